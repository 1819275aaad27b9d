import { Injectable } from '@nestjs/common';
import { Clock, decodeTimeCursor, toPage, type Page } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { apiKeyState, type ApiKeyScope } from './api-key-scopes.policy';
import type { ListApiKeysQuery } from './api-key.dto';
import type { ApiKeyResponse } from './api-key.response';

interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly site_id: string | null;
  readonly site_name: string | null;
  readonly scopes: ApiKeyScope[];
  readonly last_four: string;
  readonly previous_until: Date | null;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
  readonly created_at: Date;
  readonly created_at_text: string;
  readonly version: number;
}

const KEYS = `SELECT k.id, k.name, k.site_id, s.name AS site_name, k.scopes, k.last_four, k.previous_until, k.expires_at,
    k.revoked_at, k.last_used_at, k.created_at, k.created_at::text AS created_at_text, k.version
  FROM api_keys k LEFT JOIN sites s ON s.id = k.site_id`;

/** Reads keys; hashes stay where they are. */
@Injectable()
export class ApiKeyQueries {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Every key, newest first. */
  public async list(query: ListApiKeysQuery): Promise<Page<ApiKeyResponse>> {
    const params: unknown[] = [query.limit + 1];
    let after = '';
    if (query.cursor !== undefined) {
      params.push(...decodeTimeCursor(query.cursor));
      after = 'WHERE (k.created_at, k.id) < ($2::timestamptz, $3::uuid)';
    }
    const rows: ApiKeyRow[] = await this.dataSource.query(
      `${KEYS} ${after} ORDER BY k.created_at DESC, k.id DESC LIMIT $1`,
      params,
    );
    const page = toPage(
      rows,
      query.limit,
      (row) => [row.created_at_text, row.id],
      (row) => this.present(row),
    );
    if (query.withTotal !== true) return page;
    const [total]: { n: number }[] = await this.dataSource.query('SELECT count(*)::int AS n FROM api_keys');
    return { ...page, total: total?.n ?? 0 };
  }

  public async find(id: string, tx: EntityManager = this.dataSource.manager): Promise<ApiKeyResponse | null> {
    const rows: ApiKeyRow[] = await tx.query(`${KEYS} WHERE k.id = $1`, [id]);
    return rows[0] === undefined ? null : this.present(rows[0]);
  }

  private present(row: ApiKeyRow): ApiKeyResponse {
    const now = this.clock.now();
    const graceRuns = row.previous_until !== null && row.previous_until > now;
    return {
      id: row.id,
      name: row.name,
      site: row.site_id === null ? null : { id: row.site_id, name: row.site_name ?? '' },
      scopes: row.scopes,
      state: apiKeyState({ revokedAt: row.revoked_at, expiresAt: row.expires_at }, now),
      lastFour: row.last_four,
      previousUntil: graceRuns ? (row.previous_until?.toISOString() ?? null) : null,
      expiresAt: row.expires_at?.toISOString() ?? null,
      revokedAt: row.revoked_at?.toISOString() ?? null,
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(),
      version: row.version,
    };
  }
}
