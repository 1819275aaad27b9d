import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pipelines, stages, deals and their moves. */
export class CreatePipeline1795305607000 implements MigrationInterface {
  public readonly name = 'CreatePipeline1795305607000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE pipelines (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
  need_types text[] NOT NULL DEFAULT '{}',
  is_default boolean NOT NULL DEFAULT false,
  active boolean NOT NULL DEFAULT true,
  position integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX pipelines_default_key ON pipelines (is_default) WHERE is_default;

CREATE TABLE pipeline_stages (
  pipeline_id uuid NOT NULL REFERENCES pipelines (id),
  id text NOT NULL CHECK (length(id) BETWEEN 1 AND 40),
  position smallint NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 30),
  milestone text NOT NULL CHECK (milestone IN ('qualified', 'siteVisit', 'negotiating', 'review', 'signed', 'registered',
    'siteDelivered', 'constructionStarted', 'completed', 'inProduction', 'atCapacity')),
  probability numeric(4,3) NOT NULL CHECK (probability BETWEEN 0 AND 1),
  stalled_after_days integer NOT NULL DEFAULT 14 CHECK (stalled_after_days BETWEEN 1 AND 3650),
  gate jsonb NOT NULL DEFAULT '[]'::jsonb,
  PRIMARY KEY (pipeline_id, id),
  UNIQUE (pipeline_id, position)
);

CREATE TABLE deals (
  id uuid PRIMARY KEY,
  number text NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'won', 'lost', 'on_hold', 'transferred')),
  pipeline_id uuid NOT NULL,
  stage_id text NOT NULL,
  stage_entered_at timestamptz NOT NULL,
  lead_id uuid REFERENCES leads (id),
  contact_id uuid REFERENCES contacts (id),
  company_id uuid REFERENCES companies (id),
  company_name text CHECK (length(company_name) <= 200),
  owner_id uuid NOT NULL REFERENCES users (id),
  team_id uuid REFERENCES teams (id),
  park_id uuid REFERENCES parks (id),
  need_type text,
  industry text CHECK (length(industry) <= 100),
  industry_code text REFERENCES industries (code),
  area_sqm numeric(14,2) CHECK (area_sqm >= 0),
  land_mu numeric(12,4) CHECK (land_mu >= 0),
  investment_yuan numeric(18,2) CHECK (investment_yuan >= 0),
  -- The other facts that gates ask for; keys and types are the closed list of deal-fields.policy.ts.
  facts jsonb NOT NULL DEFAULT '{}'::jsonb,
  next_step text CHECK (length(next_step) <= 200),
  next_step_due date,
  lost_reason text CHECK (length(lost_reason) <= 500),
  last_activity_at timestamptz,
  search_terms text[] NOT NULL DEFAULT '{}',
  created_by uuid REFERENCES users (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  FOREIGN KEY (pipeline_id, stage_id) REFERENCES pipeline_stages (pipeline_id, id)
);
CREATE UNIQUE INDEX deals_number_key ON deals (number);
CREATE UNIQUE INDEX deals_lead_key ON deals (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX deals_board_idx ON deals (pipeline_id, stage_id, stage_entered_at DESC, id DESC) WHERE status IN ('open', 'won');
CREATE INDEX deals_entered_idx ON deals (stage_entered_at DESC, id DESC);
CREATE INDEX deals_investment_idx ON deals (coalesce(investment_yuan, -1) DESC, id DESC);
CREATE INDEX deals_owner_idx ON deals (owner_id, created_at DESC, id DESC);
CREATE INDEX deals_team_idx ON deals (team_id, created_at DESC, id DESC);
CREATE INDEX deals_created_idx ON deals (created_at DESC, id DESC);
CREATE INDEX deals_search_idx ON deals USING gin (search_terms);
ALTER TABLE activities ADD CONSTRAINT activities_deal_fk FOREIGN KEY (deal_id) REFERENCES deals (id);

-- Every move ever made, also backwards; dwell_seconds is the time spent in from_stage, written with the move.
CREATE TABLE deal_moves (
  id uuid PRIMARY KEY,
  deal_id uuid NOT NULL REFERENCES deals (id),
  from_stage text,
  to_stage text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('created', 'forward', 'backward', 'lost', 'on_hold', 'transferred', 'resumed')),
  at timestamptz NOT NULL,
  effective_date date NOT NULL,
  dwell_seconds bigint CHECK (dwell_seconds >= 0),
  by_id uuid REFERENCES users (id),
  reason text CHECK (length(reason) <= 500),
  fields jsonb NOT NULL DEFAULT '{}'::jsonb
);
CREATE INDEX deal_moves_deal_idx ON deal_moves (deal_id, at DESC, id DESC);
CREATE INDEX deal_moves_stage_idx ON deal_moves (to_stage, effective_date);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE activities DROP CONSTRAINT activities_deal_fk;
DROP TABLE deal_moves;
DROP TABLE deals;
DROP TABLE pipeline_stages;
DROP TABLE pipelines;`);
  }
}
