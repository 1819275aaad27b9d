import type { EntityManager } from 'typeorm';

/** A first-response clock that has reached a warning or its end; its lead row is locked. */
export interface DueClock {
  readonly leadId: string;
  /** Its start in milliseconds: names the clock in the ledger of firings. */
  readonly ref: string;
  readonly policyId: string | null;
  readonly needType: string | null;
  readonly teamId: string | null;
  readonly startedAt: Date;
  readonly minutes: number;
  readonly dueAt: Date;
  /** The percentage that was warned of last. */
  readonly warningLevel: number;
}

/** Where a first-response clock stands after a sweep. */
export interface ClockAdvance {
  readonly leadId: string;
  readonly breached: boolean;
  readonly warningLevel: number;
  readonly nextWarningAt: Date | null;
  /** The next rung of the ladder after the deadline. */
  readonly nextStepAt: Date | null;
}

const COLUMNS = `id AS "leadId", floor(extract(epoch FROM sla_started_at) * 1000)::bigint::text AS ref,
  sla_policy_id AS "policyId", need_type AS "needType", team_id AS "teamId", sla_started_at AS "startedAt",
  sla_minutes AS minutes, first_response_due_at AS "dueAt", warning_level AS "warningLevel"`;

// Two sweeps at once share the work: what one has locked, the other passes over.
const TAKE_DUE = `SELECT ${COLUMNS} FROM leads
  WHERE sla_state IN ('running', 'warned') AND (first_response_due_at <= $1 OR next_warning_at <= $1)
    AND sla_started_at IS NOT NULL AND sla_minutes IS NOT NULL
  ORDER BY first_response_due_at LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`;

const ADVANCE = `UPDATE leads l SET sla_state = CASE WHEN v.breached THEN 'breached' WHEN v.level > 0 THEN 'warned' ELSE 'running' END,
    warning_level = v.level, next_warning_at = v.next, sla_step_at = v.step
  FROM jsonb_to_recordset($1::jsonb) AS v(id uuid, breached boolean, level smallint, next timestamptz, step timestamptz)
  WHERE l.id = v.id`;

/** Locks up to `limit` clocks on which something is due. */
export async function takeDueClocks(tx: EntityManager, now: Date, limit: number): Promise<DueClock[]> {
  const rows: DueClock[] = await tx.query(TAKE_DUE, [now, limit]);
  return rows;
}

/** Writes where locked clocks stand; what they say and do is written by the ledger of firings. */
export async function advanceClocks(tx: EntityManager, advances: readonly ClockAdvance[]): Promise<void> {
  if (advances.length === 0) return;
  const verdicts = advances.map((advance) => ({
    id: advance.leadId,
    breached: advance.breached,
    level: advance.warningLevel,
    next: advance.nextWarningAt,
    step: advance.nextStepAt,
  }));
  await tx.query(ADVANCE, [JSON.stringify(verdicts)]);
}

/** A missed first response of a lead whose row the caller holds, with the moment of its next rung. */
export interface MissedResponse extends DueClock {
  readonly nextStepAt: Date | null;
  readonly heldSince: Date | null;
}

export async function missedResponse(tx: EntityManager, leadId: string): Promise<MissedResponse | null> {
  const rows: MissedResponse[] = await tx.query(
    `SELECT ${COLUMNS}, sla_step_at AS "nextStepAt", assigned_at AS "heldSince" FROM leads
     WHERE id = $1 AND sla_state = 'breached' AND first_responded_at IS NULL AND sla_started_at IS NOT NULL
       AND status IN ('new', 'contacted', 'qualified', 'nurturing')`,
    [leadId],
  );
  return rows[0] ?? null;
}

/** The first response that a lead still owes, also one that has run out; null when it is answered, or none is owed. */
export async function owedResponse(
  tx: EntityManager,
  leadId: string,
): Promise<(DueClock & Pick<MissedResponse, 'heldSince'>) | null> {
  const rows: (DueClock & Pick<MissedResponse, 'heldSince'>)[] = await tx.query(
    `SELECT ${COLUMNS}, assigned_at AS "heldSince" FROM leads
     WHERE id = $1 AND clock_rank = 0 AND sla_started_at IS NOT NULL AND sla_minutes IS NOT NULL`,
    [leadId],
  );
  return rows[0] ?? null;
}

/** Moves the next rung after a missed first response; null when none is left or it was answered. */
export async function setNextRung(tx: EntityManager, leadId: string, at: Date | null): Promise<void> {
  await tx.query('UPDATE leads SET sla_step_at = $2 WHERE id = $1', [leadId, at]);
}

/** Has every rung that lies ahead looked at now, or when the deadline has passed; one whose time has not come is put back to it. */
export async function recallRungs(tx: EntityManager, now: Date): Promise<void> {
  await tx.query(
    `UPDATE leads SET sla_step_at = least(sla_step_at, greatest($1, first_response_due_at)) WHERE id IN (
       SELECT id FROM leads WHERE sla_step_at > $1 ORDER BY id FOR NO KEY UPDATE)`,
    [now],
  );
}

/** A lead that waits for an owner; its row is locked. */
export interface WaitingLead {
  readonly leadId: string;
  readonly teamId: string | null;
  readonly since: Date;
  /** Since when, in milliseconds: names the wait in the ledger of firings. */
  readonly ref: string;
}

/** Locks the leads that have waited since before an instant and of whose wait nobody was told, the longest first. */
export async function takeWaiting(tx: EntityManager, before: Date, limit: number): Promise<WaitingLead[]> {
  const rows: WaitingLead[] = await tx.query(
    `SELECT w.id AS "leadId", w.team_id AS "teamId", w.since, w.ref
     FROM (SELECT l.id, l.team_id, coalesce(l.waiting_since, l.created_at) AS since,
             floor(extract(epoch FROM coalesce(l.waiting_since, l.created_at)) * 1000)::bigint::text AS ref
           FROM leads l
           WHERE l.waiting_reason IS NOT NULL AND l.waiting_reason <> 'imported'
             AND l.status IN ('new', 'contacted', 'qualified', 'nurturing')
             AND coalesce(l.waiting_since, l.created_at) <= $1
           FOR NO KEY UPDATE SKIP LOCKED) w
     WHERE NOT EXISTS (SELECT 1 FROM clock_firings f WHERE f.lead_id = w.id AND f.kind = 'waiting' AND f.ref = w.ref)
     ORDER BY w.since LIMIT $2`,
    [before, limit],
  );
  return rows;
}
