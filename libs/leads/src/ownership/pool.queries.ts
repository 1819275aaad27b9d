import type { EntityManager } from 'typeorm';
import { newId } from '@luodi/platform';
import { poolsOpenTo } from '../lead-scope';

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

/**
 * Where a lead goes when nobody says otherwise: the pool of its park that is open to its team, else its team's own.
 */
export async function defaultPool(
  tx: EntityManager,
  lead: { readonly teamId: string; readonly parkId: string | null },
): Promise<string> {
  if (lead.parkId === null) return ensurePool(tx, lead.teamId);
  const rows: { id: string }[] = await tx.query(
    `SELECT p.id FROM pools p JOIN pool_parks k ON k.pool_id = p.id AND k.park_id = $2
     WHERE p.active AND p.id IN (${poolsOpenTo('ARRAY[$1::uuid]')}) ORDER BY p.name, p.id LIMIT 1 FOR KEY SHARE OF p`,
    [lead.teamId, lead.parkId],
  );
  return rows[0]?.id ?? ensurePool(tx, lead.teamId);
}

/** The team in which a claimed lead is worked on: its own where the agent is in it, else the first of theirs to which the pool belongs. */
export async function claimingTeam(
  tx: EntityManager,
  actor: { readonly teamIds: readonly string[] },
  leadTeamId: string | null,
  poolId: string,
): Promise<string | null> {
  if (leadTeamId !== null && actor.teamIds.includes(leadTeamId)) return leadTeamId;
  const rows: { id: string }[] = await tx.query(
    `SELECT t.id FROM teams t WHERE t.id = ANY($1::uuid[])
     ORDER BY (EXISTS (SELECT 1 FROM pools p WHERE p.id = $2 AND p.team_id = t.id)
       OR EXISTS (SELECT 1 FROM pool_teams s WHERE s.pool_id = $2 AND s.team_id = t.id)) DESC, t.name LIMIT 1`,
    [actor.teamIds, poolId],
  );
  return rows[0]?.id ?? null;
}

/** A pool in use that is open to these teams (null: any); null when there is none of that id. Stays in use until the commit. */
export async function findOpenPool(
  tx: EntityManager,
  poolId: string,
  teamIds: readonly string[] | null,
): Promise<string | null> {
  const rows: { id: string }[] = await tx.query(
    `SELECT p.id FROM pools p WHERE p.id = $1 AND p.active
       AND ($2::uuid[] IS NULL OR p.id IN (${poolsOpenTo('$2::uuid[]')})) FOR KEY SHARE OF p`,
    [poolId, teamIds],
  );
  return rows[0]?.id ?? null;
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
