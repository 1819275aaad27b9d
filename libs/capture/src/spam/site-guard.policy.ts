export const GUARD_MODES = ['auto', 'on', 'off'] as const;
export type GuardMode = (typeof GUARD_MODES)[number];

/** Whether and until when a site asks for proof of work. */
export interface SiteGuard {
  readonly mode: GuardMode;
  /** Moved on by load; only counts in mode `auto`. */
  readonly guardedUntil: Date | null;
}

/** How long load keeps a site guarded after the last minute that was over the mark. */
export const GUARD_MINUTES = 10;
/** Moving it on every second would be a write every second. */
const RENEW_BEFORE_MS = 5 * 60_000;

/** Whether a submission must bring a proof of work now. */
export function isGuarded(guard: SiteGuard, now: Date): boolean {
  if (guard.mode !== 'auto') return guard.mode === 'on';
  return guard.guardedUntil !== null && guard.guardedUntil > now;
}

/** Until when the site is guarded from now on, when this many submissions a minute call for it; null: no change. */
export function guardUntil(guard: SiteGuard, perMinute: number, mark: number, now: Date): Date | null {
  if (guard.mode !== 'auto' || perMinute <= mark) return null;
  if (guard.guardedUntil !== null && guard.guardedUntil.getTime() - now.getTime() > RENEW_BEFORE_MS)
    return null;
  return new Date(now.getTime() + GUARD_MINUTES * 60_000);
}
