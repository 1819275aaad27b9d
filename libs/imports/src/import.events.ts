import { addJob, defineTask } from '@luodi/platform';
import type { EntityManager } from 'typeorm';

/** An import has something to do: read, check, write or take back. It works some seconds and adds itself again. */
export const IMPORT_WORK = defineTask<{ readonly importId: string }>('imports.work', { maxAttempts: 5 });

/**
 * Asks for the next piece of work. Without a job key: adding a job under the key of one that begins at this moment can
 * add nothing. Two jobs of one import do no harm, the checkpoint decides between them.
 */
export async function addImportWork(tx: EntityManager, importId: string, delayMs = 0): Promise<void> {
  await addJob(tx, IMPORT_WORK, { importId }, delayMs === 0 ? {} : { runAt: new Date(Date.now() + delayMs) });
}

/** Whether a job of this import waits for a worker. */
export async function hasImportWork(tx: EntityManager, importId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM graphile_worker._private_jobs
     WHERE is_available AND payload -> 'payload' ->> 'importId' = $1 LIMIT 1`,
    [importId],
  );
  return rows.length > 0;
}

/** Time to delete the files and faulty rows of imports whose 24 hours are over. */
export const IMPORTS_EXPIRED = defineTask<Record<string, never>>('imports.expired');
