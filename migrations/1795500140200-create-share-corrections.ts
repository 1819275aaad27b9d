import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Shares corrected by hand: what is owed besides what the ledger counted, and who said so. */
export class CreateShareCorrections1795500140200 implements MigrationInterface {
  public readonly name = 'CreateShareCorrections1795500140200';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`-- Leads that count as received without having been: below zero for somebody who is owed some.
ALTER TABLE routing_shares ADD COLUMN corrected integer NOT NULL DEFAULT 0,
  -- The sizes of all corrections, those that were taken back too: so far may somebody lag behind rightly.
  ADD COLUMN slack integer NOT NULL DEFAULT 0;

CREATE TABLE share_corrections (
  id uuid PRIMARY KEY,
  rule_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id),
  -- more leads that they are owed; below zero: fewer
  leads integer NOT NULL CHECK (leads BETWEEN -100 AND 100 AND leads <> 0),
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  -- the period of the counts that it belongs to
  period_start timestamptz,
  undoes uuid REFERENCES share_corrections (id),
  by_id uuid NOT NULL REFERENCES users (id),
  at timestamptz NOT NULL
);
CREATE UNIQUE INDEX share_corrections_undoes_key ON share_corrections (undoes);
CREATE INDEX share_corrections_rule_idx ON share_corrections (rule_id, user_id, at DESC, id DESC);
CREATE INDEX share_corrections_at_idx ON share_corrections (at);
CREATE FUNCTION keep_share_corrections() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A correction of shares is never changed';
END $$;
CREATE TRIGGER share_corrections_kept BEFORE UPDATE OR DELETE ON share_corrections
  FOR EACH ROW EXECUTE FUNCTION keep_share_corrections();`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE share_corrections;
DROP FUNCTION keep_share_corrections();
ALTER TABLE routing_shares DROP COLUMN corrected, DROP COLUMN slack;`);
  }
}
