import type { EntityManager } from 'typeorm';
import { newId } from '@luodi/platform';
import type { LeadEventKind } from '../lead.events';

/** Writes a line of the lead's timeline. `data` holds ids, codes and amounts, and notes that staff wrote about their own act. */
export async function writeLeadEvent(
  tx: EntityManager,
  event: {
    readonly leadId: string;
    readonly kind: LeadEventKind;
    readonly at: Date;
    readonly actorId: string | null;
    readonly data: object;
  },
): Promise<void> {
  await tx.query(
    'INSERT INTO lead_events (id, lead_id, kind, at, actor_id, data) VALUES ($1, $2, $3, $4, $5, $6)',
    [newId(), event.leadId, event.kind, event.at, event.actorId, JSON.stringify(event.data)],
  );
}
