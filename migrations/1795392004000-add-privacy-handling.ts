import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests with a clock, erasure with its traces, suppression, legal hold, disclosures, retention. */
export class AddPrivacyHandling1795392004000 implements MigrationInterface {
  public readonly name = 'AddPrivacyHandling1795392004000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE privacy_requests RENAME COLUMN scope TO kind;
ALTER TABLE privacy_requests DROP CONSTRAINT privacy_requests_scope_check;
ALTER TABLE privacy_requests DROP CONSTRAINT privacy_requests_status_check;
ALTER TABLE privacy_requests
  ADD CONSTRAINT privacy_requests_kind_check
    CHECK (kind IN ('access', 'copy', 'correct', 'erase', 'contact', 'sharing', 'marketing')),
  ADD CONSTRAINT privacy_requests_status_check CHECK (status IN ('open', 'in_progress', 'done', 'refused')),
  ADD COLUMN source text NOT NULL DEFAULT 'tracking' CHECK (source IN ('tracking', 'message', 'staff')),
  -- How it was made sure that the person asks for themselves.
  ADD COLUMN identity text NOT NULL DEFAULT 'none'
    CHECK (identity IN ('code', 'call_back', 'in_person', 'document', 'none')),
  ADD COLUMN identity_note text CHECK (length(identity_note) <= 500),
  ADD COLUMN details text CHECK (length(details) <= 2000),
  -- Whom it is about, in canonical form, when the register knows more than the contact does.
  ADD COLUMN phone text,
  ADD COLUMN wechat text CHECK (length(wechat) <= 50),
  -- Keyed hash of receipt and last four characters: lets the person look at the request after everything else is gone.
  ADD COLUMN proof_hash bytea,
  ADD COLUMN entered_by uuid REFERENCES users (id),
  ADD COLUMN handled_by uuid REFERENCES users (id),
  ADD COLUMN started_at timestamptz,
  ADD COLUMN warned_at timestamptz,
  ADD COLUMN overdue_at timestamptz,
  ADD COLUMN refusal text CHECK (length(refusal) <= 500),
  ADD COLUMN legal_basis text CHECK (length(legal_basis) <= 200),
  -- Counts by place of what was done; never personal data.
  ADD COLUMN outcome jsonb NOT NULL DEFAULT '{}'::jsonb,
  ADD COLUMN version integer NOT NULL DEFAULT 1;
CREATE INDEX privacy_requests_due_idx ON privacy_requests (due_at) WHERE status IN ('open', 'in_progress');
CREATE INDEX privacy_requests_contact_idx ON privacy_requests (contact_id);
CREATE INDEX privacy_requests_inquiry_idx ON privacy_requests (inquiry_id);

ALTER TABLE contacts ADD COLUMN erased_at timestamptz;

-- What is left of an erased phone or WeChat id: a keyed hash, so that nobody is called or imported again. A new
-- submission by the person themselves lifts it, and the inquiry is remembered as the ground.
CREATE TABLE suppressions (
  key_hash bytea PRIMARY KEY CHECK (length(key_hash) = 32),
  kind text NOT NULL CHECK (kind IN ('phone', 'wechat')),
  since timestamptz NOT NULL,
  lifted_at timestamptz,
  lifted_by uuid REFERENCES inquiries (id)
);

-- Every erasure, by ids and keyed hashes: what a restore of an older backup has to do again.
CREATE TABLE erasures (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  reason text NOT NULL CHECK (reason IN ('request', 'retention', 'replay')),
  request_id uuid REFERENCES privacy_requests (id),
  contact_ids uuid[] NOT NULL DEFAULT '{}',
  inquiry_ids uuid[] NOT NULL DEFAULT '{}',
  key_hashes bytea[] NOT NULL DEFAULT '{}',
  outcome jsonb NOT NULL DEFAULT '{}'::jsonb
);
CREATE INDEX erasures_at_idx ON erasures (at DESC, id DESC);

-- A person whose data must be kept (a dispute, an investigation): blocks erasure and retention.
CREATE TABLE legal_holds (
  id uuid PRIMARY KEY,
  contact_id uuid NOT NULL REFERENCES contacts (id),
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  placed_by uuid NOT NULL REFERENCES users (id),
  placed_at timestamptz NOT NULL,
  released_by uuid REFERENCES users (id),
  released_at timestamptz
);
CREATE UNIQUE INDEX legal_holds_current_key ON legal_holds (contact_id) WHERE released_at IS NULL;

-- Who received whose data, what of it, when, why and on what ground.
CREATE TABLE disclosures (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  recipient text NOT NULL CHECK (length(recipient) BETWEEN 1 AND 200),
  recipient_kind text NOT NULL CHECK (recipient_kind IN ('staff', 'partner', 'webhook')),
  purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 200),
  categories text[] NOT NULL,
  basis text NOT NULL CHECK (basis IN ('handling', 'sharing', 'marketing', 'contract', 'law')),
  object_type text CHECK (length(object_type) <= 50),
  object_id uuid,
  recorded_by uuid REFERENCES users (id)
);
CREATE INDEX disclosures_at_idx ON disclosures (at DESC, id DESC);
CREATE TABLE disclosure_people (
  disclosure_id uuid NOT NULL REFERENCES disclosures (id),
  contact_id uuid NOT NULL REFERENCES contacts (id),
  -- When the recipient was told that the person withdrew.
  told_at timestamptz,
  PRIMARY KEY (disclosure_id, contact_id)
);
CREATE INDEX disclosure_people_contact_idx ON disclosure_people (contact_id);

