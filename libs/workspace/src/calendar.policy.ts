import { DAY, MINUTE, blockOf, instantOf, localMillis, shapeOf } from './working-day.policy';
import type { Absence, Shift, WorkingCalendar } from './working-day.policy';

const OFFICE_SHIFTS: readonly Shift[] = [
  ['08:30', '12:00'],
  ['13:30', '18:00'],
];

/** Monday to Friday 8:30–12:00 and 13:30–18:00 (ux.md 5), Sunday first. */
export const DEFAULT_SHIFTS: readonly (readonly Shift[])[] = [
  [],
  OFFICE_SHIFTS,
  OFFICE_SHIFTS,
  OFFICE_SHIFTS,
  OFFICE_SHIFTS,
  OFFICE_SHIFTS,
  [],
];

const MAX_DAYS = 3_660; // ten years: a calendar without any work in them is a fault

/**
 * The instant at which that many working minutes have passed since `from`; adding 0 gives `from` itself.
 * Ends of shifts belong to the shift: Friday 17:30 + 30 minutes is Friday 18:00, not Monday morning.
 * Time in which somebody is away does not count: `absences` in order and apart, as `mergeAbsences` answers them.
 * Costs one look for each 512 days, and one for each absence.
 * @throws RangeError for negative or infinite minutes, or a calendar that has no work for ten years
 */
export function addWorkingMinutes(
  calendar: WorkingCalendar,
  from: Date,
  minutes: number,
  absences: readonly Absence[] = [],
): Date {
  if (!(minutes >= 0) || !Number.isFinite(minutes)) throw new RangeError(`Working minutes: ${minutes}`);
  let remaining = Math.round(minutes * MINUTE);
  if (remaining === 0) return new Date(from);
  let cursor = from.getTime();
  for (const [away, back] of absences) {
    if (back.getTime() <= cursor) continue;
    const until = Math.max(cursor, away.getTime());
    const present = workingMillis(calendar, cursor, until);
    if (present >= remaining) break;
    remaining -= present;
    cursor = back.getTime();
  }
  return new Date(addMillis(calendar, cursor, remaining));
}

/** The working minutes from `a` to `b` without the absences, with fractions; negative when `b` is earlier. */
export function workingMinutesBetween(
  calendar: WorkingCalendar,
  a: Date,
  b: Date,
  absences: readonly Absence[] = [],
): number {
  if (b < a) return -workingMinutesBetween(calendar, b, a, absences);
  let millis = workingMillis(calendar, a.getTime(), b.getTime());
  for (const [away, back] of absences) {
    const from = Math.max(a.getTime(), away.getTime());
    const to = Math.min(b.getTime(), back.getTime());
    if (from < to) millis -= workingMillis(calendar, from, to);
  }
  return millis / MINUTE;
}

/**
 * The end of work on the n-th working day after the day of `from`, which itself does not count: "within 3 working days"
 * of a Friday ends on Wednesday. Days off, and working days of which somebody is away the whole, do not count.
 * @throws RangeError for no positive whole number of days, or a calendar that has too few of them in ten years
 */
export function addWorkingDays(
  calendar: WorkingCalendar,
  from: Date,
  days: number,
  absences: readonly Absence[] = [],
): Date {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`Working days: ${days}`);
  const first = Math.floor(localMillis(calendar.tz, from.getTime()) / DAY);
  let left = days;
  for (let day = first + 1; day < first + MAX_DAYS; day += 1) {
    const last = shapeOf(calendar, day).spans.at(-1);
    if (last === undefined) continue;
    const start = new Date(instantOf(calendar.tz, day * DAY));
    const end = new Date(instantOf(calendar.tz, day * DAY + last[1]));
    if (absences.length > 0 && workingMinutesBetween(calendar, start, end, absences) === 0) continue;
    left -= 1;
    if (left === 0) return end;
  }
  throw new RangeError('The calendar has too few working days in ten years');
}

/** Absences in order, those that touch or overlap as one. */
export function mergeAbsences(absences: readonly Absence[]): readonly Absence[] {
  const merged: [Date, Date][] = [];
  for (const [from, to] of [...absences].sort(([a], [b]) => a.getTime() - b.getTime())) {
    if (to <= from) continue;
    const last = merged.at(-1);
    if (last === undefined || last[1] < from) merged.push([from, to]);
    else if (to > last[1]) last[1] = to;
  }
  return merged;
}

/** Whether people work at that instant; the first moment of a shift counts, its last does not. */
export function isWorkingTime(calendar: WorkingCalendar, at: Date): boolean {
  return shiftEnd(calendar, at) !== null;
}

/**
 * The first instant of work from `from` on, which is `from` itself within working time.
 * @throws RangeError for a calendar that has no work for ten years
 */
export function nextWorkingInstant(calendar: WorkingCalendar, from: Date): Date {
  return new Date(addMillis(calendar, from.getTime(), 1) - 1);
}

/** The end of the stretch of work in which an instant lies; null outside working time. */
export function shiftEnd(calendar: WorkingCalendar, at: Date): Date | null {
  const local = localMillis(calendar.tz, at.getTime());
  const day = Math.floor(local / DAY);
  const clock = local - day * DAY;
  const span = shapeOf(calendar, day).spans.find(([start, end]) => clock >= start && clock < end);
  return span === undefined ? null : new Date(instantOf(calendar.tz, day * DAY + span[1]));
}

/**
 * The stretches of work between two instants, in order.
 * @param limit no more than so many: a screen needs those of the coming days
 */
