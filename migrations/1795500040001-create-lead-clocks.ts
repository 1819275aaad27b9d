import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kinds of clocks with their policies, running clocks, what they have said and done, and the heartbeat of sweeps. */
export class CreateLeadClocks1795500040001 implements MigrationInterface {
  public readonly name = 'CreateLeadClocks1795500040001';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE sla_policies
  ADD COLUMN kind text NOT NULL DEFAULT 'first_response'
    CHECK (kind IN ('first_response', 'follow_up', 'assessment', 'feedback', 'report')),
  ADD COLUMN days integer CHECK (days BETWEEN 1 AND 366),
  ADD COLUMN area_min_sqm numeric(14,2) CHECK (area_min_sqm >= 0),
  ADD COLUMN area_max_sqm numeric(14,2) CHECK (area_max_sqm > coalesce(area_min_sqm, 0)),
  ADD COLUMN investment_min_yuan numeric(18,2) CHECK (investment_min_yuan >= 0),
  ADD COLUMN investment_max_yuan numeric(18,2) CHECK (investment_max_yuan > coalesce(investment_min_yuan, 0)),
  -- [{"act": "copy" | "reassign" | "pool", "percent": 1–99} or {"act": …, "after": working minutes after the deadline}]
  ADD COLUMN steps jsonb NOT NULL DEFAULT '[]'::jsonb CHECK (jsonb_typeof(steps) = 'array'),
  ADD COLUMN pauses text[] NOT NULL DEFAULT '{}' CHECK (pauses <@ ARRAY['deal_on_hold', 'owner_leave']),
  ALTER COLUMN minutes DROP NOT NULL,
  ADD CHECK ((minutes IS NULL) <> (days IS NULL)),
  -- The first response is promised in minutes, and nothing holds it: a prospect waits.
  ADD CHECK (kind <> 'first_response' OR (minutes IS NOT NULL AND pauses = '{}'));
DROP INDEX sla_policies_need_key;
CREATE UNIQUE INDEX sla_policies_need_key ON sla_policies (kind, coalesce(need_type, ''), coalesce(area_min_sqm, -1),
  coalesce(area_max_sqm, -1), coalesce(investment_min_yuan, -1), coalesce(investment_max_yuan, -1)) WHERE active;
-- A workspace that exists gets what the starter has: the rule set for leads of 100 million and more (domain.md 3).
INSERT INTO sla_policies (id, name, kind, minutes, days, investment_min_yuan, warn_percents, steps, pauses)
SELECT gen_random_uuid(), v.name, v.kind, NULL, v.days, v.investment, '{80}', v.steps::jsonb, '{deal_on_hold,owner_leave}'
FROM (VALUES ('下次跟进', 'follow_up', 3, NULL, '[{"act": "copy", "after": 480}]'),
    ('亿元以上研判', 'assessment', 3, 100000000, '[{"act": "copy", "after": 0}]'),
    ('亿元以上反馈引荐人', 'feedback', 5, 100000000, '[{"act": "copy", "after": 0}]'),
    ('亿元以上定期报告', 'report', 10, 100000000, '[{"act": "copy", "after": 0}]')) AS v(name, kind, days, investment, steps)
WHERE EXISTS (SELECT 1 FROM sla_policies);

-- Since when a lead waits for an owner; only of those that wait it means anything.
ALTER TABLE leads ADD COLUMN waiting_since timestamptz,
-- The next step of the ladder after a missed first response.
  ADD COLUMN sla_step_at timestamptz;
CREATE INDEX leads_step_idx ON leads (sla_step_at) WHERE sla_step_at IS NOT NULL;

-- The clocks of a lead besides its first response, which stands in the lead's own columns (docs/adr/0015).
CREATE TABLE lead_clocks (
  id uuid PRIMARY KEY,
  lead_id uuid NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('follow_up', 'assessment', 'feedback', 'report')),
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'warned', 'breached', 'met', 'late', 'ended')),
  policy_id uuid REFERENCES sla_policies (id),
  -- Whose shifts it counts by.
  team_id uuid REFERENCES teams (id),
  started_at timestamptz NOT NULL,
  -- Working minutes from start to deadline.
  minutes numeric(12,4) NOT NULL CHECK (minutes >= 0),
  -- [["from", "to"], …] in which it stood still.
  pauses jsonb NOT NULL DEFAULT '[]'::jsonb,
  due_at timestamptz NOT NULL,
  -- The date was promised by a person; else the policy gave it.
  planned boolean NOT NULL DEFAULT false,
  -- The next warning or the deadline; after it the next step of the ladder.
  next_event_at timestamptz,
  next_step_at timestamptz,
  level smallint NOT NULL DEFAULT 0,
  round integer NOT NULL DEFAULT 1,
  paused_at timestamptz,
  pause_cause text CHECK (pause_cause IN ('manager', 'deal_on_hold')),
  pause_note text CHECK (length(pause_note) <= 500),
  paused_by uuid REFERENCES users (id),
  breached_at timestamptz,
  stopped_at timestamptz,
  CHECK ((stopped_at IS NULL) = (state IN ('running', 'warned', 'breached'))),
  CHECK ((paused_at IS NULL) = (pause_cause IS NULL))
);
CREATE UNIQUE INDEX lead_clocks_running_key ON lead_clocks (lead_id, kind) WHERE stopped_at IS NULL;
CREATE INDEX lead_clocks_lead_idx ON lead_clocks (lead_id, kind, started_at DESC);
CREATE INDEX lead_clocks_event_idx ON lead_clocks (next_event_at) WHERE stopped_at IS NULL AND paused_at IS NULL;
CREATE INDEX lead_clocks_step_idx ON lead_clocks (next_step_at) WHERE stopped_at IS NULL AND paused_at IS NULL AND next_step_at IS NOT NULL;
CREATE INDEX lead_clocks_breached_idx ON lead_clocks (due_at, id) WHERE state = 'breached';

