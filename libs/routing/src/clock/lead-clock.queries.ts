import type { EntityManager } from 'typeorm';
import type { ClockKind, UnclosedAct } from '@luodi/leads';
import type { Absence } from '@luodi/workspace';
import { firedSql } from './firing.queries';

/** The kinds that have rows; the first response stands in the lead's own columns (docs/adr/0015). */
export type RowClockKind = Exclude<ClockKind, 'first_response'>;

/** A clock to start. */
export interface ClockStart {
  readonly id: string;
  readonly kind: RowClockKind;
  readonly policyId: string | null;
  readonly minutes: number;
  readonly dueAt: Date;
  readonly planned: boolean;
  readonly nextEventAt: Date;
}

/** What becomes of clocks of the same kinds that run: the thing is done, or overtaken by something else. */
export type ClockEnd = 'done' | 'overtaken';

// The new clocks read from the ending of the old ones: the unique index allows one running clock a kind.
// Assessment and feedback are done once for a lead.
const START = `WITH given AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, kind text, policy_id uuid, minutes numeric, due_at timestamptz,
      planned boolean, next_event_at timestamptz)
  ), stopped AS (
    UPDATE lead_clocks SET state = CASE WHEN $5 = 'overtaken' THEN 'ended' WHEN due_at >= $4::timestamptz AND state <> 'breached' THEN 'met' ELSE 'late' END,
      stopped_at = greatest(started_at, $4::timestamptz), next_event_at = NULL, next_step_at = NULL
    WHERE lead_id = $2::uuid AND kind = ANY($6::text[]) AND stopped_at IS NULL RETURNING kind, round, state
  ), started AS (
    INSERT INTO lead_clocks (id, lead_id, kind, policy_id, team_id, started_at, minutes, due_at, planned, next_event_at, round)
    SELECT g.id, $2::uuid, g.kind, g.policy_id, $3::uuid, $4::timestamptz, g.minutes, g.due_at, g.planned, g.next_event_at,
      coalesce((SELECT s.round + 1 FROM stopped s WHERE s.kind = g.kind), 1)
    FROM given g CROSS JOIN (SELECT count(*) FROM stopped) AS after_stopping
    WHERE NOT EXISTS (SELECT 1 FROM lead_clocks p WHERE p.lead_id = $2::uuid AND p.kind = g.kind
      AND g.kind IN ('assessment', 'feedback') AND p.state IN ('met', 'late'))
    ON CONFLICT (lead_id, kind) WHERE stopped_at IS NULL DO NOTHING
    RETURNING kind
  )
  SELECT kind, state FROM stopped UNION ALL SELECT kind, 'started' FROM started`;

/** Ends running clocks of some kinds and starts others, in one statement; answers what ended and started. */
export async function startClocks(
  tx: EntityManager,
  lead: { readonly leadId: string; readonly teamId: string | null },
  starts: readonly ClockStart[],
  ends: { readonly kinds: readonly RowClockKind[]; readonly how: ClockEnd },
  now: Date,
): Promise<readonly { readonly kind: RowClockKind; readonly state: string }[]> {
  if (starts.length === 0 && ends.kinds.length === 0) return [];
  const given = starts.map((start) => ({
    id: start.id,
    kind: start.kind,
    policy_id: start.policyId,
    minutes: start.minutes,
    due_at: start.dueAt,
    planned: start.planned,
    next_event_at: start.nextEventAt,
  }));
  const rows: { kind: RowClockKind; state: string }[] = await tx.query(START, [
    JSON.stringify(given),
    lead.leadId,
    lead.teamId,
    now,
    ends.how,
    ends.kinds,
  ]);
  return rows;
}

/** A clock of a lead as the ladder judges it; its row is locked. */
export interface DueRowClock {
  readonly id: string;
  readonly leadId: string;
  readonly kind: RowClockKind;
  readonly policyId: string | null;
  readonly teamId: string | null;
  readonly ownerId: string | null;
  readonly heldSince: Date | null;
  readonly startedAt: Date;
  readonly minutes: number;
  readonly dueAt: Date;
  readonly planned: boolean;
  readonly pauses: readonly (readonly [string, string])[];
  readonly fired: readonly string[];
  readonly nextStepAt: Date | null;
}

