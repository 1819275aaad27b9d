import type { EntityManager } from 'typeorm';

/** A person's time away. */
export interface Absence {
  readonly userId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What somebody has to do while they are away, by id. */
export interface LeaveClashes {
  readonly visitIds: readonly string[];
  readonly taskIds: readonly string[];
}

/**
 * Planned visits that reach into a leave, and open tasks whose deadline falls into it: the end of its day for a task
 * without a time, so one that can still be done in the afternoon is none.
 */
export async function leaveClashes(tx: EntityManager, absence: Absence): Promise<LeaveClashes> {
  const rows: LeaveClashes[] = await tx.query(
    `SELECT ARRAY(SELECT v.id FROM visit_people p JOIN visits v ON v.id = p.visit_id
         WHERE p.user_id = $1 AND v.state = 'planned' AND v.checked_in_at IS NULL AND p.starts_at < $3::timestamptz
           AND p.starts_at > $2::timestamptz - interval '7 days' AND p.ends_at > $2::timestamptz
         ORDER BY p.starts_at, v.id) AS "visitIds",
       ARRAY(SELECT t.id FROM tasks t WHERE t.assignee_id = $1 AND t.done_at IS NULL
         AND t.deadline > $2::timestamptz AND t.deadline <= $3::timestamptz
         ORDER BY t.deadline, t.id) AS "taskIds"`,
    [absence.userId, absence.startsAt, absence.endsAt],
  );
  return rows[0] ?? { visitIds: [], taskIds: [] };
}
