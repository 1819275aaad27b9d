import { nobodysLead } from '@luodi/leads';
import type { EntityManager } from 'typeorm';

/** What waits for one person this morning. */
export interface DigestFacts {
  readonly userId: string;
  /** Of their own leads, or of their teams' for who manages. */
  readonly scope: 'own' | 'team';
  /** Leads without a first response, and those of them whose clock has run out. */
  readonly awaiting: number;
  readonly overdue: number;
  /** Follow-ups that are due by the end of the day, earlier ones included; a planned visit is a visit. */
  readonly followUps: number;
  /** Leads that nobody has been found for; of teams only. */
  readonly waiting: number;
}

const THEIR_TEAMS = 'ARRAY(SELECT m.team_id FROM team_members m WHERE m.user_id = u.id)';

/**
 * The active agents and managers who want a digest and have had none this day, with their counts. Managers read their
 * teams' counts.
 * @param day the local date; `dayEnd` the instant at which it ends
 */
export async function digestsOf(
  tx: EntityManager,
  day: string,
  now: Date,
  dayEnd: Date,
): Promise<DigestFacts[]> {
  return tx.query(
    `SELECT u.id AS "userId", CASE WHEN u.role = 'manager' THEN 'team' ELSE 'own' END AS scope,
       c.awaiting, c.overdue, c.follow_ups AS "followUps", c.waiting
     FROM users u LEFT JOIN notification_settings s ON s.user_id = u.id
     CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE l.clock_rank = 0)::int AS awaiting,
         count(*) FILTER (WHERE l.clock_rank = 0 AND l.first_response_due_at <= $2)::int AS overdue,
         count(*) FILTER (WHERE l.next_follow_up_at < $3 AND NOT EXISTS (SELECT FROM visits v
           WHERE v.lead_id = l.id AND v.state = 'planned' AND v.starts_at = l.next_follow_up_at))::int AS follow_ups,
         count(*) FILTER (WHERE l.waiting_reason IS NOT NULL)::int AS waiting
       FROM leads l
       WHERE l.status IN ('new', 'contacted', 'qualified', 'nurturing') AND CASE WHEN u.role = 'manager'
         THEN l.team_id IN (SELECT m.team_id FROM team_members m WHERE m.user_id = u.id) OR ${nobodysLead('l', THEIR_TEAMS)} ELSE l.owner_id = u.id END) c
     WHERE u.active AND u.role IN ('agent', 'manager') AND coalesce(s.digest, true)
       AND NOT EXISTS (SELECT FROM morning_digests d WHERE d.user_id = u.id AND d.day = $1::date)
     ORDER BY u.id`,
    [day, now, dayEnd],
  );
}

/** Notes that a person's digest of a day is made; false when it was made before, perhaps just now by another worker. */
export async function claimDigest(tx: EntityManager, userId: string, day: string): Promise<boolean> {
  const claimed: unknown[] = await tx.query(
    'INSERT INTO morning_digests (user_id, day) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING user_id',
    [userId, day],
  );
  return claimed.length > 0;
}

/** Forgets digests of days long past. */
export async function purgeDigests(tx: EntityManager, before: string): Promise<void> {
  await tx.query('DELETE FROM morning_digests WHERE day < $1::date', [before]);
}

/** Follow-ups whose time has come and of which the owner has not been told; each date of a lead once. */
export async function dueFollowUps(
  tx: EntityManager,
  now: Date,
  since: Date,
  limit: number,
): Promise<{ id: string; number: string; ownerId: string; dueAt: Date }[]> {
  return tx.query(
    `SELECT l.id, l.number, l.owner_id AS "ownerId", l.next_follow_up_at AS "dueAt" FROM leads l
     WHERE l.owner_id IS NOT NULL AND l.status IN ('new', 'contacted', 'qualified', 'nurturing')
       AND coalesce(l.next_follow_up_at, 'infinity'::timestamptz) <= $1
       AND coalesce(l.next_follow_up_at, 'infinity'::timestamptz) > $2
       AND NOT EXISTS (SELECT FROM notifications n WHERE n.user_id = l.owner_id
         AND n.dedupe_key = 'follow-up:' || l.id || ':' || floor(extract(epoch FROM l.next_follow_up_at) * 1000)::bigint)
     ORDER BY coalesce(l.next_follow_up_at, 'infinity'::timestamptz), l.id LIMIT $3`,
    [now, since, limit],
  );
}
