import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Companies are found by the sound and the initials of name and trade together, from two letters on. The index of the
 * rows that wait for the sweep names the version that it brings them to, so that no row is written here.
 */
export class SpellCompaniesToTheEnd1795500166200 implements MigrationInterface {
  public readonly name = 'SpellCompaniesToTheEnd1795500166200';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX companies_initials_idx ON companies (initials text_pattern_ops) WHERE initials <> '';
DROP INDEX companies_unidentified_idx;
CREATE INDEX companies_unidentified_idx ON companies (id) WHERE identity_version < 2;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX companies_initials_idx;
DROP INDEX companies_unidentified_idx;
CREATE INDEX companies_unidentified_idx ON companies (id) WHERE identity_version = 0;
UPDATE companies SET identity_version = 0 WHERE identity_version > 1;`);
  }
}
