import type { EntityManager } from 'typeorm';
import { CONSOLE_CHANNEL, jobEnvelope, newId } from '@luodi/platform';
import { LEAD_WAITING } from '../lead.events';
import type { AssignmentReason, PoolReason, WaitingReason } from '../lead-values.policy';
import type { LeadOpening } from '../intake/lead-intake.model';
import { insertLead } from '../intake/lead-intake.queries';
import { WAKE_COLUMNS } from '../snooze/snooze.queries';
import type { LockedLead } from './locked-lead.queries';

/** A first-response clock as it is started: in working minutes, by the policy of the need. */
export interface FirstResponseClock {
  readonly policyId: string | null;
  readonly minutes: number;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly nextWarningAt: Date | null;
}

// Sets the clock's columns where a new clock is given ($n: policy, minutes, start, due, warning); else leaves them.
export const clockColumns = (from: number): string => `
      sla_policy_id = CASE WHEN $${from + 3}::timestamptz IS NULL THEN sla_policy_id ELSE $${from}::uuid END,
      sla_minutes = coalesce($${from + 1}::integer, sla_minutes),
      sla_started_at = coalesce($${from + 2}::timestamptz, sla_started_at),
      first_response_due_at = coalesce($${from + 3}::timestamptz, first_response_due_at),
      next_warning_at = CASE WHEN $${from + 3}::timestamptz IS NULL THEN next_warning_at ELSE $${from + 4}::timestamptz END,
      sla_state = CASE WHEN $${from + 3}::timestamptz IS NULL THEN sla_state ELSE 'running' END,
      warning_level = CASE WHEN $${from + 3}::timestamptz IS NULL THEN warning_level ELSE 0 END,
      first_responded_at = CASE WHEN $${from + 3}::timestamptz IS NULL THEN first_responded_at ELSE NULL END`;

export const clockValues = (clock: FirstResponseClock | null): unknown[] =>
  clock === null
    ? [null, null, null, null, null]
    : [clock.policyId, clock.minutes, clock.startedAt, clock.dueAt, clock.nextWarningAt];

const WAIT = `WITH changed AS (
    UPDATE leads SET waiting_reason = $2,
      waiting_since = CASE WHEN waiting_reason IS NULL THEN $4::timestamptz ELSE waiting_since END, team_id = coalesce($3::uuid, team_id), pool_id = NULL, pooled_at = NULL,
      updated_at = $4::timestamptz, ${clockColumns(8)}
    WHERE id = $1::uuid AND owner_id IS NULL AND waiting_reason IS DISTINCT FROM $2
    RETURNING id, team_id
  ), event AS (
    INSERT INTO lead_events (id, lead_id, kind, at, data)
    SELECT $5::uuid, id, 'waiting', $4::timestamptz, $6::jsonb FROM changed
  )
  SELECT id, (graphile_worker.add_job('${LEAD_WAITING.name}', $7::json, max_attempts => ${LEAD_WAITING.maxAttempts})).id,
    pg_notify('${CONSOLE_CHANNEL}', jsonb_build_object('topic', 'leads', 'id', id,
      'teamIds', jsonb_build_array(team_id))::text)
  FROM changed`;

export interface LeadWait {
  readonly leadId: string;
  readonly reason: WaitingReason;
  /** The team of the rule that matched. */
  readonly teamId: string | null;
  readonly inputs: object;
  readonly clock: FirstResponseClock | null;
  readonly now: Date;
  /** The lead when it is not written yet; it is then. */
  readonly opening: LeadOpening | null;
}

/** Lets a lead without an owner wait, with its reason; says so once for each reason, not at every retry. */
export async function letWait(tx: EntityManager, wait: LeadWait): Promise<void> {
  if (wait.opening !== null) await insertLead(tx, wait.opening);
  await tx.query(WAIT, [
    wait.leadId,
    wait.reason,
    wait.teamId,
    wait.now,
    newId(),
    JSON.stringify({ reason: wait.reason, ...wait.inputs }),
    JSON.stringify(jobEnvelope({ leadId: wait.leadId, reason: wait.reason })),
    ...clockValues(wait.clock),
  ]);
}

const START_CLOCK = `UPDATE leads SET ${clockColumns(2)} WHERE id = $1::uuid`;

/** Starts a first-response clock on a locked lead that keeps its owner or its pool. */
export async function startClock(
  tx: EntityManager,
  leadId: string,
  clock: FirstResponseClock,
): Promise<void> {
  await tx.query(START_CLOCK, [leadId, ...clockValues(clock)]);
}

/**
 * The owner of a lead that is opened again keeps it when they are still active and have room; else the lead is
 * nobody's and wants routing. Answers the owner who stays.
 */
