import type { SiteGuardResponse } from './quarantine.response';
import type { GuardState } from './site-guard.service';

/** The guard of a site as the console reads it. */
export function presentGuard(state: GuardState): SiteGuardResponse {
  return {
    mode: state.mode,
    guarded: state.guarded,
    guardedUntil: state.guardedUntil?.toISOString() ?? null,
    perMinuteMark: state.perMinuteMark,
    version: state.version,
  };
}
