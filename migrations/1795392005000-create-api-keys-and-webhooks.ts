import type { MigrationInterface, QueryRunner } from 'typeorm';

/** API keys of machines, and webhooks with their deliveries. */
export class CreateApiKeysAndWebhooks1795392005000 implements MigrationInterface {
  public readonly name = 'CreateApiKeysAndWebhooks1795392005000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE api_keys (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
  site_id uuid REFERENCES sites (id),
  scopes text[] NOT NULL CHECK (cardinality(scopes) BETWEEN 1 AND 20),
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  last_four text NOT NULL CHECK (length(last_four) = 4),
  -- After a rotation the old secret works until then.
  previous_hash bytea CHECK (length(previous_hash) = 32),
  previous_until timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  created_by uuid REFERENCES users (id),
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX api_keys_token_key ON api_keys (token_hash);
CREATE UNIQUE INDEX api_keys_previous_key ON api_keys (previous_hash) WHERE previous_hash IS NOT NULL;
CREATE UNIQUE INDEX api_keys_name_key ON api_keys (lower(name)) WHERE revoked_at IS NULL;
CREATE INDEX api_keys_site_idx ON api_keys (site_id) WHERE site_id IS NOT NULL;
ALTER TABLE inquiries ADD COLUMN api_key_id uuid REFERENCES api_keys (id);
CREATE INDEX inquiries_api_key_idx ON inquiries (api_key_id, received_at DESC) WHERE api_key_id IS NOT NULL;

CREATE TABLE webhooks (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  url text NOT NULL CHECK (length(url) BETWEEN 1 AND 2000),
  events text[] NOT NULL CHECK (cardinality(events) BETWEEN 1 AND 50),
  -- Sealed with a key derived from SECRET_KEY: signing needs the secret itself, a copy of the database must not have it.
  secret bytea NOT NULL,
  secret_last_four text NOT NULL CHECK (length(secret_last_four) = 4),
  purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 200),
  legal_basis text NOT NULL CHECK (legal_basis IN ('handling', 'sharing', 'marketing', 'contract', 'law')),
  include_personal_data boolean NOT NULL DEFAULT false,
  active boolean NOT NULL DEFAULT true,
  failing_since timestamptz,
  paused_at timestamptz,
  created_by uuid REFERENCES users (id),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX webhooks_name_key ON webhooks (lower(name));

CREATE TABLE webhook_deliveries (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  seq bigint GENERATED ALWAYS AS IDENTITY,
  webhook_id uuid NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
  event text NOT NULL CHECK (length(event) <= 50),
  lead_id uuid REFERENCES leads (id) ON DELETE CASCADE,
  deal_id uuid REFERENCES deals (id) ON DELETE CASCADE,
  occurred_at timestamptz NOT NULL,
  -- Ids and codes only; what else the receiver gets is read when it is sent.
  data jsonb NOT NULL DEFAULT '{}'::jsonb,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'dead')),
  attempts smallint NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  last_attempt_at timestamptz,
  response_status integer,
  response_ms integer,
  response_excerpt text CHECK (length(response_excerpt) <= 500),
  error text CHECK (length(error) <= 50),
  -- When personal data first went out with it.
  disclosed_at timestamptz
);
CREATE UNIQUE INDEX webhook_deliveries_log_idx ON webhook_deliveries (webhook_id, seq DESC);
CREATE INDEX webhook_deliveries_due_idx ON webhook_deliveries (webhook_id, seq) WHERE state = 'pending';
CREATE INDEX webhook_deliveries_lead_idx ON webhook_deliveries (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX webhook_deliveries_deal_idx ON webhook_deliveries (deal_id) WHERE deal_id IS NOT NULL;

-- Every line of a timeline becomes a delivery for each webhook that asked for it, in the transaction of the line: no
-- caller can forget it, and the statement of a submission costs one look at an empty table while there are no webhooks.
CREATE FUNCTION wake_webhook(p_webhook uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM graphile_worker.add_job('notifications.webhook-due',
    json_build_object('payload', json_build_object('webhookId', p_webhook), 'requestId', '-', 'locale', 'zh-CN'),
    queue_name => 'webhook:' || p_webhook, max_attempts => 3);
END $$;

CREATE FUNCTION lead_events_to_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE v_webhook uuid;
BEGIN
  IF NOT EXISTS (SELECT FROM webhooks WHERE active) THEN RETURN NULL; END IF;
  FOR v_webhook IN
    WITH facts AS (
      SELECT e.id, e.lead_id, e.at, e.data, t.event, t.place
      FROM added e CROSS JOIN LATERAL unnest(CASE e.kind
        WHEN 'opened' THEN ARRAY['lead.created', 'inquiry.received']
        WHEN 'inquiry_received' THEN ARRAY['inquiry.received']
        WHEN 'reopened' THEN ARRAY['lead.reopened']
        WHEN 'assigned' THEN ARRAY['lead.assigned']
        WHEN 'disqualified' THEN ARRAY['lead.disqualified']
        WHEN 'converted' THEN ARRAY['lead.converted']
        END) WITH ORDINALITY AS t(event, place)
    ), written AS (
      INSERT INTO webhook_deliveries (webhook_id, event, lead_id, occurred_at, data, next_attempt_at)
      SELECT w.id, f.event, f.lead_id, f.at, f.data, f.at
      FROM facts f JOIN webhooks w ON w.active AND f.event = ANY(w.events) ORDER BY f.id, f.place
      RETURNING webhook_id
    )
    SELECT DISTINCT webhook_id FROM written
  LOOP
    PERFORM wake_webhook(v_webhook);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER lead_events_webhooks AFTER INSERT ON lead_events REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION lead_events_to_webhooks();

CREATE FUNCTION deal_moves_to_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE v_webhook uuid;
BEGIN
  IF NOT EXISTS (SELECT FROM webhooks WHERE active) THEN RETURN NULL; END IF;
  FOR v_webhook IN
    WITH facts AS (
      SELECT m.id, d.id AS deal_id, d.lead_id, m.at, t.event, t.place, jsonb_build_object('dealId', d.id,
          'move', m.kind, 'fromStage', m.from_stage, 'toStage', m.to_stage, 'milestone', s.milestone) AS data
      FROM added m JOIN deals d ON d.id = m.deal_id
      LEFT JOIN pipeline_stages s ON s.pipeline_id = d.pipeline_id AND s.id = m.to_stage
      CROSS JOIN LATERAL unnest(CASE
        WHEN m.kind = 'created' THEN ARRAY['deal.created']
        WHEN m.kind = 'forward' AND s.milestone = 'signed' THEN ARRAY['deal.moved', 'deal.signed']
        ELSE ARRAY['deal.moved'] END) WITH ORDINALITY AS t(event, place)
    ), written AS (
      INSERT INTO webhook_deliveries (webhook_id, event, lead_id, deal_id, occurred_at, data, next_attempt_at)
      SELECT w.id, f.event, f.lead_id, f.deal_id, f.at, f.data, f.at
      FROM facts f JOIN webhooks w ON w.active AND f.event = ANY(w.events) ORDER BY f.id, f.place
      RETURNING webhook_id
    )
    SELECT DISTINCT webhook_id FROM written
  LOOP
    PERFORM wake_webhook(v_webhook);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER deal_moves_webhooks AFTER INSERT ON deal_moves REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION deal_moves_to_webhooks();`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER deal_moves_webhooks ON deal_moves;
DROP FUNCTION deal_moves_to_webhooks();
DROP TRIGGER lead_events_webhooks ON lead_events;
DROP FUNCTION lead_events_to_webhooks();
DROP FUNCTION wake_webhook(uuid);
DROP TABLE webhook_deliveries;
DROP TABLE webhooks;
ALTER TABLE inquiries DROP COLUMN api_key_id;
DROP TABLE api_keys;`);
  }
}
