import type { EntityManager } from 'typeorm';
import type { LeadFacts } from '../intake/lead-facts.policy';
import type { MovedCollaborator } from '../collaborators/collaborator.queries';
import type { LeadStatus } from '../lead-values.policy';

/** The ids of everything that moved from one lead and person to the other. */
export interface MovedThings {
  readonly inquiries: readonly string[];
  readonly activities: readonly string[];
  readonly events: readonly string[];
  readonly consents: readonly string[];
  readonly requests: readonly string[];
  readonly deals: readonly string[];
  /** Absent from snapshots of before there were tasks. */
  readonly tasks?: readonly string[];
  readonly visits?: readonly string[];
  readonly keys: readonly { readonly kind: string; readonly value: string }[];
  /** Absent in snapshots from before there were any. */
  readonly collaborators?: readonly MovedCollaborator[];
  readonly attachments?: readonly string[];
}

/** What of the lead that ended the merge took away. */
export interface EndedLead {
  readonly status: LeadStatus;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly poolId: string | null;
  readonly pooledAt: string | null;
  readonly waitingReason: string | null;
  readonly slaState: string;
  readonly nextWarningAt: string | null;
  readonly nextFollowUpAt: string | null;
  readonly assignmentId: string | null;
  readonly inquiryCount: number;
}

/** What of the surviving lead the merge changed, before and after. */
export interface SurvivingSide {
  readonly facts: LeadFacts;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly poolId: string | null;
  readonly waitingReason: string | null;
  readonly nextFollowUpAt: string | null;
  readonly leadSilenced: boolean;
  readonly personSilenced: boolean;
  readonly card: PersonCard;
}

/** A person's card. */
export interface PersonCard {
  readonly name: string | null;
  readonly companyId: string | null;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly email: string | null;
}

/** Everything needed to undo a merge. */
export interface MergeSnapshot {
  readonly from: EndedLead;
  readonly before: SurvivingSide;
  readonly after: SurvivingSide;
  readonly moved: MovedThings;
}

export interface MergeRow {
  readonly id: string;
  readonly from_id: string;
  readonly into_id: string;
  readonly merged_by: string | null;
  readonly undo_until: Date;
  readonly snapshot: MergeSnapshot | null;
}

/**
 * Takes the turns of both people, so that an inquiry of either, which begins with the same lock, sees them before the
 * merge or after it and never between. Before the leads' own locks, in one order.
 */
export async function lockPeopleOf(tx: EntityManager, leadIds: readonly string[]): Promise<void> {
  await tx.query(
    `SELECT pg_advisory_xact_lock(turn) FROM (
       SELECT DISTINCT hashtextextended('inquiry:' || k.value, 0) AS turn
       FROM leads l JOIN contact_keys k ON k.contact_id = l.contact_id WHERE l.id = ANY($1::uuid[]) ORDER BY turn) turns`,
    [leadIds],
  );
}

/** The person of a lead, before a merge writes over it. */
export async function cardOf(
  tx: EntityManager,
  contactId: string,
): Promise<{ readonly card: PersonCard; readonly silenced: boolean }> {
  const rows: (PersonCard & { readonly silenced: boolean })[] = await tx.query(
    `SELECT name, company_id AS "companyId", phone, wechat, email, do_not_contact AS silenced FROM contacts WHERE id = $1`,
    [contactId],
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`Contact ${contactId} is missing`);
  const { silenced, ...card } = row;
  return { card, silenced };
}

/** What of a locked lead is not among its facts. */
export async function endedLead(tx: EntityManager, leadId: string): Promise<EndedLead> {
  const rows: EndedLead[] = await tx.query(
    `SELECT l.status, l.owner_id AS "ownerId", l.team_id AS "teamId", l.pool_id AS "poolId", l.pooled_at::text AS "pooledAt",
       l.waiting_reason AS "waitingReason", l.sla_state AS "slaState", l.next_warning_at::text AS "nextWarningAt",
       l.next_follow_up_at::text AS "nextFollowUpAt", a.id AS "assignmentId", l.inquiry_count AS "inquiryCount"
     FROM leads l LEFT JOIN lead_assignments a ON a.lead_id = l.id AND a.to_at IS NULL WHERE l.id = $1`,
    [leadId],
  );
  if (rows[0] === undefined) throw new Error(`Lead ${leadId} is missing`);
  return rows[0];
}

export async function isSilenced(tx: EntityManager, leadId: string): Promise<boolean> {
  const rows: { silenced: boolean }[] = await tx.query(
    'SELECT do_not_contact AS silenced FROM leads WHERE id = $1',
    [leadId],
  );
  return rows[0]?.silenced ?? false;
}

