import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Claiming is one more act on many leads. */
export class ClaimManyLeads1795500130200 implements MigrationInterface {
  public readonly name = 'ClaimManyLeads1795500130200';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE bulk_jobs DROP CONSTRAINT bulk_jobs_action_check,
  ADD CONSTRAINT bulk_jobs_action_check CHECK (action IN ('claim', 'assign', 'release', 'snooze', 'tag', 'disqualify'));`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DELETE FROM bulk_jobs WHERE action = 'claim';
ALTER TABLE bulk_jobs DROP CONSTRAINT bulk_jobs_action_check,
  ADD CONSTRAINT bulk_jobs_action_check CHECK (action IN ('assign', 'release', 'snooze', 'tag', 'disqualify'));`);
  }
}
