import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Visits that end with their lead or deal say so; those that were still planned on closed ones end now. */
export class SayWhyVisitsEnded1795500161000 implements MigrationInterface {
  public readonly name = 'SayWhyVisitsEnded1795500161000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE visits
  ADD COLUMN closed_cause text CHECK (closed_cause IN ('lead_closed', 'deal_closed', 'erased')),
  ADD CHECK (closed_cause IS NULL OR state = 'cancelled');
WITH ended AS (
  UPDATE visits v SET state = 'cancelled', closed_at = now(), updated_at = now(), version = v.version + 1,
    closed_cause = CASE WHEN l.status = 'disqualified' THEN 'lead_closed' ELSE 'deal_closed' END
  FROM leads l LEFT JOIN deals d ON d.lead_id = l.id
  WHERE l.id = v.lead_id AND v.state = 'planned' AND v.checked_in_at IS NULL
    AND (l.status = 'disqualified' OR d.status IN ('lost', 'transferred'))
  RETURNING v.id)
DELETE FROM visit_reminders r USING ended e WHERE r.visit_id = e.id;`);
  }

  /** What has ended stays so: their people were told, or knew. */
  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE visits DROP COLUMN closed_cause');
  }
}
