import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several public pools with their claim rules, the ledger of what went in and out, contact windows, recycle rules. */
export class CreatePublicPools1795500050001 implements MigrationInterface {
  public readonly name = 'CreatePublicPools1795500050001';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`-- team_id: the team whose own pool this is; others are shared by teams, or open to all.
ALTER TABLE pools ALTER COLUMN team_id DROP NOT NULL,
  ADD COLUMN open_to_all boolean NOT NULL DEFAULT false,
  ADD COLUMN claims_per_day integer CHECK (claims_per_day BETWEEN 0 AND 1000),
  ADD COLUMN holding_limit integer CHECK (holding_limit BETWEEN 0 AND 10000),
  ADD COLUMN cooling_off_days integer CHECK (cooling_off_days BETWEEN 0 AND 365),
  ADD COLUMN wait_minutes integer NOT NULL DEFAULT 0 CHECK (wait_minutes BETWEEN 0 AND 100000),
  ADD COLUMN contact_minutes integer CHECK (contact_minutes BETWEEN 1 AND 100000),
  ADD COLUMN contact_warn_minutes integer NOT NULL DEFAULT 60 CHECK (contact_warn_minutes BETWEEN 0 AND 100000),
  ADD COLUMN views_per_day integer NOT NULL DEFAULT 0 CHECK (views_per_day BETWEEN 0 AND 1000),
  ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();
CREATE TABLE pool_teams (
  pool_id uuid NOT NULL REFERENCES pools (id) ON DELETE CASCADE,
  team_id uuid NOT NULL REFERENCES teams (id),
  PRIMARY KEY (pool_id, team_id)
);
CREATE INDEX pool_teams_team_idx ON pool_teams (team_id);
-- Leads of these parks go here by default.
CREATE TABLE pool_parks (
  pool_id uuid NOT NULL REFERENCES pools (id) ON DELETE CASCADE,
  park_id uuid NOT NULL REFERENCES parks (id),
  PRIMARY KEY (pool_id, park_id)
);
CREATE INDEX pool_parks_park_idx ON pool_parks (park_id);

ALTER TABLE leads ADD COLUMN pool_reason text
  CHECK (pool_reason IN ('released', 'recycled', 'uncontacted', 'handover', 'imported', 'returned'));

-- What went into a pool and out of it, and the claims that count against daily limits: nobody can take a line back. It
-- stays when an import that is undone deletes the lead, so it refers to leads without a constraint.
CREATE TABLE pool_ledger (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  at timestamptz NOT NULL,
  pool_id uuid NOT NULL REFERENCES pools (id),
  lead_id uuid NOT NULL,
  direction text NOT NULL CHECK (direction IN ('in', 'out')),
  reason text NOT NULL CHECK (length(reason) <= 20),
  -- in: who had it; out: who has it now.
  owner_id uuid REFERENCES users (id),
  assignment_id uuid,
  -- out: how long it had been there.
  dwell_minutes integer CHECK (dwell_minutes >= 0)
);
CREATE INDEX pool_ledger_pool_idx ON pool_ledger (pool_id, at);
CREATE INDEX pool_ledger_lead_idx ON pool_ledger (lead_id, at DESC);
CREATE INDEX pool_ledger_claims_idx ON pool_ledger (owner_id, at) WHERE reason = 'claimed';
CREATE INDEX pool_ledger_assignment_idx ON pool_ledger (assignment_id) WHERE assignment_id IS NOT NULL;

-- Claims that were made before there was a ledger.
INSERT INTO pool_ledger (at, pool_id, lead_id, direction, reason, owner_id, assignment_id)
SELECT a.from_at, p.id, a.lead_id, 'out', 'claimed', a.owner_id, a.id
FROM lead_assignments a JOIN pools p ON p.team_id = a.team_id AND p.active WHERE a.reason = 'claimed';
INSERT INTO pool_ledger (at, pool_id, lead_id, direction, reason, owner_id)
SELECT l.pooled_at, l.pool_id, l.id, 'in', 'released',
  (SELECT a.owner_id FROM lead_assignments a WHERE a.lead_id = l.id ORDER BY a.from_at DESC LIMIT 1)
FROM leads l WHERE l.pool_id IS NOT NULL AND l.pooled_at IS NOT NULL;

CREATE FUNCTION refuse_pool_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'pool_ledger is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER pool_ledger_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON pool_ledger
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_pool_ledger_change();

-- Whatever moves a lead, by whichever way, is in the ledger. The reason of an exit is read from what the lead became.
CREATE FUNCTION write_pool_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE held lead_assignments%ROWTYPE;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.pool_id IS NOT NULL THEN
    IF NEW.owner_id IS NOT NULL THEN
      SELECT * INTO held FROM lead_assignments WHERE lead_id = NEW.id AND to_at IS NULL;
    END IF;
    INSERT INTO pool_ledger (at, pool_id, lead_id, direction, reason, owner_id, assignment_id, dwell_minutes)
    VALUES (greatest(NEW.updated_at, OLD.pooled_at), OLD.pool_id, NEW.id, 'out',
      CASE WHEN NEW.status IN ('converted', 'disqualified', 'merged') THEN NEW.status
        WHEN NEW.pool_id IS NOT NULL THEN 'moved'
        WHEN NEW.owner_id IS NOT NULL THEN coalesce(held.reason, 'assigned') ELSE 'waiting' END,
      NEW.owner_id, held.id,
      greatest(0, extract(epoch FROM NEW.updated_at - OLD.pooled_at) / 60)::integer);
  END IF;
  IF NEW.pool_id IS NOT NULL THEN
    INSERT INTO pool_ledger (at, pool_id, lead_id, direction, reason, owner_id)
    VALUES (coalesce(NEW.pooled_at, NEW.updated_at), NEW.pool_id, NEW.id, 'in',
      coalesce(NEW.pool_reason, CASE WHEN TG_OP = 'INSERT' THEN 'imported' ELSE 'returned' END),
      CASE WHEN TG_OP = 'UPDATE' THEN OLD.owner_id END);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER leads_enter_pool AFTER INSERT ON leads FOR EACH ROW WHEN (NEW.pool_id IS NOT NULL)
  EXECUTE FUNCTION write_pool_ledger();
CREATE TRIGGER leads_change_pool AFTER UPDATE OF pool_id ON leads FOR EACH ROW
  WHEN (OLD.pool_id IS DISTINCT FROM NEW.pool_id) EXECUTE FUNCTION write_pool_ledger();

-- A claimed lead whose owner has to be in contact by then.
CREATE TABLE claim_windows (
  lead_id uuid PRIMARY KEY REFERENCES leads (id) ON DELETE CASCADE,
  pool_id uuid NOT NULL REFERENCES pools (id),
  agent_id uuid NOT NULL REFERENCES users (id),
  claimed_at timestamptz NOT NULL,
  warn_at timestamptz,
  due_at timestamptz NOT NULL
);
CREATE INDEX claim_windows_due_idx ON claim_windows (due_at);
CREATE INDEX claim_windows_warn_idx ON claim_windows (warn_at) WHERE warn_at IS NOT NULL;

CREATE TABLE recycle_rules (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
  position integer NOT NULL,
  active boolean NOT NULL DEFAULT true,
  team_id uuid REFERENCES teams (id),
  statuses text[] NOT NULL,
  score_min integer,
  score_max integer,
  idle_days integer NOT NULL CHECK (idle_days BETWEEN 1 AND 3650),
  warn_hours integer NOT NULL DEFAULT 24 CHECK (warn_hours BETWEEN 1 AND 720),
  spares_follow_up boolean NOT NULL DEFAULT true,
  -- null: the pool where the lead's park and team belong
  pool_id uuid REFERENCES pools (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CHECK (score_min IS NULL OR score_max IS NULL OR score_min <= score_max)
);
CREATE TABLE recycle_exemptions (
  lead_id uuid PRIMARY KEY REFERENCES leads (id) ON DELETE CASCADE,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  until date,
  by_id uuid NOT NULL REFERENCES users (id),
  at timestamptz NOT NULL
);
-- The owner has been warned: of this spell without activity, once.
CREATE TABLE recycle_notices (
  lead_id uuid PRIMARY KEY REFERENCES leads (id) ON DELETE CASCADE,
  rule_id uuid NOT NULL REFERENCES recycle_rules (id) ON DELETE CASCADE,
  owner_id uuid NOT NULL REFERENCES users (id),
  idle_since timestamptz NOT NULL,
  warned_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL
);
CREATE INDEX recycle_notices_due_idx ON recycle_notices (due_at, lead_id);
CREATE INDEX recycle_notices_rule_idx ON recycle_notices (rule_id);

-- When the sweep last ran, and until when nothing is taken after it had been away.
CREATE TABLE pool_sweep (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  beat_at timestamptz,
  grace_until timestamptz
);
INSERT INTO pool_sweep DEFAULT VALUES;

-- Budgets of looks at numbers, by person and day.
CREATE INDEX lead_events_reveals_idx ON lead_events (actor_id, at) WHERE kind = 'phone_revealed';`);
  }

  /** A pool without a team of its own becomes one that is no longer used, with its leads. */
  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX lead_events_reveals_idx;
DROP TABLE pool_sweep;
DROP TABLE recycle_notices;
DROP TABLE recycle_exemptions;
DROP TABLE recycle_rules;
DROP TABLE claim_windows;
DROP TRIGGER leads_change_pool ON leads;
DROP TRIGGER leads_enter_pool ON leads;
DROP FUNCTION write_pool_ledger();
DROP TABLE pool_ledger;
DROP FUNCTION refuse_pool_ledger_change();
ALTER TABLE leads DROP COLUMN pool_reason;
DROP TABLE pool_parks;
DROP TABLE pool_teams;
UPDATE pools SET active = false, team_id = (SELECT id FROM teams ORDER BY created_at LIMIT 1) WHERE team_id IS NULL;
ALTER TABLE pools DROP COLUMN open_to_all, DROP COLUMN claims_per_day, DROP COLUMN holding_limit,
  DROP COLUMN cooling_off_days, DROP COLUMN wait_minutes, DROP COLUMN contact_minutes, DROP COLUMN contact_warn_minutes,
  DROP COLUMN views_per_day, DROP COLUMN updated_at, ALTER COLUMN team_id SET NOT NULL;`);
  }
}
