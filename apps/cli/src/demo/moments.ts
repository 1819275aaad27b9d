import { addWorkingMinutes, workingMinutesBetween, type WorkingCalendar } from '@luodi/workspace';

/** The working calendar that the story keeps to. */
export interface Moments {
  readonly calendar: WorkingCalendar;
}

/** The working moment so many working minutes after a time, with odd seconds, as people are. */
export function workingMomentAfter(moments: Moments, at: Date, minutes: number): Date {
  const moment = addWorkingMinutes(moments.calendar, at, Math.max(1, minutes));
  return new Date(moment.getTime() - (at.getTime() % 50_000));
}

const QUARTER_MS = 15 * 60_000;

/** The first quarter of an hour, not before a time, from which so many minutes are worked through: no lunch, no evening. */
export function unbrokenStart(moments: Moments, at: Date, minutes: number): Date {
  let start = new Date(Math.ceil(at.getTime() / QUARTER_MS) * QUARTER_MS);
  const end = (): Date => new Date(start.getTime() + minutes * 60_000);
  while (workingMinutesBetween(moments.calendar, start, end()) < minutes) {
    start = new Date(start.getTime() + QUARTER_MS);
  }
  return start;
}

/** The day itself when it is worked on, else the next that is, as `2026-11-26`. */
export function workingDay(moments: Moments, day: Date): string {
  // Working hours lie within one day of UTC where the story plays.
  return workingMomentAfter(moments, day, 1).toISOString().slice(0, 10);
}
