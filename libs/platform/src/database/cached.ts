import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { PgListener } from './pg-listener';

const CACHE_CHANNEL = 'luodi_cache';

/**
 * What the hot path reads without a query: values loaded once and thrown away when any process says, in the
 * transaction that changed them, that a name is stale.
 */
@Injectable()
export class Caches {
  private readonly clears = new Map<string, () => void>();

  public constructor(listener: PgListener, dataSource: DataSource) {
    // Who changed something and reads it in the next request finds the change: this process does not wait for the news.
    dataSource.subscribers.push({
      afterTransactionCommit: ({ queryRunner }) => {
        const names = staleNames(queryRunner);
        for (const name of names) this.clears.get(name)?.();
        names.clear();
      },
      afterTransactionRollback: ({ queryRunner }) => staleNames(queryRunner).clear(),
    });
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

  /** Marks a name stale at commit: in this process at once, in the others some milliseconds later. */
  public async invalidate(tx: EntityManager, name: string): Promise<void> {
    if (tx.queryRunner !== undefined) staleNames(tx.queryRunner).add(name);
    await tx.query('SELECT pg_notify($1, $2)', [CACHE_CHANNEL, name]);
  }

  /** Forgets everything in this process. */
  public clearAll(): void {
    for (const clear of this.clears.values()) clear();
  }
}

const STALE = Symbol('stale names');

/** What the running transaction of a connection made stale. */
function staleNames(runner: QueryRunner): Set<string> {
  const data = runner.data as Record<symbol, Set<string> | undefined>;
  return (data[STALE] ??= new Set());
}
