import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people have set themselves, or were given, to do by a day or a time. */
export class CreateTasks1795500110000 implements MigrationInterface {
  public readonly name = 'CreateTasks1795500110000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE tasks (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  note text CHECK (length(note) BETWEEN 1 AND 2000),
  -- The local day; with a time of day, due_at is the instant. The deadline is due_at, else the end of the day.
  due_on date NOT NULL,
  due_at timestamptz,
  deadline timestamptz NOT NULL,
  -- When the assignee is reminded, and the reminder that was told last: each time is told once, whatever the clock does.
  remind_at timestamptz,
  reminded_for timestamptz,
  lead_id uuid REFERENCES leads (id),
  deal_id uuid REFERENCES deals (id),
  assignee_id uuid NOT NULL REFERENCES users (id),
  created_by uuid NOT NULL REFERENCES users (id),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  done_at timestamptz,
  done_by uuid REFERENCES users (id),
  version integer NOT NULL DEFAULT 1,
  CHECK (lead_id IS NULL OR deal_id IS NULL),
  CHECK (due_at IS NULL OR due_at = deadline)
);
CREATE INDEX tasks_open_idx ON tasks (assignee_id, deadline, id) WHERE done_at IS NULL;
CREATE INDEX tasks_done_idx ON tasks (assignee_id, done_at DESC, id DESC) WHERE done_at IS NOT NULL;
CREATE INDEX tasks_day_idx ON tasks (assignee_id, due_on);
CREATE INDEX tasks_given_idx ON tasks (created_by, deadline, id);
CREATE INDEX tasks_lead_idx ON tasks (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX tasks_deal_idx ON tasks (deal_id) WHERE deal_id IS NOT NULL;
CREATE INDEX tasks_remind_idx ON tasks (remind_at) WHERE done_at IS NULL AND remind_at IS DISTINCT FROM reminded_for;
-- The calendar asks for the next steps of a person's deals by their day.
CREATE INDEX deals_owner_step_idx ON deals (owner_id, next_step_due) WHERE next_step_due IS NOT NULL;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX deals_owner_step_idx;
DROP TABLE tasks;`);
  }
}
