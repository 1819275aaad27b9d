import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { toString as toQr } from 'qrcode';
import { DataSource, type EntityManager } from 'typeorm';
import {
  CONFIG,
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
  type Config,
  type Page,
} from '@luodi/platform';
import type { AuditAction } from '@luodi/platform';
import type { Actor } from '@luodi/identity';
import type { CreateSiteDto, ListSitesQuery, UpdateSiteDto } from './site.dto';
import { WORKSPACE_CACHE } from './workspace.events';
import type { SiteResponse } from './workspace.response';

interface SiteRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly park_id: string | null;
  readonly heading: string | null;
  readonly hotline: string | null;
  readonly contact_required: boolean;
  readonly active: boolean;
  readonly allowed_origins: readonly string[];
  readonly version: number;
}

const COLUMNS =
  'id, key, name, park_id, heading, hotline, contact_required, active, allowed_origins, version';
const KEY_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Sites: the places on the web whose visitors ask us; each has a hosted form. */
@Injectable()
export class SiteService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly caches: Caches,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  public async list(query: ListSitesQuery): Promise<Page<SiteResponse>> {
    const params: unknown[] = [];
    const where = ['true'];
    if (query.active !== undefined) where.push(`active = $${params.push(query.active)}`);
    if (query.parkId !== undefined) where.push(`park_id = $${params.push(query.parkId)}`);
    return readKeysetPage(
      this.dataSource.manager,
      {
        columns: COLUMNS,
        from: 'sites',
        where,
        params,
        order: { column: 'name', cast: 'text', id: 'id', descending: query.sort === '-name' },
        place: (row: SiteRow) => [row.name, row.id],
        present: (row) => this.present(row),
      },
      query,
    );
  }

  public async find(id: string, tx: EntityManager = this.dataSource.manager): Promise<SiteResponse> {
    const rows: SiteRow[] = await tx.query(`SELECT ${COLUMNS} FROM sites WHERE id = $1`, [id]);
    if (rows[0] === undefined) throw notFound();
    return this.present(rows[0]);
  }

  public async create(actor: Actor, input: CreateSiteDto): Promise<SiteResponse> {
    return named(() =>
      this.dataSource.transaction((tx) =>
        withIdempotency(tx, `${actor.id}:sites`, input, async () => {
          const { id } = await insertSite(tx, input);
          return this.finish(tx, actor, id, 'site.created');
        }),
      ),
    );
  }

  /** @throws DomainError version_conflict */
  public async update(actor: Actor, id: string, input: UpdateSiteDto): Promise<SiteResponse> {
    return named(() =>
      this.dataSource.transaction(async (tx) => {
        await tx.query('SELECT id FROM sites WHERE id = $1 FOR UPDATE', [id]);
        const before = await this.find(id, tx);
        if (before.version !== input.version) throw versionConflict(before);
        await tx.query(
          `UPDATE sites SET name = coalesce($2, name), park_id = CASE WHEN $3 THEN $4::uuid ELSE park_id END,
             heading = CASE WHEN $5 THEN $6 ELSE heading END, hotline = CASE WHEN $7 THEN $8 ELSE hotline END,
             contact_required = coalesce($9, contact_required), active = coalesce($10, active),
             allowed_origins = coalesce($11::text[], allowed_origins),
             version = version + 1, updated_at = now()
           WHERE id = $1`,
          [
            id,
            input.name ?? null,
            input.parkId !== undefined,
            input.parkId ?? null,
            input.heading !== undefined,
            input.heading ?? null,
            input.hotline !== undefined,
            input.hotline ?? null,
            input.contactRequired ?? null,
            input.active ?? null,
            input.allowedOrigins ?? null,
          ],
        );
        return this.finish(tx, actor, id, 'site.updated');
      }),
    );
  }

  /** The form's address as a QR code, SVG. */
  public async qrSvg(id: string): Promise<string> {
    const site = await this.find(id);
    return toQr(site.formUrl, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  }

  private async finish(
    tx: EntityManager,
    actor: Actor,
    id: string,
    action: AuditAction,
  ): Promise<SiteResponse> {
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'site',
      objectId: id,
    });
    await this.caches.invalidate(tx, WORKSPACE_CACHE);
    return this.find(id, tx);
  }

  private present(row: SiteRow): SiteResponse {
    return {
      id: row.id,
      key: row.key,
      name: row.name,
      parkId: row.park_id,
      heading: row.heading,
      hotline: row.hotline,
      contactRequired: row.contact_required,
      active: row.active,
      allowedOrigins: [...row.allowed_origins],
      formUrl: `${this.config.publicUrl}/f/${row.key}`,
      version: row.version,
    };
  }
}

/** Inserts a site; answers its id and key. */
export async function insertSite(
  tx: EntityManager,
  input: CreateSiteDto,
): Promise<{ id: string; key: string }> {
  const id = newId();
  const key = input.key ?? randomKey();
  await tx.query(
    `INSERT INTO sites (id, key, name, park_id, heading, hotline, contact_required)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      key,
      input.name,
      input.parkId ?? null,
      input.heading ?? null,
      input.hotline ?? null,
      input.contactRequired ?? true,
    ],
  );
  return { id, key };
}

/** 8 characters of 31 // 31^8 ≈ 8.5 × 10^11: not guessable by trying */
function randomKey(): string {
  return Array.from({ length: 8 }, () => KEY_ALPHABET[randomInt(KEY_ALPHABET.length)] ?? 'x').join('');
}

async function named<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (isUniqueViolation(error, 'sites_key_key')) throw alreadyExists('key');
    if (driverError(error)?.constraint === 'sites_park_id_fkey') {
      throw validationFailed([fieldError('parkId', 'unknown_reference')]);
    }
    throw error;
  }
}
