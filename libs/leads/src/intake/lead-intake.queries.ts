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
import type { LeadIntake } from './lead-intake.model';
import type { LockedLead } from '../ownership/locked-lead.queries';

const FACTS_FROM = 12;

// One round trip: number, lead and timeline. The lateral query takes a number only when the lead is really new. The
// terms of the number (searchTerms makes the same ones) are completed here, because only the database knows it.
const OPEN = `WITH opened AS (
    INSERT INTO leads (id, number, search_terms, contact_id, site_id, channel, source_url, source_title, source_channel,
      created_at, updated_at, ${FACT_COLUMN_LIST})
    SELECT $1::uuid, 'XS-' || $10 || '-' || n.running, $2::text[] || ARRAY['n:xs-' || $10 || '-' || n.running,
        'n:xs' || $10 || n.running, 'n:' || $10 || '-' || n.running, 'n:' || $10 || n.running, 'n:' || $10,
        'n:' || n.running, 'n:' || ltrim(n.running, '0')],
      $3::uuid, $4::uuid, $5, $6, $7, $8, $9::timestamptz, $9::timestamptz, ${factPlaces(FACTS_FROM)}
    FROM (SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM leads WHERE contact_id = $3::uuid AND status <> 'merged')) absent
    CROSS JOIN LATERAL (SELECT lpad(next::text, greatest(4, length(next::text)), '0') AS running
      FROM next_number('lead', $10::text) AS next) n
    ON CONFLICT (contact_id) WHERE status <> 'merged' DO NOTHING
    RETURNING id, number
  ), event AS (
    INSERT INTO lead_events (id, lead_id, kind, at, actor_id, data)
    SELECT $${FACTS_FROM + FACT_COUNT}::uuid, id, 'opened', $9, $${FACTS_FROM + FACT_COUNT + 1}::uuid, $11::jsonb FROM opened
  )
  SELECT number FROM opened`;

const ATTACH = `WITH changed AS (
    UPDATE leads SET ${factAssignments(6)}, search_terms = $${6 + FACT_COUNT}::text[],
      inquiry_count = inquiry_count + 1,
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

/** Opens a lead unless the person has a living one; answers its number, or null when they have. */
export async function insertLead(
  tx: EntityManager,
  leadId: string,
  day: string,
  intake: LeadIntake,
): Promise<string | null> {
  const { facts, source } = intake;
  const rows = await preparedQuery<{ number: string }>(tx, 'open_lead', OPEN, [
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
  ]);
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
