import { readNumber } from './numerals.policy';
import type { WrittenNumber } from './numeral-value.policy';
import { readUnit } from './units.policy';
import type { Unit } from './units.policy';

/** One or two numbers with their unit, while a quantity is read. */
export interface QuantitySpan {
  readonly min: number;
  readonly max: number;
  readonly end: number;
  readonly unit: Unit | null;
  readonly unitEnd: number;
  readonly large: boolean;
  readonly choice: boolean;
}

type Kind = 'tolerance' | 'range' | 'choice' | 'sum';

const RANGE = /\s?(?:-{1,2}|~{1,2}|至|到|\.{3}|…{1,2}|to(?=\s))\s?/y;
/** between 5,000 and 6,000; 介于3000和5000 */
const BETWEEN = /\s?(?:and(?=\s)|和|与)\s?/y;
const BETWEEN_BEFORE = /(?:between|介于|在)\s?(?:约|about )?$/i;
const CHOICE = /\s?(?:或者是?|或|or(?=\s)|\/|、)\s?/y;
const TOLERANCE = /\s?(?:±|\+\/?-|正负|上下浮动|浮动|\(±|\(上下浮动)\s?/y;
const SUM = /\s?(?:\+|加)\s?/y;
const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ['tolerance', TOLERANCE],
  ['range', RANGE],
  ['choice', CHOICE],
  ['sum', SUM],
];

const BETWEEN_KIND: readonly [Kind, RegExp] = ['range', BETWEEN];

/** Range, choice, tolerance or sum with the number that follows; the span unchanged when none follows. */
export function joinFollowing(
  text: string,
  first: WrittenNumber,
  span: QuantitySpan,
  isFree: (start: number, end: number) => boolean,
): QuantitySpan {
  let at = span.end;
  const approx = /^\s?(?:以上|左右|多|起)(?=\s?(?:-|~|至|到))/.exec(text.slice(at, at + 5));
  if (approx !== null) at += approx[0].length;
  const between = BETWEEN_BEFORE.test(text.slice(Math.max(0, first.start - 9), first.start));
  for (const [kind, pattern] of between ? [BETWEEN_KIND, ...KINDS] : KINDS) {
    pattern.lastIndex = at;
    if (!pattern.test(text)) continue;
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
  kind: Kind,
  first: WrittenNumber,
  span: QuantitySpan,
  second: WrittenNumber,
): QuantitySpan | null {
  if (kind === 'tolerance') return joinTolerance(text, span, second);
  const late = readUnit(text, second.end, second.low) ?? readLateUnit(text, second.end, second.low);
  const unit = late?.unit ?? span.unit;
  if (span.unit !== null && late !== null && span.unit.dimension !== late.unit.dimension) return null;
  if (kind !== 'range' && late === null) return null;
  if (kind === 'range' && span.unit !== null && late === null && span.unit.dimension !== 'money')
    return openRange(text, span, second);
  const end = late?.end ?? second.end;
  const scale = shareOf(kind, first, span, second, late?.unit ?? null, unit);
  const low = first.low * scale;
  const high = first.high * scale;
  const base = {
    end,
    unit,
    unitEnd: end,
    large: span.large || second.magnitude >= 1e4,
    choice: kind === 'choice',
  };
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
  if (kind === 'range' && unit === null && !base.large && high > second.high) return null;
  return { ...base, min: Math.min(low, second.low), max: Math.max(high, second.high) };
}

/** "一万平到一万五": the second size leaves its unit out. */
function openRange(text: string, span: QuantitySpan, second: WrittenNumber): QuantitySpan | null {
  const { min } = span;
  if (span.unit?.dimension !== 'area' || second.low < 100 || second.low <= min || second.low > min * 10)
    return null;
  if (!/^(?:[\s,，。;；、)]|$|左右|之间|都|也|的)/.test(text.slice(second.end, second.end + 2))) return null;
  return { ...span, max: second.high, end: second.end, unitEnd: second.end };
}

/** What the first number is multiplied by to stand in the second one's unit: a shared 万, a left-out 千. */
function shareOf(
  kind: Kind,
  first: WrittenNumber,
  span: QuantitySpan,
  second: WrittenNumber,
  late: Unit | null,
  unit: Unit | null,
): number {
  const convert =
    late !== null && span.unit !== null && span.unit.id !== late.id ? span.unit.toBase / late.toBase : 1;
  if (span.unit !== null) return convert;
  if (shares(first, second)) return convert * second.magnitude;
  if (kind !== 'range') return convert;
  if (unit?.dimension === 'area' && isShortThousands(first, second)) return 1000;
  return isShortMyriads(first, second) ? 1e4 : convert;
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

/** "80-1百万", "5000-1亿", "三百到五百万" leave out the 万 of the first. */
function isShortMyriads(first: WrittenNumber, second: WrittenNumber): boolean {
  if (first.magnitude === 1) return second.magnitude > 1e5 && first.high * 1e4 < second.low;
  return first.magnitude < 1e4 && second.low >= 1e5 && first.high * 1e4 <= second.low;
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

function joinTolerance(text: string, span: QuantitySpan, second: WrittenNumber): QuantitySpan | null {
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

/** "3亩5分", "两亩半", "六米五", "4块5", "1毛5". */
export function addFraction(text: string, span: QuantitySpan): QuantitySpan {
  if (span.unit === null) return span;
  if (text.charAt(span.end) === '半') return enlarged(span, 0.5, 1);
  const digit = /^([1-9一二三四五六七八九])(.?)/.exec(text.slice(span.end, span.end + 2));
  if (digit?.[1] === undefined) return span;
  const tenths = (readNumber(digit[1], 0)?.low ?? 0) / 10;
  if (span.unit.id === 'mu' && digit[2] === '分' && !/[钟之]/.test(text.charAt(span.end + 2)))
    return enlarged(span, tenths, 2);
  if (
    (span.unit.id === 'yuan' || span.unit.id === 'jiao') &&
    /[块元毛]$/.test(text.slice(0, span.end)) &&
    !/^(?:[\d.二三四五六七八九十百千万亿%号楼层个平亩月年天]|一(?![天平个月年㎡方]))/.test(
      text.slice(span.end + 1, span.end + 3),
    )
  )
    return enlarged(span, tenths, 1);
  if (span.unit.id === 'm' && !/[\d.一二三四五六七八九十百千万吨米层楼台m*x×]/i.test(digit[2] ?? ''))
    return enlarged(span, tenths, 1);
  return span;
}

function enlarged(span: QuantitySpan, by: number, length: number): QuantitySpan {
  const end = span.end + length;
  return { ...span, min: span.min + by, max: span.max + by, end, unitEnd: end };
}
