import { newId } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import type { Notice } from '../inbox/notice-kinds.policy';
import { isRobotEvent, type RobotEvent } from './robot-events.policy';
import type { RobotKind } from './robot-request';

/** A message with what sending it needs. */
export interface DueRobotMessage {
  readonly id: string;
  readonly event: RobotEvent | 'ping';
  readonly lead_id: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly attempts: number;
  readonly robot_id: string;
  readonly robot_name: string;
  readonly kind: RobotKind;
  readonly url: Buffer;
  readonly secret: Buffer | null;
  readonly locale: string;
  readonly failing_since: Date | null;
}

/**
 * The groups that listen to the event and may know of the lead; said once in each, however many people are told.
 * @param teamId whose leads they are, where the notice is of many
 */
export async function queueRobotMessages(
  tx: EntityManager,
  notice: Omit<Notice, 'userId'>,
  now: Date,
  teamId: string | null = null,
): Promise<void> {
  const gathered = notice.kind === 'leads_unmatched' || notice.kind === 'leads_waiting';
  const event = gathered ? 'lead_waiting' : notice.kind;
  if (!isRobotEvent(event) || (notice.leadId === undefined && event === notice.kind)) return;
  const robots: { id: string }[] = await tx.query(
    `SELECT r.id FROM notify_robots r LEFT JOIN leads l ON l.id = $2
     WHERE r.active AND $1 = ANY(r.events) AND (r.team_id IS NULL OR r.team_id = coalesce(l.team_id, $3::uuid)) ORDER BY r.id`,
    [event, notice.leadId ?? null, teamId],
  );
  for (const { id } of robots) {
    const added: unknown[] = await tx.query(
      `INSERT INTO robot_messages (id, robot_id, dedupe_key, event, lead_id, data, next_attempt_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT (robot_id, dedupe_key) DO NOTHING RETURNING id`,
      [
        newId(),
        id,
        notice.dedupeKey,
        event,
        notice.leadId ?? null,
        JSON.stringify({ ...notice.data, gathered: gathered ? notice.kind : null }),
        now,
      ],
    );
    if (added.length > 0) await wakeRobot(tx, id);
  }
}

/** Adds the job that sends what is due to a robot. */
export async function wakeRobot(tx: EntityManager, robotId: string): Promise<void> {
  await tx.query('SELECT wake_robot($1)', [robotId]);
}

const COLUMNS = `m.id, m.event, m.lead_id, m.data, m.attempts, m.robot_id, r.name AS robot_name, r.kind, r.url, r.secret,
  r.locale, r.failing_since`;

/** The next message of a robot that is on: in order, and never past an earlier one of the same lead. */
export async function nextRobotMessage(
  tx: EntityManager,
  robotId: string,
  now: Date,
): Promise<DueRobotMessage | null> {
  const rows: DueRobotMessage[] = await tx.query(
    `SELECT ${COLUMNS} FROM robot_messages m JOIN notify_robots r ON r.id = m.robot_id
     WHERE m.robot_id = $1 AND m.state = 'pending' AND m.next_attempt_at <= $2 AND r.active
       AND NOT EXISTS (SELECT FROM robot_messages e WHERE e.robot_id = m.robot_id AND e.state = 'pending'
         AND e.lead_id = m.lead_id AND e.seq < m.seq)
     ORDER BY m.seq LIMIT 1`,
    [robotId, now],
  );
  return rows[0] ?? null;
}

/** A message by id, whatever its state. */
export async function robotMessage(tx: EntityManager, id: string): Promise<DueRobotMessage | null> {
  const rows: DueRobotMessage[] = await tx.query(
    `SELECT ${COLUMNS} FROM robot_messages m JOIN notify_robots r ON r.id = m.robot_id WHERE m.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** How many messages a robot was sent since a moment. */
export async function countTriedSince(tx: EntityManager, robotId: string, since: Date): Promise<number> {
  const rows: { n: number }[] = await tx.query(
    'SELECT count(*)::int AS n FROM robot_messages WHERE robot_id = $1 AND last_attempt_at > $2',
    [robotId, since],
  );
  return rows[0]?.n ?? 0;
}

/** Robots that are on and have something due. */
export async function dueRobots(tx: EntityManager, now: Date): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT r.id FROM notify_robots r WHERE r.active AND EXISTS (SELECT FROM robot_messages m
       WHERE m.robot_id = r.id AND m.state = 'pending' AND m.next_attempt_at <= $1) ORDER BY r.id`,
    [now],
  );
  return rows.map((row) => row.id);
}

/** Writes down a try, how the message stands after it, and whether its robot works. */
export async function recordRobotTry(
  tx: EntityManager,
  message: DueRobotMessage,
  after: {
    readonly state: 'pending' | 'sent' | 'dead';
    readonly error: string | null;
    readonly nextAttemptAt: Date;
    readonly now: Date;
    /** A try that the robot turned away for haste is not counted. */
    readonly counts: boolean;
  },
): Promise<void> {
  await tx.query(
    `UPDATE robot_messages SET state = $2, error = $3, next_attempt_at = $4, last_attempt_at = $5,
       attempts = attempts + CASE WHEN $6::boolean THEN 1 ELSE 0 END WHERE id = $1`,
    [message.id, after.state, after.error, after.nextAttemptAt, after.now, after.counts],
  );
  await tx.query(
    `UPDATE notify_robots SET last_error = $2,
       failing_since = CASE WHEN $2::text IS NULL THEN NULL ELSE coalesce(failing_since, $3) END WHERE id = $1`,
    [message.robot_id, after.error, after.now],
  );
}

/** Gives up a message that has nothing to say any more. */
export async function dropRobotMessage(tx: EntityManager, id: string): Promise<void> {
  await tx.query(`UPDATE robot_messages SET state = 'dead', error = 'superseded' WHERE id = $1`, [id]);
}

/** Deletes what is over and old. */
export async function purgeRobotMessages(tx: EntityManager, before: Date): Promise<void> {
  await tx.query(`DELETE FROM robot_messages WHERE state <> 'pending' AND created_at < $1`, [before]);
}
