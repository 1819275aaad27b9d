/** A stretch of work within a day, local `HH:MM` to `HH:MM`. */
export type Shift = readonly [start: string, end: string];

/** A stretch of time in which somebody is away. */
export type Absence = readonly [from: Date, to: Date];

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

export const MINUTE = 60_000;
export const DAY = 86_400_000;

const BLOCK = 512; // days whose working time is added up at once: a step over them costs one look
const MAX_SHAPES = 8_000; // about 22 years of remembered days
const MAX_BLOCKS = 64; // about 90 years

/** The working stretches of one local day, in milliseconds since its midnight. */
export interface DayShape {
  readonly spans: readonly (readonly [start: number, end: number])[];
  readonly total: number;
}

/** Working milliseconds before each day of a block of days; the last number is the whole block's. */
export interface DayBlock {
  readonly firstDay: number;
  readonly before: Float64Array;
}

interface DayIndex {
  readonly shapes: Map<number, DayShape>;
  readonly blocks: Map<number, DayBlock>;
}

const indexes = new WeakMap<WorkingCalendar, DayIndex>();
const offsets = new Map<string, Map<number, number>>();
const formatters = new Map<string, Intl.DateTimeFormat>();

/** What is worked on a local day (days since 1970-01-01); worked out once and remembered with the calendar. */
export function shapeOf(calendar: WorkingCalendar, day: number): DayShape {
  const { shapes } = indexOf(calendar);
  let shape = shapes.get(day);
  if (shape === undefined) {
    if (shapes.size > MAX_SHAPES) shapes.clear();
    shape = computeShape(calendar, day);
    shapes.set(day, shape);
  }
  return shape;
}

/** The block of days that holds a day, with running sums: years are stepped over without looking at their days. */
export function blockOf(calendar: WorkingCalendar, day: number): DayBlock {
  const { blocks } = indexOf(calendar);
  const number = Math.floor(day / BLOCK);
  let block = blocks.get(number);
  if (block === undefined) {
    if (blocks.size > MAX_BLOCKS) blocks.clear();
    block = { firstDay: number * BLOCK, before: new Float64Array(BLOCK + 1) };
    let sum = 0;
    for (let n = 0; n < BLOCK; n += 1) {
      sum += shapeOf(calendar, block.firstDay + n).total;
      block.before[n + 1] = sum;
    }
    blocks.set(number, block);
  }
  return block;
}

/** What the zone's clocks show at an instant, as if it were UTC. */
export function localMillis(tz: string, instant: number): number {
  return instant + offsetAt(tz, instant);
}

/** The instant at which the zone's clocks show that time. */
export function instantOf(tz: string, local: number): number {
  return local - offsetAt(tz, local - offsetAt(tz, local));
}

/** Milliseconds since midnight. @throws RangeError for what is no time of day */
export function millisOfDay(clock: string): number {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(clock);
  if (match === null) throw new RangeError(`Not a time of day: ${clock}`);
  return (Number(match[1]) * 60 + Number(match[2])) * MINUTE;
}

function indexOf(calendar: WorkingCalendar): DayIndex {
  let index = indexes.get(calendar);
  if (index === undefined) {
    index = { shapes: new Map(), blocks: new Map() };
    indexes.set(calendar, index);
  }
  return index;
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
