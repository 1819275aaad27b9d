import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Audit log, idempotency keys, rate limits, settings and readable numbers. */
export class CreatePlatform1795305600000 implements MigrationInterface {
  public readonly name = 'CreatePlatform1795305600000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE settings (
  key text PRIMARY KEY CHECK (length(key) <= 100),
  value jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE audit_log (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  actor_id uuid,
  actor_role text,
  action text NOT NULL,
  object_type text NOT NULL,
  object_id uuid,
  request_id text,
  data jsonb NOT NULL DEFAULT '{}'::jsonb
);
CREATE INDEX audit_log_at_idx ON audit_log (at DESC, id DESC);
CREATE INDEX audit_log_object_idx ON audit_log (object_type, object_id, at DESC);
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_log is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

CREATE TABLE idempotency_keys (
  scope text NOT NULL,
  key text NOT NULL CHECK (length(key) <= 200),
  body_hash bytea NOT NULL,
  status integer,
  response jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_keys_created_idx ON idempotency_keys (created_at);

CREATE TABLE rate_limits (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
CREATE INDEX rate_limits_expire_idx ON rate_limits (expire);

CREATE TABLE number_series (
  kind text NOT NULL,
  period text NOT NULL,
  start_value bigint NOT NULL,
  PRIMARY KEY (kind, period)
);
CREATE SEQUENCE lead_number_seq;
CREATE SEQUENCE deal_number_seq;
CREATE SEQUENCE receipt_number_seq;

-- The running number within a period, without a row that every insert would have to lock:
-- a sequence never waits, the row of the period only remembers where the sequence stood when it began.
CREATE FUNCTION next_number(p_kind text, p_period text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_start bigint;
  v_sequence regclass := (p_kind || '_number_seq')::regclass;
BEGIN
  SELECT start_value INTO v_start FROM number_series WHERE kind = p_kind AND period = p_period;
  IF NOT FOUND THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('number_series:' || p_kind || ':' || p_period, 0));
    SELECT start_value INTO v_start FROM number_series WHERE kind = p_kind AND period = p_period;
    IF NOT FOUND THEN
      v_start := nextval(v_sequence);
      INSERT INTO number_series (kind, period, start_value) VALUES (p_kind, p_period, v_start);
    END IF;
  END IF;
  RETURN nextval(v_sequence) - v_start;
END $$;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION next_number(text, text);
DROP SEQUENCE receipt_number_seq;
DROP SEQUENCE deal_number_seq;
DROP SEQUENCE lead_number_seq;
DROP TABLE number_series;
DROP TABLE rate_limits;
DROP TABLE idempotency_keys;
DROP TABLE audit_log;
DROP FUNCTION refuse_audit_change();
DROP TABLE settings;
DROP EXTENSION IF EXISTS pg_trgm;`);
  }
}
