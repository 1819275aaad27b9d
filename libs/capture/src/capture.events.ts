import { defineTask } from '@luodi/platform';

/** Cron, hourly: used proofs of work that could not come again. */
export const SWEEP_PROOFS = defineTask<Record<string, never>>('capture.sweep-proofs');

/** Somebody offers premises, and nobody handles it yet. */
export const OFFER_RECEIVED = defineTask<{ readonly offerId: string }>('capture.offer-received');
