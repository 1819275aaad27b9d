const MINUTE = 60_000;

/** Minutes before the second to the eighth try // 1 + 5 + 15 + 60 + 180 + 360 + 720 = 1341 min ≈ 22 h */
export const RETRY_MINUTES = [1, 5, 15, 60, 180, 360, 720] as const;
/** Tries of one delivery before it is dead. */
export const MAX_ATTEMPTS = RETRY_MINUTES.length + 1;
/** A receiver that has answered nothing well for so long is paused. */
export const PAUSE_AFTER_DAYS = 3;
/** How long delivered and dead deliveries stay in the log. */
export const KEEP_DAYS = 30;

/** When a delivery is tried again after so many failed tries; null when that was the last. */
export function nextAttemptAt(attempts: number, now: Date): Date | null {
  const minutes = RETRY_MINUTES[attempts - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * MINUTE);
}

/** Whether a receiver that fails since then is paused now. */
export function pauses(failingSince: Date, now: Date): boolean {
  return now.getTime() - failingSince.getTime() >= PAUSE_AFTER_DAYS * 24 * 60 * MINUTE;
}
