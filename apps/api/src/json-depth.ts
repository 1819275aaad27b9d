import { DomainError } from '@luodi/platform';

/** No body of ours goes deeper than 6; the libraries behind the parser walk by recursion and would run out of stack. */
const MAX_DEPTH = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Refuses JSON nested deeper than 32, before anything walks it. One pass over the bytes: in UTF-8 none of the
 * counted characters is part of another.
 *
 * @throws DomainError `validation_failed`
 */
export function refuseDeepJson(body: Uint8Array): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < body.length; i += 1) {
    const byte = body[i] ?? 0;
    if (inString) {
      if (byte === BACKSLASH) i += 1;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) {
      inString = true;
    } else if (OPENING.has(byte)) {
      depth += 1;
      if (depth > MAX_DEPTH) {
        throw new DomainError('validation_failed', {}, { errors: [{ path: '', code: 'malformed' }] });
      }
    } else if (CLOSING.has(byte)) {
      depth -= 1;
    }
  }
}
