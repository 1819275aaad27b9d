import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A repeated answer has the keys of the first one in their order: `json` keeps it, `jsonb` sorts. */
export class KeepAnswersAsSent1795392009000 implements MigrationInterface {
  public readonly name = 'KeepAnswersAsSent1795392009000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE idempotency_keys ALTER COLUMN response TYPE json USING response::json',
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE idempotency_keys ALTER COLUMN response TYPE jsonb USING response::jsonb',
    );
  }
}
