import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Colleagues whom a follow-up names. */
export class CreateActivityMentions1795500080001 implements MigrationInterface {
  public readonly name = 'CreateActivityMentions1795500080001';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE activity_mentions (
  activity_id uuid NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users (id),
  PRIMARY KEY (activity_id, user_id)
);
CREATE INDEX activity_mentions_user_idx ON activity_mentions (user_id);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE activity_mentions');
  }
}
