import { localDate, zoneOffsetMillis } from '@luodi/platform';
import { addWorkingMinutes, isWorkingTime, nextWorkingStart, type WorkingCalendar } from '@luodi/workspace';
import type { CallBackPromise, WorkingSpan } from './form-pages';

/** After opening the first hour is for what came in over night: 8:30 + 60 = "by 9:30" (ux.md 5). */
const AFTER_OPENING_MINUTES = 60;
const DAY_MS = 86_400_000;

/**
 * When the first call may honestly be promised. Minutes only while people work and the deadline falls into the
 * same stretch of work; else an hour after the next opening, or the deadline when that is later.
 * @param minutes working minutes of the first-response policy
 */
export function callBackPromise(calendar: WorkingCalendar, now: Date, minutes: number): CallBackPromise {
  const due = addWorkingMinutes(calendar, now, minutes);
  if (isWorkingTime(calendar, now) && due.getTime() - now.getTime() === minutes * 60_000) {
    return { kind: 'minutes', minutes, until: localInstant(due, calendar.tz) };
  }
  const opening = nextOpening(calendar, now);
  const afterOpening = addWorkingMinutes(calendar, opening, AFTER_OPENING_MINUTES);
  const until = due > afterOpening ? due : afterOpening;
  const date = localDate(until, calendar.tz);
  return {
    kind: 'next_working_day',
    date,
    time: localInstant(until, calendar.tz).slice(11, 16),
    daysAhead: Math.round((Date.parse(date) - Date.parse(localDate(now, calendar.tz))) / DAY_MS),
    until: localInstant(until, calendar.tz),
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

/** The next start of work after now; within a stretch of work, the one after it. */
function nextOpening(calendar: WorkingCalendar, now: Date): Date {
  let at = now;
  while (isWorkingTime(calendar, at)) at = new Date(at.getTime() + 60_000);
  return nextWorkingStart(calendar, at);
}
