import { readNumber, tidy } from './numerals.policy';
import type { WrittenNumber } from './numerals.policy';
import { PREFIXES } from './quantity-words.table';
import type { Bound, Per } from './quantity-words.table';
import { readUnit } from './units.policy';
import type { Dimension, Unit } from './units.policy';

/** A number expression with its range, bound, unit and rate, values in the unit's base. */
export interface Quantity {
  /** Start of the first bound or approximation word that belongs to it. */
  readonly start: number;
  /** End of the last suffix word. */
  readonly end: number;
  /** Start of the first digit. */
  readonly numberStart: number;
  /** End of the unit, before suffix words. */
  readonly unitEnd: number;
  /** null: open below ("以内"). In the unit as written. */
  readonly min: number | null;
  /** null: open above ("以上"). */
  readonly max: number | null;
  readonly unit: Unit | null;
  readonly dimension: Dimension | 'none';
  /** The number carried 万, 亿, w: money unless a unit says otherwise. */
  readonly large: boolean;
  readonly per: ReadonlySet<Per>;
  readonly approximate: boolean;
  /** Joined by 或 or a list mark rather than by a range mark. */
  readonly choice: boolean;
}

const PREFIX_BY_LAST = groupByLast(PREFIXES);
const MAX_PREFIXES = 4;
/** No message has more; what does is a table or an attack. */
const MAX_QUANTITIES = 150;

const SUFFIX =
  /\s?(?:(以上|及以上|或以上|起步|起租|打底|往上|朝上|开外|\+(?!\s?(?:[\d一二三四五六七八九十两首]|宿舍|办公|仓库|厂房|空地|院|地下|配套))|起(?![重诉源动草名止步]))|(以内|以下|之内|及以下|封顶|为限|往下|打住|内(?![蒙部有销含设外资容]))|(之间|左右|上下|出头|光景|多|余|来|几|把))/y;
const PER =
  /\s?(?:[/每·*]|per|一|a(?=\s)|\.(?=[月年天]))\s?(?:个)?\s?(?:(平方米|平米|平方|平|㎡|m2|方|sqm|square meter)|(亩|mu)|(年|year|annum|yr)|(月|month)|(季度?|quarter)|(天|日|day))(?![a-z])/iy;
