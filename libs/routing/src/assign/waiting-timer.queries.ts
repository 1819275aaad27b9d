import type { EntityManager } from 'typeorm';
import { nextWorkingInstant } from '@luodi/workspace';
import type { WorkingCalendar } from '@luodi/workspace';

/** Has a lead that waits for its team's shift looked at when that begins. Call with the lead locked or not yet seen. */
export async function setTimer(
  tx: EntityManager,
  leadId: string,
  calendar: WorkingCalendar,
  now: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO waiting_timers AS t (lead_id, due_at) VALUES ($1, $2)
     ON CONFLICT (lead_id) DO UPDATE SET due_at = excluded.due_at WHERE t.due_at <> excluded.due_at`,
    [leadId, nextWorkingInstant(calendar, now)],
  );
}

/**
 * Takes the next timer that has run out, its lead locked; null when there is none. One whose lead somebody holds is
 * passed over until the next sweep.
 */
export async function takeTimer(tx: EntityManager, now: Date): Promise<string | null> {
  const rows: { lead_id: string }[] = await tx.query(
    `SELECT t.lead_id FROM waiting_timers t JOIN leads l ON l.id = t.lead_id WHERE t.due_at <= $1
     ORDER BY t.due_at, t.lead_id LIMIT 1 FOR NO KEY UPDATE OF l SKIP LOCKED`,
    [now],
  );
  const leadId = rows[0]?.lead_id ?? null;
  if (leadId === null) return null;
  // Whoever was here before has taken it with the lock that was waited for.
  const [taken]: [unknown[], number] = await tx.query(
    'DELETE FROM waiting_timers WHERE lead_id = $1 AND due_at <= $2 RETURNING lead_id',
    [leadId, now],
  );
  return taken.length === 0 ? takeTimer(tx, now) : leadId;
}
