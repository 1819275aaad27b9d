import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a lead can come to an owner besides: by the escalation ladder, a handover, a transfer between teams, a return. */
export class WidenAssignmentReasons1795500050000 implements MigrationInterface {
  public readonly name = 'WidenAssignmentReasons1795500050000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE lead_assignments DROP CONSTRAINT lead_assignments_reason_check;
ALTER TABLE lead_assignments ADD CONSTRAINT lead_assignments_reason_check CHECK (reason IN ('rule', 'entered',
  'claimed', 'assigned', 'merged', 'imported', 'escalated', 'handover', 'transferred', 'returned')) NOT VALID;
ALTER TABLE lead_assignments VALIDATE CONSTRAINT lead_assignments_reason_check;`);
  }

  /** To the older code each of them is a lead that somebody gave. */
  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`UPDATE lead_assignments SET reason = 'assigned'
  WHERE reason IN ('escalated', 'handover', 'transferred', 'returned');
ALTER TABLE lead_assignments DROP CONSTRAINT lead_assignments_reason_check;
ALTER TABLE lead_assignments ADD CONSTRAINT lead_assignments_reason_check
  CHECK (reason IN ('rule', 'entered', 'claimed', 'assigned', 'merged', 'imported'));`);
  }
}
