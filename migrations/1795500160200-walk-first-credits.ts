import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Credits that were filled in by the first follow-up, by days of Asia/Shanghai, are gone over by the worker, which knows
 * the workspace's time zone (`CreditWalkTask`). Leads that come later need it not.
 */
export class WalkFirstCredits1795500160200 implements MigrationInterface {
  public readonly name = 'WalkFirstCredits1795500160200';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE first_credit_walks (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  -- leads up to here are done
  done_to uuid NOT NULL
);
INSERT INTO first_credit_walks (done_to) SELECT '00000000-0000-0000-0000-000000000000' WHERE EXISTS (SELECT 1 FROM leads);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE first_credit_walks');
  }
}
