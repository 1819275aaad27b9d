import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The credits that a team shares are listed. */
export class FindCreditsByTeam1795500165400 implements MigrationInterface {
  public readonly name = 'FindCreditsByTeam1795500165400';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX credit_shares_team_idx ON credit_shares (team_id);
CREATE INDEX credit_disputes_team_idx ON credit_disputes (team_id);
CREATE INDEX first_credits_recorded_idx ON first_credits (recorded_at, lead_id);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'DROP INDEX credit_shares_team_idx, credit_disputes_team_idx, first_credits_recorded_idx',
    );
  }
}
