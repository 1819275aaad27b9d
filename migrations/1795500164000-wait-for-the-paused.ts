import type { MigrationInterface, QueryRunner } from 'typeorm';

const WAITING = (reasons: string): string => `ALTER TABLE leads DROP CONSTRAINT leads_waiting_reason_check;
ALTER TABLE leads ADD CONSTRAINT leads_waiting_reason_check CHECK (waiting_reason IN (${reasons})) NOT VALID;
ALTER TABLE leads VALIDATE CONSTRAINT leads_waiting_reason_check;`;

/** A lead whose team has members that have all paused says so; "no members" sent people to the wrong screen. */
export class WaitForThePaused1795500164000 implements MigrationInterface {
  public readonly name = 'WaitForThePaused1795500164000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      WAITING(
        "'no_rule', 'no_members', 'all_full', 'off_shift', 'on_leave', 'paused', 'rule_failed', 'imported'",
      ),
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`UPDATE leads SET waiting_reason = 'no_members' WHERE waiting_reason = 'paused';
${WAITING("'no_rule', 'no_members', 'all_full', 'off_shift', 'on_leave', 'rule_failed', 'imported'")}`);
  }
}
