import type { EntityManager } from 'typeorm';
import { replaceShares, writeCredit } from './credit.queries';
import type { CreditContact, EarnedCredit } from './first-credit.policy';

// Leads without a credit, or with one that was filled in: it has no line in the timeline, and nobody has touched its
// shares. A lead that is named now counts as named then; of its teams the one in which its owner got it is known.
// Follow-ups of a list were never live work.
const CONTACTS = `SELECT a.lead_id AS "leadId", a.id AS "activityId", a.author_id AS "userId", a.created_at AS at, a.outcome,
    h.owner_id AS "ownerId", h.team_id AS "teamId",
    l.company_name IS NOT NULL AND l.contact_name IS NOT NULL AND coalesce(l.phone, l.wechat, l.email) IS NOT NULL AS known,
    EXISTS (SELECT 1 FROM deals d WHERE d.lead_id = l.id AND d.created_at <= a.created_at) AS converted
  FROM leads l JOIN activities a ON a.lead_id = l.id AND a.type <> 'note'
  LEFT JOIN LATERAL (SELECT owner_id, team_id FROM lead_assignments h WHERE h.lead_id = l.id AND h.from_at <= a.created_at
    AND (h.to_at IS NULL OR h.to_at > a.created_at) ORDER BY h.from_at DESC LIMIT 1) h ON true
  LEFT JOIN first_credits c ON c.lead_id = l.id
  WHERE l.id = ANY($1::uuid[])
    AND NOT EXISTS (SELECT 1 FROM lead_events e WHERE e.lead_id = l.id AND e.kind = 'credit_recorded')
    AND NOT EXISTS (SELECT 1 FROM credit_disputes x WHERE x.lead_id = l.id)
    AND NOT EXISTS (SELECT 1 FROM credit_shares s WHERE s.lead_id = l.id AND (s.team_id <> c.team_id OR s.percent <> 100))
    AND NOT EXISTS (SELECT 1 FROM lead_events e WHERE e.lead_id = l.id AND e.kind = 'activity'
      AND e.data ->> 'activityId' = a.id::text AND e.data ? 'importId')
  ORDER BY a.lead_id, a.created_at, a.id`;

/** The follow-ups of these leads, locked by the caller, in the order they were logged, each with how the lead stood then. */
export async function readContacts(
  tx: EntityManager,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CreditContact[]>> {
  const rows: (CreditContact & { readonly leadId: string })[] = await tx.query(CONTACTS, [leadIds]);
  const contacts = new Map<string, CreditContact[]>();
  for (const { leadId, ...contact } of rows) contacts.set(leadId, [...(contacts.get(leadId) ?? []), contact]);
  return contacts;
}

/** Writes a filled-in credit with its whole share. */
export async function writeFilledCredit(
  tx: EntityManager,
  leadId: string,
  credit: EarnedCredit,
): Promise<void> {
  await writeCredit(tx, leadId, credit);
  await replaceShares(tx, leadId, credit.teamId === null ? [] : [{ teamId: credit.teamId, percent: 100 }]);
}
