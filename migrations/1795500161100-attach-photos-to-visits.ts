import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Photos of a visit are files of its lead that name the visit. */
export class AttachPhotosToVisits1795500161100 implements MigrationInterface {
  public readonly name = 'AttachPhotosToVisits1795500161100';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE lead_attachments
  ADD COLUMN visit_id uuid REFERENCES visits (id) ON DELETE SET NULL;
CREATE INDEX lead_attachments_visit_idx ON lead_attachments (visit_id, at) WHERE visit_id IS NOT NULL;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE lead_attachments DROP COLUMN visit_id');
  }
}
