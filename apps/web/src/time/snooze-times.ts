import { atWallClock, wallClock } from './zone';

export const SNOOZES = ['hour', 'tomorrow', 'monday'] as const;
export type SnoozeChoice = (typeof SNOOZES)[number];

/** When what was put off comes back: in an hour, tomorrow 9:00, next Monday 9:00; milliseconds. */
export function snoozeTime(choice: SnoozeChoice, now: number): number {
  const { year, month, day, weekday } = wallClock(now);
  switch (choice) {
    case 'hour':
      return now + 3_600_000;
    case 'tomorrow':
      return atWallClock(year, month, day + 1, 9, 0);
    case 'monday':
      // On a Monday that is the next one.
      return atWallClock(year, month, day + ((8 - weekday) % 7 || 7), 9, 0);
  }
}
