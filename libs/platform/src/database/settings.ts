import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Caches } from './cached';

const CACHE_NAME = 'settings';

/** The setting in which the demo workspace says under which site's block its sample article stands. */
export const DEMO_SITE = 'demo.site';

/** The workspace's settings by key, cached in every process until one changes. */
@Injectable()
export class Settings {
  private readonly load: () => Promise<ReadonlyMap<string, unknown>>;

  public constructor(
    dataSource: DataSource,
    private readonly caches: Caches,
  ) {
    this.load = caches.define(CACHE_NAME, async () => {
      const rows: { key: string; value: unknown }[] = await dataSource.query(
        'SELECT key, value FROM settings',
      );
      return new Map(rows.map((row) => [row.key, row.value]));
    });
  }

  /** A setting, or the fallback when it was never set. */
  public async get<T>(key: string, fallback: T): Promise<T> {
    const all = await this.load();
    return all.has(key) ? (all.get(key) as T) : fallback;
  }

  /** Writes a setting in the caller's transaction. */
  public async set(tx: EntityManager, key: string, value: unknown): Promise<void> {
    await tx.query(
      `INSERT INTO settings (key, value) VALUES ($1, $2)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = settings.version + 1, updated_at = now()`,
      [key, JSON.stringify(value)],
    );
    await this.caches.invalidate(tx, CACHE_NAME);
  }
}
