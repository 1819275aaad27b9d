import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The secret link under which a person's calendar program reads their days. */
export class CreateCalendarFeeds1795500110100 implements MigrationInterface {
  public readonly name = 'CreateCalendarFeeds1795500110100';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE calendar_feeds (
  user_id uuid PRIMARY KEY REFERENCES users (id),
  -- SHA-256 of 256 random bits; the link itself is shown once and kept nowhere.
  secret_hash bytea NOT NULL,
  -- What the link gives away: the kind of thing alone, the company's short name too, or words and contacts as well.
  detail text NOT NULL DEFAULT 'company' CHECK (detail IN ('kind', 'company', 'full')),
  created_at timestamptz NOT NULL,
  fetched_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX calendar_feeds_secret_key ON calendar_feeds (secret_hash);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE calendar_feeds;');
  }
}
