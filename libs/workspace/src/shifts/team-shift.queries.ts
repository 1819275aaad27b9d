import type { EntityManager } from 'typeorm';
import type { Week } from './shifts.policy';

/** The weeks of the teams that do not work as the workspace does. */
export async function readTeamWeeks(
  tx: EntityManager,
): Promise<readonly { readonly teamId: string; readonly week: Week }[]> {
  const rows: { teamId: string; week: Week }[] = await tx.query(
    'SELECT team_id AS "teamId", week FROM team_shifts ORDER BY team_id',
  );
  return rows;
}

export interface TeamShiftRow {
  readonly id: string;
  readonly name: string;
  readonly week: Week | null;
  readonly version: number;
}

/** Teams with their own week, where they have one; `teamIds` null means all, `id` null every one of them. */
export async function readTeamShifts(
  tx: EntityManager,
  teamIds: readonly string[] | null,
  id: string | null,
): Promise<TeamShiftRow[]> {
  const rows: TeamShiftRow[] = await tx.query(
    `SELECT t.id, t.name, s.week, coalesce(s.version, 0) AS version
     FROM teams t LEFT JOIN team_shifts s ON s.team_id = t.id
     WHERE ($1::uuid[] IS NULL OR t.id = ANY($1::uuid[])) AND ($2::uuid IS NULL OR t.id = $2::uuid)
       AND (t.active OR $2::uuid IS NOT NULL)
     ORDER BY t.name, t.id`,
    [teamIds, id],
  );
  return rows;
}
