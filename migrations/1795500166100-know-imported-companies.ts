import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A company that a list of leads brought along goes with them when the list is taken back. */
export class KnowImportedCompanies1795500166100 implements MigrationInterface {
  public readonly name = 'KnowImportedCompanies1795500166100';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE companies
  ADD COLUMN import_id uuid REFERENCES imports (id) ON DELETE SET NULL;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE companies DROP COLUMN import_id;');
  }
}
