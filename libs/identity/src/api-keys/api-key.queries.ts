import { Injectable } from '@nestjs/common';
import { Clock, readKeysetPage, type Page } from '@luodi/platform';
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

const COLUMNS = `k.id, k.name, k.site_id, s.name AS site_name, k.scopes, k.last_four, k.previous_until, k.expires_at,
  k.revoked_at, k.last_used_at, k.created_at, k.created_at::text AS created_at_text, k.version`;
const FROM = 'api_keys k LEFT JOIN sites s ON s.id = k.site_id';

/** Reads keys; hashes stay where they are. */
@Injectable()
export class ApiKeyQueries {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Every key, newest first. */
  public async list(query: ListApiKeysQuery): Promise<Page<ApiKeyResponse>> {
    return readKeysetPage(
      this.dataSource.manager,
      {
        columns: COLUMNS,
        from: FROM,
        where: ['true'],
        params: [],
        order: { column: 'k.created_at', cast: 'timestamptz', id: 'k.id', descending: true },
        place: (row: ApiKeyRow) => [row.created_at_text, row.id],
        present: (row: ApiKeyRow) => this.present(row),
      },
      query,
    );
  }

  public async find(id: string, tx: EntityManager = this.dataSource.manager): Promise<ApiKeyResponse | null> {
    const rows: ApiKeyRow[] = await tx.query(`SELECT ${COLUMNS} FROM ${FROM} WHERE k.id = $1`, [id]);
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