-- Nobody is made anonymous by the retention job without a warning some days before.
CREATE TABLE retention_warnings (
  class text NOT NULL CHECK (class IN ('spam', 'lead', 'deal')),
  subject_id uuid NOT NULL,
  warned_at timestamptz NOT NULL,
  PRIMARY KEY (class, subject_id)
);
CREATE TABLE retention_runs (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  by_id uuid REFERENCES users (id),
  counts jsonb NOT NULL
);
CREATE INDEX retention_runs_at_idx ON retention_runs (at DESC, id DESC);

-- A published notice is what people agreed to: it never changes again.
ALTER TABLE consent_notices ADD COLUMN published_by uuid REFERENCES users (id);
CREATE FUNCTION refuse_notice_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'consent_notices is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER consent_notices_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consent_notices
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_notice_change();

-- The audit log stays append-only but for one door: an erasure may take a person out of a line's data, in its own
-- transaction, and everything else of the line must stay as it is. The redaction leaves an audit line itself.
CREATE FUNCTION refuse_audit_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('luodi.redaction', true) = 'on'
    AND to_jsonb(NEW) - 'data' = to_jsonb(OLD) - 'data' AND NEW.data IS NOT NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit_log is append-only' USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER audit_log_append_only ON audit_log;
CREATE TRIGGER audit_log_append_only BEFORE DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_log_no_rewrite BEFORE UPDATE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_rewrite();`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER audit_log_no_rewrite ON audit_log;
DROP TRIGGER audit_log_append_only ON audit_log;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
DROP FUNCTION refuse_audit_rewrite();
DROP TRIGGER consent_notices_append_only ON consent_notices;
DROP FUNCTION refuse_notice_change();
ALTER TABLE consent_notices DROP COLUMN published_by;
DROP TABLE retention_runs;
DROP TABLE retention_warnings;
DROP TABLE disclosure_people;
DROP TABLE disclosures;
DROP TABLE legal_holds;
DROP TABLE erasures;
DROP TABLE suppressions;
ALTER TABLE contacts DROP COLUMN erased_at;
DROP INDEX privacy_requests_inquiry_idx;
DROP INDEX privacy_requests_contact_idx;
DROP INDEX privacy_requests_due_idx;
DELETE FROM privacy_requests WHERE kind IN ('access', 'copy', 'correct');
UPDATE privacy_requests SET status = CASE status WHEN 'refused' THEN 'done' ELSE 'open' END
  WHERE status IN ('refused', 'in_progress');
ALTER TABLE privacy_requests
  DROP CONSTRAINT privacy_requests_kind_check, DROP CONSTRAINT privacy_requests_status_check,
  DROP COLUMN source, DROP COLUMN identity, DROP COLUMN identity_note, DROP COLUMN details, DROP COLUMN phone,
  DROP COLUMN wechat, DROP COLUMN proof_hash, DROP COLUMN entered_by, DROP COLUMN handled_by, DROP COLUMN started_at,
  DROP COLUMN warned_at, DROP COLUMN overdue_at, DROP COLUMN refusal, DROP COLUMN legal_basis, DROP COLUMN outcome,
  DROP COLUMN version;
ALTER TABLE privacy_requests RENAME COLUMN kind TO scope;
ALTER TABLE privacy_requests
  ADD CONSTRAINT privacy_requests_scope_check CHECK (scope IN ('contact', 'sharing', 'marketing', 'erase')),
  ADD CONSTRAINT privacy_requests_status_check CHECK (status IN ('open', 'done'));`);
  }
}
