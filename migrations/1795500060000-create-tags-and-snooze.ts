import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tags of the workspace on leads, and leads that are put off until later. */
export class CreateTagsAndSnooze1795500060000 implements MigrationInterface {
  public readonly name = 'CreateTagsAndSnooze1795500060000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE tags (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 20),
  colour text NOT NULL CHECK (colour IN ('grey', 'blue', 'green', 'amber', 'red', 'violet', 'teal')),
  position integer NOT NULL DEFAULT 0 CHECK (position BETWEEN 0 AND 10000),
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX tags_name_key ON tags (lower(name));

CREATE TABLE lead_tags (
  lead_id uuid NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  tag_id uuid NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
  by_id uuid REFERENCES users (id),
  at timestamptz NOT NULL,
  PRIMARY KEY (lead_id, tag_id)
);
CREATE INDEX lead_tags_tag_idx ON lead_tags (tag_id, lead_id);

-- On the lead itself: the list walks its rows anyway, a new lead carries four nulls and no further row, and whatever
-- wakes it (an inquiry, another owner, closing) is an update of the same row. It stops no clock.
ALTER TABLE leads
  ADD COLUMN snoozed_until timestamptz,
  ADD COLUMN snooze_reason text CHECK (length(snooze_reason) <= 200),
  ADD COLUMN snoozed_by uuid REFERENCES users (id),
  ADD COLUMN snoozed_at timestamptz,
  ADD CONSTRAINT leads_snooze_check CHECK ((snoozed_until IS NULL) = (snoozed_at IS NULL)
    AND (snoozed_until IS NOT NULL OR (snooze_reason IS NULL AND snoozed_by IS NULL)));
CREATE INDEX leads_snoozed_idx ON leads (snoozed_until) WHERE snoozed_until IS NOT NULL;
-- The counters leave out what is put off, and go on reading the index alone.
DROP INDEX leads_clock_idx;
CREATE INDEX leads_clock_idx ON leads (clock_rank, clock_at, score DESC, id)
  INCLUDE (team_id, owner_id, status, snoozed_until);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX leads_clock_idx;
CREATE INDEX leads_clock_idx ON leads (clock_rank, clock_at, score DESC, id) INCLUDE (team_id, owner_id, status);
DROP INDEX leads_snoozed_idx;
ALTER TABLE leads DROP CONSTRAINT leads_snooze_check, DROP COLUMN snoozed_until, DROP COLUMN snooze_reason,
  DROP COLUMN snoozed_by, DROP COLUMN snoozed_at;
DROP TABLE lead_tags;
DROP TABLE tags;`);
  }
}
