import type { EntityManager } from 'typeorm';
import { newId, numberTerms } from '@luodi/platform';
import { FACT_COLUMN_LIST, factRecord, FACT_RECORD_TYPES, termsOf } from '../intake/lead-facts.queries';
import { lockLeadsOfContacts } from '../ownership/locked-lead.queries';
import type { FirstResponseClock } from '../ownership/ownership.queries';
import type {
  ExistingLead,
  ImportPlace,
  ImportStamp,
  ImportOpening,
  ImportedLead,
  PreparedLead,
} from './lead-import.model';

/** Between two search terms of a row, which then need no array inside the JSON; names hold no control characters. */
const TERM_END = '\u001f';

// One statement a batch. Whose person has a living lead by now is left out.
const INSERT = `WITH given AS (
    SELECT * FROM json_to_recordset($1::json) AS r(
      id uuid, number text, contact_id uuid, channel text, source_channel text, created_at timestamptz,
      next_follow_up_at timestamptz, sla_policy_id uuid, sla_minutes integer, sla_started_at timestamptz,
      first_response_due_at timestamptz, next_warning_at timestamptz, search_terms text, event_id uuid, inquiry_id uuid,
      ${FACT_RECORD_TYPES})
  ), opened AS (
    INSERT INTO leads (id, number, search_terms, contact_id, channel, source_channel, created_at, updated_at,
      next_follow_up_at, sla_policy_id, sla_minutes, sla_started_at, first_response_due_at, next_warning_at, sla_state,
      waiting_reason, team_id, pool_id, pooled_at, ${FACT_COLUMN_LIST})
    SELECT id, number, string_to_array(search_terms, E'\\x1f'), contact_id, channel, source_channel, created_at,
      $2::timestamptz, next_follow_up_at, sla_policy_id, sla_minutes, sla_started_at, first_response_due_at,
      next_warning_at, CASE WHEN first_response_due_at IS NULL THEN 'none' ELSE 'running' END,
      CASE WHEN $5::uuid IS NULL THEN 'imported' END, $4::uuid, $5::uuid,
      CASE WHEN $5::uuid IS NULL THEN NULL ELSE $2::timestamptz END, ${FACT_COLUMN_LIST}
    FROM given
    ON CONFLICT (contact_id) WHERE status <> 'merged' DO NOTHING
    RETURNING id
  ), event AS (
    INSERT INTO lead_events (id, lead_id, kind, at, actor_id, data)
    SELECT g.event_id, g.id, 'opened', $2, $3::uuid, jsonb_build_object(
        'inquiryId', g.inquiry_id, 'channel', g.channel, 'importId', $6::text)
    FROM given g JOIN opened USING (id)
  )
  SELECT id FROM opened`;

/** Writes out what a row alone says of its lead; the rest is added when it is opened. */
export function prepareImportedLead(lead: ImportedLead): PreparedLead {
  const record = factRecord(lead.facts);
  // What is missing is NULL; the company is known when the lead is opened.
  for (const column of Object.keys(record)) if (record[column] === null) delete record[column];
  delete record['company_id'];
  Object.assign(record, {
    id: lead.id,
    channel: lead.channel,
    source_channel: lead.sourceChannel,
    created_at: lead.createdAt,
    next_follow_up_at: lead.nextFollowUpAt,
    event_id: newId(),
    inquiry_id: lead.inquiryId,
  });
  const terms = termsOf(null, lead.facts).join(TERM_END);
  return {
    id: lead.id,
    inquiryId: lead.inquiryId,
    needType: lead.facts.needType,
    json: JSON.stringify(record),
    terms,
  };
}

/** Opens leads for people without a living one; answers the ids of those that were opened. */
export async function insertImportedLeads(
  tx: EntityManager,
  openings: readonly ImportOpening[],
  place: ImportPlace,
  stamp: ImportStamp,
): Promise<ReadonlySet<string>> {
  if (openings.length === 0) return new Set();
  const numbers = await takeNumbers(tx, stamp.day, openings.length);
  const records = openings.map(({ lead, contactId, companyId, clock }, index) => {
    const number = numbers[index] ?? '';
    const rest = {
      number,
      search_terms: [lead.terms, ...numberTerms(number)].join(TERM_END),
      contact_id: contactId,
      company_id: companyId,
      ...(clock === null ? {} : clockRecord(clock)),
    };
    return `${JSON.stringify(rest).slice(0, -1)},${lead.json.slice(1)}`;
  });
  const rows: { id: string }[] = await tx.query(INSERT, [
    `[${records.join(',')}]`,
    stamp.now,
    stamp.actorId,
    place.teamId,
    place.kind === 'pool' ? place.poolId : null,
    stamp.importId,
  ]);
  return new Set(rows.map((row) => row.id));
}

function clockRecord(clock: FirstResponseClock): Record<string, unknown> {
  return {
    sla_policy_id: clock.policyId,
    sla_minutes: clock.minutes,
    sla_started_at: clock.startedAt,
    first_response_due_at: clock.dueAt,
    next_warning_at: clock.nextWarningAt,
  };
}

