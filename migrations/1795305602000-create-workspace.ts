import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parks, sites, industries, regions and the working calendar. */
export class CreateWorkspace1795305602000 implements MigrationInterface {
  public readonly name = 'CreateWorkspace1795305602000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE regions (
  code text PRIMARY KEY,
  name text NOT NULL,
  level smallint NOT NULL CHECK (level BETWEEN 1 AND 3),
  parent_code text REFERENCES regions (code)
);
CREATE INDEX regions_parent_idx ON regions (parent_code);

CREATE TABLE industries (
  code text PRIMARY KEY,
  name text NOT NULL,
  level smallint NOT NULL CHECK (level BETWEEN 1 AND 4),
  parent_code text REFERENCES industries (code),
  section text NOT NULL
);
CREATE INDEX industries_parent_idx ON industries (parent_code);

CREATE TABLE parks (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  region_code text REFERENCES regions (code),
  active boolean NOT NULL DEFAULT true,
  position integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX parks_name_key ON parks (name);

CREATE TABLE team_parks (
  team_id uuid NOT NULL REFERENCES teams (id),
  park_id uuid NOT NULL REFERENCES parks (id),
  PRIMARY KEY (team_id, park_id)
);

CREATE TABLE sites (
  id uuid PRIMARY KEY,
  key text NOT NULL CHECK (key ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  park_id uuid REFERENCES parks (id),
  active boolean NOT NULL DEFAULT true,
  heading text CHECK (length(heading) <= 60),
  hotline text CHECK (length(hotline) <= 30),
  contact_required boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX sites_key_key ON sites (key);

-- Days that differ from the weekly pattern: statutory holidays and make-up working days.
CREATE TABLE calendar_days (
  day date PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('holiday', 'workday')),
  name text NOT NULL CHECK (length(name) <= 50)
);
-- Years whose official notice has been entered; a year that is missing reads as plain weeks and warns.
CREATE TABLE calendar_years (
  year integer PRIMARY KEY CHECK (year BETWEEN 2000 AND 2100),
  loaded_at timestamptz NOT NULL DEFAULT now()
);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE calendar_years;
DROP TABLE calendar_days;
DROP TABLE sites;
DROP TABLE team_parks;
DROP TABLE parks;
DROP TABLE industries;
DROP TABLE regions;`);
  }
}
