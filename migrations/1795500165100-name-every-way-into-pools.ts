import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A transfer to another team and the last rung of a clock put leads into pools, and say so. */
export class NameEveryWayIntoPools1795500165100 implements MigrationInterface {
  public readonly name = 'NameEveryWayIntoPools1795500165100';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE leads DROP CONSTRAINT leads_pool_reason_check;
ALTER TABLE leads ADD CONSTRAINT leads_pool_reason_check CHECK (pool_reason IN
  ('released', 'recycled', 'uncontacted', 'handover', 'imported', 'returned', 'routed', 'transferred', 'escalated')) NOT VALID;
ALTER TABLE leads VALIDATE CONSTRAINT leads_pool_reason_check;`);
  }

  /** The ledger keeps its lines: nobody can change them. */
  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`UPDATE leads SET pool_reason = CASE pool_reason WHEN 'transferred' THEN 'released' ELSE 'returned' END
  WHERE pool_reason IN ('transferred', 'escalated');
ALTER TABLE leads DROP CONSTRAINT leads_pool_reason_check;
ALTER TABLE leads ADD CONSTRAINT leads_pool_reason_check
  CHECK (pool_reason IN ('released', 'recycled', 'uncontacted', 'handover', 'imported', 'returned', 'routed'));`);
  }
}
