import { SNOOZES, snoozeTime, type SnoozeChoice } from '../../time/snooze-times';

export interface LaterTime {
  readonly choice: SnoozeChoice;
  /** milliseconds */
  readonly at: number;
}

/** When a notice can come again: the times of a snooze, each once (on a Sunday tomorrow is Monday). */
export function laterTimes(now: number): LaterTime[] {
  const times = SNOOZES.map((choice) => ({ choice, at: snoozeTime(choice, now) }));
  return times.filter(({ at }, index) => times.findIndex((other) => other.at === at) === index);
}
