import { atWallClock, wallClock } from '../../time/zone';

export type LaterChoice = 'hour' | 'tomorrow' | 'monday';

export interface LaterTime {
  readonly choice: LaterChoice;
  /** milliseconds */
  readonly at: number;
}

/** When a notice can come again: in an hour, tomorrow 9:00, and Monday 9:00 where that is another day. */
export function laterTimes(now: number): LaterTime[] {
  const { year, month, day, weekday } = wallClock(now);
  const toMonday = (8 - weekday) % 7 || 7;
  const times: LaterTime[] = [
    { choice: 'hour', at: now + 3_600_000 },
    { choice: 'tomorrow', at: atWallClock(year, month, day + 1, 9, 0) },
  ];
  if (toMonday > 1) times.push({ choice: 'monday', at: atWallClock(year, month, day + toMonday, 9, 0) });
  return times;
}
