import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a visit shows is parks, several where they compare, and places in them in words; a site is a page of the web. */
export class ShowParksOnVisits1795500100100 implements MigrationInterface {
  public readonly name = 'ShowParksOnVisits1795500100100';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE visit_parks (
  visit_id uuid NOT NULL,
  park_id uuid NOT NULL REFERENCES parks (id),
  shown boolean NOT NULL DEFAULT false,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (visit_id, park_id),
  FOREIGN KEY (visit_id, starts_at, ends_at) REFERENCES visits (id, starts_at, ends_at)
    ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX visit_parks_park_idx ON visit_parks (park_id, starts_at);
INSERT INTO visit_parks (visit_id, park_id, starts_at, ends_at)
  SELECT id, park_id, starts_at, ends_at FROM visits WHERE park_id IS NOT NULL;
DROP TABLE visit_sites;
ALTER TABLE visits DROP COLUMN park_id, DROP CONSTRAINT visits_accepted_check,
  ADD COLUMN places text CHECK (length(places) <= 500), ADD COLUMN shown_places text CHECK (length(shown_places) <= 500);
UPDATE visits SET accepted = array_replace(accepted, 'site', 'park');
ALTER TABLE visits ADD CONSTRAINT visits_accepted_check
  CHECK (accepted <@ ARRAY['overlap', 'leave', 'day_off', 'off_hours', 'park']);
ALTER TABLE sites DROP COLUMN one_visit_at_once;
-- Whether two visits at once get in each other's way there.
ALTER TABLE parks ADD COLUMN one_visit_at_once boolean NOT NULL DEFAULT false;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE parks DROP COLUMN one_visit_at_once;
ALTER TABLE sites ADD COLUMN one_visit_at_once boolean NOT NULL DEFAULT false;
ALTER TABLE visits DROP CONSTRAINT visits_accepted_check, DROP COLUMN places, DROP COLUMN shown_places,
  ADD COLUMN park_id uuid REFERENCES parks (id);
UPDATE visits SET accepted = array_replace(accepted, 'park', 'site'),
  park_id = (SELECT park_id FROM visit_parks p WHERE p.visit_id = visits.id ORDER BY park_id LIMIT 1);
ALTER TABLE visits ADD CONSTRAINT visits_accepted_check
  CHECK (accepted <@ ARRAY['overlap', 'leave', 'day_off', 'off_hours', 'site']);
CREATE TABLE visit_sites (
  visit_id uuid NOT NULL,
  site_id uuid NOT NULL REFERENCES sites (id),
  shown boolean NOT NULL DEFAULT false,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (visit_id, site_id),
  FOREIGN KEY (visit_id, starts_at, ends_at) REFERENCES visits (id, starts_at, ends_at)
    ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX visit_sites_site_idx ON visit_sites (site_id, starts_at);
DROP TABLE visit_parks;`);
  }
}
