import { addWorkingMinutes, type WorkingCalendar } from '@luodi/workspace';

/** The working calendar that the story keeps to. */
export interface Moments {
  readonly calendar: WorkingCalendar;
}

/** The working moment so many working minutes after a time, with odd seconds, as people are. */
export function workingMomentAfter(moments: Moments, at: Date, minutes: number): Date {
  const moment = addWorkingMinutes(moments.calendar, at, Math.max(1, minutes));
  return new Date(moment.getTime() - (at.getTime() % 50_000));
}
