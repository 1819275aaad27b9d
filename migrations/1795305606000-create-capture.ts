import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Inquiries, the intake log, consent notices and ledger, privacy requests. */
export class CreateCapture1795305606000 implements MigrationInterface {
  public readonly name = 'CreateCapture1795305606000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE inquiries (
  id uuid PRIMARY KEY,
  tracking_code text NOT NULL CHECK (tracking_code ~ '^[23456789ABCDEFGHJKMNPQRSTVWXYZ]{8}$'),
  status text NOT NULL CHECK (status IN ('accepted', 'quarantined', 'withdrawn')),
  quarantine_reason text CHECK (length(quarantine_reason) <= 100),
  lead_id uuid REFERENCES leads (id),
  contact_id uuid REFERENCES contacts (id),
  site_id uuid REFERENCES sites (id),
  channel text NOT NULL CHECK (channel IN ('form', 'api', 'phone', 'wechat', 'walk_in', 'referral', 'exhibition', 'web', 'email')),
  entered_by uuid REFERENCES users (id),
  received_at timestamptz NOT NULL,
  submission jsonb NOT NULL,
  parse jsonb,
  parser_version text,
  phone text,
  wechat text,
  body_hash bytea NOT NULL,
  source jsonb NOT NULL DEFAULT '{}'::jsonb,
  ip inet,
  user_agent text CHECK (length(user_agent) <= 300)
);
CREATE UNIQUE INDEX inquiries_tracking_code_key ON inquiries (tracking_code);
CREATE INDEX inquiries_lead_idx ON inquiries (lead_id, received_at DESC);
CREATE INDEX inquiries_phone_idx ON inquiries (phone, received_at DESC) WHERE phone IS NOT NULL;
CREATE INDEX inquiries_received_idx ON inquiries (received_at DESC, id DESC);

-- Submissions that were refused: only time, site and reason are kept.
CREATE TABLE intake_log (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  site_id uuid REFERENCES sites (id),
  reason text NOT NULL CHECK (length(reason) <= 100)
);
CREATE INDEX intake_log_at_idx ON intake_log (at DESC);

CREATE TABLE consent_notices (
  version text NOT NULL CHECK (length(version) BETWEEN 1 AND 20),
  locale text NOT NULL CHECK (locale IN ('zh-CN', 'en')),
  title text NOT NULL,
  body text NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (version, locale)
);

CREATE TABLE consents (
  id uuid PRIMARY KEY,
  inquiry_id uuid NOT NULL REFERENCES inquiries (id),
  contact_id uuid REFERENCES contacts (id),
  purpose text NOT NULL CHECK (purpose IN ('handling', 'sharing', 'marketing')),
  granted boolean NOT NULL,
  notice_version text,
  basis text NOT NULL CHECK (basis IN ('form', 'oral', 'wechat_message', 'written', 'contract_steps')),
  note text CHECK (length(note) <= 500),
  recorded_by uuid REFERENCES users (id),
  at timestamptz NOT NULL,
  withdrawn_at timestamptz
);
CREATE INDEX consents_inquiry_idx ON consents (inquiry_id);
CREATE INDEX consents_contact_idx ON consents (contact_id, purpose);

CREATE TABLE privacy_requests (
  id uuid PRIMARY KEY,
  receipt_number text NOT NULL,
  inquiry_id uuid REFERENCES inquiries (id),
  contact_id uuid REFERENCES contacts (id),
  scope text NOT NULL CHECK (scope IN ('contact', 'sharing', 'marketing', 'erase')),
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done')),
  received_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  done_at timestamptz
);
CREATE UNIQUE INDEX privacy_requests_receipt_key ON privacy_requests (receipt_number);
CREATE INDEX privacy_requests_open_idx ON privacy_requests (received_at DESC, id DESC);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE privacy_requests;
DROP TABLE consents;
DROP TABLE consent_notices;
DROP TABLE intake_log;
DROP TABLE inquiries;`);
  }
}
