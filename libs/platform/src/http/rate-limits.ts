import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { pgPoolOf } from '../database/pg-pool';
import { DomainError } from '../errors';

/** A number of points that nobody reaches. */
const COUNT_ONLY = 2_000_000_000;

/** Counts requests in PostgreSQL, so that limits are exact over all processes. RATE_LIMITS=off stops the counting. */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterPostgres>();

  public constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Takes one of `points` allowed within `windowSeconds` for the key.
   * @throws DomainError rate_limited with the seconds to wait
   */
  public async consume(name: string, key: string, points: number, windowSeconds: number): Promise<void> {
    if (!this.config.rateLimits) return;
    try {
      await this.limiter(name, points, windowSeconds).consume(key.slice(0, 150));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
      throw new DomainError(
        'rate_limited',
        { minutes: Math.ceil(retryAfterSeconds / 60) },
        { retryAfterSeconds },
      );
    }
  }

  /**
   * Adds to a count that refuses nobody.
   * @returns the count of the running window over all processes; null while counting is off
   */
  public async add(name: string, key: string, count: number, windowSeconds: number): Promise<number | null> {
    if (!this.config.rateLimits) return null;
    const result = await this.limiter(name, COUNT_ONLY, windowSeconds).penalty(key.slice(0, 150), count);
    return result.consumedPoints;
  }

  private limiter(name: string, points: number, windowSeconds: number): RateLimiterPostgres {
    const id = `${name}:${points}:${windowSeconds}`;
    let limiter = this.limiters.get(id);
    if (limiter === undefined) {
      const pool: Pool = pgPoolOf(this.dataSource);
      limiter = new RateLimiterPostgres({
        storeClient: pool,
        storeType: 'pool',
        tableName: 'rate_limits',
        tableCreated: true,
        keyPrefix: name,
        points,
        duration: windowSeconds,
        clearExpiredByTimeout: false,
        // Who is over the limit is refused from memory until the window ends: a flood costs no query.
        inMemoryBlockOnConsumed: points + 1,
      });
      this.limiters.set(id, limiter);
    }
    return limiter;
  }
}
