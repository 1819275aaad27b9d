import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a lead that waits for a shift is looked at again. */
export class CreateWaitingTimers1795500140300 implements MigrationInterface {
  public readonly name = 'CreateWaitingTimers1795500140300';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE waiting_timers (
  lead_id uuid PRIMARY KEY REFERENCES leads (id) ON DELETE CASCADE,
  due_at timestamptz NOT NULL
);
CREATE INDEX waiting_timers_due_idx ON waiting_timers (due_at, lead_id);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE waiting_timers');
  }
}
