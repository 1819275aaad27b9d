import { defineTask } from '@luodi/platform';

/** A person was erased: their files go, and the erasure is written where a restore finds it. */
export const PERSON_ERASED = defineTask<{ readonly erasureId: string; readonly files: readonly string[] }>(
  'privacy.person-erased',
);