export async function keepOwnerOnReopening(
  tx: EntityManager,
  lead: LockedLead,
  now: Date,
): Promise<string | null> {
  if (lead.ownerId === null) return null;
  const [kept]: [unknown[], number] = await tx.query(
    `UPDATE agent_loads l SET open_leads = l.open_leads + 1 FROM users u
     WHERE l.user_id = $1 AND u.id = l.user_id AND u.active AND l.open_leads < l.capacity RETURNING l.user_id`,
    [lead.ownerId],
  );
  if (kept.length > 0) return lead.ownerId;
  await tx.query(
    `WITH closed AS (
       UPDATE lead_assignments SET to_at = greatest(from_at, $2::timestamptz) WHERE lead_id = $1 AND to_at IS NULL)
     UPDATE leads SET owner_id = NULL WHERE id = $1`,
    [lead.id, now],
  );
  return null;
}

/** Makes sure that a user has a counter row; new agents get theirs with their first lead. */
export async function ensureLoads(tx: EntityManager, userIds: readonly string[]): Promise<void> {
  await tx.query(
    `INSERT INTO agent_loads (user_id) SELECT id FROM unnest($1::uuid[]) AS wanted(id) ON CONFLICT (user_id) DO NOTHING`,
    [[...userIds].sort()],
  );
}

export interface LockedLoad {
  readonly userId: string;
  readonly open: number;
  readonly capacity: number;
}

/** Locks counter rows in the order of user ids, the second lock of every change of owner: no two can deadlock. */
export async function lockLoads(
  tx: EntityManager,
  userIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, LockedLoad>> {
  const ids = [...new Set(userIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const rows: { user_id: string; open_leads: number; capacity: number }[] = await tx.query(
    'SELECT user_id, open_leads, capacity FROM agent_loads WHERE user_id = ANY($1::uuid[]) ORDER BY user_id FOR NO KEY UPDATE',
    [ids],
  );
  return new Map(
    rows.map((row) => [row.user_id, { userId: row.user_id, open: row.open_leads, capacity: row.capacity }]),
  );
}

/** Whether a user may still work. */
export async function isActive(tx: EntityManager, userId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query('SELECT 1 FROM users WHERE id = $1 AND active', [userId]);
  return rows.length > 0;
}

/** Adds to a locked counter (or takes from it); the database refuses less than none. */
export async function addToLoad(tx: EntityManager, userId: string, difference: 1 | -1): Promise<void> {
  await tx.query('UPDATE agent_loads SET open_leads = open_leads + $2::integer WHERE user_id = $1', [
    userId,
    difference,
  ]);
}

export interface OwnerWrite {
  readonly leadId: string;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly poolId: string | null;
  /** Why it goes into a pool. */
  readonly poolReason: PoolReason | null;
  /** null when the lead goes to nobody. */
  readonly assignment: {
    readonly id: string;
    readonly byId: string | null;
    readonly ruleId: string | null;
    readonly reason: AssignmentReason;
    readonly note: string | null;
    readonly inputs: object;
  } | null;
  readonly now: Date;
}

// The new assignment reads from the closing of the old one: the unique index allows one current row a lead.
const WRITE_OWNER = `WITH closed AS (
    UPDATE lead_assignments SET to_at = greatest(from_at, $6::timestamptz)
    WHERE lead_id = $1::uuid AND to_at IS NULL RETURNING id
  ), changed AS (
    UPDATE leads SET owner_id = $2::uuid, team_id = $3::uuid, pool_id = $4::uuid,
      pooled_at = CASE WHEN $4::uuid IS NULL THEN NULL ELSE $6::timestamptz END,
      pool_reason = $12,
      waiting_reason = NULL, ${WAKE_COLUMNS},
      assigned_at = CASE WHEN $2::uuid IS NULL THEN assigned_at ELSE $6::timestamptz END,
      updated_at = $6::timestamptz, version = version + 1
    WHERE id = $1::uuid
  )
  INSERT INTO lead_assignments (id, lead_id, owner_id, team_id, from_at, by_id, rule_id, reason, note, inputs)
  SELECT $5::uuid, $1::uuid, $2::uuid, $3::uuid,
    greatest($6::timestamptz, (SELECT max(to_at) FROM lead_assignments WHERE lead_id = $1::uuid)),
    $7::uuid, $8::uuid, $9, $10, $11::jsonb
  FROM (SELECT count(*) FROM closed) AS after_closing
  WHERE $5::uuid IS NOT NULL`;

/** Writes who holds a locked lead: ends the current assignment, begins the next, sets the lead's columns. */
export async function writeOwner(tx: EntityManager, write: OwnerWrite): Promise<void> {
  await tx.query(WRITE_OWNER, [
    write.leadId,
    write.ownerId,
    write.teamId,
    write.poolId,
    write.assignment?.id ?? null,
    write.now,
    write.assignment?.byId ?? null,
    write.assignment?.ruleId ?? null,
    write.assignment?.reason ?? null,
    write.assignment?.note ?? null,
    JSON.stringify(write.assignment?.inputs ?? {}),
    write.poolReason,
  ]);
}

/** Whether any lead waits for an owner; then freed capacity is worth a job. */
export async function someLeadWaits(tx: EntityManager): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    "SELECT 1 FROM leads WHERE waiting_reason IS NOT NULL AND waiting_reason <> 'imported' LIMIT 1",
  );
  return rows.length > 0;
}
