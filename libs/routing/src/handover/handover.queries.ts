import type { EntityManager } from 'typeorm';
import type { HandoverPreviewResponse } from './handover.response';

const SHOWN = 100;

/** What a person has in their hands; null when there is no such user. */
export async function readHandover(
  tx: EntityManager,
  userId: string,
  now: Date,
): Promise<HandoverPreviewResponse | null> {
  const rows: HandoverPreviewResponse[] = await tx.query(
    `SELECT u.id AS "userId", u.name, u.active,
       (SELECT count(*)::int FROM leads l WHERE l.owner_id = u.id AND l.clock_rank < 3) AS "leadCount",
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', l.id, 'number', l.number, 'company', l.company_name,
           'status', l.status, 'nextFollowUpAt', to_char(l.next_follow_up_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
           ORDER BY l.clock_rank, l.clock_at, l.id)
         FROM (SELECT * FROM leads WHERE owner_id = u.id AND clock_rank < 3
           ORDER BY clock_rank, clock_at, score DESC, id LIMIT ${SHOWN}) l), '[]') AS leads,
       (SELECT count(*)::int FROM leads l
         WHERE l.owner_id = u.id AND l.clock_rank < 3 AND l.next_follow_up_at >= $2) AS "followUps",
       (SELECT count(*)::int FROM deals d WHERE d.owner_id = u.id AND d.status IN ('open', 'on_hold', 'won')) AS "dealCount",
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'number', d.number, 'name', d.name, 'status', d.status)
           ORDER BY d.number)
         FROM (SELECT * FROM deals WHERE owner_id = u.id AND status IN ('open', 'on_hold', 'won')
           ORDER BY number LIMIT ${SHOWN}) d), '[]') AS deals,
       (SELECT count(*)::int FROM tasks t WHERE t.assignee_id = u.id AND t.done_at IS NULL) AS tasks,
       (SELECT count(*)::int FROM first_credits c WHERE c.user_id = u.id) AS credits,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name) ORDER BY k.name) FROM api_keys k
         WHERE k.created_by = u.id AND k.revoked_at IS NULL), '[]') AS "apiKeys",
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'rows', e.rows,
           'createdAt', to_char(e.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY e.created_at DESC)
         FROM (SELECT * FROM exports WHERE requested_by = u.id AND created_at >= $2::timestamptz - interval '30 days'
           ORDER BY created_at DESC LIMIT ${SHOWN}) e), '[]') AS exports
     FROM users u WHERE u.id = $1`,
    [userId, now],
  );
  return rows[0] ?? null;
}

/** An open lead, or the lead of a deal that goes on, locked. */
export interface HandedLead {
  readonly id: string;
  readonly open: boolean;
  readonly teamId: string | null;
  readonly parkId: string | null;
}

/** Locks every lead of a leaver that somebody else has to work on, in the order of ids. */
export async function lockHandedLeads(tx: EntityManager, userId: string): Promise<HandedLead[]> {
  return tx.query(
    `SELECT l.id, l.clock_rank < 3 AS open, l.team_id AS "teamId", l.park_id AS "parkId" FROM leads l
     WHERE l.owner_id = $1 AND (l.clock_rank < 3 OR l.id IN (
       SELECT d.lead_id FROM deals d WHERE d.owner_id = $1 AND d.status IN ('open', 'on_hold', 'won')))
     ORDER BY l.id FOR NO KEY UPDATE`,
    [userId],
  );
}

/** Names of people. */
export async function namesOf(
  tx: EntityManager,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows: { id: string; name: string }[] = await tx.query(
    'SELECT id, name FROM users WHERE id = ANY($1::uuid[])',
    [userIds],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
