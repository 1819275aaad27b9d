import { atWallClock, wallClock } from '../../time/zone';

export type FollowUpChoice = 'today' | 'tomorrow' | 'friday';

export interface FollowUpTime {
  readonly choice: FollowUpChoice;
  /** milliseconds */
  readonly at: number;
}

/** The usual next follow-ups: today 17:00 (until half past four), tomorrow 10:00, Friday 10:00. */
export function followUpTimes(now: number): FollowUpTime[] {
  const { year, month, day, weekday } = wallClock(now);
  const today = atWallClock(year, month, day, 17, 0);
  const toFriday = (5 - weekday + 7) % 7;
  const times: FollowUpTime[] = [];
  if (today - now >= 30 * 60_000) times.push({ choice: 'today', at: today });
  times.push({ choice: 'tomorrow', at: atWallClock(year, month, day + 1, 10, 0) });
  // Friday means the next one that is neither today nor tomorrow.
  times.push({
    choice: 'friday',
    at: atWallClock(year, month, day + (toFriday < 2 ? toFriday + 7 : toFriday), 10, 0),
  });
  return times;
}
