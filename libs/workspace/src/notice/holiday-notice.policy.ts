/** What a day of a holiday notice is. */
export interface NoticeDay {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly kind: 'holiday' | 'workday';
  readonly name: string;
}

/** Why a line was not understood. */
export type NoticeFaultCode = 'no_date' | 'bad_date' | 'weekday' | 'too_long' | 'backwards' | 'twice';

export interface NoticeFault {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly code: NoticeFaultCode;
}

export interface HolidayNotice {
  readonly days: readonly NoticeDay[];
  readonly faults: readonly NoticeFault[];
}

const DAY_MS = 86_400_000;
/** No holiday is longer; what is reads as a slip. */
const LONGEST = 31;
const NAME_LENGTH = 50;
const YEAR = '(?:(20\\d\\d)\\s?[年/.-]\\s?)?';
/** 2027年2月5日（周五）, 2027-02-05, 2月5日; for the end of a stretch 日 alone will do. */
const DATE = new RegExp(
  `${YEAR}(\\d{1,2})\\s?(?:月|[/.-])\\s?(\\d{1,2})(?:\\s?[日号])?(?:\\s?[（(]\\s?(?:周|星期|礼拜)([一二三四五六日天])\\s?[）)])?`,
  'y',
);
const UNTIL = /\s?(?:至|到|-{1,2}|—{1,2}|–|~|～)\s?/y;
const END_DAY = /(\d{1,2})\s?[日号](?:\s?[（(]\s?(?:周|星期|礼拜)([一二三四五六日天])\s?[）)])?/y;
const REST = /放假|休假|休息|假期|holiday|休(?!.{0,3}上班)/iy;
const WORK = /上班|补班|补休上班|工作日|workday|working day|班/iy;
const WEEKDAYS = '日一二三四五六';
/** What a line may say besides dates, kind and name. */
const BESIDES =
  /^[（(]?[一二三四五六七八九十\d]{1,2}[、.．)）]\s?|共\s?\d+\s?天|与周末连休|[（(][^（）()]{0,20}[）)]|调休|放假|休假|休息|假期|上班|补班|工作日|[休班]|holiday|workday|working day|[，,。；;、:：]|\d+|[年月日号至到]|[-—–~～/.]/gi;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads a notice of holidays and make-up days, one sentence or line after the other: "一、春节：2月5日（周五）至13日放假，
 * 2月14日（周日）上班。" as well as "2027-01-01 元旦". A day with no word beside it is a holiday. A weekday in brackets must
 * be the day's own, so that the notice of another year is found out.
 *
 * @param year of dates that name none
 */
export function readHolidayNotice(text: string, year: number): HolidayNotice {
  const days = new Map<string, NoticeDay>();
  const faults: NoticeFault[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    let name = '';
    for (const sentence of line.split(/[。；;]/)) {
      const said = sentence.trim();
      if (said === '') continue;
      const refuse = (code: NoticeFaultCode): void => {
        faults.push({ line: i + 1, text: said.slice(0, 80), code });
      };
      const heading = /^(?:[（(]?[一二三四五六七八九十\d]{1,2}[、.．)）]\s?)?([^\d:：，,]{1,16})[:：]/.exec(
        said,
      );
      const named = heading?.[1]?.trim() ?? ownName(said);
      if (named !== '') name = named;
      const read = readSentence(said, year);
      if (typeof read === 'string') {
        // What holds no figure is a heading or a greeting.
        if (read !== 'no_date' || /\d\s?[月/.-]\s?\d/.test(said)) refuse(read);
        continue;
      }
      for (const { stretch, kind } of read)
        for (let at = stretch.from; at <= stretch.to; at += DAY_MS) {
          const day = new Date(at).toISOString().slice(0, 10);
          const before = days.get(day);
          if (before !== undefined && before.kind !== kind) refuse('twice');
          else days.set(day, { day, kind, name: nameOf(name, kind) });
        }
    }
  }
  if (days.size === 0 && faults.length === 0 && text.trim() !== '')
    faults.push({ line: 1, text: text.trim().slice(0, 80), code: 'no_date' });
  return { days: [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)), faults };
}

