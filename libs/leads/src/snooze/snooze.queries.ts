import type { EntityManager } from 'typeorm';
import { CONSOLE_CHANNEL, newId } from '@luodi/platform';

/** Until when a lead is put off, and by whom. */
export interface Snooze {
  readonly until: Date;
  readonly reason: string | null;
  readonly byId: string;
  readonly at: Date;
}

/** What takes a lead out of 稍后处理, for the updates that give it to somebody, close it or bring news of it. */
export const WAKE_COLUMNS =
  'snoozed_until = NULL, snooze_reason = NULL, snoozed_by = NULL, snoozed_at = NULL';

/**
 * Whether a lead is put off now: until its time, or until its first response is overdue, since snoozing stops no clock.
 * The instant is a parameter, so that nothing has to be woken by a timer.
 */
export function isSnoozed(place: string): string {
  return `l.snoozed_until > ${place}::timestamptz AND NOT (l.clock_rank = 0 AND l.clock_at < ${place}::timestamptz)`;
}

/** The snooze of a lead that the caller has locked; null when there is none. */
export async function readSnooze(tx: EntityManager, leadId: string): Promise<Snooze | null> {
  const rows: { until: Date | null; reason: string | null; by: string; at: Date }[] = await tx.query(
    `SELECT snoozed_until AS until, snooze_reason AS reason, snoozed_by AS by, snoozed_at AS at FROM leads WHERE id = $1`,
    [leadId],
  );
  const row = rows[0];
  return row === undefined || row.until === null
    ? null
    : { until: row.until, reason: row.reason, byId: row.by, at: row.at };
}

/** Puts a locked lead off, or takes it back with null. */
export async function writeSnooze(tx: EntityManager, leadId: string, snooze: Snooze | null): Promise<void> {
  await tx.query(
    'UPDATE leads SET snoozed_until = $2, snooze_reason = $3, snoozed_by = $4, snoozed_at = $5 WHERE id = $1',
    [leadId, snooze?.until ?? null, snooze?.reason ?? null, snooze?.byId ?? null, snooze?.at ?? null],
  );
}

// Two sweeps at once share the work: what one has locked, the other passes over.
const END_DUE = `WITH due AS (
    SELECT l.id, l.owner_id, l.team_id, l.snoozed_by, l.snoozed_until FROM leads l
    WHERE l.snoozed_until IS NOT NULL AND l.snoozed_until <= $1::timestamptz
    ORDER BY l.snoozed_until LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
  ), numbered AS (
    SELECT due.*, ids.id AS event_id
    FROM (SELECT *, row_number() OVER () AS n FROM due) due
    JOIN unnest($3::uuid[]) WITH ORDINALITY AS ids(id, n) USING (n)
  ), woken AS (
    UPDATE leads SET ${WAKE_COLUMNS} FROM numbered WHERE leads.id = numbered.id
  ), event AS (
    INSERT INTO lead_events (id, lead_id, kind, at, data)
    SELECT event_id, id, 'snooze_ended', $1::timestamptz, jsonb_build_object('until', snoozed_until) FROM numbered
  )
  SELECT pg_notify('${CONSOLE_CHANNEL}', jsonb_build_object('topic', 'leads', 'id', id,
    'ownerIds', jsonb_build_array(owner_id), 'teamIds', jsonb_build_array(team_id))::text) FROM numbered`;

/** Tidies up after snoozes whose time has come, and tells the consoles; answers how many. */
export async function endDueSnoozes(tx: EntityManager, now: Date, limit: number): Promise<number> {
  const rows: unknown[] = await tx.query(END_DUE, [now, limit, Array.from({ length: limit }, () => newId())]);
  return rows.length;
}
