import { readNumber } from './numerals.policy';
import { tidy } from './tidy.policy';
import type { WrittenNumber } from './numeral-value.policy';
import { readFollowing, readPreceding } from './quantity-around.policy';
import type { Around } from './quantity-around.policy';
import { addFraction, joinFollowing } from './quantity-join.policy';
import type { QuantitySpan } from './quantity-join.policy';
import type { Per } from './quantity-words.table';
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

/** No message has more; what does is a table or an attack. */
const MAX_QUANTITIES = 400;

/** 一亩1000块: the 一亩 is a rate of what follows, not a quantity. */
const RATE_WORD =
  /一个?(?:亩(?![一二三四五六七八九]分)|平方米|平米|平方|平|㎡|年|月|天|季度?)[ ,]?(?:大概|大约|约|差不多|不超过|不低于|最多|至少|交|税|租金|纳税)?[ ]?[\d一二三四五六七八九十两]/y;
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
    if (hit === null || found.length >= MAX_QUANTITIES)
      return found.filter((q, i) => !isRefuted(text, q, found[i + 1]));
    const at = hit.index;
    from = at + 1;
    if (!isFree(at, at + 1) || continuesWord(text, at)) {
      from = skipDigits(text, at);
      continue;
    }
    if (/^一(?:共|起|般|样|直|定|并|同|旦|手|致|带|流)/.test(text.slice(at, at + 2))) continue;
    if (isVague(text, at)) {
      from = Math.max(from, readNumber(text, at)?.end ?? from);
      continue;
    }
    RATE_WORD.lastIndex = at;
    const first = RATE_WORD.test(text) ? null : readNumber(text, at);
    if (first === null || !isFree(first.start, first.end)) {
      from = skipDigits(text, at);
      continue;
    }
    const quantity = readQuantity(text, first, isFree, found.at(-1)?.end ?? 0);
    found.push(quantity);
    from = Math.max(quantity.end, from);
  }
}

/** "层高（m）：8": the unit stands in the heading. */
function headingUnit(text: string, number: WrittenNumber): Unit | null {
  const written = /\(([^()\s\d/]{1,5})(?:\/(?:㎡|平|m2))?\)\s?:[\s≥≤<>]{0,2}$/.exec(
    text.slice(Math.max(0, number.start - 14), number.start),
  )?.[1];
  if (written === undefined) return null;
  const unit = readUnit(written, 0, number.low);
  if (unit === null || unit.end !== written.length) return null;
  return unit.unit.dimension === 'money' && text.charAt(number.start - 2) === '/' ? null : unit.unit;
}

/** "不是50万是150万": the first is said only to be denied. */
function isRefuted(text: string, q: Quantity, next: Quantity | undefined): boolean {
  return (
    next !== undefined &&
    /(?:不是|并非)\s?$/.test(text.slice(Math.max(0, q.start - 3), q.start)) &&
    /^[\s,，]{0,2}(?:而)?(?:是|应该是)\s?$/.test(text.slice(q.end, next.start))
  );
}

function skipDigits(text: string, at: number): number {
  let i = at + 1;
  while (text.charAt(i) >= '0' && text.charAt(i) <= '9') i += 1;
  return i;
}

/** 几百万, 数十亩, 大几千: no number at all. */
function isVague(text: string, at: number): boolean {
  if (
    '(['.includes(text.charAt(at - 1) || '#') &&
    /^[百千万]?[万元]/.test(text.slice(at, at + 2)) &&
    !/[0-9]/.test(text.charAt(at))
  )
    return true;
  if (/[0-9]/.test(text.charAt(at))) return false;
  return /(?:[几数]|(?<![最刚正只你您还就])好)$/.test(text.slice(Math.max(0, at - 2), at));
}

/** A digit right after a letter is part of a code, unless the letters are a currency. */
function continuesWord(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 4), at);
  const previous = before.charAt(before.length - 1);
  if (/[0-9]$/.test(previous) || (previous === '.' && /[0-9]\.$/.test(before))) return true;
  return /[A-Za-z_]$/.test(before) && !/(?:rmb|usd|cny|约)$/i.test(before);
}

function readQuantity(
  text: string,
  first: WrittenNumber,
  isFree: (start: number, end: number) => boolean,
  floor: number,
): Quantity {
  const unit = readUnit(text, first.end, first.low);
  const alone: QuantitySpan = {
    min: first.low,
    max: first.high,
    end: unit?.end ?? first.end,
    unit: unit?.unit ?? null,
    unitEnd: unit?.end ?? first.end,
    large:
      first.magnitude >= 1e4 || (first.low >= 1e4 && /[万亿wW]/.test(text.slice(first.start, first.end))),
    choice: false,
  };
  const span = addFraction(text, joinFollowing(text, first, alone, isFree));
  const around: Around = { bounds: new Set(), per: new Set<Per>() };
  const following = readFollowing(text, span.end, span, around, isFree);
  const start = readPreceding(text, first.start, floor, around);
  const finalUnit = span.unit ?? following.late?.unit ?? headingUnit(text, first);
  const foreign = FOREIGN_BEFORE.test(text.slice(Math.max(floor, first.start - 5), first.start));
  const exact = span.min === span.max;
  const least = around.bounds.has('min');
  const most = around.bounds.has('max');
  return {
    start,
    end: following.end,
    numberStart: first.start,
    unitEnd: following.late?.end ?? span.unitEnd,
    min: exact && most && !least ? null : tidy(span.min),
    max: exact && least && !most ? null : tidy(span.max),
    unit: finalUnit,
    dimension: foreign ? 'count' : (finalUnit?.dimension ?? 'none'),
    large: span.large && !foreign,
    per: around.per,
    approximate: first.approximate || around.bounds.has('approx'),
    choice: span.choice,
  };
}
