import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Saved views of the queue, and who is looking at a lead right now. */
export class CreateLeadViewsAndPresence1795500062000 implements MigrationInterface {
  public readonly name = 'CreateLeadViewsAndPresence1795500062000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE lead_views (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL REFERENCES users (id),
  team_id uuid REFERENCES teams (id),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 30),
  settings jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX lead_views_name_key ON lead_views (owner_id, lower(name));
CREATE INDEX lead_views_team_idx ON lead_views (team_id) WHERE team_id IS NOT NULL;

-- Of the moment: not worth the log, and gone after a crash.
CREATE UNLOGGED TABLE lead_presences (
  lead_id uuid NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users (id),
  seen_at timestamptz NOT NULL,
  editing boolean NOT NULL DEFAULT false,
  PRIMARY KEY (lead_id, user_id)
);
CREATE INDEX lead_presences_seen_idx ON lead_presences (seen_at);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE lead_presences; DROP TABLE lead_views;');
  }
}