-- Whoever closes a lead ends its clocks, whichever way it is closed; a deal keeps those that its referrer waits for.
CREATE FUNCTION end_lead_clocks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE lead_clocks SET state = 'ended', stopped_at = greatest(started_at, NEW.updated_at), next_event_at = NULL, next_step_at = NULL
  WHERE lead_id = NEW.id AND stopped_at IS NULL AND (NEW.status <> 'converted' OR kind IN ('follow_up', 'assessment'));
  RETURN NULL;
END $$;
CREATE TRIGGER leads_end_clocks AFTER UPDATE OF status ON leads FOR EACH ROW
  WHEN (NEW.status IN ('converted', 'disqualified', 'merged') AND OLD.status IS DISTINCT FROM NEW.status)
  EXECUTE FUNCTION end_lead_clocks();

-- Each step of each clock once: the row is the fence, written with the step's effect. ref is the clock's id; of a first
-- response and a wait the start in milliseconds. No reference to the lead: the ledger outlives an import's undo.
CREATE TABLE clock_firings (
  lead_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('first_response', 'follow_up', 'assessment', 'feedback', 'report', 'waiting')),
  ref text NOT NULL CHECK (length(ref) <= 40),
  step text NOT NULL CHECK (length(step) <= 40),
  due_at timestamptz NOT NULL,
  fired_at timestamptz NOT NULL,
  late_seconds bigint NOT NULL CHECK (late_seconds >= 0),
  outcome text NOT NULL DEFAULT 'said' CHECK (outcome IN ('said', 'reassigned', 'pooled', 'nobody', 'not_owned')),
  PRIMARY KEY (lead_id, kind, ref, step)
);
CREATE INDEX clock_firings_at_idx ON clock_firings (fired_at);
CREATE FUNCTION refuse_firing_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'clock_firings is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER clock_firings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON clock_firings
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_firing_change();

-- When a sweep last ran, and when it ran again after an outage: until a grace period has passed nobody loses a lead.
CREATE TABLE sweep_beats (
  name text PRIMARY KEY CHECK (length(name) <= 40),
  beat_at timestamptz NOT NULL,
  resumed_at timestamptz
);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE sweep_beats;
DROP TABLE clock_firings;
DROP FUNCTION refuse_firing_change();
DROP TRIGGER leads_end_clocks ON leads;
DROP FUNCTION end_lead_clocks();
DROP TABLE lead_clocks;
DROP INDEX leads_step_idx;
ALTER TABLE leads DROP COLUMN sla_step_at, DROP COLUMN waiting_since;
DELETE FROM sla_policies WHERE kind <> 'first_response' OR area_min_sqm IS NOT NULL OR area_max_sqm IS NOT NULL
  OR investment_min_yuan IS NOT NULL OR investment_max_yuan IS NOT NULL;
DROP INDEX sla_policies_need_key;
ALTER TABLE sla_policies DROP COLUMN kind, DROP COLUMN days, DROP COLUMN area_min_sqm, DROP COLUMN area_max_sqm,
  DROP COLUMN investment_min_yuan, DROP COLUMN investment_max_yuan, DROP COLUMN steps, DROP COLUMN pauses,
  ALTER COLUMN minutes SET NOT NULL;
CREATE UNIQUE INDEX sla_policies_need_key ON sla_policies (coalesce(need_type, '')) WHERE active;`);
  }
}
