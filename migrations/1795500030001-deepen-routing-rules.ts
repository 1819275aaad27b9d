import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Targets, strategies, caps, periods and fallbacks of rules; their published versions and the one draft. */
export class DeepenRoutingRules1795500030001 implements MigrationInterface {
  public readonly name = 'DeepenRoutingRules1795500030001';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`-- The team in charge of a park: rules may say "the park's team".
ALTER TABLE parks ADD COLUMN team_id uuid REFERENCES teams (id);

ALTER TABLE routing_rules ALTER COLUMN team_id DROP NOT NULL;
ALTER TABLE routing_rules DROP CONSTRAINT routing_rules_strategy_check;
ALTER TABLE routing_rules
  ADD COLUMN target text NOT NULL DEFAULT 'team' CHECK (target IN ('team', 'park', 'user')),
  ADD COLUMN user_id uuid REFERENCES users (id),
  ADD COLUMN owner_first boolean NOT NULL DEFAULT false,
  ADD COLUMN period text CHECK (period IN ('day', 'week', 'month')),
  ADD COLUMN cap integer CHECK (cap BETWEEN 1 AND 10000),
  ADD COLUMN cap_period text CHECK (cap_period IN ('day', 'week', 'month')),
  ADD COLUMN fallback text NOT NULL DEFAULT 'wait' CHECK (fallback IN ('wait', 'next', 'team', 'pool')),
  ADD COLUMN fallback_team_id uuid REFERENCES teams (id),
  ADD CONSTRAINT routing_rules_strategy_check CHECK (strategy IN ('fair_share', 'round_robin', 'least_load')),
  ADD CONSTRAINT routing_rules_target_fits CHECK ((target = 'park') = (team_id IS NULL)),
  ADD CONSTRAINT routing_rules_user_fits CHECK ((target = 'user') = (user_id IS NOT NULL)),
  ADD CONSTRAINT routing_rules_cap_fits CHECK ((cap IS NULL) = (cap_period IS NULL)),
  ADD CONSTRAINT routing_rules_fallback_fits CHECK ((fallback = 'team') = (fallback_team_id IS NOT NULL));

-- The counts belong to the period in which they began. A rule that comes back by rollback finds its ledger again.
ALTER TABLE routing_shares DROP CONSTRAINT routing_shares_rule_id_fkey;
ALTER TABLE routing_shares
  ADD COLUMN period_start timestamptz,
  ADD COLUMN capped integer NOT NULL DEFAULT 0,
  ADD COLUMN cap_start timestamptz;

-- Whose leave is over is put level with the others once.
ALTER TABLE agent_leaves ADD COLUMN settled boolean NOT NULL DEFAULT false;
CREATE INDEX agent_leaves_unsettled_idx ON agent_leaves (ends_at) WHERE NOT settled;

-- What acted, from when, by whom: never changed, never deleted.
CREATE TABLE routing_rule_versions (
  number integer PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('initial', 'edited', 'published', 'restored')),
  rules jsonb NOT NULL,
  note text CHECK (length(note) <= 500),
  restored_from integer REFERENCES routing_rule_versions (number),
  by_id uuid REFERENCES users (id),
  at timestamptz NOT NULL
);
CREATE FUNCTION keep_rule_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A published version of the rules is never changed';
END $$;
CREATE TRIGGER routing_rule_versions_kept BEFORE UPDATE OR DELETE ON routing_rule_versions
  FOR EACH ROW EXECUTE FUNCTION keep_rule_versions();

-- One draft at a time.
CREATE TABLE routing_drafts (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  base integer NOT NULL,
  rules jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  updated_by uuid NOT NULL REFERENCES users (id),
  updated_at timestamptz NOT NULL
);

-- Leads that no rule wanted.
CREATE TABLE routing_unmatched (
  lead_id uuid PRIMARY KEY REFERENCES leads (id),
  at timestamptz NOT NULL
);
CREATE INDEX routing_unmatched_at_idx ON routing_unmatched (at);

-- What a rule gave in a period is read from here; the table grows in the order of time.
CREATE INDEX lead_assignments_from_idx ON lead_assignments USING brin (from_at) WITH (pages_per_range = 16);

INSERT INTO routing_rule_versions (number, kind, rules, at)
SELECT 1, 'initial', jsonb_agg(jsonb_build_object('id', id, 'name', name, 'active', active, 'conditions', conditions,
  'target', target, 'teamId', team_id, 'userId', user_id, 'strategy', strategy, 'ownerFirst', owner_first,
  'period', period, 'cap', cap, 'capPeriod', cap_period, 'fallback', fallback, 'fallbackTeamId', fallback_team_id,
  'onlyOnShift', only_on_shift) ORDER BY position, id), now()
FROM routing_rules HAVING count(*) > 0;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX lead_assignments_from_idx;
DROP TABLE routing_unmatched;
DROP TABLE routing_drafts;
DROP TABLE routing_rule_versions;
DROP FUNCTION keep_rule_versions();
ALTER TABLE agent_leaves DROP COLUMN settled;
DELETE FROM routing_shares s WHERE NOT EXISTS (SELECT 1 FROM routing_rules r WHERE r.id = s.rule_id AND r.team_id IS NOT NULL);
ALTER TABLE routing_shares DROP COLUMN cap_start, DROP COLUMN capped, DROP COLUMN period_start;
DELETE FROM routing_rules WHERE team_id IS NULL;
ALTER TABLE routing_shares ADD CONSTRAINT routing_shares_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES routing_rules (id);
ALTER TABLE routing_rules
  DROP CONSTRAINT routing_rules_fallback_fits, DROP CONSTRAINT routing_rules_cap_fits,
  DROP CONSTRAINT routing_rules_user_fits, DROP CONSTRAINT routing_rules_target_fits,
  DROP CONSTRAINT routing_rules_strategy_check,
  DROP COLUMN fallback_team_id, DROP COLUMN fallback, DROP COLUMN cap_period, DROP COLUMN cap, DROP COLUMN period,
  DROP COLUMN owner_first, DROP COLUMN user_id, DROP COLUMN target;
UPDATE routing_rules SET strategy = 'fair_share';
ALTER TABLE routing_rules ADD CONSTRAINT routing_rules_strategy_check CHECK (strategy IN ('fair_share'));
ALTER TABLE routing_rules ALTER COLUMN team_id SET NOT NULL;
ALTER TABLE parks DROP COLUMN team_id;`);
  }
}
