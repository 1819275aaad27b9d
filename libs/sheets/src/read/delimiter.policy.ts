const CANDIDATES = [',', '\t', ';', '|'] as const;
const MAX_LINES = 50;

/**
 * The character between cells: the one that cuts the first lines into the most equal numbers of parts. Quoted text
 * counts as one part. A file of one column has none; the comma serves.
 */
export function findDelimiter(text: string): string {
  const lines = linesOf(text);
  let best = ',';
  let bestScore = 0;
  for (const candidate of CANDIDATES) {
    const counts = lines.map((line) => parts(line, candidate)).filter((count) => count > 1);
    if (counts.length === 0) continue;
    const tally = new Map<number, number>();
    for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
    const [columns, agreeing] = [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
    const score = (agreeing / lines.length) * 100 + Math.min(columns, 50) / 50;
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

/** The first lines, of which the last may be cut off and is left out. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if ((character === '\n' || character === '\r') && !quoted) {
      if (line.trim() !== '') lines.push(line);
      line = '';
      if (lines.length >= MAX_LINES) return lines;
    } else line += character;
  }
  if (lines.length === 0 && line.trim() !== '') lines.push(line);
  return lines;
}

function parts(line: string, delimiter: string): number {
  let count = 1;
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) count += 1;
  }
  return count;
}
