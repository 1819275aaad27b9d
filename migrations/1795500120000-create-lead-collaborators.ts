import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agents who read or work on a lead besides its owner (docs/adr/0022). */
export class CreateLeadCollaborators1795500120000 implements MigrationInterface {
  public readonly name = 'CreateLeadCollaborators1795500120000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE lead_collaborators (
  lead_id uuid NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users (id),
  access text NOT NULL CHECK (access IN ('read', 'edit')),
  added_by uuid REFERENCES users (id),
  added_at timestamptz NOT NULL,
  PRIMARY KEY (lead_id, user_id)
);
CREATE INDEX lead_collaborators_user_idx ON lead_collaborators (user_id, lead_id);

-- Whatever moves a lead into a pool ends its collaborations; whoever owns it needs none.
CREATE FUNCTION end_lead_collaborations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM lead_collaborators c
  WHERE c.lead_id = NEW.id AND (NEW.pool_id IS NOT NULL OR c.user_id = NEW.owner_id);
  RETURN NULL;
END $$;
CREATE TRIGGER leads_end_collaborations AFTER UPDATE OF owner_id, pool_id ON leads FOR EACH ROW
  WHEN (NEW.pool_id IS NOT NULL AND OLD.pool_id IS NULL
    OR NEW.owner_id IS NOT NULL AND NEW.owner_id IS DISTINCT FROM OLD.owner_id)
  EXECUTE FUNCTION end_lead_collaborations();

-- Only agents collaborate, and only while they are here.
CREATE FUNCTION end_collaborations_of_leaver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM lead_collaborators WHERE user_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER users_end_collaborations AFTER UPDATE OF active, role ON users FOR EACH ROW
  WHEN (NOT NEW.active AND OLD.active OR NEW.role <> OLD.role)
  EXECUTE FUNCTION end_collaborations_of_leaver();`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER users_end_collaborations ON users;
DROP FUNCTION end_collaborations_of_leaver();
DROP TRIGGER leads_end_collaborations ON leads;
DROP FUNCTION end_lead_collaborations();
DROP TABLE lead_collaborators;`);
  }
}
