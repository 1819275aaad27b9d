import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leads that exist get the terms of how their names sound: a job walks through them and ends (docs/adr/0017). */
export class SoundTermsOfLeads1795500090000 implements MigrationInterface {
  public readonly name = 'SoundTermsOfLeads1795500090000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE lead_term_walks (
  done_to uuid PRIMARY KEY
);
INSERT INTO lead_term_walks (done_to) SELECT '00000000-0000-0000-0000-000000000000' WHERE EXISTS (SELECT 1 FROM leads);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE lead_term_walks;`);
  }
}
