import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ordered rules, the share ledger and first-response policies. */
export class CreateRouting1795305605000 implements MigrationInterface {
  public readonly name = 'CreateRouting1795305605000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE routing_rules (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
  position integer NOT NULL,
  active boolean NOT NULL DEFAULT true,
  conditions jsonb NOT NULL DEFAULT '[]'::jsonb,
  team_id uuid NOT NULL REFERENCES teams (id),
  strategy text NOT NULL DEFAULT 'fair_share' CHECK (strategy IN ('fair_share')),
  only_on_shift boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX routing_rules_position_idx ON routing_rules (position, id);

-- How many leads a rule has given to an agent; credit lifts a newcomer to the others' level.
CREATE TABLE routing_shares (
  rule_id uuid NOT NULL REFERENCES routing_rules (id),
  user_id uuid NOT NULL REFERENCES users (id),
  received integer NOT NULL DEFAULT 0,
  credit numeric(12,4) NOT NULL DEFAULT 0,
  last_at timestamptz,
  PRIMARY KEY (rule_id, user_id)
) WITH (fillfactor = 50);

CREATE TABLE sla_policies (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
  need_type text,
  minutes integer NOT NULL CHECK (minutes BETWEEN 1 AND 100000),
  warn_percents smallint[] NOT NULL DEFAULT '{50,80}',
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX sla_policies_need_key ON sla_policies (coalesce(need_type, '')) WHERE active;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE sla_policies;
DROP TABLE routing_shares;
DROP TABLE routing_rules;`);
  }
}
