import { CONTACT_PATTERNS, NUMBER_PATTERNS } from './contact-patterns.policy';
import { foldText } from './fold.policy';

/** Ways to reach a person that are known: they are masked wherever they stand, with no word before them. */
export interface KnownContacts {
  readonly phones: readonly string[];
  readonly wechats: readonly string[];
  readonly emails: readonly string[];
}

export const NO_KNOWN_CONTACTS: KnownContacts = { phones: [], wechats: [], emails: [] };

const PATTERNS = CONTACT_PATTERNS.map((source) => new RegExp(source, 'gi'));
/** Nothing to look for in a text without: most texts end here. */
const WORTH_A_LOOK =
  /[@＠]|(?:[0-9０-９][^0-9０-９]{0,3}){4}[0-9０-９]|[零〇○一幺二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸洞拐勾]{3}|微|薇|信|v|[qw][xq]|we|skype|telegram|whatsapp|扣扣|企鹅|[ａ-ｚＡ-Ｚ]|at[)）]|[①-⑨¹²³⁰-⁹₀-₉]/i;
const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;

/**
 * A text as those may read it who must not see how to reach the person: numbers keep their beginning and last four digits,
 * ids their first and last two characters, mail addresses their domain (domain.md 5.1: 138****1234). As long as it was, so
 * that places in it stay right; masking it again changes nothing; takes time in proportion to its length.
 */
export function maskContacts(text: string, known: KnownContacts = NO_KNOWN_CONTACTS): string {
  const worthALook = WORTH_A_LOOK.test(text);
  if (!worthALook && (known.wechats.length === 0 || !/[a-zａ-ｚＡ-Ｚ]/i.test(text))) return text;
  const folded = foldText(text);
  let masked = folded.replace(UUID, (id) => '\u0000'.repeat(id.length));
  for (const pattern of knownPatterns(known)) masked = masked.replace(pattern, starred);
  if (worthALook) for (const pattern of PATTERNS) masked = masked.replace(pattern, starred);
  return withStars(text, folded, masked);
}

/** The same for what may be absent. */
export function maskText(text: string | null, known?: KnownContacts): string | null {
  return text === null ? null : maskContacts(text, known);
}

/** Any value of JSON with its texts masked, the names of its fields too. */
export function maskValue(value: unknown, known: KnownContacts = NO_KNOWN_CONTACTS): unknown {
  if (typeof value === 'string') return maskContacts(value, known);
  if (typeof value === 'number') return maskNumber(value, known);
  if (Array.isArray(value)) return value.map((item: unknown) => maskValue(item, known));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [maskContacts(name, known), maskValue(item, known)]),
  );
}

/** A number of JSON: one that is a telephone number becomes its masked text; a round one is an amount. */
export function maskNumber(value: number, known: KnownContacts = NO_KNOWN_CONTACTS): number | string {
  const text = String(value);
  return /^1[3-9]\d{9}$/.test(text) && !text.endsWith('0000') ? maskContacts(text, known) : value;
}

/** What is known of one person, without what is absent. */
export function knownContacts(person: {
  readonly phones?: readonly (string | null)[];
  readonly wechat?: string | null;
  readonly email?: string | null;
}): KnownContacts {
  return {
    phones: (person.phones ?? []).filter((phone) => phone !== null),
    wechats: [person.wechat ?? null].filter((id) => id !== null),
    emails: [person.email ?? null].filter((email) => email !== null),
  };
}

/**
 * What somebody saved who had only the masked text before them: every masked piece that they left stands again as it was.
 * null when it can't be told which of several it was, so that no number is ever exchanged for another.
 */
export function keepMasked(edited: string, original: string, known?: KnownContacts): string | null {
  const masked = maskContacts(original, known);
  if (edited === masked) return original;
  const pieces = maskedPieces(original, masked);
  let result = '';
  let from = 0;
  for (const [shown, written] of distinct(pieces)) {
    const places = edited.split(shown).length - 1;
    if (places > 0 && written.size > 1 && places !== pieces.filter((piece) => piece.shown === shown).length) {
      return null;
    }
  }
  const queue = [...pieces];
  for (;;) {
    const next = queue
      .map((piece) => ({ piece, at: edited.indexOf(piece.shown, from) }))
      .filter(({ at }) => at >= 0)
      .reduce<{ piece: MaskedPiece; at: number } | null>(
        (best, item) => (best === null || item.at < best.at ? item : best),
        null,
      );
    if (next === null) return result + edited.slice(from);
    result += edited.slice(from, next.at) + next.piece.written;
    from = next.at + next.piece.shown.length;
    // One piece may have been copied; the last of its kind stays for that.
    if (queue.filter(({ shown }) => shown === next.piece.shown).length > 1) {
      queue.splice(queue.indexOf(next.piece), 1);
    }
  }
}

