import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Import jobs with their checkpoint, faulty rows, what each row became, and remembered mappings. */
export class CreateImports1795392003000 implements MigrationInterface {
  public readonly name = 'CreateImports1795392003000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE imports (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (length(kind) <= 50),
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'reading', 'ready', 'checking', 'checked',
    'importing', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
  dry_run boolean NOT NULL,
  duplicates text NOT NULL CHECK (duplicates IN ('skip', 'fill', 'update', 'merge')),
  options jsonb NOT NULL DEFAULT '{}'::jsonb,
  -- On what lawful ground the list may be used (domain.md 5.3); nothing is written without it.
  source_kind text CHECK (length(source_kind) <= 50),
  source_note text CHECK (length(source_note) <= 500),
  -- What the person calls the file, to be shown; storage uses random names.
  file_name text NOT NULL CHECK (length(file_name) <= 200),
  file_size bigint NOT NULL,
  upload_name text,
  rows_name text,
  format text,
  encoding text,
  delimiter text,
  header_row integer,
  columns jsonb NOT NULL DEFAULT '[]'::jsonb,
  mapping jsonb NOT NULL DEFAULT '[]'::jsonb,
  signature bytea,
  rows_total integer NOT NULL DEFAULT 0,
  -- Where the data begins in the rows file, and the checkpoint: it moves in the transaction of each batch.
  data_position bigint NOT NULL DEFAULT 0,
  position bigint NOT NULL DEFAULT 0,
  rows_done integer NOT NULL DEFAULT 0,
  importable integer NOT NULL DEFAULT 0,
  duplicate integer NOT NULL DEFAULT 0,
  faulty integer NOT NULL DEFAULT 0,
  created integer NOT NULL DEFAULT 0,
  updated integer NOT NULL DEFAULT 0,
  assigned integer NOT NULL DEFAULT 0,
  undone integer NOT NULL DEFAULT 0,
  kept integer NOT NULL DEFAULT 0,
  cancel_requested boolean NOT NULL DEFAULT false,
  error_code text,
  error_place text CHECK (length(error_place) <= 200),
  locale text NOT NULL,
  requested_by uuid NOT NULL REFERENCES users (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  -- After this its file, faulty rows and undo data are deleted.
  expires_at timestamptz NOT NULL
);
CREATE INDEX imports_created_idx ON imports (created_at DESC, id DESC);
CREATE INDEX imports_user_idx ON imports (requested_by, created_at DESC, id DESC);
CREATE INDEX imports_expiry_idx ON imports (expires_at) WHERE rows_name IS NOT NULL OR upload_name IS NOT NULL;

CREATE TABLE import_faults (
  import_id uuid NOT NULL REFERENCES imports (id),
  row_number integer NOT NULL,
  code text NOT NULL CHECK (length(code) <= 60),
  field text CHECK (length(field) <= 60),
  cells jsonb NOT NULL,
  PRIMARY KEY (import_id, row_number)
);

-- What a row became; mark tells later whether anybody touched it since, before is what an update replaced.
CREATE TABLE import_items (
  import_id uuid NOT NULL REFERENCES imports (id),
  row_number integer NOT NULL,
  action text NOT NULL CHECK (action IN ('created', 'updated')),
  object_id uuid NOT NULL,
  mark text NOT NULL CHECK (length(mark) <= 100),
  before jsonb,
  undo text CHECK (undo IN ('undone', 'kept')),
  PRIMARY KEY (import_id, row_number)
);

-- Keys seen in a file while it is checked, as hashes; gone when the check ends.
CREATE TABLE import_keys (
  import_id uuid NOT NULL REFERENCES imports (id),
  key bigint NOT NULL,
  PRIMARY KEY (import_id, key)
);

CREATE TABLE import_mappings (
  user_id uuid NOT NULL REFERENCES users (id),
  kind text NOT NULL CHECK (length(kind) <= 50),
  signature bytea NOT NULL,
  mapping jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, kind, signature)
);

ALTER TABLE inquiries DROP CONSTRAINT inquiries_channel_check;
ALTER TABLE inquiries ADD CONSTRAINT inquiries_channel_check CHECK (channel IN ('form', 'api', 'phone', 'wechat',
  'walk_in', 'referral', 'exhibition', 'web', 'email', 'import')) NOT VALID;
ALTER TABLE inquiries VALIDATE CONSTRAINT inquiries_channel_check;
ALTER TABLE consents DROP CONSTRAINT consents_basis_check;
ALTER TABLE consents ADD CONSTRAINT consents_basis_check CHECK (basis IN ('form', 'oral', 'wechat_message', 'written',
  'contract_steps', 'import')) NOT VALID;
ALTER TABLE consents VALIDATE CONSTRAINT consents_basis_check;
ALTER TABLE leads DROP CONSTRAINT leads_waiting_reason_check;
ALTER TABLE leads ADD CONSTRAINT leads_waiting_reason_check CHECK (waiting_reason IN ('no_rule', 'no_members',
  'all_full', 'off_shift', 'rule_failed', 'imported')) NOT VALID;
ALTER TABLE leads VALIDATE CONSTRAINT leads_waiting_reason_check;
-- Those that wait for the rules; a million imported ones must not stand in their way.
CREATE INDEX leads_routable_idx ON leads (created_at, id)
  WHERE waiting_reason IS NOT NULL AND waiting_reason <> 'imported';
ALTER TABLE lead_assignments DROP CONSTRAINT lead_assignments_reason_check;
ALTER TABLE lead_assignments ADD CONSTRAINT lead_assignments_reason_check CHECK (reason IN ('rule', 'entered',
  'claimed', 'assigned', 'merged', 'imported')) NOT VALID;
ALTER TABLE lead_assignments VALIDATE CONSTRAINT lead_assignments_reason_check;`);
  }

  /** Imported records stay; what says so becomes the nearest thing that the older code knows. */
  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`UPDATE lead_assignments SET reason = 'assigned' WHERE reason = 'imported';
ALTER TABLE lead_assignments DROP CONSTRAINT lead_assignments_reason_check;
ALTER TABLE lead_assignments ADD CONSTRAINT lead_assignments_reason_check
  CHECK (reason IN ('rule', 'entered', 'claimed', 'assigned', 'merged'));
DROP INDEX leads_routable_idx;
UPDATE leads SET waiting_reason = 'no_rule' WHERE waiting_reason = 'imported';
ALTER TABLE leads DROP CONSTRAINT leads_waiting_reason_check;
ALTER TABLE leads ADD CONSTRAINT leads_waiting_reason_check
  CHECK (waiting_reason IN ('no_rule', 'no_members', 'all_full', 'off_shift', 'rule_failed'));
UPDATE consents SET basis = 'written' WHERE basis = 'import';
ALTER TABLE consents DROP CONSTRAINT consents_basis_check;
ALTER TABLE consents ADD CONSTRAINT consents_basis_check
  CHECK (basis IN ('form', 'oral', 'wechat_message', 'written', 'contract_steps'));
UPDATE inquiries SET channel = 'web' WHERE channel = 'import';
ALTER TABLE inquiries DROP CONSTRAINT inquiries_channel_check;
ALTER TABLE inquiries ADD CONSTRAINT inquiries_channel_check
  CHECK (channel IN ('form', 'api', 'phone', 'wechat', 'walk_in', 'referral', 'exhibition', 'web', 'email'));
DROP TABLE import_mappings;
DROP TABLE import_keys;
DROP TABLE import_items;
DROP TABLE import_faults;
DROP TABLE imports;`);
  }
}
