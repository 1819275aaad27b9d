import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A rule may name the public pool that takes what nobody can take; the ledger says what rules put into pools. */
export class NameFallbackPools1795500160000 implements MigrationInterface {
  public readonly name = 'NameFallbackPools1795500160000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`-- null with fallback 'pool': the own pool of the rule's team.
ALTER TABLE routing_rules ADD COLUMN fallback_pool_id uuid REFERENCES pools (id),
  ADD CONSTRAINT routing_rules_fallback_pool_fits CHECK (fallback_pool_id IS NULL OR fallback = 'pool');
CREATE INDEX routing_rules_fallback_pool_idx ON routing_rules (fallback_pool_id) WHERE fallback_pool_id IS NOT NULL;
ALTER TABLE leads DROP CONSTRAINT leads_pool_reason_check;
ALTER TABLE leads ADD CONSTRAINT leads_pool_reason_check
  CHECK (pool_reason IN ('released', 'recycled', 'uncontacted', 'handover', 'imported', 'returned', 'routed')) NOT VALID;
ALTER TABLE leads VALIDATE CONSTRAINT leads_pool_reason_check;`);
  }

  /** Versions and a draft keep the pool's id in their JSON; the former program does not read it. */
  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`UPDATE leads SET pool_reason = 'released' WHERE pool_reason = 'routed';
ALTER TABLE leads DROP CONSTRAINT leads_pool_reason_check;
ALTER TABLE leads ADD CONSTRAINT leads_pool_reason_check
  CHECK (pool_reason IN ('released', 'recycled', 'uncontacted', 'handover', 'imported', 'returned'));
ALTER TABLE routing_rules DROP CONSTRAINT routing_rules_fallback_pool_fits, DROP COLUMN fallback_pool_id;`);
  }
}
