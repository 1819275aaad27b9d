import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In-app notices, outgoing mail and export jobs. */
export class CreateNotificationsAndExports1795305608000 implements MigrationInterface {
  public readonly name = 'CreateNotificationsAndExports1795305608000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE notifications (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  kind text NOT NULL CHECK (length(kind) <= 50),
  dedupe_key text NOT NULL CHECK (length(dedupe_key) <= 200),
  lead_id uuid REFERENCES leads (id),
  deal_id uuid REFERENCES deals (id),
  export_id uuid,
  data jsonb NOT NULL DEFAULT '{}'::jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  read_at timestamptz
);
CREATE UNIQUE INDEX notifications_dedupe_key ON notifications (user_id, dedupe_key);
CREATE INDEX notifications_user_idx ON notifications (user_id, created_at DESC, id DESC);
CREATE INDEX notifications_unread_idx ON notifications (user_id) WHERE read_at IS NULL;

CREATE TABLE mails (
  id uuid PRIMARY KEY,
  dedupe_key text NOT NULL CHECK (length(dedupe_key) <= 200),
  user_id uuid REFERENCES users (id),
  to_address text NOT NULL CHECK (length(to_address) <= 254),
  template text NOT NULL CHECK (length(template) <= 50),
  locale text NOT NULL,
  data jsonb NOT NULL DEFAULT '{}'::jsonb,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'written', 'failed')),
  message_id text NOT NULL,
  file_name text,
  attempts integer NOT NULL DEFAULT 0,
  error text CHECK (length(error) <= 500),
  created_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz
);
CREATE UNIQUE INDEX mails_dedupe_key ON mails (dedupe_key);
CREATE INDEX mails_created_idx ON mails (created_at DESC, id DESC);

CREATE TABLE exports (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (length(kind) <= 50),
  format text NOT NULL CHECK (format IN ('xlsx', 'csv')),
  filter jsonb NOT NULL DEFAULT '{}'::jsonb,
  locale text NOT NULL,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'done', 'failed')),
  progress numeric(4,3) NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1),
  rows integer NOT NULL DEFAULT 0,
  requested_by uuid NOT NULL REFERENCES users (id),
  file_name text,
  file_size bigint,
  error_code text,
  expires_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE INDEX exports_user_idx ON exports (requested_by, created_at DESC, id DESC);
CREATE INDEX exports_expiry_idx ON exports (expires_at) WHERE status = 'done';`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE exports;
DROP TABLE mails;
DROP TABLE notifications;`);
  }
}
