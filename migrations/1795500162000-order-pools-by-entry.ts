import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pools are listed by when a lead came in: one pool from its own index, all open ones from the other. */
export class OrderPoolsByEntry1795500162000 implements MigrationInterface {
  public readonly name = 'OrderPoolsByEntry1795500162000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    // The pool stands last, so that entries of other pools are passed over without reading their rows. Only open leads are
    // in pools; said in the predicate, because the planner would think that few of them are open, and sort.
    await queryRunner.query(`DROP INDEX leads_pool_idx;
CREATE INDEX leads_pool_idx ON leads (pool_id, (coalesce(pooled_at, created_at)), id) WHERE pool_id IS NOT NULL;
CREATE INDEX leads_pool_entry_idx ON leads ((coalesce(pooled_at, created_at)), id, pool_id)
  WHERE pool_id IS NOT NULL AND clock_rank < 3;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX leads_pool_entry_idx;
DROP INDEX leads_pool_idx;
CREATE INDEX leads_pool_idx ON leads (pool_id, pooled_at) WHERE pool_id IS NOT NULL;`);
  }
}