/** "2027-01-01 元旦": what a line says besides its dates. */
function ownName(sentence: string): string {
  const rest = sentence.replace(BESIDES, ' ').replace(/\s+/g, ' ').trim();
  return rest.length <= 16 && !/[的各请通知]/.test(rest) ? rest : '';
}

function nameOf(name: string, kind: NoticeDay['kind']): string {
  const called = name.slice(0, NAME_LENGTH - 2);
  if (kind === 'workday') return /调休|班/.test(called) ? called : `${called}调休`;
  return called === '' ? '放假' : called;
}

/** The stretches of a sentence, each with what is said after it. */
function readSentence(
  sentence: string,
  year: number,
): { readonly stretch: Stretch; readonly kind: NoticeDay['kind'] }[] | NoticeFaultCode {
  const read: { stretch: Stretch; kind: NoticeDay['kind'] }[] = [];
  let waiting: Stretch[] = [];
  let found = false;
  const settle = (kind: NoticeDay['kind']): void => {
    read.push(...waiting.map((stretch) => ({ stretch, kind })));
    waiting = [];
  };
  for (let at = 0; at < sentence.length;) {
    const dated = /\d/.test(sentence.charAt(at)) && !/\d/.test(sentence.charAt(at - 1));
    const next = dated ? stretchAt(sentence, at, year) : null;
    if (typeof next === 'string') return next;
    if (next !== null) {
      waiting.push(next.stretch);
      found = true;
      at = next.end;
      continue;
    }
    const kind =
      endOf(REST, sentence, at) > at ? 'holiday' : endOf(WORK, sentence, at) > at ? 'workday' : null;
    if (kind !== null) settle(kind);
    at += kind === null ? 1 : 2;
  }
  if (!found) return 'no_date';
  settle(/[班]|workday|working day/i.test(sentence) && !/放假|休/.test(sentence) ? 'workday' : 'holiday');
  return read;
}

function stretchAt(
  text: string,
  at: number,
  year: number,
): { readonly stretch: Stretch; readonly end: number } | NoticeFaultCode | null {
  DATE.lastIndex = at;
  const first = DATE.exec(text);
  if (first === null) return null;
  const from = instantOf(first, year);
  if (typeof from === 'string') return from;
  const after = DATE.lastIndex;
  const open = endOf(UNTIL, text, after);
  if (open === after) return { stretch: { from, to: from }, end: after };
  DATE.lastIndex = open;
  const last = DATE.exec(text);
  const own = Number(first[1] ?? year);
  let to = last === null ? null : instantOf(last, own);
  let end = DATE.lastIndex;
  if (last === null) {
    END_DAY.lastIndex = open;
    const day = END_DAY.exec(text);
    if (day === null) return { stretch: { from, to: from }, end: after };
    to = dateOf(own, Number(first[2]), Number(day[1]), day[2]);
    end = END_DAY.lastIndex;
  }
  if (typeof to === 'string' || to === null) return to;
  // 12月30日至1月2日: the end lies in the next year.
  if (to < from && last !== null && last[1] === undefined && Number(last[2]) < Number(first[2]))
    to = dateOf(own + 1, Number(last[2]), Number(last[3]), last[4]);
  if (typeof to === 'string') return to;
  if (to < from) return 'backwards';
  if ((to - from) / DAY_MS >= LONGEST) return 'too_long';
  return { stretch: { from, to }, end };
}

function instantOf(found: RegExpExecArray, year: number): number | NoticeFaultCode {
  return dateOf(Number(found[1] ?? year), Number(found[2]), Number(found[3]), found[4]);
}

function dateOf(
  year: number,
  month: number,
  day: number,
  weekday: string | undefined,
): number | NoticeFaultCode {
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  if (month < 1 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return 'bad_date';
  const said = weekday === undefined ? -1 : WEEKDAYS.indexOf(weekday === '天' ? '日' : weekday);
  return said >= 0 && said !== date.getUTCDay() ? 'weekday' : at;
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
