import type { EntityManager } from 'typeorm';
import {
  CONSOLE_CHANNEL,
  addJob,
  driverError,
  jobEnvelope,
  jobSql,
  newId,
  preparedQuery,
} from '@luodi/platform';
import { LEAD_ASSIGNED } from '../lead.events';
import type { AssignmentReason } from '../lead-values.policy';
import type { LeadOpening } from '../intake/lead-intake.model';
import { OPENED_COLUMN_LIST, openingSql } from '../intake/lead-intake.queries';
import { clockColumns, clockValues } from './ownership.queries';
import type { FirstResponseClock } from './ownership.queries';

/** A lead without an owner, and the agents who may have it, best first. */
export interface RankedTake {
  readonly leadId: string;
  readonly teamId: string | null;
  readonly ruleId: string | null;
  readonly reason: AssignmentReason;
  readonly byId: string | null;
  /** In the order of preference; `lift` is added to the credit of whoever is chosen in the rule's share ledger. */
  readonly ranked: readonly {
    readonly userId: string;
    readonly lift: number;
    /** The open leads that the ranking saw: with another number now the agent is passed over. Absent: any number. */
    readonly open?: number;
  }[];
  /** The periods in which the rule's counts began; counts of another are forgotten. */
  readonly periodStart?: Date | null;
  readonly capStart?: Date | null;
  /** Agents whom the rule considered for the first time, with the credit that puts them level with the others. */
  readonly newcomers?: readonly { readonly userId: string; readonly credit: number }[];
  /** What the decision was made of; the chosen agent and their place in the ranking are added. */
  readonly inputs: object;
  /** null leaves the clock that already runs. */
  readonly clock: FirstResponseClock | null;
  readonly now: Date;
  /** The lead when it is not written yet: it is written with its owner; nothing is when nobody takes it. */
  readonly opening: LeadOpening | null;
}

export interface Taken {
  readonly ownerId: string;
  readonly assignmentId: string;
}

const OWN_LEAD = `owned AS (
    UPDATE leads SET owner_id = pick.user_id, team_id = $4::uuid, pool_id = NULL, pooled_at = NULL,
      waiting_reason = NULL, assigned_at = $9::timestamptz, updated_at = $9::timestamptz, version = version + 1,
      ${clockColumns(13)}
    FROM pick WHERE leads.id = $1::uuid
  )`;

const TAKE_COUNT = 22;
const OPENING = openingSql(TAKE_COUNT);
// One row written once: inserting it and then changing it costs every index and every CHECK twice.
const OPEN_OWNED_LEAD = `opened AS (
    INSERT INTO leads (owner_id, team_id, assigned_at, sla_policy_id, sla_minutes, sla_started_at, first_response_due_at,
      next_warning_at, sla_state, ${OPENED_COLUMN_LIST})
    SELECT pick.user_id, $4::uuid, $9::timestamptz, $13::uuid, $14::integer, $15::timestamptz, $16::timestamptz,
      $17::timestamptz, CASE WHEN $16::timestamptz IS NULL THEN 'none' ELSE 'running' END, ${OPENING.columns}
    FROM pick CROSS JOIN LATERAL ${OPENING.number}
    RETURNING id
  )`;
const OPENED_FIRST = `${OPENING.event} UNION ALL `;
const JOB = jobSql(LEAD_ASSIGNED, '$12', 'pick');

// The whole assignment in one statement, so that the agent's counter row, which every other submission may want, is
// held only from here to the commit. The lead row is this transaction's already; the counter comes after it.
// First pass: counter rows that others hold are skipped, the next in the ranking is taken (performance.md rule 3).
// One INSERT for the timeline, too: each runs the table's trigger.
const takeStatement = (locked: '' | 'SKIP LOCKED', lead: string, before: string): string => `WITH pick AS (
    SELECT l.user_id, r.lift, r.place
    FROM unnest($2::uuid[], $3::numeric[], $18::integer[]) WITH ORDINALITY AS r(user_id, lift, open, place)
    JOIN agent_loads l ON l.user_id = r.user_id
    WHERE l.accepting AND l.open_leads < l.capacity AND (r.open IS NULL OR l.open_leads = r.open)
    ORDER BY r.place LIMIT 1 FOR NO KEY UPDATE OF l ${locked}
  ), load AS (
    UPDATE agent_loads l SET open_leads = l.open_leads + 1 FROM pick WHERE l.user_id = pick.user_id
  ), ${lead}, held AS (
    INSERT INTO lead_assignments (id, lead_id, owner_id, team_id, from_at, by_id, rule_id, reason, inputs)
    SELECT $8::uuid, $1::uuid, pick.user_id, $4::uuid, $9::timestamptz, $7::uuid, $5::uuid, $6,
      $10::jsonb || jsonb_build_object('chosen', pick.user_id, 'place', pick.place)
    FROM pick
  ), share AS (
    INSERT INTO routing_shares AS s (rule_id, user_id, received, credit, last_at, period_start, capped, cap_start)
    SELECT $5::uuid, c.user_id, c.received, c.credit, CASE WHEN c.received = 1 THEN $9::timestamptz END,
      $19::timestamptz, c.received, $20::timestamptz
    FROM (SELECT pick.user_id, 1 AS received, pick.lift AS credit FROM pick
          UNION ALL SELECT n.user_id, 0, n.credit FROM pick, unnest($21::uuid[], $22::numeric[]) AS n(user_id, credit)
          WHERE n.user_id <> pick.user_id ORDER BY user_id) c
    WHERE $5::uuid IS NOT NULL
    ON CONFLICT (rule_id, user_id) DO UPDATE SET
      received = excluded.received + CASE WHEN s.period_start IS NOT DISTINCT FROM excluded.period_start THEN s.received ELSE 0 END,
      credit = excluded.credit + CASE WHEN s.period_start IS NOT DISTINCT FROM excluded.period_start THEN s.credit ELSE 0 END,
      corrected = CASE WHEN s.period_start IS NOT DISTINCT FROM excluded.period_start THEN s.corrected ELSE 0 END,
      slack = CASE WHEN s.period_start IS NOT DISTINCT FROM excluded.period_start THEN s.slack ELSE 0 END,
      capped = excluded.capped + CASE WHEN s.cap_start IS NOT DISTINCT FROM excluded.cap_start THEN s.capped ELSE 0 END,
      period_start = excluded.period_start, cap_start = excluded.cap_start, last_at = excluded.last_at
    WHERE excluded.received > 0
  ), event AS (
    INSERT INTO lead_events (id, lead_id, kind, at, actor_id, data)
    ${before}SELECT $11::uuid, $1::uuid, 'assigned', $9::timestamptz, $7::uuid, jsonb_build_object(
      'assignmentId', $8::text, 'ownerId', pick.user_id, 'ruleId', $5::text, 'reason', $6::text)
    FROM pick
  ), ${JOB.expressions}
  SELECT pick.user_id, ${JOB.id} AS job,
    pg_notify('${CONSOLE_CHANNEL}', jsonb_build_object('topic', 'leads', 'id', $1::text,
      'ownerIds', jsonb_build_array(pick.user_id), 'teamIds', jsonb_build_array($4::text))::text) AS told
  FROM pick`;

