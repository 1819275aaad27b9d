import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the designer needs: form drafts and versions, channels, daily counters, allowed origins. */
export class CreateFormVersions1795392001000 implements MigrationInterface {
  public readonly name = 'CreateFormVersions1795392001000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE sites
  ADD COLUMN allowed_origins text[] NOT NULL DEFAULT '{}' CHECK (cardinality(allowed_origins) <= 20),
  ADD COLUMN prefill_generation integer NOT NULL DEFAULT 1 CHECK (prefill_generation >= 1);

-- The published version in force when it was taken; 0 is the form a site has before anything was published.
ALTER TABLE inquiries ADD COLUMN form_version integer CHECK (form_version >= 0);

CREATE TABLE form_drafts (
  site_id uuid PRIMARY KEY REFERENCES sites (id),
  definition jsonb NOT NULL,
  updated_at timestamptz NOT NULL,
  updated_by uuid NOT NULL REFERENCES users (id),
  version integer NOT NULL DEFAULT 1
);

-- The highest number of a site is in force; going back publishes an old definition under a new number.
CREATE TABLE form_versions (
  site_id uuid NOT NULL REFERENCES sites (id),
  number integer NOT NULL CHECK (number >= 1),
  definition jsonb NOT NULL,
  note text CHECK (length(note) <= 200),
  restored_from integer,
  published_at timestamptz NOT NULL,
  published_by uuid NOT NULL REFERENCES users (id),
  PRIMARY KEY (site_id, number)
);
CREATE FUNCTION refuse_form_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'form_versions are immutable' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER form_versions_immutable BEFORE UPDATE ON form_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_form_version_change();

-- Where a site's link was put: a booth, an account, a business card. The code is the link's parameter.
CREATE TABLE site_channels (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES sites (id),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
  code text NOT NULL CHECK (code ~ '^[a-z0-9]{6}$'),
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX site_channels_code_key ON site_channels (code);
CREATE UNIQUE INDEX site_channels_name_key ON site_channels (site_id, lower(name));

-- Views, starts and submissions by site, day, article and channel: numbers alone, nothing about anybody.
-- seconds: how many submissions took that long, one number per bucket (statistics.policy.ts).
CREATE TABLE form_counts (
  site_id uuid NOT NULL REFERENCES sites (id),
  day date NOT NULL,
  article text NOT NULL CHECK (length(article) <= 300),
  channel text NOT NULL CHECK (length(channel) <= 100),
  views integer NOT NULL DEFAULT 0,
  starts integer NOT NULL DEFAULT 0,
  submits integer NOT NULL DEFAULT 0,
  seconds integer[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (site_id, day, article, channel)
);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE form_counts;
DROP TABLE site_channels;
DROP TABLE form_versions;
DROP FUNCTION refuse_form_version_change();
DROP TABLE form_drafts;
ALTER TABLE inquiries DROP COLUMN form_version;
ALTER TABLE sites DROP COLUMN prefill_generation, DROP COLUMN allowed_origins;`);
  }
}