const RANGE = /\s?(?:-{1,2}|~{1,2}|至|到|\.{3}|…{1,2}|to(?=\s))\s?/y;
const CHOICE = /\s?(?:或者是?|或|or(?=\s)|\/|、)\s?/y;
const TOLERANCE = /\s?(?:±|\+\/?-|正负|上下浮动|浮动|\(±|\(上下浮动)\s?/y;
const SUM = /\s?(?:\+|加)\s?/y;

function groupByLast(
  rows: readonly (readonly [string, Bound | Per | 'skip'])[],
): ReadonlyMap<string, readonly (readonly [string, Bound | Per | 'skip'])[]> {
  const map = new Map<string, (readonly [string, Bound | Per | 'skip'])[]>();
  for (const row of [...rows].sort((a, b) => b[0].length - a[0].length)) {
    const last = row[0].charAt(row[0].length - 1);
    map.set(last, [...(map.get(last) ?? []), row]);
  }
  return map;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** 一亩1000块: the 一亩 is a rate of what follows, not a quantity. */
const RATE_WORD =
  /一个?(?:亩|平方米|平米|平方|平|㎡|年|月|天|季度?)[ ,]?(?:大概|大约|约|差不多|不超过|不低于|最多|至少|交|税|租金|纳税)?[ ]?[\d一二三四五六七八九十两]/y;
/** Amounts in another currency are not converted. */
const FOREIGN_BEFORE = /(?:usd|us\$|hk\$|hkd|eur|\$|€|£)\s?$/i;
const STARTS = /[0-9零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖俩仨十拾百佰千仟万半]/g;

/**
 * Every quantity in a normalised text, left to right, none overlapping. `isFree` says whether a unit of
 * text is still unclaimed (phones, dates and codes are claimed before).
 */
export function findQuantities(text: string, isFree: (start: number, end: number) => boolean): Quantity[] {
  const found: Quantity[] = [];
  const starts = new RegExp(STARTS);
  let from = 0;
  for (;;) {
    starts.lastIndex = from;
    const hit = starts.exec(text);
    if (hit === null || found.length >= MAX_QUANTITIES) return found;
    const at = hit.index;
    from = at + 1;
    if (!isFree(at, at + 1) || continuesWord(text, at) || matchAt(RATE_WORD, text, at) !== null) {
      from = skipDigits(text, at);
      continue;
    }
    const first = readNumber(text, at);
    if (first === null || !isFree(first.start, first.end)) {
      from = skipDigits(text, at);
      continue;
    }
    const quantity = readQuantity(text, first, isFree, found.at(-1)?.end ?? 0);
    if (quantity !== null) found.push(quantity);
    from = Math.max(quantity?.end ?? first.end, from);
  }
}

function skipDigits(text: string, at: number): number {
  let i = at + 1;
  while (text.charAt(i) >= '0' && text.charAt(i) <= '9') i += 1;
  return i;
}

/** A digit right after a letter is part of a code, unless the letters are a currency or a floor. */
function continuesWord(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 4), at);
  const previous = before.charAt(before.length - 1);
  if ('几数好'.includes(previous || '#') && !/[0-9]/.test(text.charAt(at))) return true;
  if (/[0-9]$/.test(previous) || (previous === '.' && /[0-9]\.$/.test(before))) return true;
  return /[A-Za-z_]$/.test(before) && !/(?:rmb|usd|cny|约)$/i.test(before);
}

interface Span {
  min: number;
  max: number;
  end: number;
  unit: Unit | null;
  unitEnd: number;
  large: boolean;
  choice: boolean;
}

function readQuantity(
  text: string,
  first: WrittenNumber,
  isFree: (start: number, end: number) => boolean,
  floor: number,
): Quantity | null {
  const unit = readUnit(text, first.end, first.low);
  let span: Span = {
    min: first.low,
    max: first.high,
    end: unit?.end ?? first.end,
    unit: unit?.unit ?? null,
    unitEnd: unit?.end ?? first.end,
    large:
      first.magnitude >= 1e4 || (first.low >= 1e4 && /[万亿wW]/.test(text.slice(first.start, first.end))),
    choice: false,
  };
  let approximate = first.approximate;
  span = extend(text, first, span, isFree);
  span = addHalf(text, span);
  const bounds = new Set<Bound>();
  const per = new Set<Per>();
  let end = span.end;
  for (let step = 0; step < 5; step += 1) {
    const rate = matchAt(PER, text, end);
    if (rate !== null && isFree(end, PER.lastIndex) && span.unit?.dimension !== 'area') {
      addPer(rate, per);
      end = PER.lastIndex;
      continue;
    }
    const suffix = matchAt(SUFFIX, text, end);
    if (suffix === null) break;
    if (suffix[1] !== undefined) bounds.add('min');
    else if (suffix[2] !== undefined) bounds.add('max');
    else approximate = true;
    end = SUFFIX.lastIndex;
    if (span.unit === null) {
      const late = readUnit(text, end, span.min);
      if (late !== null) {
        span = { ...span, unit: late.unit, unitEnd: late.end };
        end = late.end;
      }
    }
  }
  const start = readPrefixes(text, first.start, floor, bounds, per);
  if (bounds.has('approx')) approximate = true;
  const foreign = FOREIGN_BEFORE.test(text.slice(Math.max(floor, first.start - 5), first.start));
  const open = span.min === span.max;
  return {
    start,
    end,
    numberStart: first.start,
    unitEnd: span.unitEnd,
    min: open && bounds.has('max') && !bounds.has('min') ? null : tidy(span.min),
    max: open && bounds.has('min') && !bounds.has('max') ? null : tidy(span.max),
    unit: span.unit,
    dimension: foreign ? 'count' : (span.unit?.dimension ?? 'none'),
    large: span.large && !foreign,
    per,
    approximate,
    choice: span.choice,
  };
}

function addPer(match: RegExpExecArray, per: Set<Per>): void {
  const kinds: readonly Per[] = ['sqm', 'mu', 'year', 'month', 'quarter', 'day'];
  kinds.forEach((kind, i) => {
    if (match[i + 1] !== undefined) per.add(kind);
  });
}

/** "3亩5分", "两亩半". */
function addHalf(text: string, span: Span): Span {
  if (span.unit === null) return span;
  if (text.charAt(span.end) === '半') {
    return { ...span, min: span.min + 0.5, max: span.max + 0.5, end: span.end + 1, unitEnd: span.end + 1 };
  }
  const fen =
    span.unit.id === 'mu'
      ? /^([1-9一二三四五六七八九])分(?![钟之])/.exec(text.slice(span.end, span.end + 3))
      : null;
  if (fen?.[1] === undefined) return span;
  const tenths = (readNumber(fen[1], 0)?.low ?? 0) / 10;
  return {
    ...span,
    min: span.min + tenths,
    max: span.max + tenths,
    end: span.end + 2,
    unitEnd: span.end + 2,
  };
}

/** Range, choice, tolerance or sum with the number that follows. */
function extend(
  text: string,
  first: WrittenNumber,
  span: Span,
  isFree: (s: number, e: number) => boolean,
): Span {
  let at = span.end;
  const approx = /^\s?(?:以上|左右|多|起)(?=\s?(?:-|~|至|到))/.exec(text.slice(at, at + 5));
  if (approx !== null) at += approx[0].length;
  const kinds = [
    ['tolerance', TOLERANCE],
    ['range', RANGE],
    ['choice', CHOICE],
    ['sum', SUM],
  ] as const;
  for (const [kind, pattern] of kinds) {
    if (matchAt(pattern, text, at) === null) continue;
    const next = pattern.lastIndex;
    const lead = /^(?:约|大约|大概)/.exec(text.slice(next, next + 2));
    const second = readNumber(text, next + (lead?.[0].length ?? 0));
    if (second === null || !isFree(next, second.end)) continue;
    const joined = join(text, kind, first, span, second);
    if (joined !== null) return joined;
  }
  return span;
}

function join(
  text: string,
  kind: 'tolerance' | 'range' | 'choice' | 'sum',
  first: WrittenNumber,
  span: Span,
  second: WrittenNumber,
): Span | null {
  if (kind === 'tolerance') return joinTolerance(text, span, second);
  const late = readUnit(text, second.end, second.low) ?? readLateUnit(text, second.end, second.low);
  const unit = late?.unit ?? span.unit;
  if (span.unit !== null && late !== null && span.unit.dimension !== late.unit.dimension) return null;
  if (kind !== 'range' && late === null) return null;
  if (kind === 'range' && span.unit !== null && late === null && span.unit.dimension !== 'money') return null;
  const end = late?.end ?? second.end;
  const large = span.large || second.magnitude >= 1e4;
  const scale =
    late !== null && span.unit !== null && span.unit.id !== late.unit.id
      ? span.unit.toBase / late.unit.toBase
      : 1;
  let low = first.low * scale;
  let high = first.high * scale;
  const shared = shares(first, second) && span.unit === null;
  if (shared) {
    low *= second.magnitude;
    high *= second.magnitude;
  } else if (kind === 'range' && unit?.dimension === 'area' && isShortThousands(first, second))
    low = high = low * 1000;
  const base = { end, unit, unitEnd: end, large, choice: kind === 'choice' };
  if (kind === 'sum') {
    if (
      unit?.dimension !== 'area' ||
      low <= 10 ||
      /^的?(?:办公|宿舍|食堂|空地|院)/.test(text.slice(end, end + 3))
    )
      return null;
    return { ...base, min: low + second.low, max: high + second.high };
  }
  if (kind === 'choice' && (unit?.dimension !== 'area' || !comparable(low, second.low))) return null;
  if (kind === 'range' && unit === null && !large && high > second.high) return null;
  return { ...base, min: Math.min(low, second.low), max: Math.max(high, second.high) };
}

/** "8-1万平" leaves out the 千 of the first. */
function isShortThousands(first: WrittenNumber, second: WrittenNumber): boolean {
  return (
    first.magnitude === 1 &&
    first.low < 10 &&
    second.magnitude === 1e4 &&
    first.low > (second.factor ?? first.low)
  );
}

/** A list like "2/3000平" is not a choice of sizes. */
function comparable(a: number, b: number): boolean {
  return a > 0 && b > 0 && a / b < 50 && b / a < 50;
}

/** "3000-5000多平", "2-3万左右平". */
function readLateUnit(text: string, at: number, value: number): { unit: Unit; end: number } | null {
  const word = /^(?:多|余|来|左右|以上)/.exec(text.slice(at, at + 2));
  return word === null ? null : readUnit(text, at + word[0].length, value);
}

/** "2-3万" shares the 万; "3000-1万" does not. */
function shares(first: WrittenNumber, second: WrittenNumber): boolean {
  if (first.magnitude !== 1 || first.factor === null || second.factor === null || second.magnitude === 1)
    return false;
  return (
    first.factor < second.factor ||
    (first.factor < 10 && second.magnitude <= 1000 && first.factor <= second.factor)
  );
}

function joinTolerance(text: string, span: Span, second: WrittenNumber): Span | null {
  const percent = text.charAt(second.end) === '%';
  const after = second.end + (percent ? 1 : 0);
  const close = text.charAt(after) === ')' ? 1 : 0;
  const late = readUnit(text, after + close, second.low);
  const unit = span.unit ?? late?.unit ?? null;
  if (unit === null) return null;
  const delta = percent ? (span.min * second.low) / 100 : second.low;
  if (delta >= span.min) return null;
  const end = late?.end ?? after + close;
  return { ...span, min: span.min - delta, max: span.max + delta, unit, end, unitEnd: end };
}

function readPrefixes(text: string, at: number, floor: number, bounds: Set<Bound>, per: Set<Per>): number {
  let start = at;
  let cursor = at;
  for (let step = 0; step < MAX_PREFIXES; step += 1) {
    while (cursor > floor && text.charAt(cursor - 1) === ' ') cursor -= 1;
    if (cursor > floor && text.charAt(cursor - 1) === '¥') cursor -= 1;
    const money = /(?:rmb|cny)\s?$/i.exec(text.slice(Math.max(floor, cursor - 4), cursor));
    if (money !== null) cursor -= money[0].length;
    const row = prefixEndingAt(text, cursor, floor);
    if (row === null) break;
    cursor -= row[0].length;
    const meaning = row[1];
    if (meaning === 'min' || meaning === 'max' || meaning === 'approx') bounds.add(meaning);
    else if (meaning !== 'skip') per.add(meaning);
    if (meaning !== 'skip') start = cursor;
  }
  return start;
}

function prefixEndingAt(
  text: string,
  end: number,
  floor: number,
): readonly [string, Bound | Per | 'skip'] | null {
  const rows = PREFIX_BY_LAST.get(text.charAt(end - 1).toLowerCase());
  if (rows === undefined) return null;
  for (const row of rows) {
    const from = end - row[0].length;
    if (from < floor) continue;
    if (text.slice(from, end).toLowerCase() !== row[0]) continue;
    if (/^[a-z]/.test(row[0]) && /[a-z]/i.test(text.charAt(from - 1))) continue;
    return row;
  }
  return null;
}
