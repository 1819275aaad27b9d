import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By what companies are recognised when their names differ, several phones a person, and merges that can be undone. */
export class AddCompanyIdentity1795392000000 implements MigrationInterface {
  public readonly name = 'AddCompanyIdentity1795392000000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`-- identity_version 0: not worked out yet; the sweep of libs/contacts fills such rows.
ALTER TABLE companies
  ADD COLUMN core_key text NOT NULL DEFAULT '' CHECK (length(core_key) <= 200),
  ADD COLUMN pinyin text NOT NULL DEFAULT '' CHECK (length(pinyin) <= 2000),
  ADD COLUMN initials text NOT NULL DEFAULT '' CHECK (length(initials) <= 400),
  ADD COLUMN match_terms text[] NOT NULL DEFAULT '{}',
  ADD COLUMN identity_version smallint NOT NULL DEFAULT 0;
-- The pattern classes compare bytes, so that a prefix is a range whatever the collation.
CREATE INDEX companies_core_idx ON companies (core_key text_pattern_ops) WHERE core_key <> '';
CREATE INDEX companies_pinyin_idx ON companies (pinyin text_pattern_ops) WHERE pinyin <> '';
CREATE INDEX companies_match_idx ON companies USING gin (match_terms);
CREATE INDEX companies_unidentified_idx ON companies (id) WHERE identity_version = 0;
CREATE INDEX contacts_email_domain_idx ON contacts ((lower(split_part(email, '@', 2)))) WHERE email IS NOT NULL;

-- A phone is named by its id in addresses and logs, never by its digits.
ALTER TABLE contact_keys ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();

CREATE INDEX leads_merged_into_idx ON leads (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX deals_company_idx ON deals (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX deals_contact_idx ON deals (contact_id) WHERE contact_id IS NOT NULL;

-- One row a merge. snapshot holds both sides as they were and the ids of all that moved; it is emptied when the
-- time to undo has passed, because it holds what a person may ask to be forgotten.
CREATE TABLE lead_merges (
  id uuid PRIMARY KEY,
  from_id uuid NOT NULL REFERENCES leads (id),
  into_id uuid NOT NULL REFERENCES leads (id),
  merged_at timestamptz NOT NULL,
  merged_by uuid REFERENCES users (id),
  undo_until timestamptz NOT NULL,
  snapshot jsonb,
  undone_at timestamptz,
  undone_by uuid REFERENCES users (id),
  CHECK (from_id <> into_id)
);
CREATE UNIQUE INDEX lead_merges_from_key ON lead_merges (from_id) WHERE undone_at IS NULL;
CREATE INDEX lead_merges_into_idx ON lead_merges (into_id, merged_at DESC);
CREATE INDEX lead_merges_snapshot_idx ON lead_merges (undo_until) WHERE snapshot IS NOT NULL;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE lead_merges;
DROP INDEX deals_contact_idx;
DROP INDEX deals_company_idx;
DROP INDEX leads_merged_into_idx;
ALTER TABLE contact_keys DROP COLUMN id;
DROP INDEX contacts_email_domain_idx;
DROP INDEX companies_unidentified_idx;
DROP INDEX companies_match_idx;
DROP INDEX companies_pinyin_idx;
DROP INDEX companies_core_idx;
ALTER TABLE companies
  DROP COLUMN identity_version,
  DROP COLUMN match_terms,
  DROP COLUMN initials,
  DROP COLUMN pinyin,
  DROP COLUMN core_key;`);
  }
}
