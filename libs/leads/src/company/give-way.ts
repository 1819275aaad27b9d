import type { DataSource, EntityManager } from 'typeorm';
import { driverError } from '@luodi/platform';

/** Below the second after which PostgreSQL looks for deadlocks: it is always the merge that gives way. */
const WAIT_MS = 600;
const ATTEMPTS = 8;
const IN_THE_WAY = new Set(['55P03', '40P01', '40001']);

/**
 * A transaction that locks much and can wait: when it stands in somebody's way, or somebody in its way, it lets go of
 * everything and begins again. An inquiry, which locks its company first and a lead then, never fails for it.
 */
export async function givingWay<T>(
  dataSource: DataSource,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await dataSource.transaction(async (tx) => {
        await tx.query(`SET LOCAL lock_timeout = '${WAIT_MS}ms'`);
        return work(tx);
      });
    } catch (error) {
      if (attempt >= ATTEMPTS || !IN_THE_WAY.has(driverError(error)?.code ?? '')) throw error;
    }
  }
}
