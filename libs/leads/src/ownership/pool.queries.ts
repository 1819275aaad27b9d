import type { EntityManager } from 'typeorm';
import { newId } from '@luodi/platform';

/** The team's pool; made when it has none. */
export async function ensurePool(tx: EntityManager, teamId: string): Promise<string> {
  await tx.query(
    `INSERT INTO pools (id, name, team_id) SELECT $1, t.name, t.id FROM teams t WHERE t.id = $2
     ON CONFLICT (team_id) WHERE active DO NOTHING`,
    [newId(), teamId],
  );
  const rows: { id: string }[] = await tx.query('SELECT id FROM pools WHERE team_id = $1 AND active', [
    teamId,
  ]);
  if (rows[0] === undefined) throw new Error(`Team ${teamId} has no pool`);
  return rows[0].id;
}

/** The first of a user's teams by name; null when they are in none. */
export async function teamOf(tx: EntityManager, userId: string): Promise<string | null> {
  const rows: { id: string }[] = await tx.query(
    `SELECT t.id FROM team_members m JOIN teams t ON t.id = m.team_id
     WHERE m.user_id = $1 AND t.active ORDER BY t.name LIMIT 1`,
    [userId],
  );
  return rows[0]?.id ?? null;
}

/**
 * An active agent whom somebody may give leads to, and the team in which they get it: the lead's own when they
 * are in it. `teamIds` null means any team. null when there is no such agent.
 */
export async function findAssignee(
  tx: EntityManager,
  userId: string,
  teamIds: readonly string[] | null,
  leadTeamId: string | null,
): Promise<{ readonly teamId: string | null } | null> {
  const rows: { team_id: string | null }[] = await tx.query(
    `SELECT m.team_id FROM users u
     LEFT JOIN (team_members m JOIN teams t ON t.id = m.team_id AND t.active) ON m.user_id = u.id
     WHERE u.id = $1 AND u.role = 'agent' AND u.active AND ($2::uuid[] IS NULL OR m.team_id = ANY($2::uuid[]))
     ORDER BY m.team_id = $3::uuid DESC NULLS LAST, t.name LIMIT 1`,
    [userId, teamIds, leadTeamId],
  );
  return rows[0] === undefined ? null : { teamId: rows[0].team_id };
}

/** How many leads an agent claimed since an instant. */
export async function countClaimsSince(tx: EntityManager, userId: string, since: Date): Promise<number> {
  const rows: { claims: number }[] = await tx.query(
    `SELECT count(*)::int AS claims FROM lead_assignments
     WHERE owner_id = $1 AND reason = 'claimed' AND from_at >= $2`,
    [userId, since],
  );
  return rows[0]?.claims ?? 0;
}

/** When an agent last gave up a lead; null when they never had it. */
export async function lastHeldUntil(tx: EntityManager, leadId: string, userId: string): Promise<Date | null> {
  const rows: { until: Date | null }[] = await tx.query(
    'SELECT max(to_at) AS until FROM lead_assignments WHERE lead_id = $1 AND owner_id = $2',
    [leadId, userId],
  );
  return rows[0]?.until ?? null;
}
