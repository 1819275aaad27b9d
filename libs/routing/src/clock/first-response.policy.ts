import { addWorkingMinutes, firstCall } from '@luodi/workspace';
import type { WorkingCalendar } from '@luodi/workspace';

/** How soon a first response is due, in working minutes, and at which percentages to warn. */
export interface SlaPolicy {
  readonly id: string | null;
  /** null applies to every need that has no policy of its own. */
  readonly needType: string | null;
  readonly minutes: number;
  /** Ascending, each 1–99. */
  readonly warnPercents: readonly number[];
}

/** 30 working minutes, warned at half and at four fifths (ux.md 5). */
export const DEFAULT_SLA: SlaPolicy = { id: null, needType: null, minutes: 30, warnPercents: [50, 80] };

/** The policy of a need: its own, else the general one, else the default. */
export function policyFor(policies: readonly SlaPolicy[], needType: string | null): SlaPolicy {
  return (
    policies.find((policy) => needType !== null && policy.needType === needType) ??
    policies.find((policy) => policy.needType === null) ??
    DEFAULT_SLA
  );
}

/** A clock that starts now: due after the policy's working minutes, next warning at its first percentage. */
export function startedClock(
  calendar: WorkingCalendar,
  policy: SlaPolicy,
  startedAt: Date,
): {
  readonly policyId: string | null;
  readonly minutes: number;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly nextWarningAt: Date | null;
} {
  return {
    policyId: policy.id,
    minutes: policy.minutes,
    startedAt,
    dueAt: firstCall(calendar, startedAt, policy.minutes).dueAt,
    nextWarningAt: warningAt(calendar, policy, startedAt, policy.minutes, 0),
  };
}

/** A clock that runs, as its lead's columns say. */
export interface RunningClock {
  readonly startedAt: Date;
  readonly minutes: number;
  readonly dueAt: Date;
  /** The percentage that was warned of last; 0 before the first. */
  readonly warningLevel: number;
}

/** What a sweep makes of a running clock. */
export interface ClockVerdict {
  /** Percentages that passed unannounced since the last sweep, ascending. */
  readonly warned: readonly number[];
  readonly breached: boolean;
  readonly nextWarningAt: Date | null;
  /** How late the breach is noticed, in seconds; 0 when it is not breached. */
  readonly lateSeconds: number;
}

/**
 * Every level that a clock has passed and nobody has said yet; after downtime several at once, each once.
 * A clock turned back finds nothing due, and what was said stays said.
 */
export function judgeClock(
  calendar: WorkingCalendar,
  policy: SlaPolicy,
  clock: RunningClock,
  now: Date,
): ClockVerdict {
  const warned = policy.warnPercents.filter(
    (percent) =>
      percent > clock.warningLevel && percentAt(calendar, clock.startedAt, clock.minutes, percent) <= now,
  );
  const breached = clock.dueAt <= now;
  const level = warned.at(-1) ?? clock.warningLevel;
  return {
    warned,
    breached,
    nextWarningAt: breached ? null : warningAt(calendar, policy, clock.startedAt, clock.minutes, level),
    lateSeconds: breached ? Math.floor((now.getTime() - clock.dueAt.getTime()) / 1000) : 0,
  };
}

function warningAt(
  calendar: WorkingCalendar,
  policy: SlaPolicy,
  startedAt: Date,
  minutes: number,
  level: number,
): Date | null {
  const next = policy.warnPercents.find((percent) => percent > level);
  return next === undefined ? null : percentAt(calendar, startedAt, minutes, next);
}

function percentAt(calendar: WorkingCalendar, startedAt: Date, minutes: number, percent: number): Date {
  return addWorkingMinutes(calendar, startedAt, (minutes * percent) / 100);
}
