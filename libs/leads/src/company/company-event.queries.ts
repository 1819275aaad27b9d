import type { EntityManager } from 'typeorm';
import { newId } from '@luodi/platform';

export const COMPANY_EVENT_KINDS = ['edited', 'merged', 'unmerged', 'split'] as const;
export type CompanyEventKind = (typeof COMPANY_EVENT_KINDS)[number];

/** Writes a line of a company's history. `data` holds ids, counts, and names and codes of companies. */
export async function writeCompanyEvent(
  tx: EntityManager,
  event: {
    readonly companyId: string;
    readonly kind: CompanyEventKind;
    readonly at: Date;
    readonly actorId: string;
    readonly data: object;
  },
): Promise<void> {
  await tx.query(
    'INSERT INTO company_events (id, company_id, kind, at, actor_id, data) VALUES ($1, $2, $3, $4, $5, $6)',
    [newId(), event.companyId, event.kind, event.at, event.actorId, JSON.stringify(event.data)],
  );
}
