import type { EntityManager } from 'typeorm';

export interface AssignedLead {
  readonly assignment_id: string;
  readonly owner_id: string;
  readonly by_id: string | null;
  readonly reason: string;
  readonly rule_name: string | null;
  readonly lead_id: string;
  readonly number: string;
  readonly due_at: Date | null;
}

/** An assignment that still holds; null when the lead has moved on. */
export async function currentAssignment(
  tx: EntityManager,
  assignmentId: string,
): Promise<AssignedLead | null> {
  const rows: AssignedLead[] = await tx.query(
    `SELECT a.id AS assignment_id, a.owner_id, a.by_id, a.reason, r.name AS rule_name, l.id AS lead_id, l.number,
            l.first_response_due_at AS due_at
     FROM lead_assignments a JOIN leads l ON l.id = a.lead_id LEFT JOIN routing_rules r ON r.id = a.rule_id
     WHERE a.id = $1 AND a.to_at IS NULL`,
    [assignmentId],
  );
  return rows[0] ?? null;
}

export interface NotifiedLead {
  readonly id: string;
  readonly number: string;
  readonly owner_id: string | null;
  readonly team_id: string | null;
  readonly park_id: string | null;
  readonly waiting_reason: string | null;
  readonly due_at: Date | null;
  readonly started_at: Date | null;
  readonly next_follow_up_at: Date | null;
  readonly responded: boolean;
}

/** What notices about a lead need to know. */
export async function notifiedLead(tx: EntityManager, leadId: string): Promise<NotifiedLead | null> {
  const rows: NotifiedLead[] = await tx.query(
    `SELECT id, number, owner_id, team_id, park_id, waiting_reason, first_response_due_at AS due_at, sla_started_at AS started_at,
            next_follow_up_at, first_responded_at IS NOT NULL AS responded
     FROM leads WHERE id = $1 AND status <> 'merged'`,
    [leadId],
  );
  return rows[0] ?? null;
}

/** Those who lead a team. */
export async function managersOf(tx: EntityManager, teamId: string | null): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT u.id FROM team_members m JOIN users u ON u.id = m.user_id
     WHERE m.team_id = $1 AND u.role = 'manager' AND u.active ORDER BY u.id`,
    [teamId],
  );
  return rows.map((row) => row.id);
}

/** Those who can mend rules and capacity. */
export async function admins(tx: EntityManager): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM users WHERE role = 'admin' AND active ORDER BY id`,
  );
  return rows.map((row) => row.id);
}
