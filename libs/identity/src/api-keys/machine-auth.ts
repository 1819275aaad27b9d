import { Injectable } from '@nestjs/common';
import { Clock, RateLimits } from '@luodi/platform';
import { DataSource } from 'typeorm';
import type { Machine } from '../access/actor';
import { hashToken } from '../access/actor.queries';
import type { ApiKeyScope } from './api-key-scopes.policy';

/** Requests of one key in a minute: five a second for a source that sends everything it has. */
const REQUESTS_PER_MINUTE = 300;
/** The last use is exact to a minute: a busy key does not write on every request. */
const USE_GRAIN_MILLIS = 60_000;

interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly site_id: string | null;
  readonly scopes: readonly ApiKeyScope[];
  readonly last_used_at: Date | null;
}

/** Recognises machines by their keys; nothing is cached, so a revoked key is refused on the next request. */
@Injectable()
export class MachineAuth {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * The machine of a secret that is neither expired nor revoked; a secret that was rotated works through its grace.
   * @throws DomainError rate_limited
   */
  public async authenticate(token: string): Promise<Machine | null> {
    const now = this.clock.now();
    const rows: KeyRow[] = await this.dataSource.query(
      `SELECT id, name, site_id, scopes, last_used_at FROM api_keys
       WHERE (token_hash = $1 OR (previous_hash = $1 AND previous_until > $2))
         AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
      [hashToken(token), now],
    );
    const key = rows[0];
    if (key === undefined) return null;
    await this.limits.consume('api-key', key.id, REQUESTS_PER_MINUTE, 60);
    if (key.last_used_at === null || now.getTime() - key.last_used_at.getTime() >= USE_GRAIN_MILLIS) {
      await this.dataSource.query('UPDATE api_keys SET last_used_at = $2 WHERE id = $1', [key.id, now]);
    }
    return { apiKeyId: key.id, name: key.name, siteId: key.site_id, scopes: key.scopes };
  }
}
