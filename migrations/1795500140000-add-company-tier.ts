import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much a company matters: rules may go by it. */
export class AddCompanyTier1795500140000 implements MigrationInterface {
  public readonly name = 'AddCompanyTier1795500140000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE companies ADD COLUMN tier text CHECK (tier IN ('a', 'b', 'c'));
-- Merges that can still be undone were written down without it.
UPDATE company_merges SET snapshot = jsonb_set(jsonb_set(jsonb_set(jsonb_set(snapshot,
    '{before,into,tier}', 'null'), '{before,from,tier}', 'null'), '{after,into,tier}', 'null'), '{after,from,tier}', 'null')
  WHERE snapshot ? 'before';`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE companies DROP COLUMN tier');
  }
}
