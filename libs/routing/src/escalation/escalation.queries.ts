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
