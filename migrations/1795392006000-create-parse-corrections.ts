import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people put right of what the parser had read. */
export class CreateParseCorrections1795392006000 implements MigrationInterface {
  public readonly name = 'CreateParseCorrections1795392006000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE parse_corrections (
  inquiry_id uuid NOT NULL REFERENCES inquiries (id) ON DELETE CASCADE,
  field text NOT NULL
    CHECK (field IN ('needType', 'area', 'tax', 'region', 'company', 'contact', 'phone', 'wechat')),
  parser_version text NOT NULL,
  parsed jsonb,
  corrected jsonb,
  corrected_by uuid NOT NULL REFERENCES users (id),
  at timestamptz NOT NULL,
  PRIMARY KEY (inquiry_id, field),
  -- Of firms and people only that there was something, never what.
  CONSTRAINT parse_corrections_without_people CHECK (
    field IN ('needType', 'area', 'tax', 'region')
    OR (coalesce(parsed, 'true'::jsonb) = 'true'::jsonb AND coalesce(corrected, 'true'::jsonb) = 'true'::jsonb))
);
CREATE INDEX parse_corrections_user_idx ON parse_corrections (corrected_by);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE parse_corrections');
  }
}
