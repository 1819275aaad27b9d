/** How a number is shown: as it is, as a date, a date with time, or a time. */
export type NumberLook = 'number' | 'date' | 'datetime' | 'time';

/** Excel's own formats with a date in them; 27–36 and 50–58 are the East Asian ones. */
const BUILT_IN: Readonly<Record<number, NumberLook>> = Object.fromEntries([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date']),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'time']),
  [22, 'datetime'],
]);

/** The look of a number format: by its number, or by the letters of a format of the workbook's own. */
export function lookOf(formatId: number, code: string | undefined): NumberLook {
  if (code === undefined) return BUILT_IN[formatId] ?? 'number';
  const letters = code
    .slice(0, 255)
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase();
  if (/general/.test(letters)) return 'number';
  const date = /[yd]|[年日]/.test(letters) || (/m/.test(letters) && !/[hs]/.test(letters));
  const time = /[hs]/.test(letters);
  if (date) return time ? 'datetime' : 'date';
  return time ? 'time' : 'number';
}

/** Days from 1899-12-30 to 1970-01-01; the 1904 calendar begins 1,462 days later. */
const EPOCH_DAYS = 25_569;
const DAYS_1904 = 1_462;
/** 9999-12-31 */
const LAST_DAY = 2_958_465;

/** A number of a cell as a person reads it there: `2026-11-18`, `2026-11-18 10:30`, `13900000000`, `0.5`. */
export function numberText(raw: string, look: NumberLook, starts1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw.trim();
  if (look === 'number' || value < 0 || value > LAST_DAY) return plainNumber(value);
  const days = value + (starts1904 ? DAYS_1904 : 0) - EPOCH_DAYS;
  const iso = new Date(Math.round(days * 86_400) * 1000).toISOString();
  const time = iso.slice(11, 16);
  if (look === 'time' || value < 1) return time;
  const date = iso.slice(0, 10);
  return time === '00:00' ? date : `${date} ${time}`;
}

/** Fifteen digits are what a spreadsheet keeps; more is the noise of binary fractions. No exponents. */
function plainNumber(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(20).replace(/\.?0+$/, '') : text;
}

/** The column of a reference such as `AB12`, from 0; null when it is none. */
export function columnOf(reference: string): number | null {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference)?.[1];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + (letter.charCodeAt(0) - 64);
  return column - 1;
}

/** `_x000D_` of a workbook's text is a carriage return; `_x005F_` an underscore before such a code. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
}

const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** Most cells need nothing done to them. */
const CLEAN = /^[^\s\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]*$/;

/** A cell without control characters, invisible marks, lone surrogates and blanks around it. */
export function cleanCell(text: string): string {
  if (CLEAN.test(text)) return text;
  return text.toWellFormed().replace(INVISIBLE, '').replace(/\r\n?/g, '\n').trim();
}
