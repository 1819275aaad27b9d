import type { EntityManager } from 'typeorm';
import { newId } from '@luodi/platform';
import type { ImportAssignment, ImportPooling, ImportStamp } from './lead-import.model';

const ASSIGN = `WITH given AS (
    SELECT * FROM json_to_recordset($1::json) AS r(lead_id uuid, owner_id uuid, team_id uuid, rule_id uuid,
      inputs jsonb, assignment_id uuid, event_id uuid)
  ), owned AS (
    UPDATE leads l SET owner_id = given.owner_id, team_id = given.team_id, pool_id = NULL, pooled_at = NULL,
      waiting_reason = NULL, assigned_at = $2::timestamptz, updated_at = $2::timestamptz, version = l.version + 1
    FROM given WHERE l.id = given.lead_id
    RETURNING l.id
  ), held AS (
    INSERT INTO lead_assignments (id, lead_id, owner_id, team_id, from_at, by_id, rule_id, reason, inputs)
    SELECT assignment_id, lead_id, owner_id, team_id, $2::timestamptz, $3::uuid, rule_id, 'imported',
      inputs || jsonb_build_object('importId', $4::text)
    FROM given
  ), event AS (
    INSERT INTO lead_events (id, lead_id, kind, at, actor_id, data)
    SELECT event_id, lead_id, 'assigned', $2::timestamptz, $3::uuid, jsonb_build_object(
      'assignmentId', assignment_id, 'ownerId', owner_id, 'ruleId', rule_id, 'reason', 'imported', 'importId', $4::text)
    FROM given
  )
  SELECT count(*) FROM owned`;

/** Gives leads of this transaction to agents; no job and no notice for each: the importer is told how many. */
export async function assignImportedLeads(
  tx: EntityManager,
  assignments: readonly ImportAssignment[],
  stamp: ImportStamp,
): Promise<void> {
  if (assignments.length === 0) return;
  const records = assignments.map((item) => ({
    lead_id: item.leadId,
    owner_id: item.ownerId,
    team_id: item.teamId,
    rule_id: item.ruleId,
    inputs: item.inputs,
    assignment_id: newId(),
    event_id: newId(),
  }));
  await tx.query(ASSIGN, [JSON.stringify(records), stamp.now, stamp.actorId, stamp.importId]);
  await tx.query(
    `INSERT INTO routing_shares AS s (rule_id, user_id, received, credit, last_at, period_start, capped, cap_start)
     SELECT r.rule_id, r.owner_id, count(*), sum(r.lift), $2, max(r.period_start), count(*), max(r.cap_start)
     FROM unnest($1::uuid[], $3::uuid[], $4::numeric[], $5::timestamptz[], $6::timestamptz[])
       AS r(rule_id, owner_id, lift, period_start, cap_start)
     WHERE r.rule_id IS NOT NULL GROUP BY r.rule_id, r.owner_id ORDER BY r.rule_id, r.owner_id
     ON CONFLICT (rule_id, user_id) DO UPDATE SET
       received = excluded.received + CASE WHEN s.period_start IS NOT DISTINCT FROM excluded.period_start THEN s.received ELSE 0 END,
       credit = excluded.credit + CASE WHEN s.period_start IS NOT DISTINCT FROM excluded.period_start THEN s.credit ELSE 0 END,
       corrected = CASE WHEN s.period_start IS NOT DISTINCT FROM excluded.period_start THEN s.corrected ELSE 0 END,
       slack = CASE WHEN s.period_start IS NOT DISTINCT FROM excluded.period_start THEN s.slack ELSE 0 END,
       capped = excluded.capped + CASE WHEN s.cap_start IS NOT DISTINCT FROM excluded.cap_start THEN s.capped ELSE 0 END,
       period_start = excluded.period_start, cap_start = excluded.cap_start, last_at = excluded.last_at`,
    [
      assignments.map((item) => item.ruleId),
      stamp.now,
      assignments.map((item) => item.ownerId),
      assignments.map((item) => item.lift),
      assignments.map((item) => item.periodStart ?? null),
      assignments.map((item) => item.capStart ?? null),
    ],
  );
}

const POOL = `WITH given AS (
    SELECT * FROM json_to_recordset($1::json) AS r(lead_id uuid, pool_id uuid, team_id uuid, rule_id uuid, event_id uuid)
  ), pooled AS (
    UPDATE leads l SET pool_id = given.pool_id, team_id = given.team_id, pooled_at = $2::timestamptz,
      pool_reason = 'routed', waiting_reason = NULL, updated_at = $2::timestamptz, version = l.version + 1
    FROM given WHERE l.id = given.lead_id
    RETURNING l.id
  ), event AS (
    INSERT INTO lead_events (id, lead_id, kind, at, actor_id, data)
    SELECT event_id, lead_id, 'released', $2::timestamptz, $3::uuid, jsonb_build_object(
      'poolId', pool_id, 'ruleId', rule_id, 'reason', 'routed', 'importId', $4::text)
    FROM given
  )
  SELECT count(*) FROM pooled`;

/** Puts leads of this transaction into the pools that their rules say. */
export async function poolImportedLeads(
  tx: EntityManager,
  poolings: readonly ImportPooling[],
  stamp: ImportStamp,
): Promise<void> {
  if (poolings.length === 0) return;
  const records = poolings.map((item) => ({
    lead_id: item.leadId,
    pool_id: item.poolId,
    team_id: item.teamId,
    rule_id: item.ruleId,
    event_id: newId(),
  }));
  await tx.query(POOL, [JSON.stringify(records), stamp.now, stamp.actorId, stamp.importId]);
}

/** Adds so many leads to each agent's locked counter, or takes them from it. */
export async function addToLoads(
  tx: EntityManager,
  counts: ReadonlyMap<string, number>,
  sign: 1 | -1,
): Promise<void> {
  if (counts.size === 0) return;
  await tx.query(
    `UPDATE agent_loads l SET open_leads = l.open_leads + r.leads * $3::integer
     FROM unnest($1::uuid[], $2::integer[]) AS r(user_id, leads) WHERE l.user_id = r.user_id`,
    [[...counts.keys()], [...counts.values()], sign],
  );
}