// Inquiries that ask for nothing but to be left alone hang on the person alone: they are found by their consents.
const MOVE = `WITH inquiries_moved AS (
    UPDATE inquiries SET lead_id = CASE WHEN lead_id IS NULL THEN NULL ELSE $2::uuid END, contact_id = $4::uuid
    WHERE lead_id = $1::uuid OR (lead_id IS NULL AND contact_id = $3::uuid
      AND id IN (SELECT inquiry_id FROM consents WHERE contact_id = $3::uuid))
    RETURNING id
  ), activities_moved AS (UPDATE activities SET lead_id = $2 WHERE lead_id = $1 RETURNING id
  ), events_moved AS (
    UPDATE lead_events SET lead_id = $2 WHERE lead_id = $1
      AND (kind IN ('activity', 'inquiry_received') OR kind LIKE 'visit\\_%') RETURNING id
  ), tasks_moved AS (UPDATE tasks SET lead_id = $2, version = version + 1 WHERE lead_id = $1 RETURNING id
  ), attachments_moved AS (UPDATE lead_attachments SET lead_id = $2 WHERE lead_id = $1 RETURNING id
  ), consents_moved AS (UPDATE consents SET contact_id = $4 WHERE contact_id = $3 RETURNING id
  ), requests_moved AS (UPDATE privacy_requests SET contact_id = $4 WHERE contact_id = $3 RETURNING id
  ), deals_moved AS (UPDATE deals SET contact_id = $4, version = version + 1 WHERE contact_id = $3 RETURNING id
  ), visits_moved AS (UPDATE visits SET lead_id = $2, version = version + 1 WHERE lead_id = $1 RETURNING id
  ), keys_moved AS (UPDATE contact_keys SET contact_id = $4 WHERE contact_id = $3 RETURNING kind, value)
  SELECT coalesce((SELECT jsonb_agg(id) FROM inquiries_moved), '[]') AS inquiries,
    coalesce((SELECT jsonb_agg(id) FROM activities_moved), '[]') AS activities,
    coalesce((SELECT jsonb_agg(id) FROM events_moved), '[]') AS events,
    coalesce((SELECT jsonb_agg(id) FROM consents_moved), '[]') AS consents,
    coalesce((SELECT jsonb_agg(id) FROM attachments_moved), '[]') AS attachments,
    coalesce((SELECT jsonb_agg(id) FROM requests_moved), '[]') AS requests,
    coalesce((SELECT jsonb_agg(id) FROM deals_moved), '[]') AS deals,
    coalesce((SELECT jsonb_agg(id) FROM tasks_moved), '[]') AS tasks,
    coalesce((SELECT jsonb_agg(id) FROM visits_moved), '[]') AS visits,
    coalesce((SELECT jsonb_agg(jsonb_build_object('kind', kind, 'value', value)) FROM keys_moved), '[]') AS keys`;

interface Side {
  readonly id: string;
  readonly contactId: string;
}

/** Moves everything of a lead and its person to another; answers what moved. */
export async function moveThings(tx: EntityManager, from: Side, into: Side): Promise<MovedThings> {
  const rows: MovedThings[] = await tx.query(MOVE, [from.id, into.id, from.contactId, into.contactId]);
  if (rows[0] === undefined) throw new Error('The move answered nothing');
  return rows[0];
}

