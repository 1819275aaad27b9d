import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was in contact first (首谈), apart from who owns the lead; how teams share it; disputes about it. */
export class CreateFirstCredits1795500050002 implements MigrationInterface {
  public readonly name = 'CreateFirstCredits1795500050002';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE first_credits (
  lead_id uuid PRIMARY KEY REFERENCES leads (id) ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users (id),
  team_id uuid REFERENCES teams (id),
  -- The follow-up that proves it.
  activity_id uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  protected_until date NOT NULL
);
CREATE INDEX first_credits_user_idx ON first_credits (user_id);
CREATE TABLE credit_shares (
  lead_id uuid NOT NULL REFERENCES first_credits (lead_id) ON DELETE CASCADE,
  team_id uuid NOT NULL REFERENCES teams (id),
  percent numeric(5,2) NOT NULL CHECK (percent > 0 AND percent <= 100),
  PRIMARY KEY (lead_id, team_id)
);
-- The shares of a lead are a whole, at the end of every transaction.
CREATE FUNCTION check_credit_shares() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lead uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.lead_id ELSE NEW.lead_id END;
  whole numeric := (SELECT sum(percent) FROM credit_shares WHERE lead_id = lead);
BEGIN
  IF whole IS NOT NULL AND whole <> 100 THEN
    RAISE EXCEPTION 'credit shares sum to %', whole USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER credit_shares_sum AFTER INSERT OR UPDATE OR DELETE ON credit_shares
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_credit_shares();

CREATE TABLE credit_disputes (
  id uuid PRIMARY KEY,
  lead_id uuid NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  -- Whose credit it should be.
  team_id uuid NOT NULL REFERENCES teams (id),
  opened_by uuid NOT NULL REFERENCES users (id),
  opened_at timestamptz NOT NULL,
  evidence text NOT NULL CHECK (length(evidence) BETWEEN 1 AND 2000),
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'upheld', 'rejected')),
  ruled_by uuid REFERENCES users (id),
  ruled_at timestamptz,
  ruling text CHECK (length(ruling) BETWEEN 1 AND 2000),
  CHECK ((status = 'open') = (ruled_at IS NULL) AND (ruled_at IS NULL) = (ruled_by IS NULL))
);
CREATE INDEX credit_disputes_lead_idx ON credit_disputes (lead_id, opened_at DESC);
CREATE UNIQUE INDEX credit_disputes_open_key ON credit_disputes (lead_id) WHERE status = 'open';`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE credit_disputes;
DROP TABLE credit_shares;
DROP FUNCTION check_credit_shares();
DROP TABLE first_credits;`);
  }
}
