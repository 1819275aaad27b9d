import { evaluate } from './numeral-value.policy';
import type { Atom, WrittenNumber } from './numeral-value.policy';
import { tidy } from './tidy.policy';

const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9, 俩: 2, 仨: 3,
}; // prettier-ignore
const UNITS: Readonly<Record<string, number>> = {
  十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000, 万: 1e4, 亿: 1e8, k: 1000, K: 1000, w: 1e4, W: 1e4,
}; // prettier-ignore
/** After these a trailing digit is a count of its own ("5万2年"), not the short form of 52,000. */
const NOT_ELLIPSIS = '年月层楼栋个人期号台吨米次天幢间条家点';
const APPROXIMATE_INSIDE = '多来余几';
const MAX_NUMBER_LENGTH = 24;

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

function isLetter(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z');
}

function chineseDigit(char: string): number | null {
  return DIGITS[char] ?? null;
}

/**
 * Reads the number that starts exactly at `start`, or answers null. Knows Arabic digits with
 * thousands separators and spaces, Chinese numerals plain and formal, mixed forms and the colloquial
 * ellipsis (domain.md 2.4).
 */
export function readNumber(text: string, start: number): WrittenNumber | null {
  const first = text.charAt(start);
  if (first === '半') return readHalf(text, start);
  const loose = readLoosePair(text, start);
  if (loose !== null) return loose;
  const atoms: Atom[] = [];
  let i = start;
  let approximate = false;
  const limit = Math.min(text.length, start + MAX_NUMBER_LENGTH);
  while (i < limit) {
    const char = text.charAt(i);
    const last = atoms.at(-1);
    if (isDigit(char)) {
      if (last?.kind === 'number') break;
      const arabic = readArabic(text, i);
      if (arabic === null) return null;
      if (last?.kind === 'unit' && isForeignCount(text, arabic.end, arabic.value)) break;
      atoms.push({ kind: 'number', value: arabic.value, single: arabic.end - i === 1 });
      i = arabic.end;
      continue;
    }
    const spoken = char === '点' && last?.kind === 'number' ? readSpokenDecimals(text, i) : null;
    if (spoken !== null && last !== undefined) {
      atoms.splice(-1, 1, { kind: 'number', value: tidy(last.value + spoken.value), single: false });
      i = spoken.end;
      continue;
    }
    const digit = chineseDigit(char);
    if (digit !== null) {
      if (last?.kind === 'number' && isDigit(text.charAt(i - 1))) break;
      if (last?.kind === 'unit' && last.value > 10 && digit > 0 && isForeignCount(text, i + 1, digit)) break;
      if (char === '一' && last?.kind === 'unit' && last.value > 10 && isRate(text, i + 1, isDigit(first)))
        break;
      atoms.push(
        digit === 0
          ? { kind: 'zero', value: 0, single: true }
          : { kind: 'number', value: digit, single: true },
      );
      i += 1;
      continue;
    }
    const unitAt = unitPosition(text, i, atoms);
    if (unitAt !== null && !(last?.kind === 'unit' && last.value >= unitAt.value)) {
      if (unitAt.approximate) approximate = true;
      atoms.push({ kind: 'unit', value: unitAt.value, single: false });
      i = unitAt.end;
      continue;
    }
    break;
  }
  if (atoms.length === 0) return null;
  return evaluate(atoms, start, i, approximate);
}

/** "五点五个亿", "一点二万": what follows 点, when a multiplier or a unit tells it from a time of day. */
function readSpokenDecimals(text: string, at: number): { value: number; end: number } | null {
  const digits = /^点([零〇一二两三四五六七八九\d]{1,3})(?=个?[万亿千百wW]|米|吨|亩|公顷|倍|元|块)/.exec(
    text.slice(at, at + 7),
  )?.[1];
  if (digits === undefined) return null;
  const decimals = [...digits].map((c) => String(chineseDigit(c) ?? c)).join('');
  return { value: Number(`0.${decimals}`), end: at + 1 + digits.length };
}

const LOOSE =
  /(?:([百千万])[儿]?八([十百千])(?![零一二三四五六七八九十百千万])|(百)十(?=[来多几]?[个平亩方㎡]))/y;

/** 百八十亩, 千儿八百平, 百十来平: spoken ranges that stand on no digit. */
function readLoosePair(text: string, start: number): WrittenNumber | null {
  LOOSE.lastIndex = start;
  const m = LOOSE.exec(text);
  if (m === null) return null;
  const upper = UNITS[m[1] ?? m[3] ?? ''] ?? 0;
  const lower = m[2] === undefined ? 0 : (UNITS[m[2]] ?? 0) * 8;
  if (m[2] !== undefined && lower * 10 !== upper * 8) return null;
  const [low, high] = m[2] === undefined ? [upper, upper * 1.1] : [lower, upper];
  return {
    start,
    end: start + m[0].length,
    low,
    high: tidy(high),
    factor: null,
    magnitude: 1,
    approximate: true,
  };
}

