import type { EntityManager } from 'typeorm';
import type { ReminderKind } from './visit-times.policy';

// Of two sweeps at once each takes what the other has not. One that comes late is told while the visit is still ahead,
// but not the evening's beside the one of two hours before.
const TAKE = `WITH due AS (
    SELECT r.visit_id, r.kind FROM visit_reminders r WHERE r.due_at <= $1::timestamptz
    ORDER BY r.due_at LIMIT $2 FOR UPDATE SKIP LOCKED
  ), taken AS (
    DELETE FROM visit_reminders r USING due WHERE r.visit_id = due.visit_id AND r.kind = due.kind
    RETURNING r.visit_id, r.kind
  )
  SELECT t.visit_id AS "visitId", t.kind, to_char(v.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "startsAt",
    v.state = 'planned' AND v.starts_at > $1::timestamptz
      AND (t.kind = 'before' OR v.starts_at - interval '2 hours' > $1::timestamptz) AS helps
  FROM taken t JOIN visits v ON v.id = t.visit_id`;

/** Takes reminders that are due out of the table; `helps` says whether it is worth telling. */
export async function takeDueReminders(
  tx: EntityManager,
  now: Date,
  limit: number,
): Promise<{ visitId: string; kind: ReminderKind; startsAt: string; helps: boolean }[]> {
  return tx.query(TAKE, [now, limit]);
}
