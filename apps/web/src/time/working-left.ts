/** A stretch of working time, as the server says it. */
export interface WorkingSpan {
  readonly from: string;
  readonly to: string;
}

/** Working milliseconds that are left at an instant: what lies before it is used, between the stretches nothing runs. */
export function workingLeft(spans: readonly WorkingSpan[], now: number): number {
  return spans.reduce(
    (left, { from, to }) => left + Math.max(0, Date.parse(to) - Math.max(now, Date.parse(from))),
    0,
  );
}

/**
 * What is left until a deadline: working time where the server says which (over lunch the clock stands still), else the
 * time on the wall.
 */
export function leftUntil(at: number, spans: readonly WorkingSpan[], now: number): number {
  return spans.length === 0 ? at - now : workingLeft(spans, now);
}

/** When the clock goes on that stands still now; null while it runs, or has run out. */
export function standsUntil(spans: readonly WorkingSpan[], now: number): string | null {
  const next = spans.find(({ to }) => Date.parse(to) > now);
  return next !== undefined && Date.parse(next.from) > now ? next.from : null;
}
