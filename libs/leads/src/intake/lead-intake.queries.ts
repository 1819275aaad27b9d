import type { EntityManager } from 'typeorm';
import { newId, preparedQuery } from '@luodi/platform';
import {
  FACT_COLUMN_LIST,
  FACT_COUNT,
  factAssignments,
  factPlaces,
  factValues,
  termsOf,
} from './lead-facts.queries';
import type { LeadFacts } from './lead-facts.policy';
import type { LeadIntake, LeadOpening } from './lead-intake.model';
import type { LockedLead } from '../ownership/locked-lead.queries';
import { WAKE_COLUMNS } from '../snooze/snooze.queries';

const FACTS_FROM = 12;
const OPEN_COUNT = FACTS_FROM + FACT_COUNT + 1;

/** The columns that `openedColumns` gives. */
export const OPENED_COLUMN_LIST = `id, number, search_terms, contact_id, site_id, channel, source_url, source_title, source_channel,
      created_at, updated_at, ${FACT_COLUMN_LIST}`;

/**
 * The values of a new lead and the row of its event as SQL; its parameters (`openingValues`) stand after `offset` others. The
 * lateral query takes a number only when the lead is really new. The terms of the number (searchTerms makes the same
 * ones) are completed here, because only the database knows it.
 */
export function openingSql(offset: number): {
  readonly columns: string;
  readonly number: string;
  readonly event: string;
  readonly contact: string;
} {
  const at = (place: number): string => `$${offset + place}`;
  return {
    columns: `${at(1)}::uuid, 'XS-' || ${at(10)} || '-' || n.running, ${at(2)}::text[] || ARRAY['n:xs-' || ${at(10)} || '-' || n.running,
        'n:xs' || ${at(10)} || n.running, 'n:' || ${at(10)} || '-' || n.running, 'n:' || ${at(10)} || n.running, 'n:' || ${at(10)},
        'n:' || n.running, 'n:' || ltrim(n.running, '0')],
      ${at(3)}::uuid, ${at(4)}::uuid, ${at(5)}, ${at(6)}, ${at(7)}, ${at(8)}, ${at(9)}::timestamptz, ${at(9)}::timestamptz,
      ${factPlaces(offset + FACTS_FROM)}`,
    number: `(SELECT lpad(next::text, greatest(4, length(next::text)), '0') AS running
      FROM next_number('lead', ${at(10)}::text) AS next) n`,
    event: `SELECT ${at(OPEN_COUNT - 1)}::uuid, id, 'opened', ${at(9)}::timestamptz, ${at(OPEN_COUNT)}::uuid, ${at(11)}::jsonb FROM opened`,
    contact: `${at(3)}::uuid`,
  };
}

const OPENING = openingSql(0);

// One round trip: number, lead and timeline.
const OPEN = `WITH opened AS (
    INSERT INTO leads (${OPENED_COLUMN_LIST})
    SELECT ${OPENING.columns}
    FROM (SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM leads WHERE contact_id = ${OPENING.contact} AND status <> 'merged')) absent
    CROSS JOIN LATERAL ${OPENING.number}
    ON CONFLICT (contact_id) WHERE status <> 'merged' DO NOTHING
    RETURNING id, number
  ), event AS (
    INSERT INTO lead_events (id, lead_id, kind, at, actor_id, data) ${OPENING.event}
  )
  SELECT number FROM opened`;

const ATTACH = `WITH changed AS (
    UPDATE leads SET ${factAssignments(6)}, search_terms = $${6 + FACT_COUNT}::text[],
      inquiry_count = inquiry_count + 1, ${WAKE_COLUMNS},
      status = CASE WHEN $2::boolean THEN 'new' ELSE status END,
      disqualify_reason = CASE WHEN $2::boolean THEN NULL ELSE disqualify_reason END,
      sla_state = CASE WHEN $2::boolean THEN 'none' ELSE sla_state END,
      first_response_due_at = CASE WHEN $2::boolean THEN NULL ELSE first_response_due_at END,
      first_responded_at = CASE WHEN $2::boolean THEN NULL ELSE first_responded_at END,
      next_follow_up_at = CASE
        WHEN $2::boolean THEN NULL
        WHEN status IN ('new', 'contacted', 'qualified', 'nurturing') AND first_responded_at IS NOT NULL
          THEN least(next_follow_up_at, $3::timestamptz)
        ELSE next_follow_up_at END,
      updated_at = $3, version = version + 1
    WHERE id = $1
  )
  INSERT INTO lead_events (id, lead_id, kind, at, actor_id, data)
  SELECT ids.id, $1, ids.kind, $3, $4::uuid, $5::jsonb
  FROM unnest($${7 + FACT_COUNT}::uuid[], $${8 + FACT_COUNT}::text[]) AS ids(id, kind)`;

/** The parameters of `openingSql`. */
export function openingValues(leadId: string, day: string, intake: LeadIntake): readonly unknown[] {
  const { facts, source } = intake;
  return [
    leadId,
    termsOf(null, facts),
    intake.contactId,
    source.siteId,
    source.channel,
    source.url,
    source.title,
    source.sourceChannel,
    intake.receivedAt,
    day,
    JSON.stringify({ inquiryId: intake.inquiryId, channel: source.channel }),
    ...factValues(facts),
    newId(),
    intake.enteredById,
  ];
}

/** Opens a lead unless the person has a living one; answers its number, or null when they have. */
export async function insertLead(tx: EntityManager, opening: LeadOpening): Promise<string | null> {
  const rows = await preparedQuery<{ number: string }>(tx, 'open_lead', OPEN, opening.values);
  return rows[0]?.number ?? null;
}

/** Adds an inquiry to a locked lead: facts with blanks filled, count, timeline; opens it again when asked. */
export async function attachInquiry(
  tx: EntityManager,
  lead: LockedLead,
  change: { readonly facts: LeadFacts; readonly intake: LeadIntake; readonly reopens: boolean },
): Promise<void> {
  const { facts, intake, reopens } = change;
  const kinds = reopens ? ['inquiry_received', 'reopened'] : ['inquiry_received'];
  await tx.query(ATTACH, [
    lead.id,
    reopens,
    intake.receivedAt,
    intake.enteredById,
    JSON.stringify({ inquiryId: intake.inquiryId, channel: intake.source.channel }),
    ...factValues(facts),
    termsOf(lead.number, facts),
    kinds.map(() => newId()),
    kinds,
  ]);
}
