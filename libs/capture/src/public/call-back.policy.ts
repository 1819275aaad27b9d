import { localDate, zoneOffsetMillis } from '@luodi/platform';
import { firstCall, isWorkedThrough, type WorkingCalendar } from '@luodi/workspace';
import type { CallBackPromise, WorkingSpan } from './form-pages';

const MINUTE = 60_000;
const DAY_MS = 86_400_000;

/**
 * When somebody who submits now may expect the first call.
 * @param minutes working minutes of the first-response policy
 */
export function callBackPromise(calendar: WorkingCalendar, now: Date, minutes: number): CallBackPromise {
  return promiseSeenAt(calendar, now, firstCall(calendar, now, minutes).promisedAt);
}

/** A promised instant in the words of `now`: minutes only while people work right up to it, else day and time. */
export function promiseSeenAt(calendar: WorkingCalendar, now: Date, promisedAt: Date): CallBackPromise {
  const until = localInstant(promisedAt, calendar.tz);
  if (isWorkedThrough(calendar, now, promisedAt)) {
    return {
      kind: 'minutes',
      minutes: Math.ceil((promisedAt.getTime() - now.getTime()) / MINUTE),
      until,
    };
  }
  const date = localDate(promisedAt, calendar.tz);
  return {
    kind: 'next_working_day',
    date,
    time: until.slice(11, 16),
    daysAhead: Math.round((Date.parse(date) - Date.parse(localDate(now, calendar.tz))) / DAY_MS),
    until,
  };
}

/** An instant as the workspace's clocks show it: 2026-11-23T10:12:00+08:00. */
export function localInstant(instant: Date, timeZone: string): string {
  const offset = zoneOffsetMillis(instant, timeZone);
  const local = new Date(instant.getTime() + offset).toISOString().slice(0, 19);
  const minutes = Math.abs(offset) / 60_000;
  const sign = offset < 0 ? '-' : '+';
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${local}${sign}${two(Math.floor(minutes / 60))}:${two(Math.floor(minutes % 60))}`;
}

/** The opening hours of an ordinary working day: Monday's, or those of the first day that has any. */
export function openingHours(calendar: WorkingCalendar): WorkingSpan[] {
  const monday = calendar.shifts[1] ?? [];
  const shifts = monday.length > 0 ? monday : (calendar.shifts.find((day) => day.length > 0) ?? []);
  return shifts.map(([from, to]) => ({ from, to }));
}
