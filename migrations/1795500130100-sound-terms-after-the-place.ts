import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Companies are found by their sound from after the place on: the walk over the leads begins again (docs/adr/0017). */
export class SoundTermsAfterThePlace1795500130100 implements MigrationInterface {
  public readonly name = 'SoundTermsAfterThePlace1795500130100';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DELETE FROM lead_term_walks;
INSERT INTO lead_term_walks (done_to) SELECT '00000000-0000-0000-0000-000000000000' WHERE EXISTS (SELECT 1 FROM leads);`);
  }

  public async down(): Promise<void> {
    // Terms that are more than needed find nothing wrong.
  }
}
