import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { DomainError } from '@luodi/platform';
import { visibleTo } from '../lead-scope';
import type { LeadStatus } from '../lead-values.policy';
import { rightsOf } from '../ownership/lead-rights.policy';

/**
 * Gives a person another phone or WeChat id (canonical), or none: the old one no longer leads to them.
 * @throws DomainError contact_taken (409) when it is somebody else's; not whose
 */
export async function replaceContactKey(
  tx: EntityManager,
  contactId: string,
  change: {
    readonly by: Actor;
    readonly kind: 'phone' | 'wechat';
    readonly from: string | null;
    readonly to: string | null;
  },
): Promise<void> {
  if (change.from !== null) {
    await tx.query('DELETE FROM contact_keys WHERE kind = $1 AND value = $2 AND contact_id = $3', [
      change.kind,
      change.kind === 'wechat' ? change.from.toLowerCase() : change.from,
      contactId,
    ]);
  }
  if (change.to === null) return;
  await tx.query(
    'INSERT INTO contact_keys (kind, value, contact_id) VALUES ($1, $2, $3) ON CONFLICT (kind, value) DO NOTHING',
    [change.kind, change.to, contactId],
  );
  const rows: { contact_id: string }[] = await tx.query(
    'SELECT contact_id FROM contact_keys WHERE kind = $1 AND value = $2',
    [change.kind, change.to],
  );
  if (rows[0]?.contact_id !== contactId) throw await contactTaken(tx, change.by, change.kind, change.to);
}

/**
 * The refusal of a phone or WeChat id that is somebody else's. It names nothing of theirs; only who sees their lead and
 * may merge it gets the lead's id, to be offered the merge.
 */
export async function contactTaken(
  tx: EntityManager,
  actor: Actor,
  kind: 'phone' | 'wechat',
  value: string,
): Promise<DomainError> {
  const params: unknown[] = [kind, value];
  const rows: {
    id: string;
    number: string;
    status: LeadStatus;
    owner_id: string | null;
    pool_id: string | null;
  }[] = await tx.query(
    `SELECT l.id, l.number, l.status, l.owner_id, l.pool_id FROM contact_keys k
       JOIN leads l ON l.contact_id = k.contact_id AND l.status <> 'merged'
       WHERE k.kind = $1 AND k.value = $2 AND ${visibleTo(actor, 'l', params)}`,
    params,
  );
  const lead = rows[0];
  const may =
    lead !== undefined &&
    rightsOf(actor, { status: lead.status, ownerId: lead.owner_id, poolId: lead.pool_id, access: null })
      .merge;
  return new DomainError(
    'contact_taken',
    {},
    may ? { body: { mergeWith: { id: lead.id, number: lead.number } } } : {},
  );
}

/** Brings the person's card in line with the lead. */
export async function updateContact(
  tx: EntityManager,
  contactId: string,
  card: {
    readonly name: string | null;
    readonly companyId: string | null;
    readonly phone: string | null;
    readonly wechat: string | null;
    readonly email: string | null;
  },
): Promise<void> {
  await tx.query(
    `UPDATE contacts SET name = $2, company_id = $3, phone = $4, wechat = $5, email = $6, updated_at = now(),
       version = version + 1
     WHERE id = $1 AND (name, company_id, phone, wechat, email) IS DISTINCT FROM ($2, $3::uuid, $4, $5, $6)`,
    [contactId, card.name, card.companyId, card.phone, card.wechat, card.email],
  );
}
