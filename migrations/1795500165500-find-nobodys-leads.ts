import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leads that wait without a team are part of every manager's scope: each part of it has its index. */
export class FindNobodysLeads1795500165500 implements MigrationInterface {
  public readonly name = 'FindNobodysLeads1795500165500';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX leads_nobodys_idx ON leads (park_id)
  WHERE team_id IS NULL AND owner_id IS NULL AND waiting_reason <> 'imported';`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX leads_nobodys_idx');
  }
}
