import { isWorkingTime, workingMinutesBetween, type WorkingCalendar } from '@luodi/workspace';
import { localDate, startOfLocalDate } from '@luodi/platform';

const MINUTE = 60_000;
const DAY = 86_400_000;

export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The longest stay; the table holds it as well. */
const LONGEST_MS = 7 * DAY;
/** Somebody who stands at the gate is written down afterwards. */
const LATEST_MS = 12 * 60 * MINUTE;
const FARTHEST_MS = 366 * DAY;

/** What is wrong with the times of a visit, as field and message key; null when nothing is. */
export function spanFault(
  span: Span,
  now: Date,
): { readonly field: 'startsAt' | 'endsAt'; readonly code: string } | null {
  const start = span.startsAt.getTime();
  const length = span.endsAt.getTime() - start;
  if (length <= 0) return { field: 'endsAt', code: 'visit_order' };
  if (length > LONGEST_MS) return { field: 'endsAt', code: 'visit_length' };
  if (start < now.getTime() - LATEST_MS) return { field: 'startsAt', code: 'inPast' };
  if (start > now.getTime() + FARTHEST_MS) return { field: 'startsAt', code: 'tooFar' };
  return null;
}

/** Visitors come early, but not the day before: from four hours before the start on a visit can be held. */
const EARLIEST_MS = 4 * 60 * MINUTE;

/** Whether it is late enough for somebody to be there. */
export function mayBegin(startsAt: Date, now: Date): boolean {
  return now.getTime() >= startsAt.getTime() - EARLIEST_MS;
}

/**
 * How a visit lies in the host's working calendar: on a day on which nobody works, or beginning before the day's work or
 * ending after it. A break at noon is no reason: visitors are taken to lunch.
 */
export function calendarFit(calendar: WorkingCalendar, span: Span): 'fits' | 'day_off' | 'off_hours' {
  const day = localDate(span.startsAt, calendar.tz);
  const dayStart = startOfLocalDate(day, calendar.tz);
  const dayEnd = startOfLocalDate(
    localDate(new Date(dayStart.getTime() + 1.5 * DAY), calendar.tz),
    calendar.tz,
  );
  if (workingMinutesBetween(calendar, dayStart, dayEnd) === 0) return 'day_off';
  if (span.endsAt > dayEnd) return 'off_hours';
  const last = new Date(span.endsAt.getTime() - MINUTE);
  const tooEarly =
    workingMinutesBetween(calendar, dayStart, span.startsAt) === 0 && !isWorkingTime(calendar, span.startsAt);
  const tooLate =
    workingMinutesBetween(calendar, span.endsAt, dayEnd) === 0 && !isWorkingTime(calendar, last);
  return tooEarly || tooLate ? 'off_hours' : 'fits';
}

export const REMINDER_KINDS = ['evening', 'before'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

export interface Reminder {
  readonly kind: ReminderKind;
  readonly dueAt: Date;
}

const BEFORE_MS = 2 * 60 * MINUTE;
/** 18:00, when the office day ends. */
const EVENING_MS = 18 * 60 * MINUTE;
/** Longer than any run of holidays. */
const DAYS_BACK = 30;

/**
 * When people are reminded of a visit: at 18:00 of the last working day before it, and two hours before it begins. What
 * lies in the past already is left out.
 */
export function remindersOf(calendar: WorkingCalendar, startsAt: Date, now: Date): Reminder[] {
  const evening = eveningBefore(calendar, startsAt);
  const all: Reminder[] = [
    ...(evening === null ? [] : [{ kind: 'evening', dueAt: evening } as const]),
    { kind: 'before', dueAt: new Date(startsAt.getTime() - BEFORE_MS) },
  ];
  return all.filter((reminder) => reminder.dueAt > now);
}

function eveningBefore(calendar: WorkingCalendar, startsAt: Date): Date | null {
  let dayStart = startOfLocalDate(localDate(startsAt, calendar.tz), calendar.tz);
  for (let step = 0; step < DAYS_BACK; step += 1) {
    const before = startOfLocalDate(
      localDate(new Date(dayStart.getTime() - DAY / 2), calendar.tz),
      calendar.tz,
    );
    if (workingMinutesBetween(calendar, before, dayStart) > 0) return new Date(before.getTime() + EVENING_MS);
    dayStart = before;
  }
  return null;
}
