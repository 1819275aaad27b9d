import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of a lead; their bytes lie under DATA_DIR (docs/adr/0021). */
export class CreateLeadAttachments1795500120100 implements MigrationInterface {
  public readonly name = 'CreateLeadAttachments1795500120100';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE lead_attachments (
  id uuid PRIMARY KEY,
  lead_id uuid NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  file text NOT NULL UNIQUE CHECK (file ~ '^[0-9a-f]{32}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  kind text NOT NULL CHECK (kind IN ('pdf', 'jpg', 'png', 'webp', 'heic', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'ppt',
    'dwg', 'txt', 'csv')),
  size bigint NOT NULL CHECK (size > 0),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  by_id uuid REFERENCES users (id),
  at timestamptz NOT NULL
);
CREATE INDEX lead_attachments_lead_idx ON lead_attachments (lead_id, at DESC);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE lead_attachments');
  }
}
