import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One act on many leads: each lead is a row with its own result, so that a job goes on after a kill where it stood. */
export class CreateBulkJobs1795500061000 implements MigrationInterface {
  public readonly name = 'CreateBulkJobs1795500061000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE bulk_jobs (
  id uuid PRIMARY KEY,
  action text NOT NULL CHECK (action IN ('assign', 'release', 'snooze', 'tag', 'disqualify')),
  params jsonb NOT NULL,
  status text NOT NULL CHECK (status IN ('working', 'done', 'undoing', 'undone')),
  requested_by uuid NOT NULL REFERENCES users (id),
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  undo_until timestamptz
);
CREATE INDEX bulk_jobs_user_idx ON bulk_jobs (requested_by, created_at DESC);
CREATE INDEX bulk_jobs_created_idx ON bulk_jobs (created_at);

CREATE TABLE bulk_rows (
  bulk_id uuid NOT NULL REFERENCES bulk_jobs (id) ON DELETE CASCADE,
  position integer NOT NULL,
  lead_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'failed', 'undone', 'kept')),
  -- Why it failed, or was not taken back: a code of an error and what its text needs.
  code text CHECK (length(code) <= 50),
  facts jsonb NOT NULL DEFAULT '{}'::jsonb,
  -- What an undo restores, and by what it knows that nobody has touched the lead since.
  before jsonb,
  PRIMARY KEY (bulk_id, position)
);
CREATE INDEX bulk_rows_state_idx ON bulk_rows (bulk_id, state, position);
CREATE INDEX bulk_rows_lead_idx ON bulk_rows (lead_id);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE bulk_rows; DROP TABLE bulk_jobs;');
  }
}
