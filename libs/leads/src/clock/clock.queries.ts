import type { EntityManager } from 'typeorm';
import { CONSOLE_CHANNEL, jobEnvelope, newId } from '@luodi/platform';
import { CLOCK_WARNED } from '../lead.events';
import type { ClockLevel } from '../lead.events';

/** A first-response clock that has reached a warning or its end; its lead row is locked. */
export interface DueClock {
  readonly leadId: string;
  readonly policyId: string | null;
  readonly needType: string | null;
  readonly teamId: string | null;
  readonly startedAt: Date;
  readonly minutes: number;
  readonly dueAt: Date;
  /** The percentage that was warned of last. */
  readonly warningLevel: number;
}

/** What has become of a due clock. */
export interface ClockAdvance {
  readonly leadId: string;
  readonly dueAt: Date;
  /** Percentages to say now, ascending. */
  readonly warned: readonly number[];
  readonly breached: boolean;
  readonly warningLevel: number;
  readonly nextWarningAt: Date | null;
  readonly lateSeconds: number;
}

// Two sweeps at once share the work: what one has locked, the other passes over.
const TAKE_DUE = `SELECT id AS "leadId", sla_policy_id AS "policyId", need_type AS "needType", team_id AS "teamId", sla_started_at AS "startedAt",
    sla_minutes AS minutes, first_response_due_at AS "dueAt", warning_level AS "warningLevel"
  FROM leads
  WHERE sla_state IN ('running', 'warned') AND (first_response_due_at <= $1 OR next_warning_at <= $1)
    AND sla_started_at IS NOT NULL AND sla_minutes IS NOT NULL
  ORDER BY first_response_due_at LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`;

const ADVANCE = `WITH verdict AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS v(id uuid, state text, level smallint, next timestamptz)
  ), changed AS (
    UPDATE leads l SET sla_state = verdict.state, warning_level = verdict.level, next_warning_at = verdict.next
    FROM verdict WHERE l.id = verdict.id RETURNING l.id, l.owner_id, l.team_id
  ), event AS (
    INSERT INTO lead_events (id, lead_id, kind, at, data)
    SELECT e.id, e.lead_id, e.kind, $2::timestamptz, e.data
    FROM jsonb_to_recordset($3::jsonb) AS e(id uuid, lead_id uuid, kind text, data jsonb)
  ), job AS MATERIALIZED (
    SELECT (graphile_worker.add_job('${CLOCK_WARNED.name}', j, max_attempts => ${CLOCK_WARNED.maxAttempts})).id
    FROM json_array_elements($4::json) AS j
  )
  SELECT (SELECT count(*) FROM job) AS jobs, pg_notify('${CONSOLE_CHANNEL}', jsonb_build_object('topic', 'leads', 'id', id,
    'ownerIds', jsonb_build_array(owner_id), 'teamIds', jsonb_build_array(team_id))::text)
  FROM changed`;

/** Locks up to `limit` clocks on which something is due. */
export async function takeDueClocks(tx: EntityManager, now: Date, limit: number): Promise<DueClock[]> {
  const rows: DueClock[] = await tx.query(TAKE_DUE, [now, limit]);
  return rows;
}

/**
 * Writes what became of locked clocks: state columns (the fence: nothing is said twice), a timeline line for each
 * level, and one job for the most severe. In one statement for the whole batch.
 */
export async function advanceClocks(
  tx: EntityManager,
  advances: readonly ClockAdvance[],
  now: Date,
): Promise<void> {
  if (advances.length === 0) return;
  const events = advances.flatMap((advance) => levelsOf(advance).map((level) => eventOf(advance, level)));
  const jobs = advances.flatMap((advance) => {
    const level = levelsOf(advance).at(-1);
    return level === undefined ? [] : [jobEnvelope({ leadId: advance.leadId, level })];
  });
  const verdicts = advances.map((advance) => ({
    id: advance.leadId,
    state: advance.breached ? 'breached' : advance.warningLevel > 0 ? 'warned' : 'running',
    level: advance.warningLevel,
    next: advance.nextWarningAt,
  }));
  await tx.query(ADVANCE, [JSON.stringify(verdicts), now, JSON.stringify(events), JSON.stringify(jobs)]);
}

function levelsOf(advance: ClockAdvance): ClockLevel[] {
  return advance.breached ? [...advance.warned, 'breached'] : [...advance.warned];
}

function eventOf(advance: ClockAdvance, level: ClockLevel): object {
  const breached = level === 'breached';
  return {
    id: newId(),
    lead_id: advance.leadId,
    kind: breached ? 'clock_breached' : 'clock_warned',
    data: { level, dueAt: advance.dueAt, ...(breached ? { lateSeconds: advance.lateSeconds } : {}) },
  };
}