export function workingSpans(
  calendar: WorkingCalendar,
  from: Date,
  to: Date,
  limit: number,
): readonly (readonly [Date, Date])[] {
  const spans: (readonly [Date, Date])[] = [];
  for (let start = nextWorkingStart(calendar, from); start < to && spans.length < limit;) {
    const shift = shiftEnd(calendar, start) ?? to;
    const end = shift < to ? shift : to;
    spans.push([start, end]);
    start = nextWorkingStart(calendar, end);
  }
  return spans;
}

/**
 * The instant itself in working time, else the start of the next shift.
 * @throws RangeError when there is none for ten years
 */
export function nextWorkingStart(calendar: WorkingCalendar, at: Date): Date {
  const local = localMillis(calendar.tz, at.getTime());
  let day = Math.floor(local / DAY);
  let clock = local - day * DAY;
  for (let step = 0; step < MAX_DAYS; step += 1, day += 1, clock = 0) {
    const span = shapeOf(calendar, day).spans.find(([, end]) => end > clock);
    if (span === undefined) continue;
    return span[0] <= clock ? new Date(at) : new Date(instantOf(calendar.tz, day * DAY + span[0]));
  }
  throw new RangeError('The calendar has no working time for ten years');
}

/** First what is left of the day itself, then whole blocks of days, then the day by halving, then within that day. */
function addMillis(calendar: WorkingCalendar, from: number, millis: number): number {
  let remaining = millis;
  const start = localMillis(calendar.tz, from);
  const firstDay = Math.floor(start / DAY);
  const clock = start - firstDay * DAY;
  for (const [spanStart, spanEnd] of shapeOf(calendar, firstDay).spans) {
    const begin = Math.max(spanStart, clock);
    if (spanEnd - begin <= 0) continue;
    if (spanEnd - begin >= remaining) return instantOf(calendar.tz, firstDay * DAY + begin + remaining);
    remaining -= spanEnd - begin;
  }
  let day = firstDay + 1;
  while (day < firstDay + MAX_DAYS) {
    const { firstDay: blockStart, before } = blockOf(calendar, day);
    const whole = (before.at(-1) ?? 0) - (before[day - blockStart] ?? 0);
    if (whole >= remaining) return withinBlock(calendar, day, remaining);
    remaining -= whole;
    day = blockStart + before.length - 1;
  }
  throw new RangeError('The calendar has no working time for ten years');
}

/** The first day from `day` on, within its block, whose end has seen the whole of `remaining`. */
function withinBlock(calendar: WorkingCalendar, day: number, remaining: number): number {
  const { firstDay, before } = blockOf(calendar, day);
  const goal = (before[day - firstDay] ?? 0) + remaining;
  let [low, high] = [day - firstDay, before.length - 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((before[middle + 1] ?? 0) >= goal) high = middle;
    else low = middle + 1;
  }
  let left = goal - (before[low] ?? 0);
  for (const [start, end] of shapeOf(calendar, firstDay + low).spans) {
    if (end - start >= left) return instantOf(calendar.tz, (firstDay + low) * DAY + start + left);
    left -= end - start;
  }
  throw new RangeError('The sums of a block do not agree with its days');
}

/** Working milliseconds from one instant to a later one. */
function workingMillis(calendar: WorkingCalendar, from: number, to: number): number {
  return worked(calendar, localMillis(calendar.tz, to), localMillis(calendar.tz, from));
}

function worked(calendar: WorkingCalendar, end: number, start: number): number {
  const [firstDay, lastDay] = [Math.floor(start / DAY), Math.floor(end / DAY)];
  if (firstDay === lastDay) {
    return (
      workedUntil(calendar, firstDay, end - firstDay * DAY) -
      workedUntil(calendar, firstDay, start - firstDay * DAY)
    );
  }
  const rest = shapeOf(calendar, firstDay).total - workedUntil(calendar, firstDay, start - firstDay * DAY);
  let between = 0;
  for (let day = firstDay + 1; day < lastDay;) {
    const { firstDay: blockStart, before } = blockOf(calendar, day);
    const stop = Math.min(lastDay, blockStart + before.length - 1);
    between += (before[stop - blockStart] ?? 0) - (before[day - blockStart] ?? 0);
    day = stop;
  }
  return rest + between + workedUntil(calendar, lastDay, end - lastDay * DAY);
}

/** What has been worked of a day when its clock shows that many milliseconds. */
function workedUntil(calendar: WorkingCalendar, day: number, clock: number): number {
  let total = 0;
  for (const [start, end] of shapeOf(calendar, day).spans) {
    total += Math.max(0, Math.min(end, clock) - start);
  }
  return total;
}

/** One local day of a calendar: what kind it is, and when people work on it, in minutes since midnight. */
export interface CalendarDay {
  /** `rest`: a weekend of the weekly pattern; `make_up`: a day of it that is worked. */
  readonly kind: 'work' | 'rest' | 'holiday' | 'make_up';
  readonly spans: readonly { readonly from: number; readonly to: number }[];
}

/** @param day `YYYY-MM-DD` */
export function calendarDay(calendar: WorkingCalendar, day: string): CalendarDay {
  const set = calendar.days.get(day);
  const spans = shapeOf(calendar, Date.parse(`${day}T00:00:00Z`) / DAY).spans.map(([start, end]) => ({
    from: start / MINUTE,
    to: end / MINUTE,
  }));
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const plain = (calendar.shifts[weekday] ?? []).length > 0 ? 'work' : 'rest';
  if (set === 'holiday') return { kind: 'holiday', spans };
  return { kind: set === 'workday' && plain === 'rest' ? 'make_up' : plain, spans };
}
