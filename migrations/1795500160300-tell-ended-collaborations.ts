import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTION = (
  body: string,
): string => `CREATE OR REPLACE FUNCTION end_collaborations_of_leaver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
${body}
  RETURN NULL;
END $$;`;

/** A collaboration that ends with an account, or with its role, leaves a line in the lead's timeline. */
export class TellEndedCollaborations1795500160300 implements MigrationInterface {
  public readonly name = 'TellEndedCollaborations1795500160300';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      FUNCTION(`  WITH ended AS (DELETE FROM lead_collaborators WHERE user_id = NEW.id RETURNING lead_id)
  INSERT INTO lead_events (id, lead_id, kind, at, data)
  SELECT gen_random_uuid(), lead_id, 'collaborator_removed', now(),
    jsonb_build_object('userId', NEW.id, 'reason', CASE WHEN NEW.active THEN 'role' ELSE 'left' END)
  FROM ended ORDER BY lead_id;`),
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(FUNCTION('  DELETE FROM lead_collaborators WHERE user_id = NEW.id;'));
  }
}
