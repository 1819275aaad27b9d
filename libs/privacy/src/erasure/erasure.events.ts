import { defineTask, type FilePassage } from '@luodi/platform';

/** A person was erased: their files go, and the erasure is written where a restore finds it. */
export const PERSON_ERASED = defineTask<{
  readonly erasureId: string;
  readonly files: readonly string[];
  /** Absent in jobs of before there were any. */
  readonly passages?: readonly FilePassage[];
}>('privacy.person-erased');
