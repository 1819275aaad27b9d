import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finding everything of one person, and everybody whose time is over, without reading whole tables. */
export class AddPersonIndexes1795392004001 implements MigrationInterface {
  public readonly name = 'AddPersonIndexes1795392004001';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX inquiries_contact_idx ON inquiries (contact_id, received_at DESC) WHERE contact_id IS NOT NULL;
CREATE INDEX notifications_lead_idx ON notifications (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX mails_lead_idx ON mails ((data ->> 'leadId'));
CREATE INDEX audit_log_object_id_idx ON audit_log (object_id) WHERE object_id IS NOT NULL;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX audit_log_object_id_idx;
DROP INDEX mails_lead_idx;
DROP INDEX notifications_lead_idx;
DROP INDEX inquiries_contact_idx;`);
  }
}
