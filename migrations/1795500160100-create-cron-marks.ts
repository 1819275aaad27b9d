import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The minute in which each job of the cron was last added: of several workers one adds it. */
export class CreateCronMarks1795500160100 implements MigrationInterface {
  public readonly name = 'CreateCronMarks1795500160100';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE cron_marks (
  name text PRIMARY KEY CHECK (length(name) <= 100),
  minute timestamptz NOT NULL
)`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE cron_marks');
  }
}
