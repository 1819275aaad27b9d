import type { EntityManager } from 'typeorm';
import { companyNameKey } from '@luodi/contacts';
import { DomainError, newId } from '@luodi/platform';

/** The company of a name, added when it is new; null when the name names no firm. */
export async function companyOf(tx: EntityManager, name: string): Promise<string | null> {
  const key = companyNameKey(name);
  if (key === null) return null;
  await tx.query(
    'INSERT INTO companies (id, name, name_key) VALUES ($1, $2, $3) ON CONFLICT (name_key) DO NOTHING',
    [newId(), name, key],
  );
  const rows: { id: string }[] = await tx.query('SELECT id FROM companies WHERE name_key = $1', [key]);
  return rows[0]?.id ?? null;
}

/**
 * Gives a person another phone or WeChat id (canonical), or none: the old one no longer leads to them.
 * @throws DomainError contact_taken (409) when it is somebody else's; not whose
 */
export async function replaceContactKey(
  tx: EntityManager,
  contactId: string,
  change: { readonly kind: 'phone' | 'wechat'; readonly from: string | null; readonly to: string | null },
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
  if (rows[0]?.contact_id !== contactId) throw new DomainError('contact_taken');
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
