import type { EntityManager } from 'typeorm';
import type { EnteredAmount, LeadFacts } from '../intake/lead-facts.policy';
import type {
  CollaboratorAccess,
  LeadStatus,
  NeedType,
  SlaState,
  WaitingReason,
} from '../lead-values.policy';

/** A lead whose row this transaction holds; everybody else who wants to change it waits. */
export interface LockedLead {
  readonly id: string;
  readonly number: string;
  readonly status: LeadStatus;
  readonly contactId: string;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly poolId: string | null;
  /** How the actor it was looked up for collaborates on it; null where nobody asked. */
  readonly access: CollaboratorAccess | null;
  readonly waitingReason: WaitingReason | null;
  readonly mergedIntoId: string | null;
  readonly facts: LeadFacts;
  readonly siteId: string | null;
  readonly channel: string;
  readonly sourceChannel: string | null;
  readonly sourceUrl: string | null;
  readonly sourceTitle: string | null;
  readonly inquiryCount: number;
  readonly slaState: SlaState;
  readonly slaStartedAt: Date | null;
  readonly slaMinutes: number | null;
  readonly firstResponseDueAt: Date | null;
  readonly firstRespondedAt: Date | null;
  readonly nextFollowUpAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
}

/** The columns of a lead's facts as the database answers them. */
export interface FactsRow {
  readonly company_id: string | null;
  readonly company_name: string | null;
  readonly contact_name: string | null;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly email: string | null;
  readonly need_type: NeedType | null;
  readonly need_text: string | null;
  readonly use_text: string | null;
  readonly industry: string | null;
  readonly industry_code: string | null;
  readonly area_min_sqm: string | null;
  readonly area_max_sqm: string | null;
  readonly area_entered: EnteredAmount | null;
  readonly tax_min_yuan: string | null;
  readonly tax_max_yuan: string | null;
  readonly tax_entered: EnteredAmount | null;
  readonly tax_text: string | null;
  readonly region: string[];
  readonly message: string | null;
  readonly details: Record<string, unknown>;
  readonly park_id: string | null;
}

interface LeadRow extends FactsRow {
  readonly id: string;
  readonly number: string;
  readonly status: LeadStatus;
  readonly contact_id: string;
  readonly owner_id: string | null;
  readonly team_id: string | null;
  readonly pool_id: string | null;
  readonly waiting_reason: WaitingReason | null;
  readonly merged_into_id: string | null;
  readonly site_id: string | null;
  readonly channel: string;
  readonly source_channel: string | null;
  readonly source_url: string | null;
  readonly source_title: string | null;
  readonly inquiry_count: number;
  readonly sla_state: SlaState;
  readonly sla_started_at: Date | null;
  readonly sla_minutes: number | null;
  readonly first_response_due_at: Date | null;
  readonly first_responded_at: Date | null;
  readonly next_follow_up_at: Date | null;
  readonly created_at: Date;
  readonly version: number;
}

/** The columns that `factsOfRow` reads. */
export const FACTS_READ = `company_id, company_name, contact_name, phone, wechat, email, need_type, need_text, use_text, industry,
  industry_code, area_min_sqm, area_max_sqm, area_entered, tax_min_yuan, tax_max_yuan, tax_entered, tax_text, region, message,
  details, park_id`;

const COLUMNS = `id, number, status, contact_id, owner_id, team_id, pool_id, waiting_reason, merged_into_id,
  ${FACTS_READ}, site_id, channel, source_channel, source_url, source_title, inquiry_count, sla_state, sla_started_at, sla_minutes, first_response_due_at, first_responded_at,
  next_follow_up_at, created_at, version`;

// NO KEY: others may go on writing rows that refer to the lead (notices, activities); with the full lock SKIP LOCKED
// would pass over a lead merely because somebody is being told about it.
const LOCK_BY_ID = `SELECT ${COLUMNS} FROM leads WHERE id = $1 FOR NO KEY UPDATE`;
const LOCK_BY_CONTACT = `SELECT ${COLUMNS} FROM leads WHERE contact_id = $1 AND status <> 'merged' FOR NO KEY UPDATE`;
const LOCK_BY_CONTACTS = `SELECT ${COLUMNS} FROM leads
  WHERE contact_id = ANY($1::uuid[]) AND status <> 'merged' ORDER BY id FOR NO KEY UPDATE`;