interface MaskedPiece {
  readonly shown: string;
  readonly written: string;
}

/** The stars of a text that were none before, each with the letters and digits around it. */
function maskedPieces(original: string, masked: string): MaskedPiece[] {
  const pieces: MaskedPiece[] = [];
  for (const match of masked.matchAll(/[0-9A-Za-z０-９]{0,4}\*+[0-9A-Za-z０-９]{0,4}/g)) {
    const written = original.slice(match.index, match.index + match[0].length);
    if (written !== match[0]) pieces.push({ shown: match[0], written });
  }
  return pieces;
}

function distinct(pieces: readonly MaskedPiece[]): Map<string, Set<string>> {
  const byShown = new Map<string, Set<string>>();
  for (const { shown, written } of pieces) {
    byShown.set(shown, (byShown.get(shown) ?? new Set()).add(written));
  }
  return byShown;
}

// Digits of any number, not inside what is longer, nor inside an id (hexadecimal, with hyphens).
const IN_LOGS = NUMBER_PATTERNS.slice(0, 2).map(
  (source) => new RegExp(`(?<![0-9A-Fa-f-])${source}(?![0-9A-Fa-f])`, 'gi'),
);

/** Text without mobile numbers, for log lines: nothing of the number stays. */
export function scrubPhones(text: string): string {
  let scrubbed = text;
  for (const pattern of IN_LOGS) scrubbed = scrubbed.replace(pattern, '1**********');
  return scrubbed;
}

function starred(_match: string, head: string, middle: string, tail: string): string {
  // The tail of an address is only looked at, it is no part of the match.
  return head + '*'.repeat(middle.length) + (_match.length > head.length + middle.length ? tail : '');
}

/** The original with a star wherever the masked text has one that it did not have. */
function withStars(text: string, folded: string, masked: string): string {
  let result = '';
  let from = 0;
  for (let at = 0; at < masked.length; at += 1) {
    if (masked.charCodeAt(at) !== 0x2a || folded.charCodeAt(at) === 0x2a) continue;
    result += `${text.slice(from, at)}*`;
    from = at + 1;
  }
  return result + text.slice(from);
}

/** Between two digits of a known number. */
const GAP = '[\\s._()/,，、。:：-]{0,3}';
const FIGURE_WORDS = [
  '零〇○洞',
  '一幺壹',
  '二贰貳',
  '三叁參',
  '四肆',
  '五伍',
  '六陆陸',
  '七柒拐',
  '八捌',
  '九玖勾',
];
const ID_FORM = /^[a-z][a-z0-9_-]{3,63}$/i;

function knownPatterns(known: KnownContacts): RegExp[] {
  const numbers = new Set<string>();
  const patterns: RegExp[] = [];
  for (const value of [...known.phones, ...known.wechats]) {
    const digits = value.replace(/\D/g, '');
    if (digits.length >= 7 && !/[a-z]/i.test(value)) {
      numbers.add(digits);
      const local = /^(?:0\d{2,3}-|\+85[23])(\d{7,8})/.exec(value)?.[1];
      if (local !== undefined) numbers.add(local);
    }
  }
  for (const digits of numbers) patterns.push(numberPattern(digits));
  for (const email of known.emails) {
    const [name = '', domain = ''] = foldText(email.trim()).split('@');
    if (name === '' || domain === '') continue;
    patterns.push(new RegExp(`()(${escaped(name)})(?=( ?@ ?${escaped(domain)}))`, 'gi'));
  }
  for (const id of known.wechats.map((value) => foldText(value.trim()))) {
    if (!ID_FORM.test(id)) continue;
    const kept = id.length > 4 ? 2 : 0;
    const parts = [id.slice(0, kept), id.slice(kept, id.length - kept), id.slice(id.length - kept)];
    const [head = '', middle = '', tail = ''] = parts.map(escaped);
    patterns.push(new RegExp(`(?<![a-z0-9_-])(${head})(${middle})(${tail})(?![a-z0-9_-])`, 'gi'));
  }
  return patterns;
}

function numberPattern(digits: string): RegExp {
  const figures = [...digits].map((digit) => `[${digit}${FIGURE_WORDS[Number(digit)] ?? ''}]`);
  const head = Math.max(0, Math.min(digits.startsWith('0') ? 4 : 3, digits.length - 8));
  const part = (from: number, to?: number): string => figures.slice(from, to).join(GAP);
  const middle = `${head === 0 ? '' : GAP}${part(head, -4)}${GAP}`;
  return new RegExp(`(?<![0-9](?<!86|852|853|886))(${part(0, head)})(${middle})(${part(-4)})(?![0-9])`, 'gi');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
