import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of one park in the order of the clock: without it the whole queue is walked for the few leads of a small park. */
export class ListLeadsByPark1795500170000 implements MigrationInterface {
  public readonly name = 'ListLeadsByPark1795500170000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'CREATE INDEX leads_park_clock_idx ON leads (park_id, clock_rank, clock_at, score DESC, id) WHERE park_id IS NOT NULL',
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX leads_park_clock_idx');
  }
}