export const ROW_COLUMNS = `c.id, c.lead_id AS "leadId", c.kind, c.policy_id AS "policyId", c.team_id AS "teamId",
  l.owner_id AS "ownerId", l.assigned_at AS "heldSince", c.started_at AS "startedAt", c.minutes::float8 AS minutes,
  c.due_at AS "dueAt", c.planned, c.pauses, c.next_step_at AS "nextStepAt", ${firedSql('c.lead_id', 'c.kind', 'c.id::text')} AS fired`;

/** Locks clocks on which a warning or the deadline is due; what another sweep has locked is passed over. */
export async function takeDueRows(tx: EntityManager, now: Date, limit: number): Promise<DueRowClock[]> {
  const rows: DueRowClock[] = await tx.query(
    `SELECT ${ROW_COLUMNS} FROM lead_clocks c JOIN leads l ON l.id = c.lead_id
     WHERE c.stopped_at IS NULL AND c.paused_at IS NULL AND c.next_event_at <= $1
     ORDER BY c.next_event_at LIMIT $2 FOR NO KEY UPDATE OF c SKIP LOCKED`,
    [now, limit],
  );
  return rows;
}

/** The running clock of a lead whose row the caller holds; null when it has stopped or stands still. */
export async function lockRow(tx: EntityManager, id: string): Promise<DueRowClock | null> {
  const rows: DueRowClock[] = await tx.query(
    `SELECT ${ROW_COLUMNS} FROM lead_clocks c JOIN leads l ON l.id = c.lead_id
     WHERE c.id = $1 AND c.stopped_at IS NULL AND c.paused_at IS NULL FOR NO KEY UPDATE OF c`,
    [id],
  );
  return rows[0] ?? null;
}

export interface RowAdvance {
  readonly id: string;
  readonly breached: boolean;
  readonly level: number;
  readonly dueAt: Date;
  readonly nextEventAt: Date | null;
  readonly nextStepAt: Date | null;
}

/** Writes where clocks stand after a sweep. */
export async function advanceRows(
  tx: EntityManager,
  advances: readonly RowAdvance[],
  now: Date,
): Promise<void> {
  await tx.query(
    `UPDATE lead_clocks c SET due_at = v.due_at, level = v.level, next_event_at = v.next_event_at, next_step_at = v.next_step_at,
       state = CASE WHEN v.breached THEN 'breached' WHEN v.level > 0 THEN 'warned' ELSE 'running' END,
       breached_at = CASE WHEN v.breached THEN coalesce(c.breached_at, $2::timestamptz) END
     FROM jsonb_to_recordset($1::jsonb) AS v(id uuid, breached boolean, level smallint, due_at timestamptz,
       next_event_at timestamptz, next_step_at timestamptz)
     WHERE c.id = v.id`,
    [
      JSON.stringify(
        advances.map((advance) => ({
          id: advance.id,
          breached: advance.breached,
          level: advance.level,
          due_at: advance.dueAt,
          next_event_at: advance.nextEventAt,
          next_step_at: advance.nextStepAt,
        })),
      ),
      now,
    ],
  );
}

/** Moves the next rung of a clock; null when none is left. */
export async function setNextStep(tx: EntityManager, id: string, at: Date | null): Promise<void> {
  await tx.query('UPDATE lead_clocks SET next_step_at = $2 WHERE id = $1', [id, at]);
}

/** Has every rung that lies ahead looked at now, or when the deadline has passed; one whose time has not come is put back to it. */
export async function recallSteps(tx: EntityManager, now: Date): Promise<void> {
  await tx.query(
    `UPDATE lead_clocks SET next_step_at = least(next_step_at, greatest($1, due_at)) WHERE id IN (
       SELECT id FROM lead_clocks WHERE stopped_at IS NULL AND paused_at IS NULL AND next_step_at > $1
       ORDER BY id FOR NO KEY UPDATE)`,
    [now],
  );
}

