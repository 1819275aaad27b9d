import type { EntityManager } from 'typeorm';

/** A clock whose next rung is due. */
export interface DueEscalation {
  readonly leadId: string;
  /** null for the first response. */
  readonly clockId: string | null;
}

/** Clocks past their deadline with a rung that is due, the longest first. */
export async function dueEscalations(tx: EntityManager, now: Date, limit: number): Promise<DueEscalation[]> {
  const rows: DueEscalation[] = await tx.query(
    `SELECT lead_id AS "leadId", clock_id AS "clockId" FROM (
       (SELECT id AS lead_id, NULL::uuid AS clock_id, sla_step_at AS at FROM leads WHERE sla_step_at <= $1 ORDER BY sla_step_at LIMIT $2)
       UNION ALL
       (SELECT lead_id, id, next_step_at FROM lead_clocks
        WHERE stopped_at IS NULL AND paused_at IS NULL AND next_step_at <= $1 ORDER BY next_step_at LIMIT $2)) due
     ORDER BY at LIMIT $2`,
    [now, limit],
  );
  return rows;
}

/** Everybody who has had a lead. */
export async function formerOwners(tx: EntityManager, leadId: string): Promise<string[]> {
  const rows: { owner_id: string }[] = await tx.query(
    'SELECT DISTINCT owner_id FROM lead_assignments WHERE lead_id = $1',
    [leadId],
  );
  return rows.map((row) => row.owner_id);
}

/** A lead whose first response is due before its owner comes back. */
export interface UnansweredLead {
  readonly leadId: string;
  readonly ownerId: string;
  readonly leaveId: string;
  /** The start of its clock in milliseconds: names the clock in the ledger of firings. */
  readonly ref: string;
  readonly dueAt: Date;
}

/** Leads without a first response whose owner is on leave now and until after the deadline, the most urgent first. */
export async function unansweredOfAway(
  tx: EntityManager,
  now: Date,
  limit: number,
): Promise<readonly UnansweredLead[]> {
  const rows: UnansweredLead[] = await tx.query(
    `SELECT l.id AS "leadId", l.owner_id AS "ownerId", v.id AS "leaveId", l.first_response_due_at AS "dueAt",
       floor(extract(epoch FROM l.sla_started_at) * 1000)::bigint::text AS ref
     FROM agent_leaves v JOIN leads l ON l.owner_id = v.user_id
     WHERE v.starts_at <= $1 AND v.ends_at > $1 AND l.clock_rank = 0 AND l.sla_state IN ('running', 'warned')
       AND l.sla_started_at IS NOT NULL AND l.first_response_due_at > $1 AND l.first_response_due_at < v.ends_at
     ORDER BY l.first_response_due_at, l.id LIMIT $2`,
    [now, limit],
  );
  return rows;
}
