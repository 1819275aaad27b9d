const DAY_MS = 86_400_000;
/** Whoever fills in a form for some minutes still means now. */
const TOLERANCE_MS = 5 * 60_000;

/**
 * Why a date can't be that of the next follow-up; null when it can. A date in the past promises nothing, one in ten
 * years would stop the clock and the recycling of a lead by the hand of its owner (security.md §5).
 * @param days how far ahead it may lie
 */
export function followUpFault(next: Date, now: Date, days: number): 'inPast' | 'tooFarAhead' | null {
  if (next.getTime() < now.getTime() - TOLERANCE_MS) return 'inPast';
  return next.getTime() > now.getTime() + days * DAY_MS ? 'tooFarAhead' : null;
}
