import { writeAudit } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import type { ImportStatus } from '../import-values.policy';
import { changeImport } from '../import.queries';
import type { ImportRecord } from '../import.row';

/** How long file, faulty rows and undo stay (security.md P9). */
export const LIFETIME_MS = 24 * 3_600_000;

/** The statuses in which nothing is left to do; each ending stands in the audit log. */
export type EndStatus = Extract<ImportStatus, 'checked' | 'done' | 'failed' | 'cancelled' | 'undone'>;

/** Ends the work on a held import, in the caller's transaction. */
export async function endImport(
  tx: EntityManager,
  now: Date,
  job: ImportRecord,
  status: EndStatus,
  code: string | null,
  place: string | null,
): Promise<void> {
  await tx.query('DELETE FROM import_keys WHERE import_id = $1', [job.id]);
  await changeImport(tx, job.id, {
    status,
    error_code: code,
    error_place: place?.slice(0, 200) ?? null,
    finished_at: now,
    ...(status === 'undone' ? {} : { expires_at: new Date(now.getTime() + LIFETIME_MS) }),
    ...(status === 'failed' || status === 'cancelled' ? { upload_name: null } : {}),
  });
  await writeAudit(tx, {
    actorId: job.requested_by,
    action: `import.${status}`,
    objectType: 'import',
    objectId: job.id,
    data: {
      kind: job.kind,
      code,
      created: job.created,
      updated: job.updated,
      duplicate: job.duplicate,
      faulty: job.faulty,
      undone: job.undone,
      kept: job.kept,
    },
  });
}
