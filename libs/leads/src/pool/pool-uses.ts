import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Something that puts leads into a pool by its name. */
export interface PoolUse {
  readonly name: string;
  /** Teams for whose leads it does so. */
  readonly teamIds: readonly string[];
}

/** Who names a pool, as of now. Call with the pool's row locked. */
export type FindPoolUses = (tx: EntityManager, poolId: string) => Promise<readonly PoolUse[]>;

/** What names public pools: the contexts above register it, as they do with `HandoverParts`. */
@Injectable()
export class PoolUses {
  private readonly finders: FindPoolUses[] = [];

  public register(finder: FindPoolUses): void {
    this.finders.push(finder);
  }

  /** Everything that names the pool. */
  public async of(tx: EntityManager, poolId: string): Promise<readonly PoolUse[]> {
    const uses: PoolUse[] = [];
    for (const find of this.finders) uses.push(...(await find(tx, poolId)));
    return uses;
  }
}
