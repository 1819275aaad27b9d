/** How long to wait before a crashed process is started again. */
export interface Backoff {
  readonly delayMs: number;
}

const FIRST_MS = 500;
const LONGEST_MS = 30_000;
/** A process that ran this long was well; its next crash is a new one. */
const HEALTHY_MS = 60_000;

/** Before the first crash. */
export const FIRST_BACKOFF: Backoff = { delayMs: 0 };

/** 0.5 s, 1 s, 2 s … 30 s; from the beginning after a run of a minute. */
export function nextDelay(previous: Backoff, ranForMs: number): Backoff {
  if (previous.delayMs === 0 || ranForMs >= HEALTHY_MS) return { delayMs: FIRST_MS };
  return { delayMs: Math.min(previous.delayMs * 2, LONGEST_MS) };
}
