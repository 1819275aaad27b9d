import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Dry runs of rules on past leads: what was asked for, how far it is, what came out. */
export class CreateDryRuns1795500030002 implements MigrationInterface {
  public readonly name = 'CreateDryRuns1795500030002';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE routing_dry_runs (
  id uuid PRIMARY KEY,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'done', 'failed')),
  progress real NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1),
  days integer NOT NULL CHECK (days BETWEEN 1 AND 90),
  -- The rules as they stood when it was asked for, and which draft they were; null for the published ones.
  rules jsonb NOT NULL,
  draft_version integer,
  -- Ids and counts, nothing of the prospects.
  result jsonb,
  requested_by uuid NOT NULL REFERENCES users (id),
  requested_at timestamptz NOT NULL,
  finished_at timestamptz
);
CREATE INDEX routing_dry_runs_at_idx ON routing_dry_runs (requested_at);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE routing_dry_runs;');
  }
}
