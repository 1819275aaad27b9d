/** 8:30, before work begins (ux.md 1.2). */
const FROM_MINUTE = 8 * 60 + 30;
/** A worker that comes back in the afternoon brings no morning digest. */
const UNTIL_MINUTE = 12 * 60;

/** Whether digests go out at this minute of a working day; a late worker still sends them until noon. */
export function isDigestTime(minute: number): boolean {
  return minute >= FROM_MINUTE && minute < UNTIL_MINUTE;
}

/** Whether there is anything to tell: a digest of nothing is not sent. */
export function isWorthTelling(facts: {
  readonly awaiting: number;
  readonly followUps: number;
  readonly waiting: number;
  readonly visits: number;
  readonly tasks: number;
}): boolean {
  return facts.awaiting + facts.followUps + facts.waiting + facts.visits + facts.tasks > 0;
}
