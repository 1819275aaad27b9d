import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@luodi/identity';
import {
  CONFIG,
  Caches,
  DomainError,
  alreadyExists,
  isUniqueViolation,
  newId,
  notFound,
  readKeysetPage,
  versionConflict,
  withIdempotency,
  writeAudit,
  type AuditAction,
  type Config,
  type Page,
} from '@luodi/platform';
import { toBuffer, toString as toSvg } from 'qrcode';
import { DataSource, type EntityManager } from 'typeorm';
import { FormDesignQueries } from './form-design.queries';
import { FORMS_CACHE } from './published-forms';
import type {
  ChannelResponse,
  CreateChannelDto,
  ListChannelsQuery,
  UpdateChannelDto,
} from './site-links.dto';

interface ChannelRow {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly active: boolean;
  readonly version: number;
}

const COLUMNS = 'id, name, code, active, version';
/** More would be a list nobody keeps in order, and every process holds them in memory. */
const MAX_CHANNELS = 200;
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
/** Modules of 12 px: some 400 px for a short address, sharp on a poster. */
const PNG_SCALE = 12;
/** Grey, each row against the one above: the rows of a module are alike, so this is quick and small. */
const PNG_OPTIONS: object = { colorType: 0, filterType: 2 };
/** Some 10 kB each. */
const MAX_PICTURES = 200;

/** Where a site's link was put, each place with a link and a code of its own. */
@Injectable()
export class SiteChannelsService {
  /** Drawing one holds up the process; the same address always gives the same picture. */
  private readonly pictures = new Map<string, Promise<Buffer>>();

  public constructor(
    private readonly dataSource: DataSource,
    private readonly design: FormDesignQueries,
    private readonly caches: Caches,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  public async list(siteId: string, query: ListChannelsQuery): Promise<Page<ChannelResponse>> {
    const key = await this.siteKey(siteId);
    return readKeysetPage(
      this.dataSource.manager,
      {
        columns: COLUMNS,
        from: 'site_channels',
        where: ['site_id = $1'],
        params: [siteId],
        order: { column: 'name', cast: 'text', id: 'id', descending: false },
        place: (row: ChannelRow) => [row.name, row.id],
        present: (row: ChannelRow) => this.present(row, key),
      },
      query,
    );
  }

  /** @throws DomainError already_exists for a name that is taken, too_many_channels */
  public async create(actor: Actor, siteId: string, input: CreateChannelDto): Promise<ChannelResponse> {
    return named(() =>
      this.dataSource.transaction((tx) =>
        withIdempotency(tx, `${actor.id}:channels:${siteId}`, input, async () => {
          const key = await this.siteKey(siteId, tx);
          if ((await this.count(tx, siteId)) >= MAX_CHANNELS) {
            throw new DomainError('too_many_channels', { limit: MAX_CHANNELS });
          }
          const id = newId();
          await tx.query('INSERT INTO site_channels (id, site_id, name, code) VALUES ($1, $2, $3, $4)', [
            id,
            siteId,
            input.name,
            randomCode(),
          ]);
          return this.finish(tx, actor, siteId, id, key, 'site.channel-created');
        }),
      ),
    );
  }

  /** @throws DomainError not_found, version_conflict, already_exists for a name that is taken */
  public async update(
    actor: Actor,
    siteId: string,
    id: string,
    input: UpdateChannelDto,
  ): Promise<ChannelResponse> {
    return named(() =>
      this.dataSource.transaction(async (tx) => {
        const key = await this.siteKey(siteId, tx);
        const row = await this.find(tx, siteId, id);
        if (row.version !== input.version) throw versionConflict(this.present(row, key));
        await tx.query(
          `UPDATE site_channels SET name = coalesce($2, name), active = coalesce($3, active), version = version + 1
            WHERE id = $1`,
          [id, input.name ?? null, input.active ?? null],
        );
        return this.finish(tx, actor, siteId, id, key, 'site.channel-updated');
      }),
    );
  }

  /** A channel's link as a QR code. */
  public async qrSvg(siteId: string, id: string): Promise<string> {
    return toSvg(await this.address(siteId, id), { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  }

  /** The same as a picture that phones can save; the site's own link when no channel is named. */
  public async qrPng(siteId: string, id: string | null): Promise<Buffer> {
    const address = await this.address(siteId, id);
    const known = this.pictures.get(address);
    if (known !== undefined) return known;
    const picture = toBuffer(address, {
      type: 'png',
      margin: 2,
      errorCorrectionLevel: 'M',
      scale: PNG_SCALE,
      rendererOpts: PNG_OPTIONS,
    });
    if (this.pictures.size >= MAX_PICTURES) this.pictures.clear();
    this.pictures.set(address, picture);
    return picture;
  }

  private async address(siteId: string, id: string | null): Promise<string> {
    const key = await this.siteKey(siteId);
    if (id === null) return `${this.config.publicUrl}/f/${key}`;
    return this.present(await this.find(this.dataSource.manager, siteId, id), key).url;
  }

  private async find(tx: EntityManager, siteId: string, id: string): Promise<ChannelRow> {
    const rows: ChannelRow[] = await tx.query(
      `SELECT ${COLUMNS} FROM site_channels WHERE site_id = $1 AND id = $2`,
      [siteId, id],
    );
    if (rows[0] === undefined) throw notFound();
    return rows[0];
  }

  /** The site's key; within a transaction its row is locked, so that changes take turns. */
  private async siteKey(siteId: string, tx?: EntityManager): Promise<string> {
    const site = await this.design.site(siteId, tx);
    if (site === null) throw notFound();
    return site.key;
  }

  private async count(tx: EntityManager, siteId: string): Promise<number> {
    const rows: { total: number }[] = await tx.query(
      'SELECT count(*)::int AS total FROM site_channels WHERE site_id = $1',
      [siteId],
    );
    return rows[0]?.total ?? 0;
  }

  private async finish(
    tx: EntityManager,
    actor: Actor,
    siteId: string,
    id: string,
    key: string,
    action: AuditAction,
  ): Promise<ChannelResponse> {
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'site',
      objectId: siteId,
      data: { channelId: id },
    });
    await this.caches.invalidate(tx, FORMS_CACHE);
    return this.present(await this.find(tx, siteId, id), key);
  }

  private present(row: ChannelRow, siteKey: string): ChannelResponse {
    return { ...row, url: `${this.config.publicUrl}/f/${siteKey}?c=${row.code}` };
  }
}

/** 6 signs of 31 // 31^6 ≈ 9 × 10^8: a made-up one hits a real one by chance alone */
function randomCode(): string {
  return Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)] ?? 'x').join('');
}

async function named<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (isUniqueViolation(error, 'site_channels_name_key')) throw alreadyExists('name');
    throw error;
  }
}