const MOVE_BACK = `WITH inquiries_back AS (
    UPDATE inquiries SET lead_id = CASE WHEN lead_id IS NULL THEN NULL ELSE $1::uuid END, contact_id = $3::uuid
    WHERE id IN (SELECT jsonb_array_elements_text($5::jsonb -> 'inquiries')::uuid) AND contact_id IS NOT DISTINCT FROM $4::uuid
      AND (lead_id IS NULL OR lead_id = $2::uuid) RETURNING lead_id
  ), activities_back AS (
    UPDATE activities SET lead_id = $1 WHERE lead_id = $2 AND id IN (SELECT jsonb_array_elements_text($5::jsonb -> 'activities')::uuid)
  ), events_back AS (
    UPDATE lead_events SET lead_id = $1 WHERE lead_id = $2 AND id IN (SELECT jsonb_array_elements_text($5::jsonb -> 'events')::uuid)
  ), tasks_back AS (
    UPDATE tasks SET lead_id = $1, version = version + 1
    WHERE lead_id = $2 AND id IN (SELECT jsonb_array_elements_text($5::jsonb -> 'tasks')::uuid)
  ), attachments_back AS (
    UPDATE lead_attachments SET lead_id = $1
    WHERE lead_id = $2 AND id IN (SELECT jsonb_array_elements_text(coalesce($5::jsonb -> 'attachments', '[]'))::uuid)
  ), consents_back AS (
    UPDATE consents SET contact_id = $3 WHERE contact_id = $4 AND id IN (SELECT jsonb_array_elements_text($5::jsonb -> 'consents')::uuid)
  ), requests_back AS (
    UPDATE privacy_requests SET contact_id = $3
    WHERE contact_id = $4 AND id IN (SELECT jsonb_array_elements_text($5::jsonb -> 'requests')::uuid)
  ), deals_back AS (
    UPDATE deals SET contact_id = $3, version = version + 1
    WHERE contact_id = $4 AND id IN (SELECT jsonb_array_elements_text($5::jsonb -> 'deals')::uuid)
  ), visits_back AS (
    UPDATE visits SET lead_id = $1, version = version + 1
    WHERE lead_id = $2 AND id IN (SELECT jsonb_array_elements_text($5::jsonb -> 'visits')::uuid)
  ), keys_back AS (
    UPDATE contact_keys k SET contact_id = $3
    FROM jsonb_to_recordset($5::jsonb -> 'keys') AS m(kind text, value text)
    WHERE k.contact_id = $4 AND k.kind = m.kind AND k.value = m.value)
  SELECT count(*)::int AS lost FROM inquiries
  WHERE id IN (SELECT jsonb_array_elements_text($5::jsonb -> 'inquiries')::uuid) AND lead_id IS NOT NULL
    AND lead_id <> $2::uuid`;

/** Moves back what is still where the merge put it; answers how many inquiries have gone elsewhere since. */
export async function moveThingsBack(
  tx: EntityManager,
  from: Side,
  into: Side,
  moved: MovedThings,
): Promise<number> {
  const rows: { lost: number }[] = await tx.query(MOVE_BACK, [
    from.id,
    into.id,
    from.contactId,
    into.contactId,
    JSON.stringify(moved),
  ]);
  return rows[0]?.lost ?? 0;
}

/** Keeps a merge with what undoes it. */
export async function insertMerge(
  tx: EntityManager,
  merge: {
    readonly id: string;
    readonly fromId: string;
    readonly intoId: string;
    readonly at: Date;
    readonly byId: string;
    readonly undoUntil: Date;
    readonly snapshot: MergeSnapshot;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO lead_merges (id, from_id, into_id, merged_at, merged_by, undo_until, snapshot)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      merge.id,
      merge.fromId,
      merge.intoId,
      merge.at,
      merge.byId,
      merge.undoUntil,
      JSON.stringify(merge.snapshot),
    ],
  );
}

/** The merge by which a lead ended and that was not undone; null when there is none. */
export async function mergeOf(tx: EntityManager, fromId: string): Promise<MergeRow | null> {
  const rows: MergeRow[] = await tx.query(
    `SELECT id, from_id, into_id, merged_by, undo_until, snapshot FROM lead_merges
     WHERE from_id = $1 AND undone_at IS NULL`,
    [fromId],
  );
  return rows[0] ?? null;
}

/** Empties what nobody can undo any more: it holds personal data. Answers how many. */
export async function emptyOldSnapshots(tx: EntityManager, now: Date): Promise<number> {
  const [rows]: [unknown[], number] = await tx.query(
    'UPDATE lead_merges SET snapshot = NULL WHERE snapshot IS NOT NULL AND undo_until < $1 RETURNING id',
    [now],
  );
  return rows.length;
}

/** A lead and all that were merged into it, also over several steps. */
export async function familyOf(tx: EntityManager, leadId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `WITH RECURSIVE family AS (
       SELECT $1::uuid AS id
       UNION SELECT l.id FROM leads l JOIN family f ON l.merged_into_id = f.id WHERE l.merged_into_id IS NOT NULL)
     SELECT id FROM family`,
    [leadId],
  );
  return rows.map((row) => row.id);
}

/** The lead that stands at the end of a merged one's way; itself when it was not merged. */
export async function survivorOf(tx: EntityManager, leadId: string): Promise<string> {
  const rows: { id: string }[] = await tx.query(
    `WITH RECURSIVE way AS (
       SELECT id, merged_into_id FROM leads WHERE id = $1
       UNION SELECT l.id, l.merged_into_id FROM leads l JOIN way w ON l.id = w.merged_into_id)
     SELECT id FROM way WHERE merged_into_id IS NULL`,
    [leadId],
  );
  return rows[0]?.id ?? leadId;
}
