/** Fields that are numbers, yes/no, or lists in JSON; a form sends them as text. */
const NUMBERS = new Set(['area.min', 'area.max']);
const BOOLEANS = new Set(['consent.handling', 'consent.sharing', 'consent.marketing']);
const LISTS = new Set(['region']);
const MAX_DEPTH = 3;
const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * A form's flat fields as the object that JSON callers send (contract.md, "Capture"): `area.min=120` becomes
 * `{area: {min: 120}}`, a repeated key an array. Empty fields count as absent, as an untouched input is.
 * What can't be read as a number or yes/no stays text, for the validation to refuse.
 */
export function expandDottedKeys(flat: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, raw] of Object.entries(flat)) {
    const value = readValue(key, raw);
    if (value === undefined) continue;
    const path = key.split('.');
    if (path.length > MAX_DEPTH || path.some((part) => part === '' || UNSAFE.has(part))) {
      if (!UNSAFE.has(key)) result[key] = value;
      continue;
    }
    put(result, path, value, key);
  }
  return result;
}

function put(target: Record<string, unknown>, path: readonly string[], value: unknown, key: string): void {
  let place = target;
  for (const part of path.slice(0, -1)) {
    const next = Object.hasOwn(place, part) ? place[part] : undefined;
    if (next === undefined) {
      const made: Record<string, unknown> = {};
      place[part] = made;
      place = made;
    } else if (isPlainObject(next)) {
      place = next;
    } else {
      target[key] = value; // `area=5&area.min=5`: kept under its own name and refused as unknown
      return;
    }
  }
  const last = path.at(-1) ?? key;
  if (Object.hasOwn(place, last) && isPlainObject(place[last])) target[`${key}.`] = value;
  else place[last] = value;
}

function readValue(key: string, raw: unknown): unknown {
  if (Array.isArray(raw)) {
    const items = raw.filter((item: unknown) => item !== '');
    if (LISTS.has(key)) return items;
    // A box with its hidden companion: `consent.sharing=false&consent.sharing=true` means the last.
    if (BOOLEANS.has(key)) return readOne(key, items.at(-1));
    return items.length > 1 ? items : readOne(key, items[0]);
  }
  if (raw === '' || raw === undefined || raw === null) return undefined;
  if (LISTS.has(key)) return [raw];
  return readOne(key, raw);
}

function readOne(key: string, raw: unknown): unknown {
  if (typeof raw !== 'string') return raw;
  if (NUMBERS.has(key)) return readNumber(raw);
  if (BOOLEANS.has(key)) return readBoolean(raw);
  return raw;
}

function readNumber(text: string): number | string {
  const plain = text.normalize('NFKC').replace(/[\s,，]/g, '');
  return /^\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : text;
}

function readBoolean(text: string): boolean | string {
  if (/^(true|on|1|yes)$/i.test(text)) return true;
  if (/^(false|off|0|no)$/i.test(text)) return false;
  return text;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
