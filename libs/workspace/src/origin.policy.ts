/** A host name is at most 253 characters; scheme and port come on top. */
const MAX_ORIGIN = 270;

/**
 * Whether a text is an origin exactly as browsers send it: http(s), lower-case host (international names in their
 * xn-- form), a port only where it is not the usual one, and nothing behind it.
 */
export function isOrigin(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > MAX_ORIGIN || !/^https?:\/\/[^*]+$/.test(value))
    return false;
  return URL.canParse(value) && new URL(value).origin === value;
}
