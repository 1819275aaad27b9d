/** A stretch of work within a day, local `HH:MM` to `HH:MM`. */
export type Shift = readonly [start: string, end: string];

/** When people work: the weekly pattern and the days that differ from it. */
export interface WorkingCalendar {
  /** IANA name of the zone whose clocks the shifts mean. */
  readonly tz: string;
  /** Shifts by weekday, Sunday first (index 0), each in order and without overlap. */
  readonly shifts: readonly (readonly Shift[])[];
  /** Days that differ, by `YYYY-MM-DD`: statutory holidays and make-up working days. */
  readonly days: ReadonlyMap<string, 'holiday' | 'workday'>;
  /** Years whose official notice has been entered; the others read as plain weeks. */
  readonly loadedYears: ReadonlySet<number>;
}

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

const MINUTE = 60_000;
const DAY = 86_400_000;
const MAX_DAYS = 3_660; // ten years: a calendar without any work in them is a fault
const MAX_SHAPES = 8_000; // about 22 years of remembered days

/** The working stretches of one local day, in milliseconds since its midnight. */
interface DayShape {
  readonly spans: readonly (readonly [start: number, end: number])[];
  readonly total: number;
}

const shapesOf = new WeakMap<WorkingCalendar, Map<number, DayShape>>();
const offsets = new Map<string, Map<number, number>>();
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The instant at which that many working minutes have passed since `from`; adding 0 gives `from` itself.
 * Ends of shifts belong to the shift: Friday 17:30 + 30 minutes is Friday 18:00, not Monday morning.
 * Costs one step a day.
 * @throws RangeError for negative or infinite minutes, or a calendar that has no work for ten years
 */
export function addWorkingMinutes(calendar: WorkingCalendar, from: Date, minutes: number): Date {
  if (!(minutes >= 0) || !Number.isFinite(minutes)) throw new RangeError(`Working minutes: ${minutes}`);
  let remaining = Math.round(minutes * MINUTE);
  if (remaining === 0) return new Date(from);
  const start = localMillis(calendar.tz, from.getTime());
  let day = Math.floor(start / DAY);
  let clock = start - day * DAY;
  for (let step = 0; step < MAX_DAYS; step += 1, day += 1, clock = 0) {
    const shape = shapeOf(calendar, day);
    if (clock === 0 && shape.total < remaining) {
      remaining -= shape.total;
      continue;
    }
    for (const [spanStart, spanEnd] of shape.spans) {
      const begin = Math.max(spanStart, clock);
      const length = spanEnd - begin;
      if (length <= 0) continue;
      if (length >= remaining) return new Date(instantOf(calendar.tz, day * DAY + begin + remaining));
      remaining -= length;
    }
  }
  throw new RangeError('The calendar has no working time for ten years');
}

/** The working minutes from `a` to `b`, with fractions; negative when `b` is earlier. Costs one step a day. */
export function workingMinutesBetween(calendar: WorkingCalendar, a: Date, b: Date): number {
  if (b < a) return -workingMinutesBetween(calendar, b, a);
  const start = localMillis(calendar.tz, a.getTime());
  const end = localMillis(calendar.tz, b.getTime());
  const firstDay = Math.floor(start / DAY);
  const lastDay = Math.floor(end / DAY);
  let total = 0;
  for (let day = firstDay; day <= lastDay; day += 1) {
    const shape = shapeOf(calendar, day);
    if (day !== firstDay && day !== lastDay) {
      total += shape.total;
      continue;
    }
    const from = day === firstDay ? start - day * DAY : 0;
    const to = day === lastDay ? end - day * DAY : DAY;
    for (const [spanStart, spanEnd] of shape.spans) {
      total += Math.max(0, Math.min(spanEnd, to) - Math.max(spanStart, from));
    }
  }
  return total / MINUTE;
}

/** Whether people work at that instant; the first moment of a shift counts, its last does not. */
export function isWorkingTime(calendar: WorkingCalendar, at: Date): boolean {
  const local = localMillis(calendar.tz, at.getTime());
  const day = Math.floor(local / DAY);
  const clock = local - day * DAY;
  return shapeOf(calendar, day).spans.some(([start, end]) => clock >= start && clock < end);
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

function shapeOf(calendar: WorkingCalendar, day: number): DayShape {
  let shapes = shapesOf.get(calendar);
  if (shapes === undefined || shapes.size > MAX_SHAPES) {
    shapes = new Map();
    shapesOf.set(calendar, shapes);
  }
  let shape = shapes.get(day);
  if (shape === undefined) {
    shape = computeShape(calendar, day);
    shapes.set(day, shape);
  }
  return shape;
}

function computeShape(calendar: WorkingCalendar, day: number): DayShape {
  const kind = calendar.days.get(new Date(day * DAY).toISOString().slice(0, 10));
  const weekday = (((day + 4) % 7) + 7) % 7; // day 0, 1970-01-01, was a Thursday
  const weekly = calendar.shifts[weekday] ?? [];
  const shifts =
    kind === 'holiday' ? [] : kind === 'workday' && weekly.length === 0 ? makeUpShifts(calendar) : weekly;
  const spans = shifts.map(([start, end]) => [millisOfDay(start), millisOfDay(end)] as const);
  return { spans, total: spans.reduce((sum, [start, end]) => sum + end - start, 0) };
}

/** A make-up Saturday is worked like a Monday, or like the first weekday that has shifts. */
function makeUpShifts(calendar: WorkingCalendar): readonly Shift[] {
  const monday = calendar.shifts[1] ?? [];
  return monday.length > 0 ? monday : (calendar.shifts.find((shifts) => shifts.length > 0) ?? []);
}

function millisOfDay(clock: string): number {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(clock);
  if (match === null) throw new RangeError(`Not a time of day: ${clock}`);
  return (Number(match[1]) * 60 + Number(match[2])) * MINUTE;
}

/** What the zone's clocks show at an instant, as if it were UTC. */
function localMillis(tz: string, instant: number): number {
  return instant + offsetAt(tz, instant);
}

function instantOf(tz: string, local: number): number {
  return local - offsetAt(tz, local - offsetAt(tz, local));
}

/** How far the zone is ahead of UTC, asked of Intl once for each UTC day: Intl is a thousand times slower than a Map. */
function offsetAt(tz: string, instant: number): number {
  let byDay = offsets.get(tz);
  if (byDay === undefined || byDay.size > MAX_SHAPES) {
    byDay = new Map();
    offsets.set(tz, byDay);
  }
  const day = Math.floor(instant / DAY);
  let offset = byDay.get(day);
  if (offset === undefined) {
    offset = askOffset(tz, day * DAY);
    byDay.set(day, offset);
  }
  return offset;
}

function askOffset(tz: string, instant: number): number {
  let formatter = formatters.get(tz);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: tz,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formatters.set(tz, formatter);
  }
  const parts = formatter.formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((item) => item.type === type)?.value ?? 0);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) - instant;
}
