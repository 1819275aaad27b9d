import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leads that no rule wanted are told of once a period with a count instead of one by one. */
export class GroupUnmatchedNotices1795500140100 implements MigrationInterface {
  public readonly name = 'GroupUnmatchedNotices1795500140100';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`-- A lead of a day, and when people were told of it; null: the end of the period will tell.
CREATE TABLE unmatched_notices (
  lead_id uuid NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  day date NOT NULL,
  at timestamptz NOT NULL,
  told_at timestamptz,
  PRIMARY KEY (lead_id, day)
);
CREATE INDEX unmatched_notices_pending_idx ON unmatched_notices (at) WHERE told_at IS NULL;

-- The one running period; no row: the next lead is told of at once.
CREATE TABLE unmatched_periods (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  ends_at timestamptz NOT NULL
);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE unmatched_periods;\nDROP TABLE unmatched_notices;');
  }
}
