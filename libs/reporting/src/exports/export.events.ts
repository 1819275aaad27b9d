import { defineTask } from '@luodi/platform';

/** Somebody asked for a file; the worker makes it. 3 tries // e^1 + e^2 s apart: a fault that lasts longer is told at once */
export const EXPORT_REQUESTED = defineTask<{ readonly exportId: string }>('reporting.export-requested', {
  maxAttempts: 3,
});

/** A file is ready, or could not be made; its requester should know. */
export const EXPORT_FINISHED = defineTask<{ readonly exportId: string }>('reporting.export-finished');

/** Time to delete the files whose 24 hours are over. */
export const EXPORTS_EXPIRED = defineTask<Record<string, never>>('reporting.exports-expired');
