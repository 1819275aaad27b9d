import type { EntityManager } from 'typeorm';

/** What lies before somebody on a day, as their calendar shows it. */
export interface DayCounts {
  readonly userId: string;
  /** Visits of the day that are still to be held, each once whoever goes along. */
  readonly visits: number;
  /** Open tasks of the day, overdue ones included. */
  readonly tasks: number;
}

/**
 * The visits and tasks of a day of some people, counted as the calendar has them; of managers those of the teams that they
 * lead.
 * @param day the local date; `start` and `end` its instants
 */
export async function dayCounts(
  tx: EntityManager,
  userIds: readonly string[],
  when: { readonly day: string; readonly start: Date; readonly end: Date; readonly now: Date },
): Promise<DayCounts[]> {
  return tx.query(
    `SELECT u.id AS "userId",
       (SELECT count(DISTINCT v.id)::int FROM visit_people p JOIN visits v ON v.id = p.visit_id
         WHERE p.user_id = ANY(w.ids) AND v.state = 'planned' AND p.starts_at < $4::timestamptz
           AND p.starts_at > $3::timestamptz - interval '7 days' AND p.ends_at > $3::timestamptz
           AND p.ends_at >= $5::timestamptz) AS visits,
       (SELECT count(*)::int FROM tasks t
         WHERE t.assignee_id = ANY(w.ids) AND t.done_at IS NULL AND t.due_on <= $2::date) AS tasks
     FROM users u CROSS JOIN LATERAL (SELECT CASE WHEN u.role = 'manager'
         THEN ARRAY(SELECT m.user_id FROM team_members m JOIN team_members o ON o.team_id = m.team_id
           WHERE o.user_id = u.id UNION SELECT u.id)
         ELSE ARRAY[u.id] END AS ids) w
     WHERE u.id = ANY($1::uuid[])`,
    [userIds, when.day, when.start, when.end, when.now],
  );
}
