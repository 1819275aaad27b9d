import type { EntityManager } from 'typeorm';
import { poolFor, type PoolRef, type PoolTarget } from './fallback-pool.policy';

const POOLS = `SELECT p.id, p.name, p.active, p.team_id AS "teamId", p.open_to_all AS "openToAll",
  ARRAY(SELECT s.team_id FROM pool_teams s WHERE s.pool_id = p.id) AS "teamIds" FROM pools p`;

/** All public pools as rules see them. */
export async function readPools(tx: EntityManager): Promise<readonly PoolRef[]> {
  return tx.query(`${POOLS} ORDER BY p.created_at, p.id`);
}

/** These pools, which stay as they are until the commit. */
export async function holdPools(tx: EntityManager, ids: readonly string[]): Promise<readonly PoolRef[]> {
  if (ids.length === 0) return [];
  return tx.query(`${POOLS} WHERE p.id = ANY($1::uuid[]) ORDER BY p.id FOR KEY SHARE OF p`, [ids]);
}

/** The pool that takes a lead, in use until the commit; null when there is none. */
export async function holdPoolFor(tx: EntityManager, target: PoolTarget): Promise<string | null> {
  const rows: readonly PoolRef[] = await tx.query(
    `${POOLS} WHERE p.team_id = $1 OR p.id = $2 ORDER BY p.id FOR KEY SHARE OF p`,
    [target.teamId, target.poolId],
  );
  return poolFor(target, rows)?.id ?? null;
}
