import type { ImportOrder, ImportedItem } from '@luodi/imports';
import type {
  ExistingLead,
  FirstResponseClock,
  ImportAssignment,
  ImportPooling,
  ImportStamp,
  LeadFacts,
} from '@luodi/leads';
import type { EntityManager } from 'typeorm';
import { deleteInquiries, deleteInquiriesOfLeads } from './import-inquiries.queries';
import type { LeadImportFacts, LeadImportTools } from './lead-import.model';
import type { LeadRow } from './read-lead.policy';

/** What `before` of a changed lead holds. */
export interface LeadBefore {
  readonly facts: LeadFacts;
  readonly inquiryId: string | null;
}

/** A row and the lead that it opened. */
export interface OpenedLead {
  readonly row: LeadRow;
  readonly leadId: string;
  readonly companyId: string | null;
}

/**
 * To whom the opened leads go, or into which pool: by the rules, or to whom their rows name as far as there is room.
 * @param teams the first team of each agent
 */
export async function planOwners(
  tx: EntityManager,
  tools: Pick<LeadImportTools, 'routing' | 'leads'>,
  order: ImportOrder,
  teams: ReadonlyMap<string, string>,
  opened: readonly OpenedLead[],
): Promise<{ readonly assignments: readonly ImportAssignment[]; readonly pooled: readonly ImportPooling[] }> {
  const { assign } = order.options;
  if (assign === 'rules') {
    return tools.routing.plan(
      tx,
      opened.map(({ row, leadId, companyId }) => ({
        leadId,
        facts: { ...row.facts, companyId },
        channel: 'import',
      })),
    );
  }
  const none = { assignments: [], pooled: [] };
  if (assign !== 'owner') return none;
  const owners = [...new Set(opened.flatMap(({ row }) => row.ownerId ?? []))];
  if (owners.length === 0) return none;
  const room = await tools.leads.lockRoom(tx, owners);
  const open = new Map([...room].map(([userId, agent]) => [userId, agent.open]));
  const assignments = opened.flatMap(({ row, leadId }) => {
    const capacity = room.get(row.ownerId ?? '')?.capacity ?? 0;
    const held = open.get(row.ownerId ?? '') ?? 0;
    // A cap is a cap: what does not fit waits for a person's decision.
    if (row.ownerId === null || held >= capacity) return [];
    open.set(row.ownerId, held + 1);
    const teamId = teams.get(row.ownerId) ?? null;
    return [{ leadId, ownerId: row.ownerId, teamId, ruleId: null, lift: 0, inputs: { named: true } }];
  });
  return { assignments, pooled: [] };
}

/** Takes back the leads of an import that nobody has touched since; answers the rows it took back. */
export async function undoLeads(
  tx: EntityManager,
  tools: Pick<LeadImportTools, 'contacts' | 'leads'>,
  items: readonly ImportedItem[],
  stamp: ImportStamp,
): Promise<ReadonlySet<number>> {
  const undone = new Set<number>();
  const created = items.filter((item) => item.action === 'created');
  const untouched = await tools.leads.lockUntouched(
    tx,
    created.map((item) => ({ id: item.objectId, version: Number(item.mark) })),
  );
  if (untouched.size > 0) {
    const contactIds = [...untouched.values()].map((lead) => lead.contactId);
    const companyIds = await tools.contacts.companiesOf(tx, { contactIds, leadIds: [...untouched.keys()] });
    await deleteInquiriesOfLeads(tx, [...untouched.keys()]);
    await tools.leads.remove(tx, untouched);
    await tools.contacts.removeOrphans(tx, contactIds);
    await tools.contacts.removeAddedCompanies(tx, stamp.importId, companyIds);
    for (const item of created) if (untouched.has(item.objectId)) undone.add(item.rowNumber);
  }
  // The last change of a lead first: that its version is still the one is what makes it ours to take back.
  for (const item of items) {
    if (item.action !== 'updated' || item.before === null) continue;
    const lead = await tools.leads.lockOne(tx, item.objectId);
    if (lead === null || lead.version !== Number(item.mark)) continue;
    const before = item.before as unknown as LeadBefore;
    await tools.leads.restore(tx, [{ lead, facts: before.facts }], stamp);
    if (before.inquiryId !== null) await deleteInquiries(tx, [before.inquiryId]);
    undone.add(item.rowNumber);
  }
  return undone;
}

/** The first-response clocks of new leads in the order of the rows; none when the list is history. */
export async function clocksFor(
  tx: EntityManager,
  tools: Pick<LeadImportTools, 'routing'>,
  order: ImportOrder,
  { place, teams }: Pick<LeadImportFacts, 'place' | 'teams'>,
  rows: readonly LeadRow[],
  people: readonly { readonly companyId: string | null }[],
): Promise<readonly FirstResponseClock[]> {
  const { assign, startClock } = order.options;
  if (!startClock) return [];
  return tools.routing.clocksFor(
    tx,
    rows.map(({ facts }, index) => ({
      facts: { ...facts, companyId: people[index]?.companyId ?? null },
      channel: 'import',
    })),
    (index) => {
      if (assign === 'rules') return undefined;
      const ownerId = assign === 'owner' ? (rows[index]?.ownerId ?? null) : null;
      return ownerId === null ? place.teamId : (teams.get(ownerId) ?? null);
    },
    order.now,
  );
}

/** People who have a lead that was not merged away. */
export async function livingContacts(
  tx: EntityManager,
  contactIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows: { contact_id: string }[] = await tx.query(
    `SELECT contact_id FROM leads WHERE contact_id = ANY($1::uuid[]) AND status <> 'merged'`,
    [contactIds],
  );
  return new Set(rows.map((row) => row.contact_id));
}

/** Skipping changes nothing; a closed lead is history; a manager changes leads of their teams only. */
export function mayChange(order: ImportOrder, scope: LeadImportFacts['scope'], lead: ExistingLead): boolean {
  if (order.duplicates === 'skip') return false;
  if (lead.status === 'converted' || lead.status === 'disqualified') return false;
  if (scope === null) return true;
  return (
    (lead.teamId !== null && scope.teamIds.includes(lead.teamId)) ||
    (lead.ownerId !== null && scope.memberIds.has(lead.ownerId))
  );
}
