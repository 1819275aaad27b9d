import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A lead that its owner can't answer in time, because they are on leave, goes to a colleague. */
export class CoverForOwnersAway1795500165300 implements MigrationInterface {
  public readonly name = 'CoverForOwnersAway1795500165300';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE lead_assignments DROP CONSTRAINT lead_assignments_reason_check;
ALTER TABLE lead_assignments ADD CONSTRAINT lead_assignments_reason_check CHECK (reason IN ('rule', 'entered',
  'claimed', 'assigned', 'merged', 'imported', 'escalated', 'handover', 'transferred', 'returned', 'owner_away')) NOT VALID;
ALTER TABLE lead_assignments VALIDATE CONSTRAINT lead_assignments_reason_check;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`UPDATE lead_assignments SET reason = 'escalated' WHERE reason = 'owner_away';
ALTER TABLE lead_assignments DROP CONSTRAINT lead_assignments_reason_check;
ALTER TABLE lead_assignments ADD CONSTRAINT lead_assignments_reason_check CHECK (reason IN ('rule', 'entered',
  'claimed', 'assigned', 'merged', 'imported', 'escalated', 'handover', 'transferred', 'returned')) NOT VALID;
ALTER TABLE lead_assignments VALIDATE CONSTRAINT lead_assignments_reason_check;`);
  }
}
