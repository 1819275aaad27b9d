const MAX_KEYS = 10;
const KEY = /^[A-Za-z0-9_.-]{1,40}$/;
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Whether a value is a flat object of at most 10 short string parameters. */
export function isUtm(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= MAX_KEYS &&
    entries.every(
      ([key, item]) =>
        KEY.test(key) &&
        key !== '__proto__' &&
        typeof item === 'string' &&
        item.length <= 200 &&
        item.isWellFormed() &&
        !CONTROL.test(item),
    )
  );
}
