import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  Caches,
  fieldError,
  notFound,
  pageOfAll,
  validationFailed,
  versionConflict,
  writeAudit,
  type PageQuery,
} from '@luodi/platform';
import { DEFAULT_SHIFTS } from '../calendar.policy';
import { CALENDAR_CACHE } from '../workspace.events';
import { daysOf, weekFault, weekOf } from './shifts.policy';
import { readTeamShifts, type TeamShiftRow } from './team-shift.queries';
import type { SetTeamShiftsDto } from './team-shift.dto';
import type { TeamShiftsListResponse, TeamShiftsResponse } from './team-shift.response';

/** When each team works. Clocks that run already keep their deadline; the next one counts by the new week. */
@Injectable()
export class TeamShiftService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly caches: Caches,
  ) {}

  /** The active teams within the actor's scope. */
  public async list(actor: Actor, query: PageQuery): Promise<TeamShiftsListResponse> {
    const scope = actor.role === 'manager' ? actor.teamIds : null;
    const rows = await readTeamShifts(this.dataSource.manager, scope, null);
    return pageOfAll(rows.map(present), query, (team) => team.id);
  }

  /** @throws DomainError not_found, version_conflict, validation_failed for a week that clocks can't run by */
  public async set(actor: Actor, teamId: string, request: SetTeamShiftsDto): Promise<TeamShiftsResponse> {
    const week = request.days === undefined || request.days === null ? null : weekOf(request.days);
    const fault = week === null ? null : weekFault(week);
    if (fault !== null) throw validationFailed([fieldError('days', fault)]);
    return this.dataSource.transaction(async (tx) => {
      const before = await lock(tx, teamId);
      if (before.version !== request.version) throw versionConflict(present(before));
      if (week === null) await tx.query('DELETE FROM team_shifts WHERE team_id = $1', [teamId]);
      else {
        await tx.query(
          `INSERT INTO team_shifts AS s (team_id, week) VALUES ($1, $2)
           ON CONFLICT (team_id) DO UPDATE SET week = excluded.week, version = s.version + 1, updated_at = now()`,
          [teamId, JSON.stringify(week)],
        );
      }
      await writeAudit(tx, {
        actorId: actor.id,
        actorRole: actor.role,
        action: 'calendar.shifts-set',
        objectType: 'team',
        objectId: teamId,
        data: { before: before.week, after: week },
      });
      await this.caches.invalidate(tx, CALENDAR_CACHE);
      return present(await find(tx, teamId));
    });
  }
}

async function lock(tx: EntityManager, teamId: string): Promise<TeamShiftRow> {
  await tx.query('SELECT 1 FROM teams WHERE id = $1 FOR NO KEY UPDATE', [teamId]);
  return find(tx, teamId);
}

async function find(tx: EntityManager, teamId: string): Promise<TeamShiftRow> {
  const [row] = await readTeamShifts(tx, null, teamId);
  if (row === undefined) throw notFound();
  return row;
}

function present(row: TeamShiftRow): TeamShiftsResponse {
  return {
    id: row.id,
    name: row.name,
    own: row.week !== null,
    days: daysOf(row.week ?? DEFAULT_SHIFTS).map(({ weekday, shifts }) => ({ weekday, shifts: [...shifts] })),
    version: row.version,
  };
}
