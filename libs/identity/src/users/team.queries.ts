import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { assertNever, readKeysetPage, type Page } from '@luodi/platform';
import type { Actor } from '../access/actor';
import type { ListTeamsQuery } from './team.dto';
import type { TeamMemberResponse, TeamResponse } from './team.response';

interface TeamRow {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly version: number;
  readonly members: TeamMemberResponse[];
}

const TEAM_COLUMNS = `t.id, t.name, t.active, t.version,
  coalesce((SELECT json_agg(json_build_object('id', u.id, 'name', u.name, 'role', u.role, 'active', u.active)
              ORDER BY u.role DESC, u.username)
            FROM team_members m JOIN users u ON u.id = m.user_id WHERE m.team_id = t.id), '[]'::json) AS members`;

/** Reads teams within the actor's scope. */
@Injectable()
export class TeamQueries {
  public constructor(private readonly dataSource: DataSource) {}

  public async list(actor: Actor, query: ListTeamsQuery): Promise<Page<TeamResponse>> {
    const params: unknown[] = [];
    const where = [visibleTeams(actor, params)];
    if (query.active !== undefined) where.push(`t.active = $${params.push(query.active)}`);
    return readKeysetPage(
      this.dataSource.manager,
      {
        columns: TEAM_COLUMNS,
        from: 'teams t',
        where,
        params,
        order: { column: 't.name', cast: 'text', id: 't.id', descending: query.sort === '-name' },
        place: (row: TeamRow) => [row.name, row.id],
        present: presentTeam,
      },
      query,
    );
  }

  public async find(
    actor: Actor,
    id: string,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<TeamResponse | null> {
    const params: unknown[] = [];
    const scope = visibleTeams(actor, params);
    params.push(id);
    const rows: TeamRow[] = await tx.query(
      `SELECT ${TEAM_COLUMNS} FROM teams t WHERE ${scope} AND t.id = $${params.length}`,
      params,
    );
    return rows[0] === undefined ? null : presentTeam(rows[0]);
  }
}

/** The teams an actor may know of, as SQL. */
export function visibleTeams(actor: Actor, params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'true';
    case 'manager':
    case 'agent':
      return `t.id = ANY($${params.push(actor.teamIds)}::uuid[])`;
    default:
      return assertNever(actor.role);
  }
}

function presentTeam(row: TeamRow): TeamResponse {
  return { id: row.id, name: row.name, active: row.active, members: row.members, version: row.version };
}
