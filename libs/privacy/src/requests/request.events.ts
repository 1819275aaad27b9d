import { defineTask } from '@luodi/platform';

/** A request that somebody has to handle came in. */
export const REQUEST_OPENED = defineTask<{ readonly requestId: string }>('privacy.request-opened');

/** A request's due date is near (`due`) or past (`overdue`); once each. */
export const REQUEST_DUE = defineTask<{ readonly requestId: string; readonly level: 'due' | 'overdue' }>(
  'privacy.request-due',
);

/** The hourly look at due dates. */
export const REQUESTS_WATCHED = defineTask<Record<string, never>>('privacy.requests-watched', {
  maxAttempts: 1,
});