type TakeStatement = readonly [name: string, statement: string];
interface TakeStatements {
  /** For a lead that is written already. */
  readonly own: TakeStatement;
  /** For one that is not. */
  readonly open: TakeStatement;
}
const TAKE_FREE: TakeStatements = {
  own: ['take_free_agent', takeStatement('SKIP LOCKED', OWN_LEAD, '')],
  open: ['open_with_free_agent', takeStatement('SKIP LOCKED', OPEN_OWNED_LEAD, OPENED_FIRST)],
};
const TAKE_ANY: TakeStatements = {
  own: ['take_any_agent', takeStatement('', OWN_LEAD, '')],
  open: ['open_with_any_agent', takeStatement('', OPEN_OWNED_LEAD, OPENED_FIRST)],
};

/**
 * Gives a lead of this transaction to the first of the ranked agents who has room, with everything that belongs
 * to it: counter, assignment with its inputs, share ledger, clock, timeline, job, console. First among the agents
 * nobody is just taking, then waiting for the others. The cap is checked on the locked counter row, so it is never
 * exceeded. null when nobody has room (any more).
 */
export async function takeRanked(tx: EntityManager, take: RankedTake): Promise<Taken | null> {
  return takeBy([TAKE_FREE, TAKE_ANY], tx, take);
}

/** The same, waiting for nobody; null when others are just taking them all. */
export async function takeFree(tx: EntityManager, take: RankedTake): Promise<Taken | null> {
  return takeBy([TAKE_FREE], tx, take);
}

const LOCK_NOT_AVAILABLE = '55P03';
/** ms; a transaction holds an agent's counter for one statement and the commit. */
const TURN_MS = 100;

/**
 * Waits until whoever is just taking an agent has committed, and holds the agent's counter for `attempt`. What it
 * held is free again when the attempt answers null, so that nobody waits while holding another's turn.
 */
export async function afterTurnOf<T>(
  tx: EntityManager,
  userId: string,
  attempt: () => Promise<T | null>,
): Promise<T | null> {
  await tx.query(`SAVEPOINT agent_turn; SET LOCAL lock_timeout = ${TURN_MS}`);
  try {
    await tx.query('SELECT 1 FROM agent_loads WHERE user_id = $1 FOR NO KEY UPDATE', [userId]);
    const result = await attempt();
    if (result !== null) {
      await tx.query('SET LOCAL lock_timeout = DEFAULT');
      return result;
    }
  } catch (error) {
    if (driverError(error)?.code !== LOCK_NOT_AVAILABLE) throw error;
  }
  await tx.query('ROLLBACK TO SAVEPOINT agent_turn; RELEASE SAVEPOINT agent_turn');
  return null;
}

async function takeBy(
  statements: readonly TakeStatements[],
  tx: EntityManager,
  take: RankedTake,
): Promise<Taken | null> {
  if (take.ranked.length === 0) return null;
  const assignmentId = newId();
  const params = [
    take.leadId,
    take.ranked.map((agent) => agent.userId),
    take.ranked.map((agent) => agent.lift),
    take.teamId,
    take.ruleId,
    take.reason,
    take.byId,
    assignmentId,
    take.now,
    JSON.stringify(take.inputs),
    newId(),
    JSON.stringify(jobEnvelope({ assignmentId })),
    ...clockValues(take.clock),
    take.ranked.map((agent) => agent.open ?? null),
    take.periodStart ?? null,
    take.capStart ?? null,
    (take.newcomers ?? []).map((agent) => agent.userId),
    (take.newcomers ?? []).map((agent) => agent.credit),
    ...(take.opening?.values ?? []),
  ];
  for (const { own, open } of statements) {
    const [name, statement] = take.opening === null ? own : open;
    const [taken] = await preparedQuery<{ user_id: string; job: string | null }>(tx, name, statement, params);
    if (taken === undefined) continue;
    if (taken.job === null) await addJob(tx, LEAD_ASSIGNED, { assignmentId });
    return { ownerId: taken.user_id, assignmentId };
  }
  return null;
}
