import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whatever a lead waits for, people are told of many at once: by team, or by park where no rule held. */
export class GatherWaitingNotices1795500165200 implements MigrationInterface {
  public readonly name = 'GatherWaitingNotices1795500165200';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`-- A lead of a day, and when people were told of it; null: the end of the period will tell.
CREATE TABLE waiting_notices (
  lead_id uuid NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('unmatched', 'waiting')),
  day date NOT NULL,
  -- The lead's team, its park where it has no team, zeros where it has neither.
  scope uuid NOT NULL,
  at timestamptz NOT NULL,
  told_at timestamptz,
  PRIMARY KEY (lead_id, kind, day)
);
CREATE INDEX waiting_notices_pending_idx ON waiting_notices (kind, scope) WHERE told_at IS NULL;
CREATE TABLE waiting_periods (
  kind text NOT NULL CHECK (kind IN ('unmatched', 'waiting')),
  scope uuid NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (kind, scope)
);
INSERT INTO waiting_notices (lead_id, kind, day, scope, at, told_at)
  SELECT lead_id, 'unmatched', day, '00000000-0000-0000-0000-000000000000', at, told_at FROM unmatched_notices;
INSERT INTO waiting_periods (kind, scope, ends_at)
  SELECT 'unmatched', '00000000-0000-0000-0000-000000000000', ends_at FROM unmatched_periods;
DROP TABLE unmatched_periods;
DROP TABLE unmatched_notices;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE unmatched_notices (
  lead_id uuid NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  day date NOT NULL,
  at timestamptz NOT NULL,
  told_at timestamptz,
  PRIMARY KEY (lead_id, day)
);
CREATE INDEX unmatched_notices_pending_idx ON unmatched_notices (at) WHERE told_at IS NULL;
CREATE TABLE unmatched_periods (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  ends_at timestamptz NOT NULL
);
INSERT INTO unmatched_notices (lead_id, day, at, told_at)
  SELECT lead_id, day, at, told_at FROM waiting_notices WHERE kind = 'unmatched';
INSERT INTO unmatched_periods (ends_at) SELECT min(ends_at) FROM waiting_periods WHERE kind = 'unmatched' HAVING count(*) > 0;
DROP TABLE waiting_periods;
DROP TABLE waiting_notices;`);
  }
}
