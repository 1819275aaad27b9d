import { defineTask } from '@luodi/platform';

/** An import has something to do: read, check, write or take back. It works some seconds and adds itself again. */
export const IMPORT_WORK = defineTask<{ readonly importId: string }>('imports.work', { maxAttempts: 5 });

/** Time to delete the files and faulty rows of imports whose 24 hours are over. */
export const IMPORTS_EXPIRED = defineTask<Record<string, never>>('imports.expired');