function readHalf(text: string, start: number): WrittenNumber {
  const unit = UNITS[text.charAt(start + 1)];
  const named = unit !== undefined && unit >= 100;
  const value = named ? unit / 2 : 0.5;
  const end = start + (named ? 2 : 1);
  return {
    start,
    end,
    low: value,
    high: value,
    factor: 0.5,
    magnitude: named ? unit : 1,
    approximate: false,
  };
}

/** "5万2年": the 2 belongs to 年. */
function isForeignCount(text: string, after: number, digit: number): boolean {
  if (digit >= 10) return false;
  const next = text.charAt(after);
  if (/^个(?:平|方|㎡)/.test(text.slice(after, after + 2))) return false;
  return next !== '' && (NOT_ELLIPSIS.includes(next) || next === 'F' || next === 'f');
}

/** "28万一亩": a price per mu, not 281,000. */
function isRate(text: string, after: number, arabic: boolean): boolean {
  const next = text.slice(after, after + 2);
  return next.startsWith('亩') || next === '公顷' || (arabic && /^(?:个|平|方|㎡)/.test(next));
}

function readArabic(text: string, start: number): { value: number; end: number } | null {
  let i = start;
  while (isDigit(text.charAt(i))) i += 1;
  if (i - start > 12) return null;
  let digits = text.slice(start, i);
  if (digits.length <= 3) {
    for (let sep = text.charAt(i); sep === ',' || sep === ' ' || sep === "'"; sep = text.charAt(i)) {
      if (!isThousandsGroup(text, i + 1, sep)) break;
      digits += text.slice(i + 1, i + 4);
      i += 4;
    }
  }
  if (digits.length === 1 && text.charAt(i) === ' ') {
    const spaced = readSpacedDigits(text, start);
    if (spaced !== null) return spaced;
  }
  if (text.charAt(i) === '.' && isDigit(text.charAt(i + 1))) {
    let j = i + 1;
    while (isDigit(text.charAt(j)) && j - i < 12) j += 1;
    return { value: Number(`${digits}.${text.slice(i + 1, j)}`), end: j };
  }
  return { value: Number(digits), end: i };
}

function isThousandsGroup(text: string, at: number, separator: string): boolean {
  for (let k = 0; k < 3; k += 1) if (!isDigit(text.charAt(at + k))) return false;
  if (isDigit(text.charAt(at + 3))) return false;
  return separator !== ' ' || /^ ?(?:平|方米|㎡|m2|sq|,\d{3})/i.test(text.slice(at + 3, at + 8));
}

/** "3 0 0 0平": at least three single digits set apart by single spaces, then an area unit. */
function readSpacedDigits(text: string, start: number): { value: number; end: number } | null {
  let digits = text.charAt(start);
  let i = start + 1;
  while (
    text.charAt(i) === ' ' &&
    isDigit(text.charAt(i + 1)) &&
    !isDigit(text.charAt(i + 2)) &&
    digits.length < 9
  ) {
    digits += text.charAt(i + 1);
    i += 2;
  }
  if (digits.length < 3 || !/^ ?(?:个?平|㎡|m2|亩|方)/i.test(text.slice(i, i + 4))) return null;
  return { value: Number(digits), end: i };
}

interface UnitAt {
  readonly value: number;
  readonly end: number;
  readonly approximate: boolean;
}

function unitPosition(text: string, at: number, atoms: readonly Atom[]): UnitAt | null {
  const last = atoms.at(-1);
  let i = at;
  let approximate = false;
  if (last?.kind === 'number' || last?.kind === 'unit') {
    if (
      text.charAt(i) === ' ' &&
      isDigit(text.charAt(i - 1)) &&
      '万亿千百wWkK'.includes(text.charAt(i + 1) || '#')
    )
      i += 1;
    const inside = text.charAt(i);
    if (inside !== '' && APPROXIMATE_INSIDE.includes(inside) && unitValue(text, i + 1) !== null) {
      approximate = true;
      i += 1;
    }
    if (text.charAt(i) === '个' && '万亿wW多'.includes(text.charAt(i + 1) || '#')) {
      i += 1;
      if (text.charAt(i) === '多') {
        approximate = true;
        i += 1;
      }
    }
  }
  const value = unitValue(text, i);
  if (value === null) return null;
  if (atoms.length === 0 && (isLetter(text.charAt(i)) || value === 1e8)) return null;
  return { value, end: i + 1, approximate };
}

function unitValue(text: string, at: number): number | null {
  const char = text.charAt(at);
  const value = UNITS[char];
  if (value === undefined) return null;
  if (char === '千' && /[伏瓦克牛帕米卡]/.test(text.charAt(at + 1))) return null;
  if (isLetter(char)) {
    const next = text.charAt(at + 1);
    const areaFollows = /^(?:sqm|sq|m2|mu)/i.test(text.slice(at + 1, at + 4));
    if (isLetter(next) && !areaFollows) return null;
    if ((char === 'k' || char === 'K') && /^m2/i.test(text.slice(at + 1, at + 3))) return null;
  }
  return value;
}