/** Makes clocks stand still; those that do already are left alone. Answers the kinds. */
export async function pauseRows(
  tx: EntityManager,
  pause: {
    readonly leadId: string;
    readonly kind: RowClockKind | null;
    readonly cause: 'manager' | 'deal_on_hold';
    readonly note: string | null;
    readonly byId: string | null;
    readonly now: Date;
  },
): Promise<RowClockKind[]> {
  const [rows]: [{ kind: RowClockKind }[], number] = await tx.query(
    `UPDATE lead_clocks c SET paused_at = $3, pause_cause = $4, pause_note = $5, paused_by = $6
     WHERE c.lead_id = $1 AND ($2::text IS NULL OR c.kind = $2) AND c.stopped_at IS NULL AND c.paused_at IS NULL
       AND ($4 = 'manager' OR EXISTS (SELECT 1 FROM sla_policies p WHERE p.id = c.policy_id AND $4 = ANY(p.pauses)))
     RETURNING c.kind`,
    [pause.leadId, pause.kind, pause.now, pause.cause, pause.note, pause.byId],
  );
  return rows.map((row) => row.kind);
}

/** Lets clocks run again that stood still for that cause, or for any; the sweep that comes next works out when they are due. */
export async function resumeRows(
  tx: EntityManager,
  leadId: string,
  kind: RowClockKind | null,
  cause: 'deal_on_hold' | null,
  now: Date,
): Promise<RowClockKind[]> {
  const [rows]: [{ kind: RowClockKind }[], number] = await tx.query(
    `UPDATE lead_clocks c SET pauses = pauses || jsonb_build_array(jsonb_build_array(paused_at, greatest(paused_at, $4::timestamptz))),
       paused_at = NULL, pause_cause = NULL, pause_note = NULL, paused_by = NULL,
       next_event_at = CASE WHEN state = 'breached' THEN next_event_at ELSE $4::timestamptz END
     WHERE c.lead_id = $1 AND ($2::text IS NULL OR c.kind = $2) AND ($3::text IS NULL OR c.pause_cause = $3)
       AND c.stopped_at IS NULL AND c.paused_at IS NOT NULL
     RETURNING c.kind`,
    [leadId, kind, cause, now],
  );
  return rows.map((row) => row.kind);
}

/**
 * Lets clocks go on that ended when their lead was closed, as if it had not been: same start, same deadline, same place on
 * the ladder. The sweep that comes next works out from the ledger what is due; what was said is not said again.
 */
export async function rewindRows(tx: EntityManager, act: UnclosedAct): Promise<void> {
  await tx.query(
    `UPDATE lead_clocks c SET stopped_at = NULL, next_event_at = $3::timestamptz,
       state = CASE WHEN breached_at IS NOT NULL THEN 'breached' WHEN level > 0 THEN 'warned' ELSE 'running' END
     WHERE c.lead_id = $1 AND c.state = 'ended' AND c.stopped_at = greatest(c.started_at, $2::timestamptz)
       AND NOT EXISTS (SELECT 1 FROM lead_clocks r WHERE r.lead_id = c.lead_id AND r.kind = c.kind AND r.stopped_at IS NULL)`,
    [act.leadId, act.closedAt, act.now],
  );
}

/** Leaves of people that end after an instant, by person. */
export async function leavesOf(
  tx: EntityManager,
  userIds: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, readonly Absence[]>> {
  if (userIds.length === 0) return new Map();
  const rows: { user_id: string; starts_at: Date; ends_at: Date }[] = await tx.query(
    `SELECT user_id, starts_at, ends_at FROM agent_leaves WHERE user_id = ANY($1::uuid[]) AND ends_at > $2 ORDER BY starts_at`,
    [[...userIds], since],
  );
  const byUser = new Map<string, Absence[]>();
  for (const row of rows) {
    byUser.set(row.user_id, [...(byUser.get(row.user_id) ?? []), [row.starts_at, row.ends_at]]);
  }
  return byUser;
}
