import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leads, ownership, activities, timeline, agent counters, pools. */
export class CreateLeads1795305604000 implements MigrationInterface {
  public readonly name = 'CreateLeads1795305604000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE pools (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
  team_id uuid NOT NULL REFERENCES teams (id),
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX pools_team_key ON pools (team_id) WHERE active;

-- One counter row per agent. open_leads counts the leads in their hands that are not closed.
CREATE TABLE agent_loads (
  user_id uuid PRIMARY KEY REFERENCES users (id),
  open_leads integer NOT NULL DEFAULT 0 CHECK (open_leads >= 0),
  capacity integer NOT NULL DEFAULT 60 CHECK (capacity BETWEEN 0 AND 100000),
  weight numeric(6,2) NOT NULL DEFAULT 1 CHECK (weight > 0 AND weight <= 100),
  accepting boolean NOT NULL DEFAULT true
) WITH (fillfactor = 50);

INSERT INTO agent_loads (user_id) SELECT id FROM users;
CREATE FUNCTION add_agent_load() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO agent_loads (user_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER users_agent_load AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION add_agent_load();

CREATE TABLE leads (
  id uuid PRIMARY KEY,
  number text NOT NULL,
  status text NOT NULL DEFAULT 'new'
    CHECK (status IN ('new', 'contacted', 'qualified', 'nurturing', 'converted', 'disqualified', 'merged')),
  contact_id uuid NOT NULL REFERENCES contacts (id),
  company_id uuid REFERENCES companies (id),
  company_name text CHECK (length(company_name) <= 200),
  contact_name text CHECK (length(contact_name) <= 100),
  phone text,
  phone_last4 text,
  wechat text,
  email text,
  need_type text CHECK (need_type IN ('rent_factory', 'buy_factory', 'rent_land', 'buy_land', 'build_to_suit',
    'rent_warehouse', 'buy_warehouse', 'rent_office', 'buy_office', 'headquarters', 'supply', 'other')),
  need_text text CHECK (length(need_text) <= 2000),
  use_text text CHECK (length(use_text) <= 500),
  industry text CHECK (length(industry) <= 100),
  industry_code text REFERENCES industries (code),
  area_min_sqm numeric(14,2) CHECK (area_min_sqm >= 0),
  area_max_sqm numeric(14,2) CHECK (area_max_sqm >= 0),
  area_entered jsonb,
  tax_min_yuan numeric(18,2) CHECK (tax_min_yuan >= 0),
  tax_max_yuan numeric(18,2) CHECK (tax_max_yuan >= 0),
  tax_entered jsonb,
  tax_text text CHECK (length(tax_text) <= 200),
  region text[] NOT NULL DEFAULT '{}',
  message text CHECK (length(message) <= 2000),
  details jsonb NOT NULL DEFAULT '{}'::jsonb,
  park_id uuid REFERENCES parks (id),
  site_id uuid REFERENCES sites (id),
  channel text NOT NULL,
  source_url text CHECK (length(source_url) <= 2000),
  source_title text CHECK (length(source_title) <= 300),
  source_channel text CHECK (length(source_channel) <= 100),
  owner_id uuid REFERENCES users (id),
  team_id uuid REFERENCES teams (id),
  pool_id uuid REFERENCES pools (id),
  pooled_at timestamptz,
  waiting_reason text CHECK (waiting_reason IN ('no_rule', 'no_members', 'all_full', 'off_shift', 'rule_failed')),
  assigned_at timestamptz,
  sla_policy_id uuid,
  sla_state text NOT NULL DEFAULT 'none' CHECK (sla_state IN ('running', 'warned', 'breached', 'met', 'none')),
  sla_started_at timestamptz,
  sla_minutes integer,
  first_response_due_at timestamptz,
  next_warning_at timestamptz,
  warning_level smallint NOT NULL DEFAULT 0,
  first_responded_at timestamptz,
  next_follow_up_at timestamptz,
  last_activity_at timestamptz,
  score integer NOT NULL DEFAULT 0,
  completeness smallint NOT NULL DEFAULT 0 CHECK (completeness BETWEEN 0 AND 6),
  inquiry_count integer NOT NULL DEFAULT 1,
  do_not_contact boolean NOT NULL DEFAULT false,
  disqualify_reason text CHECK (length(disqualify_reason) <= 500),
  merged_into_id uuid REFERENCES leads (id),
  search_terms text[] NOT NULL DEFAULT '{}',
  -- The order of the queue: 0 waits for its first response, 1 has a follow-up date, 2 has neither, 3 is closed.
  clock_rank smallint NOT NULL GENERATED ALWAYS AS (
    CASE WHEN status IN ('converted', 'disqualified', 'merged') THEN 3
         WHEN first_response_due_at IS NOT NULL AND first_responded_at IS NULL THEN 0
         WHEN next_follow_up_at IS NOT NULL THEN 1 ELSE 2 END) STORED,
  clock_at timestamptz NOT NULL GENERATED ALWAYS AS (
    CASE WHEN status IN ('converted', 'disqualified', 'merged') THEN 'infinity'::timestamptz
         WHEN first_response_due_at IS NOT NULL AND first_responded_at IS NULL THEN first_response_due_at
         ELSE coalesce(next_follow_up_at, 'infinity'::timestamptz) END) STORED,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CHECK (owner_id IS NULL OR (pool_id IS NULL AND waiting_reason IS NULL)),
  CHECK ((status = 'merged') = (merged_into_id IS NOT NULL))
) WITH (fillfactor = 85);
CREATE UNIQUE INDEX leads_number_key ON leads (number);
-- One living lead per person: a repeat becomes another inquiry of it.
CREATE UNIQUE INDEX leads_contact_key ON leads (contact_id) WHERE status <> 'merged';
CREATE INDEX leads_company_idx ON leads (company_id);
-- One index for each named sort, for one owner and for everybody; a team or a pool is filtered out of the latter.
CREATE INDEX leads_owner_clock_idx ON leads (owner_id, clock_rank, clock_at, score DESC, id);
CREATE INDEX leads_owner_created_idx ON leads (owner_id, created_at, id);
CREATE INDEX leads_owner_follow_up_idx ON leads (owner_id, (coalesce(next_follow_up_at, 'infinity'::timestamptz)), id);
CREATE INDEX leads_owner_score_idx ON leads (owner_id, score, id);
CREATE INDEX leads_clock_idx ON leads (clock_rank, clock_at, score DESC, id);
CREATE INDEX leads_created_idx ON leads (created_at, id);
CREATE INDEX leads_follow_up_idx ON leads ((coalesce(next_follow_up_at, 'infinity'::timestamptz)), id);
CREATE INDEX leads_score_idx ON leads (score, id);
CREATE INDEX leads_team_idx ON leads (team_id, created_at, id);
CREATE INDEX leads_pool_clock_idx ON leads (clock_rank, clock_at, score DESC, id) WHERE pool_id IS NOT NULL;
CREATE INDEX leads_pool_idx ON leads (pool_id, pooled_at) WHERE pool_id IS NOT NULL;
CREATE INDEX leads_waiting_idx ON leads (created_at, id) WHERE waiting_reason IS NOT NULL;
CREATE INDEX leads_sla_idx ON leads (sla_state, first_response_due_at) WHERE sla_state IN ('running', 'warned', 'breached');
CREATE INDEX leads_warning_idx ON leads (next_warning_at) WHERE sla_state IN ('running', 'warned');
CREATE INDEX leads_responded_idx ON leads (first_responded_at) WHERE first_responded_at IS NOT NULL;
CREATE INDEX leads_search_idx ON leads USING gin (search_terms);
-- So that the planner takes a term it has not sampled for rare: with the default it walks the whole queue instead of this index.
ALTER TABLE leads ALTER COLUMN search_terms SET STATISTICS 500;

-- Who held the lead, from when to when, and why: the stored inputs of the decision can be replayed.
CREATE TABLE lead_assignments (
  id uuid PRIMARY KEY,
  lead_id uuid NOT NULL REFERENCES leads (id),
  owner_id uuid NOT NULL REFERENCES users (id),
  team_id uuid REFERENCES teams (id),
  from_at timestamptz NOT NULL,
  to_at timestamptz CHECK (to_at >= from_at),
  by_id uuid REFERENCES users (id),
  rule_id uuid,
  reason text NOT NULL CHECK (reason IN ('rule', 'entered', 'claimed', 'assigned', 'merged')),
  note text CHECK (length(note) <= 500),
  inputs jsonb NOT NULL DEFAULT '{}'::jsonb
);
CREATE UNIQUE INDEX lead_assignments_current_key ON lead_assignments (lead_id) WHERE to_at IS NULL;
CREATE INDEX lead_assignments_lead_idx ON lead_assignments (lead_id, from_at DESC);
CREATE INDEX lead_assignments_owner_idx ON lead_assignments (owner_id, from_at DESC);

CREATE TABLE activities (
  id uuid PRIMARY KEY,
  lead_id uuid NOT NULL REFERENCES leads (id),
  deal_id uuid,
  type text NOT NULL CHECK (type IN ('call', 'visit', 'wechat', 'meeting', 'email', 'note')),
  summary text NOT NULL CHECK (length(summary) <= 2000),
  outcome text CHECK (outcome IN ('connected', 'no_answer', 'invalid_number', 'declined')),
  occurred_at timestamptz NOT NULL,
  next_follow_up_at timestamptz,
  author_id uuid NOT NULL REFERENCES users (id),
  first_response boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX activities_lead_idx ON activities (lead_id, occurred_at DESC);
CREATE INDEX activities_deal_idx ON activities (deal_id, occurred_at DESC) WHERE deal_id IS NOT NULL;
CREATE INDEX activities_author_idx ON activities (author_id, occurred_at DESC);

-- Everything that happened to a lead, newest first on its page. data holds ids and codes, never free personal text.
CREATE TABLE lead_events (
  id uuid PRIMARY KEY,
  lead_id uuid NOT NULL REFERENCES leads (id),
  kind text NOT NULL CHECK (length(kind) <= 50),
  at timestamptz NOT NULL DEFAULT now(),
  actor_id uuid REFERENCES users (id),
  data jsonb NOT NULL DEFAULT '{}'::jsonb
);
CREATE INDEX lead_events_lead_idx ON lead_events (lead_id, at DESC, id DESC);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE lead_events;
DROP TABLE activities;
DROP TABLE lead_assignments;
DROP TABLE leads;
DROP TRIGGER users_agent_load ON users;
DROP FUNCTION add_agent_load();
DROP TABLE agent_loads;
DROP TABLE pools;`);
  }
}
