import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PgListener } from './pg-listener';

const CACHE_CHANNEL = 'luodi_cache';

/**
 * What the hot path reads without a query: values loaded once and thrown away when any process says, in the
 * transaction that changed them, that a name is stale.
 */
@Injectable()
export class Caches {
  private readonly clears = new Map<string, () => void>();

  public constructor(listener: PgListener) {
    listener.listen(CACHE_CHANNEL, (name) => this.clears.get(name)?.());
    listener.onReconnect(() => this.clearAll());
  }

  /** A value by name; `load` runs on first use and again after the name became stale. */
  public define<T>(name: string, load: () => Promise<T>): () => Promise<T> {
    if (this.clears.has(name)) throw new Error(`Cache ${name} is defined twice`);
    let current: Promise<T> | null = null;
    this.clears.set(name, () => {
      current = null;
    });
    return () => {
      if (current === null) {
        const loading = load();
        current = loading;
        loading.catch(() => {
          if (current === loading) current = null;
        });
      }
      return current;
    };
  }

  /** Marks a name stale in every process, at commit; the news takes some milliseconds. */
  public async invalidate(tx: EntityManager, name: string): Promise<void> {
    await tx.query('SELECT pg_notify($1, $2)', [CACHE_CHANNEL, name]);
  }

  /** Forgets a name in this process; after the commit of a change that its own next step must see. */
  public forget(name: string): void {
    this.clears.get(name)?.();
  }

  /** Forgets everything in this process. */
  public clearAll(): void {
    for (const clear of this.clears.values()) clear();
  }
}
