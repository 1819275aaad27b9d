import dayjs from 'dayjs';
import type { ParseNotes } from '../text/claims.policy';
import { tidy } from '../quantities/tidy.policy';

interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly iso: string;
}

const FULL =
  /(?<!\d)(20\d\d)\s?(?:年|[-./])\s?(1[0-2]|0?[1-9])\s?(?:月|[-./])\s?(3[01]|[12]\d|0?[1-9])(?!\d)\s?[日号]?/g;
const YEAR_MONTH =
  /(?<!\d)(?:(20\d\d)\s?年|(今年|明年|后年)的?)\s?(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?(底|末|初|中旬|上旬|下旬)?/g;
const MONTH_DAY = /(?<!\d)(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])[日号]/g;
const MONTH =
  /(?<![\d个])(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?(底|末|初|中旬|上旬|下旬)?(?=之?前|[^,，。\d]{0,4}(?:入驻|搬|交付|投产|使用|进场|开业|起租))/g;
const HOLIDAY = /(20\d\d年|今年|明年)?(元旦|五一|国庆节?|(?<!双)十一)(?=之?前)/g;
const YEAR_END = /(20\d\d年|今年|明年)?(?:年底|年末|年内)|(20\d\d年|今年|明年)(?:底|末|内)/g;
const TIME = /(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d)/g;
const MONTHS_AHEAD =
  /(一|两|二|三|四|五|六|半|1[0-2]|[1-9])个(半)?月(?:之?内|以内|后)(?=[^,，。]{0,5}(?:入驻|搬|交付|投产|使用|进场|要|到位|租))/g;
const VISIT = /^.{0,3}(?:看房|看厂|考察|来访|面谈|参观|过来|到访|看看|见面|实地)/;
const CHINESE_MONTH: Readonly<Record<string, number>> = {
  一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 十一: 11, 十二: 12,
}; // prettier-ignore
const MOVE_IN = /入驻|搬|交付|投产|使用|进场|开业|起租|到位|交房|入住|前|要/;

/**
 * Claims every date and clock time, so that 2026-03-01 is no range, and answers by when the person
 * wants to move in (YYYY-MM-DD), or null. A month without a day: its last day, with 前 its first.
 */
export function readMoveIn(notes: ParseNotes, today: string): string | null {
  const dates = findDates(notes, today);
  for (const date of dates) {
    const before = notes.text.slice(Math.max(0, date.start - 8), date.start);
    const after = notes.text.slice(date.end, date.end + 10);
    if (
      VISIT.test(after) ||
      /(?:成立|注册于|创立|始建|到期)$/.test(before) ||
      /^[^,，。]{0,2}(?:成立|注册|创办|到期)/.test(after)
    )
      continue;
    const clause = /^[^,，。;；\n]*/.exec(after)?.[0] ?? '';
    if (
      !MOVE_IN.test(clause) &&
      !/(?:入驻|搬迁|交付|投产|使用|进场|交房|需在|必须在|最晚|最迟)[^,，。]{0,4}$/.test(before)
    )
      continue;
    notes.span('moveInBy', date.start, date.end, 0.8);
    return date.iso;
  }
  return null;
}

function findDates(notes: ParseNotes, today: string): FoundDate[] {
  const found: FoundDate[] = [];
  const now = dayjs(today);
  const add = (start: number, length: number, iso: string | null): void => {
    if (!notes.isFree(start, start + length)) return;
    notes.claim(start, start + length);
    if (iso !== null) found.push({ start, end: start + length, iso });
  };
  const { text } = notes;
  for (const m of text.matchAll(FULL))
    add(m.index, m[0].trimEnd().length, isoDate(Number(m[1]), Number(m[2]), Number(m[3])));
  for (const m of text.matchAll(TIME)) add(m.index, m[0].length, null);
  for (const m of text.matchAll(YEAR_MONTH)) {
    const year =
      m[1] === undefined ? now.year() + (m[2] === '明年' ? 1 : m[2] === '后年' ? 2 : 0) : Number(m[1]);
    add(m.index, m[0].length, monthDate(year, monthOf(m[3] ?? ''), m[4], text.charAt(m.index + m[0].length)));
  }
  for (const m of text.matchAll(MONTH_DAY)) {
    const month = Number(m[1]);
    const day = Number(m[2]);
    const iso = isoDate(now.year(), month, day);
    add(
      m.index,
      m[0].length,
      iso !== null && dayjs(iso).isBefore(now) ? isoDate(now.year() + 1, month, day) : iso,
    );
  }
  for (const m of text.matchAll(MONTH)) {
    const month = monthOf(m[1] ?? '');
    const year = month < now.month() + 1 ? now.year() + 1 : now.year();
    add(m.index, m[0].length, monthDate(year, month, m[2], text.charAt(m.index + m[0].length)));
  }
  for (const m of text.matchAll(YEAR_END)) {
    const named = m[1] ?? m[2] ?? '';
    const year =
      named === '明年' ? now.year() + 1 : named.startsWith('20') ? Number(named.slice(0, 4)) : now.year();
    add(m.index, m[0].length, `${year}-12-31`);
  }
  for (const m of text.matchAll(HOLIDAY)) add(m.index, m[0].length, holidayDate(now, m[1], m[2] ?? ''));
  for (const m of text.matchAll(MONTHS_AHEAD)) {
    const half = m[1] === '半';
    const months = half ? 0 : monthOf(m[1] ?? '');
    const ahead = now.add(months, 'month').add(half || m[2] !== undefined ? 15 : 0, 'day');
    add(m.index, m[0].length, ahead.format('YYYY-MM-DD'));
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The next such holiday, or that of the year named. */
function holidayDate(now: dayjs.Dayjs, year: string | undefined, name: string): string {
  const day = name === '元旦' ? '01-01' : name === '五一' ? '05-01' : '10-01';
  if (year !== undefined)
    return `${year.startsWith('20') ? year.slice(0, 4) : now.year() + (year === '明年' ? 1 : 0)}-${day}`;
  const thisYear = `${now.year()}-${day}`;
  return dayjs(thisYear).isAfter(now) ? thisYear : `${now.year() + 1}-${day}`;
}

function monthOf(word: string): number {
  return CHINESE_MONTH[word] ?? tidy(Number(word) || 1);
}

function isoDate(year: number, month: number, day: number): string | null {
  const date = dayjs(`${year}-${pad(month)}-${pad(day)}`);
  return date.isValid() && date.month() + 1 === month ? date.format('YYYY-MM-DD') : null;
}

function monthDate(year: number, month: number, part: string | undefined, next: string): string | null {
  const first = `${year}-${pad(month)}-01`;
  if (part === '初' || part === '上旬') return part === '初' ? first : `${year}-${pad(month)}-10`;
  if (part === '中旬') return `${year}-${pad(month)}-15`;
  if (part === undefined && (next === '前' || next === '之')) return first;
  return dayjs(first).endOf('month').format('YYYY-MM-DD');
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
