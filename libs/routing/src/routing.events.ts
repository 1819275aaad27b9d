import { defineTask } from '@luodi/platform';

/** Look again at every lead that waits for an owner: each minute, and when something changed that may help. */
export const RETRY_WAITING = defineTask<Record<string, never>>('routing.retry-waiting', { maxAttempts: 1 });

/** Play past leads again by other rules. */
export const RUN_DRY = defineTask<{ readonly dryRunId: string }>('routing.run-dry', { maxAttempts: 2 });

/** Say and do what is due on the clocks of leads: warnings, deadlines, the ladder, the alarm of waits. */
export const SWEEP_CLOCKS = defineTask<Record<string, never>>('routing.sweep-clocks', { maxAttempts: 1 });
