import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Visits: planned with a prospect, to a park or to them, with who goes along and what is shown. */
export class CreateVisits1795500100000 implements MigrationInterface {
  public readonly name = 'CreateVisits1795500100000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE visits (
  id uuid PRIMARY KEY,
  lead_id uuid NOT NULL REFERENCES leads (id),
  kind text NOT NULL CHECK (kind IN ('inbound', 'outbound')),
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'held', 'cancelled', 'no_show')),
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  host_id uuid NOT NULL REFERENCES users (id),
  visitor_count smallint CHECK (visitor_count BETWEEN 1 AND 500),
  visitors text CHECK (length(visitors) <= 200),
  park_id uuid REFERENCES parks (id),
  meeting_point text CHECK (length(meeting_point) <= 200),
  note text CHECK (length(note) <= 1000),
  -- What its planner was warned of and went on all the same.
  accepted text[] NOT NULL DEFAULT '{}' CHECK (accepted <@ ARRAY['overlap', 'leave', 'day_off', 'off_hours', 'site']),
  checked_in_at timestamptz,
  checked_in_by uuid REFERENCES users (id),
  result text CHECK (length(result) <= 2000),
  activity_id uuid REFERENCES activities (id),
  closed_reason text CHECK (length(closed_reason) <= 500),
  closed_at timestamptz,
  closed_by uuid REFERENCES users (id),
  created_by uuid NOT NULL REFERENCES users (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '7 days'),
  CHECK ((state = 'planned') = (closed_at IS NULL)),
  CHECK ((state = 'held') = (activity_id IS NOT NULL)),
  UNIQUE (id, starts_at, ends_at)
);
CREATE INDEX visits_lead_idx ON visits (lead_id, starts_at DESC, id DESC);
CREATE INDEX visits_start_idx ON visits (starts_at, id);

-- Who is there. The times stand here too, so that one index answers what somebody does between two instants; the key
-- keeps them those of the visit. No two of one person overlap unless knowingly: written with the people's turns taken
-- (btree_gist may be missing).
CREATE TABLE visit_people (
  visit_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id),
  part text NOT NULL CHECK (part IN ('host', 'companion')),
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (visit_id, user_id),
  FOREIGN KEY (visit_id, starts_at, ends_at) REFERENCES visits (id, starts_at, ends_at)
    ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX visit_people_user_idx ON visit_people (user_id, starts_at);
CREATE UNIQUE INDEX visit_people_host_key ON visit_people (visit_id) WHERE part = 'host';

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

-- Reminders that are still to come; a row goes with its telling.
CREATE TABLE visit_reminders (
  visit_id uuid NOT NULL REFERENCES visits (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('evening', 'before')),
  due_at timestamptz NOT NULL,
  PRIMARY KEY (visit_id, kind)
);
CREATE INDEX visit_reminders_due_idx ON visit_reminders (due_at);

-- Whether two visits at once get in each other's way there.
ALTER TABLE sites ADD COLUMN one_visit_at_once boolean NOT NULL DEFAULT false;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE sites DROP COLUMN one_visit_at_once;
DROP TABLE visit_reminders;
DROP TABLE visit_sites;
DROP TABLE visit_people;
DROP TABLE visits;`);
  }
}
