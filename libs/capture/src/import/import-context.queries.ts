import type { Actor } from '@luodi/identity';
import type { EntityManager } from 'typeorm';

/** Active people by name and user name; a name that two have answers null. Managers know those of their teams. */
export async function readPeople(
  tx: EntityManager,
  actor: Actor,
  role: 'agent' | null,
): Promise<ReadonlyMap<string, string | null>> {
  const rows: { id: string; username: string; name: string }[] = await tx.query(
    `SELECT u.id, u.username, u.name FROM users u
     WHERE ($1::text IS NULL OR (u.role = $1 AND u.active))
       AND ($2 OR u.id = $3 OR EXISTS (SELECT 1 FROM team_members m WHERE m.user_id = u.id AND m.team_id = ANY($4::uuid[])))`,
    [role, actor.role === 'admin', actor.id, actor.teamIds],
  );
  const people = new Map<string, string | null>();
  for (const row of rows) people.set(row.name, people.has(row.name) ? null : row.id);
  for (const row of rows) people.set(row.username, row.id);
  return people;
}

/** The first team of each agent, where an imported lead of theirs belongs. */
export async function readTeamsOf(
  tx: EntityManager,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows: { user_id: string; team_id: string }[] = await tx.query(
    `SELECT DISTINCT ON (m.user_id) m.user_id, m.team_id FROM team_members m JOIN teams t ON t.id = m.team_id AND t.active
     WHERE m.user_id = ANY($1::uuid[]) ORDER BY m.user_id, t.name`,
    [[...userIds]],
  );
  return new Map(rows.map((row) => [row.user_id, row.team_id]));
}

/** The pool of a team; null when it has none. */
export async function readPool(tx: EntityManager, teamId: string): Promise<string | null> {
  const rows: { id: string }[] = await tx.query('SELECT id FROM pools WHERE team_id = $1 AND active', [
    teamId,
  ]);
  return rows[0]?.id ?? null;
}

/** The members of an actor's teams. */
export async function readMembers(tx: EntityManager, actor: Actor): Promise<ReadonlySet<string>> {
  const rows: { user_id: string }[] = await tx.query(
    'SELECT DISTINCT user_id FROM team_members WHERE team_id = ANY($1::uuid[])',
    [actor.teamIds],
  );
  return new Set(rows.map((row) => row.user_id));
}

/** The park of a team that has one and no other; null else. */
export async function readOnlyParkOf(tx: EntityManager, teamId: string | null): Promise<string | null> {
  if (teamId === null) return null;
  const rows: { park_id: string }[] = await tx.query(
    'SELECT park_id FROM team_parks WHERE team_id = $1 LIMIT 2',
    [teamId],
  );
  return rows.length === 1 ? (rows[0]?.park_id ?? null) : null;
}
