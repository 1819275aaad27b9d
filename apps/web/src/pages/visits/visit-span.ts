import { addDays, readTimeOfDay } from '../../time/local-date';
import { clockTime, relativeDay } from '../../time/format-time';
import { daysBetween, fromLocalInput, toLocalInput } from '../../time/zone';

/** A span as it is typed: days and times of day on the office clock. */
export interface TypedSpan {
  readonly day: string;
  readonly from: string;
  readonly endDay: string;
  readonly to: string;
}

const HALF_HOUR = 30 * 60_000;
const USUAL_MS = 90 * 60_000;

/** The span of two instants, in milliseconds. */
export function typedSpan(startsAt: number, endsAt: number): TypedSpan {
  const [start, end] = [toLocalInput(startsAt), toLocalInput(endsAt)];
  return { day: start.slice(0, 10), from: start.slice(11), endDay: end.slice(0, 10), to: end.slice(11) };
}

/** Where choosing begins: tomorrow at ten, an hour and a half. */
export function usualSpan(now: number): TypedSpan {
  const tomorrow = addDays(toLocalInput(now).slice(0, 10), 1);
  const start = fromLocalInput(`${tomorrow}T10:00`) ?? now;
  return typedSpan(start, start + USUAL_MS);
}

/** The instants that are meant, in milliseconds; null while they are not complete or end before they begin. */
export function readSpan(span: TypedSpan): { readonly startsAt: number; readonly endsAt: number } | null {
  const [from, to] = [readTimeOfDay(span.from), readTimeOfDay(span.to)];
  if (span.day === '' || span.endDay === '' || from === null || to === null) return null;
  const startsAt = fromLocalInput(`${span.day}T${from}`);
  const endsAt = fromLocalInput(`${span.endDay}T${to}`);
  return startsAt === null || endsAt === null || endsAt <= startsAt ? null : { startsAt, endsAt };
}

/** Another beginning: the visit stays as long as it was. */
export function withStart(
  span: TypedSpan,
  change: { readonly day?: string; readonly from?: string },
): TypedSpan {
  const before = readSpan(span);
  const moved = { ...span, ...change, ...(change.day === undefined ? {} : { endDay: change.day }) };
  const clock = readTimeOfDay(moved.from);
  const start = clock === null || moved.day === '' ? null : fromLocalInput(`${moved.day}T${clock}`);
  if (before === null || start === null) return moved;
  const end = typedSpan(start, start + (before.endsAt - before.startsAt));
  return { ...moved, endDay: end.endDay, to: end.to };
}

/** 明天 10:00–11:30; with both days when it goes over midnight. */
export function spanText(startsAt: number, endsAt: number, now: number): string {
  const end = daysBetween(startsAt, endsAt) === 0 ? clockTime(endsAt) : relativeDay(endsAt, now);
  return `${relativeDay(startsAt, now)}–${end}`;
}

/** Whether it is late enough for the visitors to be there: the server says the same. */
export function mayBegin(startsAt: number, now: number): boolean {
  return now >= startsAt - 8 * HALF_HOUR;
}
