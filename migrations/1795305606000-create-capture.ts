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
CREATE INDEX inquiries_wechat_idx ON inquiries (wechat, received_at DESC) WHERE phone IS NULL AND wechat IS NOT NULL;
CREATE INDEX inquiries_received_idx ON inquiries (received_at DESC, id DESC);
CREATE INDEX inquiries_status_idx ON inquiries (status, received_at DESC, id DESC) WHERE status <> 'accepted';

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

-- The first step of a submission in one round trip. Submissions of one person take turns (the lock is held to the
-- end of the transaction), so that the same body twice at once is one inquiry. Each statement here sees what was
-- committed before it. state: 'known' with the first answer (same key and body, or the same body within 24 hours),
-- 'mismatch' (the key belongs to another body), or 'new' with the person: added when p_add, else only looked up.
CREATE FUNCTION begin_inquiry(
  p_scope text, p_key text, p_dedupe boolean, p_body_hash bytea, p_answer jsonb, p_quarantined boolean, p_add boolean,
  p_now timestamptz, p_contact_id uuid, p_company_id uuid, p_phone text, p_wechat text,
  p_name text, p_email text, p_company text, p_company_key text, p_uscc text,
  OUT state text, OUT answer jsonb, OUT contact_id uuid, OUT company_id uuid, OUT added boolean
) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('inquiry:' || coalesce(p_phone, p_wechat), 0));
  IF p_key IS NOT NULL THEN
    INSERT INTO idempotency_keys (scope, key, body_hash, status, response)
      VALUES (p_scope, p_key, p_body_hash, 201, p_answer) ON CONFLICT (scope, key) DO NOTHING;
    IF NOT FOUND THEN
      SELECT CASE WHEN k.body_hash = p_body_hash THEN 'known' ELSE 'mismatch' END, k.response INTO state, answer
        FROM idempotency_keys k WHERE k.scope = p_scope AND k.key = p_key;
      RETURN;
    END IF;
  END IF;
  IF p_dedupe THEN
    IF p_phone IS NOT NULL THEN
      SELECT jsonb_build_object('id', i.id, 'code', i.tracking_code, 'at', i.received_at) INTO answer FROM inquiries i
        WHERE i.phone = p_phone AND i.received_at > p_now - interval '24 hours' AND i.body_hash = p_body_hash
          AND (i.status = 'accepted' OR (i.status = 'quarantined' AND p_quarantined))
        ORDER BY i.received_at DESC LIMIT 1;
    ELSE
      SELECT jsonb_build_object('id', i.id, 'code', i.tracking_code, 'at', i.received_at) INTO answer FROM inquiries i
        WHERE i.phone IS NULL AND i.wechat = p_wechat AND i.received_at > p_now - interval '24 hours'
          AND i.body_hash = p_body_hash AND (i.status = 'accepted' OR (i.status = 'quarantined' AND p_quarantined))
        ORDER BY i.received_at DESC LIMIT 1;
    END IF;
    IF answer IS NOT NULL THEN
      state := 'known';
      IF p_key IS NOT NULL THEN
        UPDATE idempotency_keys k SET response = answer WHERE k.scope = p_scope AND k.key = p_key;
      END IF;
      RETURN;
    END IF;
  END IF;
  state := 'new';
  IF p_quarantined THEN
    RETURN;
  ELSIF p_add THEN
    SELECT f.contact_id, f.company_id, f.added INTO contact_id, company_id, added
      FROM find_or_add_contact(p_contact_id, p_company_id, p_phone, p_wechat, p_name, p_email, p_company,
        p_company_key, p_uscc) f;
    -- Who asks to be called again has consented again: an earlier "do not contact" ends.
    IF NOT added THEN
      UPDATE contacts c SET do_not_contact = false, updated_at = p_now, version = c.version + 1
        WHERE c.id = begin_inquiry.contact_id AND c.do_not_contact;
      IF FOUND THEN
        UPDATE leads l SET do_not_contact = false, updated_at = p_now, version = l.version + 1
          WHERE l.contact_id = begin_inquiry.contact_id AND l.do_not_contact;
      END IF;
    END IF;
  ELSE
    SELECT k.contact_id INTO contact_id FROM contact_keys k
      WHERE (k.kind, k.value) = (CASE WHEN p_phone IS NULL THEN 'wechat' ELSE 'phone' END, coalesce(p_phone, p_wechat));
  END IF;
END $$;

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
    await queryRunner.query(`DROP FUNCTION begin_inquiry(text, text, boolean, bytea, jsonb, boolean, boolean, timestamptz, uuid, uuid, text, text,
  text, text, text, text, text);
DROP TABLE privacy_requests;
DROP TABLE consents;
DROP TABLE consent_notices;
DROP TABLE intake_log;
DROP TABLE inquiries;`);
  }
}
