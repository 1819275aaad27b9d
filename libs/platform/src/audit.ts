import type { EntityManager } from 'typeorm';
import type { AuditAction, AuditObject } from './audit-actions';
import { newId } from './ids';
import { currentRequestId } from './request-context';

/** Who did what to which object. `data` holds ids and codes, never personal data. */
export interface AuditEntry {
  readonly actorId: string | null;
  readonly actorRole?: string;
  readonly action: AuditAction;
  readonly objectType: AuditObject;
  readonly objectId: string | null;
  readonly data?: object;
}

/** Writes a line of the audit log in the caller's transaction; the table refuses change and deletion. */
export async function writeAudit(tx: EntityManager, entry: AuditEntry): Promise<void> {
  await tx.query(
    `INSERT INTO audit_log (id, actor_id, actor_role, action, object_type, object_id, request_id, data)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      newId(),
      entry.actorId,
      entry.actorRole ?? null,
      entry.action,
      entry.objectType,
      entry.objectId,
      currentRequestId(),
      JSON.stringify(entry.data ?? {}),
    ],
  );
}
