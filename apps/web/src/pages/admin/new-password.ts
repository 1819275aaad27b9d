/** Letters and digits that nobody confuses when reading them out. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 14; // 55^14 ≈ 2^81

/** A random first password; the user has to change it at the first sign-in. */
export function newPassword(): string {
  const picks = crypto.getRandomValues(new Uint32Array(LENGTH));
  return [...picks].map((pick) => ALPHABET[pick % ALPHABET.length]).join('');
}
