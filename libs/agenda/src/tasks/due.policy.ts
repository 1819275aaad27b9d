import { localDate, startOfLocalDate } from '@luodi/platform';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A task of a day is called to mind at nine. */
const MORNING_HOURS = 9;

/** By when something is to be done: a local day, or an instant of it. */
export interface Due {
  /** The local day. */
  readonly on: string;
  readonly at: Date | null;
  /** The instant itself, or the end of the day. */
  readonly deadline: Date;
}

/** @param day `YYYY-MM-DD` in the zone */
export function dueOnDay(day: string, timeZone: string): Due {
  return { on: day, at: null, deadline: startOfLocalDate(addDays(day, 1), timeZone) };
}

export function dueAt(at: Date, timeZone: string): Due {
  return { on: localDate(at, timeZone), at, deadline: at };
}

/** When a new task is called to mind if nobody says: at its time, or at nine of its day; null when that has passed. */
export function defaultReminder(due: Due, now: Date, timeZone: string): Date | null {
  const at = due.at ?? new Date(startOfLocalDate(due.on, timeZone).getTime() + MORNING_HOURS * HOUR_MS);
  return at > now ? at : null;
}

/** A reminder keeps its distance to a deadline that moves; null when it would have passed. */
export function movedReminder(remindAt: Date | null, from: Due, to: Due, now: Date): Date | null {
  if (remindAt === null) return null;
  const moved = new Date(remindAt.getTime() + to.deadline.getTime() - from.deadline.getTime());
  return moved > now ? moved : null;
}

/** The calendar date so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}
