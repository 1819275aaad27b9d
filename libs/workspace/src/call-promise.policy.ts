import {
  addWorkingMinutes,
  isWorkingTime,
  nextWorkingStart,
  shiftEnd,
  workingMinutesBetween,
} from './calendar.policy';
import type { WorkingCalendar } from './working-day.policy';

/** After opening the first hour is for what came in meanwhile: 8:30 + 60 = "by 9:30" (ux.md 5). */
const AFTER_OPENING_MINUTES = 60;
const MINUTE = 60_000;

/** When somebody has to call, and what the prospect is told. */
export interface FirstCall {
  /** The deadline of the first response: its working minutes have passed. */
  readonly dueAt: Date;
  /** What the prospect may count on; never before the deadline. */
  readonly promisedAt: Date;
}

/**
 * The one definition of deadline and promise: the clock of routing, the form, the pages of the prospect and the
 * console all come here.
 * @param minutes working minutes of the first-response policy
 */
export function firstCall(calendar: WorkingCalendar, startedAt: Date, minutes: number): FirstCall {
  const dueAt = addWorkingMinutes(calendar, startedAt, minutes);
  return { dueAt, promisedAt: promisedBy(calendar, startedAt, dueAt) };
}

/**
 * What was promised when a clock began that is due then: the deadline itself while people work right up to it,
 * else an hour after the next opening, or the deadline when that is later.
 */
export function promisedBy(calendar: WorkingCalendar, startedAt: Date, dueAt: Date): Date {
  if (dueAt <= startedAt || isWorkedThrough(calendar, startedAt, dueAt)) return dueAt;
  const afterOpening = addWorkingMinutes(calendar, nextOpening(calendar, startedAt), AFTER_OPENING_MINUTES);
  return dueAt > afterOpening ? dueAt : afterOpening;
}

/** Whether people work from one instant to the other without a break, so that minutes can be counted down. */
export function isWorkedThrough(calendar: WorkingCalendar, from: Date, to: Date): boolean {
  return (
    isWorkingTime(calendar, from) &&
    workingMinutesBetween(calendar, from, to) * MINUTE === to.getTime() - from.getTime()
  );
}

/** The next start of work after an instant; within a stretch of work, the one after it. */
function nextOpening(calendar: WorkingCalendar, from: Date): Date {
  return nextWorkingStart(calendar, shiftEnd(calendar, from) ?? from);
}