const LOCK_PAIR = `SELECT ${COLUMNS} FROM leads WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
// Leads of an imported list wait for a person's decision, not for the rules.
const LOCK_WAITING = `SELECT ${COLUMNS} FROM leads
  WHERE waiting_reason IS NOT NULL AND waiting_reason <> 'imported' AND status IN ('new', 'contacted', 'qualified', 'nurturing')
    AND (created_at, id) > ($1::timestamptz, $2::uuid)
  ORDER BY created_at, id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`;

/** Locks a lead by its id; null when there is none. The first lock of every change of a lead. */
export async function lockLead(tx: EntityManager, leadId: string): Promise<LockedLead | null> {
  const rows: LeadRow[] = await tx.query(LOCK_BY_ID, [leadId]);
  return rows[0] === undefined ? null : toLead(rows[0]);
}

/** Locks the living lead of a person; null when they have none. */
export async function lockLeadOfContact(tx: EntityManager, contactId: string): Promise<LockedLead | null> {
  const rows: LeadRow[] = await tx.query(LOCK_BY_CONTACT, [contactId]);
  return rows[0] === undefined ? null : toLead(rows[0]);
}

/** Locks the living leads of many people, in the order of their ids. */
export async function lockLeadsOfContacts(
  tx: EntityManager,
  contactIds: readonly string[],
): Promise<readonly LockedLead[]> {
  const rows: LeadRow[] = await tx.query(LOCK_BY_CONTACTS, [[...contactIds]]);
  return rows.map(toLead);
}

/** Locks two leads in the order of their ids, so that two merges of the same pair take turns. */
export async function lockLeadPair(
  tx: EntityManager,
  a: string,
  b: string,
): Promise<ReadonlyMap<string, LockedLead>> {
  const rows: LeadRow[] = await tx.query(LOCK_PAIR, [[a, b]]);
  return new Map(rows.map((row) => [row.id, toLead(row)]));
}

/** Locks the oldest lead that waits for the rules, after a place in the queue, and that nobody else holds; null at the end. */
export async function lockNextWaitingLead(
  tx: EntityManager,
  after: { readonly createdAt: Date; readonly id: string },
): Promise<LockedLead | null> {
  const rows: LeadRow[] = await tx.query(LOCK_WAITING, [after.createdAt, after.id]);
  return rows[0] === undefined ? null : toLead(rows[0]);
}

function toLead(row: LeadRow): LockedLead {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    contactId: row.contact_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    poolId: row.pool_id,
    access: null,
    waitingReason: row.waiting_reason,
    mergedIntoId: row.merged_into_id,
    facts: factsOfRow(row),
    siteId: row.site_id,
    channel: row.channel,
    sourceChannel: row.source_channel,
    sourceUrl: row.source_url,
    sourceTitle: row.source_title,
    inquiryCount: row.inquiry_count,
    slaState: row.sla_state,
    slaStartedAt: row.sla_started_at,
    slaMinutes: row.sla_minutes,
    firstResponseDueAt: row.first_response_due_at,
    firstRespondedAt: row.first_responded_at,
    nextFollowUpAt: row.next_follow_up_at,
    createdAt: row.created_at,
    version: row.version,
  };
}

/** The facts of a lead from its columns. */
export function factsOfRow(row: FactsRow): LeadFacts {
  return {
    companyId: row.company_id,
    companyName: row.company_name,
    contactName: row.contact_name,
    phone: row.phone,
    wechat: row.wechat,
    email: row.email,
    needType: row.need_type,
    needText: row.need_text,
    useText: row.use_text,
    industry: row.industry,
    industryCode: row.industry_code,
    areaMinSqm: row.area_min_sqm === null ? null : Number(row.area_min_sqm),
    areaMaxSqm: row.area_max_sqm === null ? null : Number(row.area_max_sqm),
    areaEntered: row.area_entered,
    taxMinYuan: row.tax_min_yuan,
    taxMaxYuan: row.tax_max_yuan,
    taxEntered: row.tax_entered,
    taxText: row.tax_text,
    region: row.region,
    message: row.message,
    details: row.details,
    parkId: row.park_id,
  };
}
