import { PREFIXES } from './quantity-words.table';
import type { Bound, Per } from './quantity-words.table';
import { readUnit } from './units.policy';
import type { Unit } from './units.policy';

const MAX_PREFIXES = 4;
const MAX_SUFFIXES = 5;

const SUFFIX =
  /\s?(?:(以上|及以上|或以上|起步|起租|打底|往上|朝上|开外|或更[多大]|以上级别|minimum(?![a-z])|or more(?![a-z])|and above(?![a-z])|\+(?!\s?(?:[\d一二三四五六七八九十两首]|宿舍|办公|仓库|厂房|土地|空地|院|地下|配套))|起(?![重诉源动草名止步]))|(以内|以里|以下|之内|及以下|封顶|为限|往下|打住|顶天了?|到顶|撑死|顶格|封死|max(?:imum)?(?![a-z])|at most(?![a-z])|or less(?![a-z])|tops(?![a-z])|(?<!\s)内(?![蒙部有销含设外资容江丘乡黄])|内(?![\u4e00-\u9fa5]))|(之间|左右|上下|出头|光景|(?<!\s)[多余来几把]|[多余来几把](?![\u4e00-\u9fa5])))/y;
const PER =
  /\s?(?:[/每·*]|per|一|a(?=\s)|\.(?=[月年天]))\s?(?:个)?\s?(?:(平方米|平米|平方|平|㎡|m2|方|sqm|square meter)|(亩|mu)|(年|year|annum|yr)|(月|month)|(季度?|quarter)|(天|日|day))(?![a-z])/iy;

type Row = readonly [string, Bound | Per | 'skip'];

const PREFIX_BY_LAST = groupByLast(PREFIXES);

function groupByLast(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const map = new Map<string, Row[]>();
  for (const row of [...rows].sort((a, b) => b[0].length - a[0].length)) {
    const last = row[0].charAt(row[0].length - 1);
    map.set(last, [...(map.get(last) ?? []), row]);
  }
  return map;
}

/** What the words around a number say of it. */
export interface Around {
  readonly bounds: Set<Bound>;
  readonly per: Set<Per>;
}

/** The words after a number: where they end, and a unit that stands behind them ("3000多平"). */
export interface Following {
  readonly end: number;
  readonly late: { readonly unit: Unit; readonly end: number } | null;
}

/**
 * Reads bounds, approximations and rates after a number ("以上/月") into `around`.
 * @param dimension of the number's unit, null without one: an area takes no rate, a bare number may get its unit late
 */
export function readFollowing(
  text: string,
  at: number,
  span: { readonly unit: Unit | null; readonly min: number },
  around: Around,
  isFree: (start: number, end: number) => boolean,
): Following {
  let end = at;
  let late: Following['late'] = null;
  for (let step = 0; step < MAX_SUFFIXES; step += 1) {
    const unit = late?.unit ?? span.unit;
    PER.lastIndex = end;
    const rate = PER.exec(text);
    if (rate !== null && isFree(end, PER.lastIndex) && unit?.dimension !== 'area') {
      addPer(rate, around.per);
      end = PER.lastIndex;
      continue;
    }
    SUFFIX.lastIndex = end;
    const suffix = SUFFIX.exec(text);
    if (suffix === null) break;
    if (suffix[1] !== undefined) around.bounds.add('min');
    else if (suffix[2] !== undefined) around.bounds.add('max');
    else around.bounds.add('approx');
    end = SUFFIX.lastIndex;
    if (unit !== null) continue;
    late = text.charAt(end) === ' ' ? null : readUnit(text, end, span.min);
    if (late !== null) end = late.end;
  }
  return { end, late };
}

function addPer(match: RegExpExecArray, per: Set<Per>): void {
  const kinds: readonly Per[] = ['sqm', 'mu', 'year', 'month', 'quarter', 'day'];
  kinds.forEach((kind, i) => {
    if (match[i + 1] !== undefined) per.add(kind);
  });
}

/** Reads the bound, approximation and rate words before a number into `around`; answers where the first starts. */
export function readPreceding(text: string, at: number, floor: number, around: Around): number {
  let start = at;
  let cursor = at;
  for (let step = 0; step < MAX_PREFIXES; step += 1) {
    while (cursor > floor && text.charAt(cursor - 1) === ' ') cursor -= 1;
    if (cursor > floor && text.charAt(cursor - 1) === '¥') cursor -= 1;
    const money = /(?:rmb|cny)\s?$/i.exec(text.slice(Math.max(floor, cursor - 4), cursor));
    if (money !== null) cursor -= money[0].length;
    while (cursor > floor && text.charAt(cursor - 1) === ' ') cursor -= 1;
    const row = prefixEndingAt(text, cursor, floor);
    if (row === null) break;
    cursor -= row[0].length;
    const meaning = row[1];
    if (meaning === 'min' || meaning === 'max' || meaning === 'approx') around.bounds.add(meaning);
    else if (meaning !== 'skip') around.per.add(meaning);
    if (meaning !== 'skip') start = cursor;
  }
  return start;
}

function prefixEndingAt(text: string, end: number, floor: number): Row | null {
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
