const MINUTE = 60_000;
/** Of longer sleeps the last day is looked at: whatever runs at all has its minute in it. */
const MAX_MINUTES = 24 * 60;

/** Whether a job is due in the minute of these parts, in UTC. */
export type MatchesMinute = (minute: {
  readonly min: number;
  readonly hour: number;
  readonly date: number;
  readonly month: number;
  readonly dow: number;
}) => boolean;

/** The minute of an instant: milliseconds since 1970 at its first second. */
export const minuteOf = (at: number): number => Math.floor(at / MINUTE) * MINUTE;

/**
 * Which of the jobs are due, each once however many minutes have gone by since the last look: sweeps take all that is
 * due. After a clock was put back the present minute counts and nothing waits for the time it had been before.
 *
 * @param last the minute of the last look
 * @param now the present minute
 */
export function dueNow<T extends { readonly match: MatchesMinute }>(
  items: readonly T[],
  last: number,
  now: number,
): readonly T[] {
  if (now === last) return [];
  const first = now < last ? now : Math.max(last + MINUTE, now - (MAX_MINUTES - 1) * MINUTE);
  const minutes: Parameters<MatchesMinute>[0][] = [];
  for (let at = first; at <= now; at += MINUTE) minutes.push(partsOf(at));
  return items.filter((item) => minutes.some((minute) => item.match(minute)));
}

function partsOf(at: number): Parameters<MatchesMinute>[0] {
  const date = new Date(at);
  return {
    min: date.getUTCMinutes(),
    hour: date.getUTCHours(),
    date: date.getUTCDate(),
    month: date.getUTCMonth() + 1,
    dow: date.getUTCDay(),
  };
}
