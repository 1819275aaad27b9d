import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  alreadyExists,
  isUniqueViolation,
  newId,
  notFound,
  readKeysetPage,
  versionConflict,
  withIdempotency,
  writeAudit,
  type AuditAction,
  type Page,
} from '@luodi/platform';
import type { CreateTagDto, ListTagsQuery, TagColour, UpdateTagDto } from './tag.dto';
import type { TagResponse } from './tag.response';

interface TagRow {
  readonly id: string;
  readonly name: string;
  readonly colour: TagColour;
  readonly position: number;
  readonly active: boolean;
  readonly version: number;
}

const COLUMNS = 'id, name, colour, position, active, version';

/** The tags that leads may carry; managers and administrators keep the list. */
@Injectable()
export class TagService {
  public constructor(private readonly dataSource: DataSource) {}

  public async list(query: ListTagsQuery): Promise<Page<TagResponse>> {
    const params: unknown[] = [];
    const where = ['true'];
    if (query.active !== undefined) where.push(`active = $${params.push(query.active)}`);
    return readKeysetPage(
      this.dataSource.manager,
      {
        columns: COLUMNS,
        from: 'tags',
        where,
        params,
        order: { column: 'name', cast: 'text', id: 'id', descending: false },
        place: (row: TagRow) => [row.name, row.id],
        present: presentTag,
      },
      query,
    );
  }

  public async create(actor: Actor, input: CreateTagDto): Promise<TagResponse> {
    return named(() =>
      this.dataSource.transaction((tx) =>
        withIdempotency(tx, `${actor.id}:tags`, input, async () => {
          const id = newId();
          await tx.query('INSERT INTO tags (id, name, colour, position) VALUES ($1, $2, $3, $4)', [
            id,
            input.name,
            input.colour,
            input.position ?? 0,
          ]);
          return this.finish(tx, actor, id, 'tag.created');
        }),
      ),
    );
  }

  /** @throws DomainError not_found, version_conflict, already_exists */
  public async update(actor: Actor, id: string, input: UpdateTagDto): Promise<TagResponse> {
    return named(() =>
      this.dataSource.transaction(async (tx) => {
        const before = await lockTag(tx, id);
        if (before.version !== input.version) throw versionConflict(before);
        await tx.query(
          `UPDATE tags SET name = coalesce($2, name), colour = coalesce($3, colour), position = coalesce($4, position),
             active = coalesce($5, active), version = version + 1 WHERE id = $1`,
          [id, input.name ?? null, input.colour ?? null, input.position ?? null, input.active ?? null],
        );
        return this.finish(tx, actor, id, 'tag.updated');
      }),
    );
  }

  /** @throws DomainError not_found */
  public async remove(actor: Actor, id: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await lockTag(tx, id);
      const [gone]: [unknown[], number] = await tx.query(
        'DELETE FROM lead_tags WHERE tag_id = $1 RETURNING lead_id',
        [id],
      );
      await tx.query('DELETE FROM tags WHERE id = $1', [id]);
      await audit(tx, actor, id, 'tag.deleted', { leads: gone.length });
    });
  }

  private async finish(
    tx: EntityManager,
    actor: Actor,
    id: string,
    action: AuditAction,
  ): Promise<TagResponse> {
    await audit(tx, actor, id, action, {});
    const rows: TagRow[] = await tx.query(`SELECT ${COLUMNS} FROM tags WHERE id = $1`, [id]);
    if (rows[0] === undefined) throw notFound();
    return presentTag(rows[0]);
  }
}

async function lockTag(tx: EntityManager, id: string): Promise<TagResponse> {
  const rows: TagRow[] = await tx.query(`SELECT ${COLUMNS} FROM tags WHERE id = $1 FOR UPDATE`, [id]);
  if (rows[0] === undefined) throw notFound();
  return presentTag(rows[0]);
}

async function audit(
  tx: EntityManager,
  actor: Actor,
  id: string,
  action: AuditAction,
  data: object,
): Promise<void> {
  await writeAudit(tx, {
    actorId: actor.id,
    actorRole: actor.role,
    action,
    objectType: 'tag',
    objectId: id,
    data,
  });
}

async function named<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (isUniqueViolation(error, 'tags_name_key')) throw alreadyExists('name');
    throw error;
  }
}

function presentTag(row: TagRow): TagResponse {
  return {
    id: row.id,
    name: row.name,
    colour: row.colour,
    position: row.position,
    active: row.active,
    version: row.version,
  };
}
