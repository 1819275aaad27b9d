/** What is known of a person: enough to find them again in any text. */
export interface Traces {
  /** Canonical (contacts: canonicalPhone). */
  readonly phones: readonly string[];
  readonly wechats: readonly string[];
  readonly emails: readonly string[];
  readonly names: readonly string[];
}

/** What stands where a person was: never longer than what it replaces, harmless in JSON, CSV and HTML. */
export const ERASED_MARK = '**';

/** A pattern that matches nothing. */
const NOTHING = '(?!)';
/** Between the digits of a number as people write it, also as escaped in JSON. */
const GAP = '(?:[\\s\\-–—－.·_/()（）]|\\\\[nrt])*';
const WECHAT_ID = /^[a-z][a-z0-9_-]{5,19}$/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * Sorts what was found into traces. What no id or address looks like ("同上", a note in the WeChat field) counts as a
 * name: it is only looked for in the person's own rows.
 */
export function tracesOf(found: readonly { readonly kind: string; readonly value: string | null }[]): Traces {
  const phones = new Set<string>();
  const wechats = new Set<string>();
  const emails = new Set<string>();
  const names = new Set<string>();
  for (const { kind, value } of found) {
    const text = value?.trim() ?? '';
    if (text.length < 2 || text === ERASED_MARK) continue;
    if (kind === 'phone' && digitsOf(text).length >= 7) phones.add(text);
    else if (kind === 'wechat' && WECHAT_ID.test(text)) wechats.add(text.toLowerCase());
    else if (kind === 'wechat' && digitsOf(text).length >= 7) phones.add(text);
    else if (kind === 'email' && EMAIL.test(text)) emails.add(text.toLowerCase());
    else names.add(text);
  }
  return { phones: [...phones], wechats: [...wechats], emails: [...emails], names: [...names] };
}

/**
 * A PostgreSQL regular expression (to be used without regard to case) of every spelling of the person's numbers, ids
 * and addresses: full width, spaced, dashed, with and without country code.
 */
export function waysToReach(traces: Traces): string {
  const parts = [
    ...traces.phones.map(phonePattern),
    ...traces.wechats.map((id) => `(?<![a-z0-9_-])${spelled(id)}(?![a-z0-9_-])`),
    ...traces.emails.map((email) => `(?<![a-z0-9._%+-])${spelled(email)}`),
  ];
  return parts.length === 0 ? NOTHING : `(?:${parts.join('|')})`;
}

/** The same and the names: only for texts that are about this person. */
export function everything(traces: Traces): string {
  const names = [...traces.names].sort((a, b) => b.length - a.length).map(spelled);
  const reach = waysToReach(traces);
  if (names.length === 0) return reach;
  return reach === NOTHING ? `(?:${names.join('|')})` : `(?:${reach}|${names.join('|')})`;
}

/** A number that stands in JSON without quotes, with what is before it: replaced by `\1null`. */
export function jsonNumbers(traces: Traces): string {
  const numbers = traces.phones.map((phone) => digitsOf(phone).replace(/^0+/, ''));
  return numbers.length === 0 ? NOTHING : `([:\\[,]\\s*)(?:86)?(?:${numbers.join('|')})(?=\\s*[,}\\]])`;
}

function phonePattern(phone: string): string {
  const main = /^0\d{2,3}-\d{7,8}/.exec(phone)?.[0] ?? phone;
  const digits = digitsOf(main);
  const spaced = [...digits].map((digit) => oneOf(digit)).join(GAP);
  const prefix = /^1\d{10}$/.test(digits)
    ? `(?:[+＋]?(?:00)?${oneOf('8')}${oneOf('6')}${GAP})?`
    : '[+＋]?(?:00)?';
  return `(?<![0-9０-９])${prefix}${spaced}(?![0-9０-９])`;
}

/** A text literally, each of its characters also in full width. */
function spelled(text: string): string {
  return [...text].map(oneOf).join('');
}

function oneOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code <= 0x20 || code >= 0x7f) return escaped(character);
  const wide = String.fromCharCode(code + 0xfee0);
  const upper = String.fromCharCode(character.toUpperCase().charCodeAt(0) + 0xfee0);
  const forms = new Set([wide, upper]);
  return /[a-z0-9]/i.test(character)
    ? `[${character}${[...forms].join('')}]`
    : `(?:${escaped(character)}|${wide})`;
}

function escaped(character: string): string {
  return /[\\^$.*+?()[\]{}|]/.test(character) ? `\\${character}` : character;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