/** The next numbers of a day: the first by the rule of all, which begins the day, the others from the same sequence. */
async function takeNumbers(tx: EntityManager, day: string, count: number): Promise<string[]> {
  const first: { n: string }[] = await tx.query(`SELECT next_number('lead', $1) AS n`, [day]);
  const others: { n: string }[] = await tx.query(
    `SELECT nextval('lead_number_seq') - s.start_value AS n FROM number_series s, generate_series(2, $2::integer)
     WHERE s.kind = 'lead' AND s.period = $1`,
    [day, count],
  );
  return [...first, ...others].map(({ n }) => `XS-${day}-${n.padStart(4, '0')}`);
}

/** Locks the living leads of people, in the order of their ids. */
export async function lockExistingLeads(
  tx: EntityManager,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, ExistingLead>> {
  if (contactIds.length === 0) return new Map();
  const leads = await lockLeadsOfContacts(tx, contactIds);
  return new Map(leads.map((lead) => [lead.contactId, lead]));
}

/** A lead whose facts a row of the list changes. */
export interface LeadUpdate {
  readonly lead: ExistingLead;
  readonly facts: ExistingLead['facts'];
  /** The row is kept as another inquiry of the lead; null when it only mends its facts. */
  readonly inquiryId: string | null;
}

const UPDATE_LEADS = (columns: readonly string[]): string => `WITH given AS (
    SELECT * FROM json_to_recordset($1::json) AS r(id uuid, search_terms text[], event_id uuid, inquiry_id uuid, kind text,
      ${FACT_RECORD_TYPES})
  ), changed AS (
    UPDATE leads l SET ${columns.map((column) => `${column} = given.${column}`).join(', ')},
      search_terms = given.search_terms,
      inquiry_count = l.inquiry_count + CASE WHEN given.inquiry_id IS NULL THEN 0 ELSE 1 END,
      updated_at = $2::timestamptz, version = l.version + 1
    FROM given WHERE l.id = given.id
    RETURNING l.id, l.version
  ), event AS (
    INSERT INTO lead_events (id, lead_id, kind, at, actor_id, data)
    SELECT event_id, id, kind, $2::timestamptz, $3::uuid,
      jsonb_strip_nulls(jsonb_build_object('importId', $4::text, 'inquiryId', inquiry_id, 'channel',
        CASE WHEN inquiry_id IS NULL THEN NULL ELSE 'import' END, 'fields', CASE WHEN inquiry_id IS NULL THEN '[]'::jsonb END))
    FROM given
  )
  SELECT id, version FROM changed`;

/** Writes changed facts of locked leads; answers their new versions by id. */
export async function updateImportedLeads(
  tx: EntityManager,
  updates: readonly LeadUpdate[],
  stamp: ImportStamp,
): Promise<ReadonlyMap<string, number>> {
  if (updates.length === 0) return new Map();
  const records = updates.map(({ lead, facts, inquiryId }) => ({
    id: lead.id,
    search_terms: termsOf(lead.number, facts),
    event_id: newId(),
    inquiry_id: inquiryId,
    kind: inquiryId === null ? 'edited' : 'inquiry_received',
    ...factRecord(facts),
  }));
  const rows: { id: string; version: number }[] = await tx.query(UPDATE_LEADS(FACT_COLUMN_LIST.split(', ')), [
    JSON.stringify(records),
    stamp.now,
    stamp.actorId,
    stamp.importId,
  ]);
  return new Map(rows.map((row) => [row.id, row.version]));
}

/** Leads that nobody has touched since the import: same version, nothing hanging on them that the import did not write. */
export async function lockUntouched(
  tx: EntityManager,
  items: readonly { readonly id: string; readonly version: number }[],
): Promise<ReadonlyMap<string, { readonly ownerId: string | null; readonly contactId: string }>> {
  const rows: { id: string; owner_id: string | null; contact_id: string }[] = await tx.query(
    `SELECT l.id, l.owner_id, l.contact_id FROM leads l
       JOIN unnest($1::uuid[], $2::integer[]) AS r(id, version) ON r.id = l.id AND r.version = l.version
     WHERE l.status = 'new' AND l.first_responded_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM activities a WHERE a.lead_id = l.id)
       AND NOT EXISTS (SELECT 1 FROM visits v WHERE v.lead_id = l.id)
       AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.lead_id = l.id)
       AND NOT EXISTS (SELECT 1 FROM lead_attachments f WHERE f.lead_id = l.id)
       AND NOT EXISTS (SELECT 1 FROM legal_holds h WHERE h.contact_id = l.contact_id AND h.released_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM leads m WHERE m.merged_into_id = l.id AND m.status = 'merged')
     ORDER BY l.id FOR UPDATE OF l`,
    [items.map((item) => item.id), items.map((item) => item.version)],
  );
  return new Map(rows.map((row) => [row.id, { ownerId: row.owner_id, contactId: row.contact_id }]));
}

/** Deletes imported leads with what belongs to them alone; inquiries are deleted by their own lib before. */
export async function deleteImportedLeads(tx: EntityManager, ids: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM notifications WHERE lead_id = ANY($1::uuid[])', [ids]);
  await tx.query('DELETE FROM lead_events WHERE lead_id = ANY($1::uuid[])', [ids]);
  await tx.query('DELETE FROM lead_assignments WHERE lead_id = ANY($1::uuid[])', [ids]);
  await tx.query('DELETE FROM leads WHERE id = ANY($1::uuid[])', [ids]);
}
