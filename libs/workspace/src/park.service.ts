import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  Caches,
  alreadyExists,
  driverError,
  fieldError,
  isUniqueViolation,
  newId,
  notFound,
  readKeysetPage,
  validationFailed,
  versionConflict,
  withIdempotency,
  writeAudit,
  type Page,
} from '@luodi/platform';
import type { AuditAction } from '@luodi/platform';
import type { Actor } from '@luodi/identity';
import type { CreateParkDto, ListParksQuery, UpdateParkDto } from './park.dto';
import { WORKSPACE_CACHE } from './workspace.events';
import type { ParkResponse } from './workspace.response';

interface ParkRow {
  readonly id: string;
  readonly name: string;
  readonly region_code: string | null;
  readonly position: number;
  readonly team_id: string | null;
  readonly one_visit_at_once: boolean;
  readonly active: boolean;
  readonly version: number;
}

const COLUMNS = 'id, name, region_code, position, team_id, one_visit_at_once, active, version';

/** Industrial parks: where a lead wants to go. */
@Injectable()
export class ParkService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly caches: Caches,
  ) {}

  public async list(query: ListParksQuery): Promise<Page<ParkResponse>> {
    const params: unknown[] = [];
    const where = ['true'];
    if (query.active !== undefined) where.push(`active = $${params.push(query.active)}`);
    return readKeysetPage(
      this.dataSource.manager,
      {
        columns: COLUMNS,
        from: 'parks',
        where,
        params,
        order: { column: 'name', cast: 'text', id: 'id', descending: query.sort === '-name' },
        place: (row: ParkRow) => [row.name, row.id],
        present: presentPark,
      },
      query,
    );
  }

  public async find(id: string, tx: EntityManager = this.dataSource.manager): Promise<ParkResponse> {
    const rows: ParkRow[] = await tx.query(`SELECT ${COLUMNS} FROM parks WHERE id = $1`, [id]);
    if (rows[0] === undefined) throw notFound();
    return presentPark(rows[0]);
  }

  public async create(actor: Actor, input: CreateParkDto): Promise<ParkResponse> {
    return named(() =>
      this.dataSource.transaction((tx) =>
        withIdempotency(tx, `${actor.id}:parks`, input, async () => {
          const id = await insertPark(tx, input);
          return this.finish(tx, actor, id, 'park.created');
        }),
      ),
    );
  }

  /** @throws DomainError version_conflict */
  public async update(actor: Actor, id: string, input: UpdateParkDto): Promise<ParkResponse> {
    return named(() =>
      this.dataSource.transaction(async (tx) => {
        await tx.query('SELECT id FROM parks WHERE id = $1 FOR UPDATE', [id]);
        const before = await this.find(id, tx);
        if (before.version !== input.version) throw versionConflict(before);
        await tx.query(
          `UPDATE parks SET name = coalesce($2, name), region_code = CASE WHEN $3 THEN $4 ELSE region_code END,
             position = coalesce($5, position), active = coalesce($6, active),
             team_id = CASE WHEN $7 THEN $8::uuid ELSE team_id END,
             one_visit_at_once = coalesce($9, one_visit_at_once), version = version + 1, updated_at = now()
           WHERE id = $1`,
          [
            id,
            input.name ?? null,
            input.regionCode !== undefined,
            input.regionCode ?? null,
            input.position ?? null,
            input.active ?? null,
            input.teamId !== undefined,
            input.teamId ?? null,
            input.oneVisitAtOnce ?? null,
          ],
        );
        return this.finish(tx, actor, id, 'park.updated');
      }),
    );
  }

  private async finish(
    tx: EntityManager,
    actor: Actor,
    id: string,
    action: AuditAction,
  ): Promise<ParkResponse> {
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'park',
      objectId: id,
    });
    await this.caches.invalidate(tx, WORKSPACE_CACHE);
    return this.find(id, tx);
  }
}

/** Inserts a park; answers the id. */
export async function insertPark(tx: EntityManager, input: CreateParkDto): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO parks (id, name, region_code, position, team_id, one_visit_at_once) VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      id,
      input.name,
      input.regionCode ?? null,
      input.position ?? 0,
      input.teamId ?? null,
      input.oneVisitAtOnce ?? false,
    ],
  );
  return id;
}

async function named<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (isUniqueViolation(error, 'parks_name_key')) throw alreadyExists('name');
    if (driverError(error)?.constraint === 'parks_region_code_fkey') {
      throw validationFailed([fieldError('regionCode', 'unknown_reference')]);
    }
    if (driverError(error)?.constraint === 'parks_team_id_fkey') {
      throw validationFailed([fieldError('teamId', 'unknown_reference')]);
    }
    throw error;
  }
}

function presentPark(row: ParkRow): ParkResponse {
  return {
    id: row.id,
    name: row.name,
    regionCode: row.region_code,
    position: row.position,
    teamId: row.team_id,
    oneVisitAtOnce: row.one_visit_at_once,
    active: row.active,
    version: row.version,
  };
}
