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
  writeAudit,
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
  readonly start_for: number;
}

/** More nobody finds again. */
const MAX_VIEWS = 50;

/** `$1` is who asks. */
const SELECT = `SELECT v.id, v.name, v.owner_id, u.name AS owner_name, v.team_id, t.name AS team_name, v.settings, v.version,
    coalesce(s.people, 0) AS start_for
  FROM lead_views v JOIN users u ON u.id = v.owner_id LEFT JOIN teams t ON t.id = v.team_id
  LEFT JOIN (SELECT preferences->>'startView' AS view_id, count(*)::int AS people FROM users
    WHERE active AND id <> $1 AND preferences ? 'startView' GROUP BY 1) s ON s.view_id = v.id::text`;

/** The person's own order first, then their own views by name, then the shared ones. */
const IN_ORDER = `(SELECT o.place FROM users me,
    jsonb_array_elements_text(CASE jsonb_typeof(me.preferences->'viewOrder') WHEN 'array' THEN me.preferences->'viewOrder' ELSE '[]' END)
      WITH ORDINALITY o (view_id, place)
    WHERE me.id = $1 AND o.view_id = v.id::text LIMIT 1) NULLS LAST, v.team_id IS NOT NULL, v.name, v.id`;

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
       ORDER BY ${IN_ORDER} LIMIT 500`,
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
          const view = await this.read(tx, actor, id);
          await auditSharing(tx, actor, null, view);
          return view;
        }),
      ),
    );
  }

  /**
   * Renames, changes, shares or takes back. Whoever ends the sharing of another's view no longer sees it afterwards.
   * @throws DomainError not_found, forbidden, version_conflict, already_exists, validation_failed (unknown team)
   */
  public async update(actor: Actor, id: string, input: UpdateLeadViewDto): Promise<LeadViewResponse> {
    return named(() =>
      this.dataSource.transaction(async (tx) => {
        const before = await this.lock(tx, actor, id);
        assertMayUpdate(actor, before, input.teamId);
        if (before.version !== input.version) throw versionConflict(before);
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
        const view = await this.read(tx, actor, id);
        await auditSharing(tx, actor, before, view);
        return view;
      }),
    );
  }

  /** Deletes one's own view; an administrator anybody's shared one. @throws DomainError not_found, forbidden */
  public async remove(actor: Actor, id: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const view = await this.lock(tx, actor, id);
      if (!view.deletable) throw forbidden();
      await tx.query('DELETE FROM lead_views WHERE id = $1', [id]);
      await auditSharing(tx, actor, view, null);
    });
  }

  /** Locks a view that the actor may know of. @throws DomainError not_found */
  private async lock(tx: EntityManager, actor: Actor, id: string): Promise<LeadViewResponse> {
    await tx.query('SELECT id FROM lead_views WHERE id = $1 FOR UPDATE', [id]);
    const view = await this.read(tx, actor, id);
    if (!isShownTo(actor, view)) throw notFound();
    return view;
  }

  private async read(tx: EntityManager, actor: Actor, id: string): Promise<LeadViewResponse> {
    const rows: ViewRow[] = await tx.query(`${SELECT} WHERE v.id = $2`, [actor.id, id]);
    const row = rows[0];
    if (row === undefined) throw notFound();
    return present(row, actor);
  }
}

/** What becomes of a view that others see goes into the audit log; a person's own views are nobody else's business. */
async function auditSharing(
  tx: EntityManager,
  actor: Actor,
  before: LeadViewResponse | null,
  after: LeadViewResponse | null,
): Promise<void> {
  const [from, to] = [before?.team?.id ?? null, after?.team?.id ?? null];
  const viewId = (after ?? before)?.id;
  if (viewId === undefined || (from === null && to === null)) return;
  const entry = {
    actorId: actor.id,
    actorRole: actor.role,
    objectType: 'lead-view',
    objectId: viewId,
  } as const;
  if (after === null) {
    await writeAudit(tx, { ...entry, action: 'lead-view.deleted', data: { teamId: from } });
  } else if (from === to) {
    await writeAudit(tx, { ...entry, action: 'lead-view.changed', data: { teamId: to } });
  } else if (to === null) {
    await writeAudit(tx, { ...entry, action: 'lead-view.unshared', data: { teamId: from } });
  } else {
    await writeAudit(tx, { ...entry, action: 'lead-view.shared', data: { teamId: to, fromTeamId: from } });
  }
}

function isShownTo(actor: Actor, view: LeadViewResponse): boolean {
  if (view.owner.id === actor.id) return true;
  return view.team !== null && (seesAll(actor) || actor.teamIds.includes(view.team.id));
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

/**
 * A shared view is changed by who leads its team; its owner, once they no longer do, may only take it back.
 * `teamId`: null ends the sharing, undefined leaves it.
 */
function assertMayUpdate(actor: Actor, view: LeadViewResponse, teamId: string | null | undefined): void {
  const takesBack = teamId === null && view.owner.id === actor.id;
  if (!view.editable && !takesBack) throw forbidden();
  assertMayShare(actor, teamId ?? null);
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
  const owns = row.owner_id === actor.id;
  return {
    id: row.id,
    name: row.name,
    owner: { id: row.owner_id, name: row.owner_name },
    team: row.team_id === null ? null : { id: row.team_id, name: row.team_name ?? '' },
    settings: row.settings,
    editable: row.team_id === null ? owns : leads(actor, row.team_id),
    deletable: owns || actor.role === 'admin',
    startFor: row.start_for,
    version: row.version,
  };
}
