import { SIMPLIFIED } from './char-forms.table';

/** Longest text that is parsed, in UTF-16 units; the rest is kept raw but not read. */
export const MAX_PARSED_LENGTH = 20_000;

const TAG = /<(?:[a-zA-Z/!][^<>]{0,400})>/g;
/** <name@example.com> is an address, no markup. */
const ADDRESS = /^<[^\s<>="']+@[^\s<>="']+>$/;
const BREAKING_TAG = /^<\/?(?:br|p|div|li|tr|ul|ol|h[1-6])\b/i;
const SCRIPT = /<(script|style)\b[^<>]{0,200}>[^<]{0,2000}<\/\1>/gi;
const ENTITY = /&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});/g;
const SPECIAL: Readonly<Record<string, string>> = {
  '²': '2',
  '³': '3',
  '〜': '~',
  '～': '~',
  '∼': '~',
  '﹣': '-',
  '−': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '‐': '-',
  '‑': '-',
  '─': '-',
  '﹢': '+',
  '﹪': '%',
  '％': '%',
  '￥': '¥',
  '。': '。',
  '︰': ':',
  '∶': ':',
  '﹕': ':',
  '⁄': '/',
  '∕': '/',
  '㎥': '㎥',
  '\t': ' ',
  '\r': '\n',
  '•': '·',
  '‧': '·',
  '・': '·',
};

/**
 * Writes the text in one form, character for character, so that an offset in the result is the same
 * offset in the original: full width → half, traditional → simplified, dashes and tildes unified,
 * HTML tags and entities blanked (a line-breaking tag becomes a line break), control and invisible
 * characters blanked. Same length as the input cut to {@link MAX_PARSED_LENGTH}.
 */
export function normalizeText(original: string): string {
  const cut = original.slice(0, MAX_PARSED_LENGTH);
  let text = '';
  for (let i = 0; i < cut.length; i += 1) text += normalizeUnit(cut.charAt(i), cut.charCodeAt(i));
  return blankMarkup(misreadDigits(text));
}

/** What scanners take for digits: 4OOO㎡, l3900000001. */
function misreadDigits(text: string): string {
  if (!/[OolI]/.test(text)) return text;
  return text
    .replace(/(?<=\d)[Oo]{1,4}(?=\s?(?:\d|㎡|平|亩|万|元|米|吨|[tT](?![A-Za-z])|[kK][vV][aA]))/g, (m) =>
      '0'.repeat(m.length),
    )
    .replace(/(?<![A-Za-z0-9])[lI](?=[3-9]\d{9}(?!\d))/g, '1');
}

function normalizeUnit(char: string, code: number): string {
  if (code < 0x20) return code === 0x0a || code === 0x0d ? '\n' : ' ';
  if (code < 0x7f) return char;
  if (code >= 0xff01 && code <= 0xff5e) return code === 0xff5e ? '~' : String.fromCharCode(code - 0xfee0);
  if (isBlank(code) || isPictureTail(code)) return ' ';
  if (isPicture(code)) return ',';
  return SPECIAL[char] ?? SIMPLIFIED.get(char) ?? char;
}

/** A picture stands between clauses: its first unit is read as a comma, the second as a blank. */
function isPicture(code: number): boolean {
  return (code >= 0xd83c && code <= 0xd83e) || (code >= 0x2600 && code <= 0x27bf);
}

function isPictureTail(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

function isBlank(code: number): boolean {
  return (
    code === 0x7f ||
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0xfeff ||
    code === 0x20e3 ||
    code === 0xfe0f ||
    code === 0xad ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x2060 && code <= 0x206f)
  );
}

function blankMarkup(text: string): string {
  if (!text.includes('<') && !text.includes('&')) return text;
  return text
    .replace(SCRIPT, (m) => ' '.repeat(m.length))
    .replace(TAG, (m) =>
      ADDRESS.test(m)
        ? ` ${m.slice(1, -1)} `
        : (BREAKING_TAG.test(m) ? '\n' : ' ') + ' '.repeat(m.length - 1),
    )
    .replace(ENTITY, (m) => ' '.repeat(m.length));
}

const CLAUSE_BREAKS: ReadonlySet<string> = new Set(',，。;；!！?？\n');

/** True for the characters that end a clause. */
export function isClauseBreak(char: string): boolean {
  return CLAUSE_BREAKS.has(char);
}

/** Start of the clause that holds `index`, looking back at most `limit` units. */
export function clauseStart(text: string, index: number, limit = 40): number {
  let i = index;
  const floor = Math.max(0, index - limit);
  while (i > floor && !isClauseBreak(text.charAt(i - 1))) i -= 1;
  return i;
}

/** End of the clause that holds `index`, looking ahead at most `limit` units. */
export function clauseEnd(text: string, index: number, limit = 40): number {
  let i = index;
  const ceiling = Math.min(text.length, index + limit);
  while (i < ceiling && !isClauseBreak(text.charAt(i))) i += 1;
  return i;
}
