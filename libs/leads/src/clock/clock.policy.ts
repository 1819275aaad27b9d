import type { SlaState } from '../lead-values.policy';

/** What a first response makes of the clock. */
export interface StoppedClock {
  readonly state: SlaState;
  /** Whether this response is the one that finds the deadline passed, before any sweep said so. */
  readonly breachedNow: boolean;
}

/** In time it is met; after the deadline it stays breached, and somebody has to say so once. Without a clock nothing changes. */
export function stopClock(state: SlaState, dueAt: Date | null, respondedAt: Date): StoppedClock {
  if (state === 'none' || state === 'met' || dueAt === null) return { state, breachedNow: false };
  if (state === 'breached') return { state, breachedNow: false };
  return respondedAt <= dueAt
    ? { state: 'met', breachedNow: false }
    : { state: 'breached', breachedNow: true };
}

/** Whether a time has passed: the one meaning of "overdue" of the queue, the clocks and the calendar. The instant itself is in time. */
export function isOverdue(dueAt: Date, at: Date): boolean {
  return dueAt < at;
}
