import type { Actor } from '@luodi/identity';
import type { EntityManager } from 'typeorm';
import type { DealRow } from './deal.row';

/** Whether an actor who sees a deal may work on it: not as an auditor, nor as somebody who only reads along on its lead. */
export async function mayWorkOn(
  tx: EntityManager,
  actor: Actor,
  deal: Pick<DealRow, 'owner_id' | 'lead_id'>,
): Promise<boolean> {
  if (actor.role === 'auditor') return false;
  if (actor.role !== 'agent' || deal.owner_id === actor.id) return true;
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM lead_collaborators WHERE lead_id = $1 AND user_id = $2 AND access = 'edit'`,
    [deal.lead_id, actor.id],
  );
  return rows.length > 0;
}
