import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  Clock,
  DomainError,
  alreadyExists,
  driverError,
  fieldError,
  forbidden,
  isUniqueViolation,
  newId,
  notFound,
  validationFailed,
  versionConflict,
  withIdempotency,
} from '@luodi/platform';
import type { CreateLeadViewDto, LeadViewSettingsDto, UpdateLeadViewDto } from './lead-view.dto';
import type { LeadViewListResponse, LeadViewResponse } from './lead-view.response';

interface ViewRow {
  readonly id: string;
  readonly name: string;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly settings: LeadViewSettingsDto;
  readonly version: number;
}

/** More nobody finds again. */
const MAX_VIEWS = 50;

const SELECT = `SELECT v.id, v.name, v.owner_id, u.name AS owner_name, v.team_id, t.name AS team_name, v.settings, v.version
  FROM lead_views v JOIN users u ON u.id = v.owner_id LEFT JOIN teams t ON t.id = v.team_id`;

/** Views of the queue: a person's own, and those that managers share with a team. */
@Injectable()
export class LeadViewService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  public async list(actor: Actor): Promise<LeadViewListResponse> {
    const rows: ViewRow[] = await this.dataSource.query(
      `${SELECT} WHERE v.owner_id = $1 OR v.team_id = ANY($2::uuid[]) OR ($3::boolean AND v.team_id IS NOT NULL)
       ORDER BY v.team_id IS NOT NULL, v.name, v.id LIMIT 500`,
      [actor.id, actor.teamIds, seesAll(actor)],
    );
    return { items: rows.map((row) => present(row, actor)), nextCursor: null };
  }

  /** @throws DomainError forbidden (sharing without leading the team), already_exists, too_many_views (409) */
  public async create(actor: Actor, input: CreateLeadViewDto): Promise<LeadViewResponse> {
    assertMayShare(actor, input.teamId ?? null);
    return named(() =>
      this.dataSource.transaction((tx) =>
        withIdempotency(tx, `${actor.id}:lead-views`, input, async () => {
          // Two at once count one after the other.
          await tx.query('SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE', [actor.id]);
          const own: { n: number }[] = await tx.query(
            'SELECT count(*)::int AS n FROM lead_views WHERE owner_id = $1',
            [actor.id],
          );
          if ((own[0]?.n ?? 0) >= MAX_VIEWS) throw new DomainError('too_many_views', { limit: MAX_VIEWS });
          const id = newId();
          await tx.query(
            'INSERT INTO lead_views (id, owner_id, team_id, name, settings) VALUES ($1, $2, $3, $4, $5)',
            [id, actor.id, input.teamId ?? null, input.name, JSON.stringify(input.settings)],
          );
          return this.find(tx, actor, id);
        }),
      ),
    );
  }

  /** @throws DomainError not_found, forbidden, version_conflict, already_exists */
  public async update(actor: Actor, id: string, input: UpdateLeadViewDto): Promise<LeadViewResponse> {
    return named(() =>
      this.dataSource.transaction(async (tx) => {
        const before = await this.lock(tx, actor, id);
        if (before.version !== input.version) throw versionConflict(before);
        if (input.teamId !== undefined) assertMayShare(actor, input.teamId);
        await tx.query(
          `UPDATE lead_views SET name = coalesce($2, name), settings = coalesce($3::jsonb, settings),
             team_id = CASE WHEN $4::boolean THEN $5::uuid ELSE team_id END, updated_at = $6, version = version + 1
           WHERE id = $1`,
          [
            id,
            input.name ?? null,
            (input.settings ?? null) === null ? null : JSON.stringify(input.settings),
            input.teamId !== undefined,
            input.teamId ?? null,
            this.clock.now(),
          ],
        );
        return this.find(tx, actor, id);
      }),
    );
  }

  /** @throws DomainError not_found, forbidden */
  public async remove(actor: Actor, id: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.lock(tx, actor, id);
      await tx.query('DELETE FROM lead_views WHERE id = $1', [id]);
    });
  }

  private async lock(tx: EntityManager, actor: Actor, id: string): Promise<LeadViewResponse> {
    await tx.query('SELECT id FROM lead_views WHERE id = $1 FOR UPDATE', [id]);
    const view = await this.find(tx, actor, id);
    if (!view.editable) throw forbidden();
    return view;
  }

  private async find(tx: EntityManager, actor: Actor, id: string): Promise<LeadViewResponse> {
    const rows: ViewRow[] = await tx.query(`${SELECT} WHERE v.id = $1`, [id]);
    const row = rows[0];
    const shown =
      row !== undefined &&
      (row.owner_id === actor.id ||
        (row.team_id !== null && (seesAll(actor) || actor.teamIds.includes(row.team_id))));
    if (!shown) throw notFound();
    return present(row, actor);
  }
}

function seesAll(actor: Actor): boolean {
  return actor.role === 'admin' || actor.role === 'auditor';
}

/** Whether somebody shares views with a team: its managers, and administrators. */
function leads(actor: Actor, teamId: string): boolean {
  return actor.role === 'admin' || (actor.role === 'manager' && actor.teamIds.includes(teamId));
}

function assertMayShare(actor: Actor, teamId: string | null): void {
  if (teamId !== null && !leads(actor, teamId)) throw forbidden();
}

async function named<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (isUniqueViolation(error, 'lead_views_name_key')) throw alreadyExists('name');
    if (driverError(error)?.constraint === 'lead_views_team_id_fkey') {
      throw validationFailed([fieldError('teamId', 'unknown_reference')]);
    }
    throw error;
  }
}

function present(row: ViewRow, actor: Actor): LeadViewResponse {
  const shared = row.team_id !== null && leads(actor, row.team_id);
  return {
    id: row.id,
    name: row.name,
    owner: { id: row.owner_id, name: row.owner_name },
    team: row.team_id === null ? null : { id: row.team_id, name: row.team_name ?? '' },
    settings: row.settings,
    editable: row.owner_id === actor.id || shared,
    version: row.version,
  };
}
