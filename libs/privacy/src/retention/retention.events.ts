import { defineTask } from '@luodi/platform';

/** The nightly run over everything that was kept long enough. */
export const RETENTION_DUE = defineTask<Record<string, never>>('privacy.retention-due', { maxAttempts: 3 });

/** So many people will become anonymous in so many days, unless somebody talks to them or holds their data. */
export const RETENTION_WARNED = defineTask<{
  readonly count: number;
  readonly days: number;
  readonly at: string;
}>('privacy.retention-warned');
