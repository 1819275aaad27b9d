import { defineTask } from '@luodi/platform';

/** Cron, hourly: used proofs of work that could not come again. */
export const SWEEP_PROOFS = defineTask<Record<string, never>>('capture.sweep-proofs');
