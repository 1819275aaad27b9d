import type { MigrationInterface, QueryRunner } from 'typeorm';

const WAITING = (reasons: string): string => `ALTER TABLE leads DROP CONSTRAINT leads_waiting_reason_check;
ALTER TABLE leads ADD CONSTRAINT leads_waiting_reason_check CHECK (waiting_reason IN (${reasons})) NOT VALID;
ALTER TABLE leads VALIDATE CONSTRAINT leads_waiting_reason_check;`;

/** When people are on leave: then they get no leads, and their own clocks stand still. */
export class CreateAgentLeaves1795500030000 implements MigrationInterface {
  public readonly name = 'CreateAgentLeaves1795500030000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`-- No two of one person overlap: written with the person's row locked (btree_gist may be missing).
CREATE TABLE agent_leaves (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  note text CHECK (length(note) <= 200),
  created_by uuid NOT NULL REFERENCES users (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CHECK (ends_at > starts_at)
);
CREATE INDEX agent_leaves_user_idx ON agent_leaves (user_id, ends_at);
CREATE INDEX agent_leaves_start_idx ON agent_leaves (starts_at, id);
${WAITING("'no_rule', 'no_members', 'all_full', 'off_shift', 'on_leave', 'rule_failed', 'imported'")}`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`UPDATE leads SET waiting_reason = 'no_members' WHERE waiting_reason = 'on_leave';
${WAITING("'no_rule', 'no_members', 'all_full', 'off_shift', 'rule_failed', 'imported'")}
DROP TABLE agent_leaves;`);
  }
}
