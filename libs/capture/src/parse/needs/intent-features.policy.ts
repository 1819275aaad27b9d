/** Longest part of a text whose words are looked at. */
const READ = 600;

/**
 * Hands out the pieces of a text by which the intent model knows it, some more than once: single Chinese characters,
 * pairs and triples of neighbours, latin words; digits are all alike.
 *
 * @param text normalised
 */
export function eachIntentPiece(text: string, take: (piece: string) => void): void {
  const plain = text.slice(0, READ).toLowerCase().replace(/\d+/g, '0').replace(/\s+/g, '_');
  for (let i = 0; i < plain.length; i += 1) {
    if (plain.charCodeAt(i) >= 0x4e00) take(plain.charAt(i));
    if (i + 1 < plain.length) take(plain.slice(i, i + 2));
    if (i + 2 < plain.length) take(plain.slice(i, i + 3));
  }
  for (const word of plain.match(/[a-z]{4,20}/g) ?? []) take(word);
}
