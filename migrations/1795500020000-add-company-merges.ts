import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Companies that are one: the ended one stays as a spelling that leads to the survivor, and nothing can point at it. */
export class AddCompanyMerges1795500020000 implements MigrationInterface {
  public readonly name = 'AddCompanyMerges1795500020000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE companies
  ADD COLUMN region_code text REFERENCES regions (code),
  ADD COLUMN merged_into_id uuid REFERENCES companies (id),
  ADD CONSTRAINT companies_not_into_itself CHECK (merged_into_id <> id);
CREATE INDEX companies_merged_into_idx ON companies (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX companies_created_idx ON companies (created_at DESC, id DESC);

-- A merged company points at a living one, and nothing points at a merged one: one step leads to the survivor. The
-- shared lock makes it true also against a merge that is under way.
CREATE FUNCTION company_merge_is_flat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM companies c WHERE c.id = NEW.merged_into_id AND c.merged_into_id IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'A company is merged into a living one' USING ERRCODE = 'check_violation', CONSTRAINT = 'companies_merge_flat';
  END IF;
  PERFORM 1 FROM companies c WHERE c.merged_into_id = NEW.id;
  IF FOUND THEN
    RAISE EXCEPTION 'Others are merged into this company' USING ERRCODE = 'check_violation', CONSTRAINT = 'companies_merge_flat';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER companies_merge_flat BEFORE INSERT OR UPDATE OF merged_into_id ON companies
  FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL) EXECUTE FUNCTION company_merge_is_flat();

-- Whatever is linked to a merged company is linked to its survivor, whoever writes it and whenever they looked it up. The
-- lock is the one that the foreign key takes anyway; it waits for a merge that is under way and then sees it.
CREATE FUNCTION link_living_company() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_into uuid;
BEGIN
  SELECT c.merged_into_id INTO v_into FROM companies c WHERE c.id = NEW.company_id FOR KEY SHARE;
  IF v_into IS NOT NULL THEN
    NEW.company_id := v_into;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contacts_living_company BEFORE INSERT ON contacts
  FOR EACH ROW WHEN (NEW.company_id IS NOT NULL) EXECUTE FUNCTION link_living_company();
CREATE TRIGGER contacts_living_company_set BEFORE UPDATE OF company_id ON contacts
  FOR EACH ROW WHEN (NEW.company_id IS DISTINCT FROM OLD.company_id AND NEW.company_id IS NOT NULL)
  EXECUTE FUNCTION link_living_company();
CREATE TRIGGER leads_living_company BEFORE INSERT ON leads
  FOR EACH ROW WHEN (NEW.company_id IS NOT NULL) EXECUTE FUNCTION link_living_company();
CREATE TRIGGER leads_living_company_set BEFORE UPDATE OF company_id ON leads
  FOR EACH ROW WHEN (NEW.company_id IS DISTINCT FROM OLD.company_id AND NEW.company_id IS NOT NULL)
  EXECUTE FUNCTION link_living_company();
CREATE TRIGGER deals_living_company BEFORE INSERT ON deals
  FOR EACH ROW WHEN (NEW.company_id IS NOT NULL) EXECUTE FUNCTION link_living_company();
CREATE TRIGGER deals_living_company_set BEFORE UPDATE OF company_id ON deals
  FOR EACH ROW WHEN (NEW.company_id IS DISTINCT FROM OLD.company_id AND NEW.company_id IS NOT NULL)
  EXECUTE FUNCTION link_living_company();

-- One row a merge. moved holds the ids of all that moved and stays: a wrong merge is split by it also later. snapshot
-- holds both companies as they were; it is emptied when the time to undo has passed.
CREATE TABLE company_merges (
  id uuid PRIMARY KEY,
  from_id uuid NOT NULL REFERENCES companies (id),
  into_id uuid NOT NULL REFERENCES companies (id),
  merged_at timestamptz NOT NULL,
  merged_by uuid REFERENCES users (id),
  undo_until timestamptz NOT NULL,
  moved jsonb NOT NULL,
  snapshot jsonb,
  ended_at timestamptz,
  ended_by uuid REFERENCES users (id),
  ended_how text CHECK (ended_how IN ('undone', 'split')),
  CHECK (from_id <> into_id),
  CHECK ((ended_at IS NULL) = (ended_how IS NULL))
);
CREATE UNIQUE INDEX company_merges_from_key ON company_merges (from_id) WHERE ended_at IS NULL;
CREATE INDEX company_merges_into_idx ON company_merges (into_id, merged_at DESC);
CREATE INDEX company_merges_snapshot_idx ON company_merges (undo_until) WHERE snapshot IS NOT NULL;

CREATE TABLE company_events (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES companies (id),
  kind text NOT NULL CHECK (kind IN ('edited', 'merged', 'unmerged', 'split')),
  at timestamptz NOT NULL,
  actor_id uuid REFERENCES users (id),
  data jsonb NOT NULL DEFAULT '{}'::jsonb
);
CREATE INDEX company_events_company_idx ON company_events (company_id, at DESC, id DESC);`);
    await queryRunner.query(FIND_OR_ADD('coalesce(c.merged_into_id, c.id)', 'AND c.merged_into_id IS NULL'));
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(FIND_OR_ADD('c.id', ''));
    await queryRunner.query(`DROP TABLE company_events;
DROP TABLE company_merges;
DROP TRIGGER deals_living_company_set ON deals;
DROP TRIGGER deals_living_company ON deals;
DROP TRIGGER leads_living_company_set ON leads;
DROP TRIGGER leads_living_company ON leads;
DROP TRIGGER contacts_living_company_set ON contacts;
DROP TRIGGER contacts_living_company ON contacts;
DROP FUNCTION link_living_company();
DROP TRIGGER companies_merge_flat ON companies;
DROP FUNCTION company_merge_is_flat();
DROP INDEX companies_created_idx;
DROP INDEX companies_merged_into_idx;
ALTER TABLE companies
  DROP CONSTRAINT companies_not_into_itself,
  DROP COLUMN merged_into_id,
  DROP COLUMN region_code;`);
  }
}

/** As of create-contacts; the caller says which company a name stands for, and that a code is given to a living one. */
const FIND_OR_ADD = (
  company: string,
  living: string,
): string => `CREATE OR REPLACE FUNCTION find_or_add_contact(
  p_contact_id uuid, p_company_id uuid, p_phone text, p_wechat text,
  p_name text, p_email text, p_company text, p_company_key text, p_uscc text,
  OUT contact_id uuid, OUT company_id uuid, OUT added boolean
) LANGUAGE plpgsql AS $$
DECLARE
  v_contact contacts%ROWTYPE;
BEGIN
  added := false;
  IF p_company_key IS NOT NULL THEN
    SELECT ${company} INTO company_id FROM companies c WHERE c.name_key = p_company_key;
    IF NOT FOUND THEN
      INSERT INTO companies (id, name, name_key) VALUES (p_company_id, p_company, p_company_key)
        ON CONFLICT (name_key) DO NOTHING RETURNING id INTO company_id;
      IF company_id IS NULL THEN
        SELECT ${company} INTO company_id FROM companies c WHERE c.name_key = p_company_key;
      END IF;
    END IF;
    IF p_uscc IS NOT NULL THEN
      BEGIN
        UPDATE companies c SET uscc = p_uscc, updated_at = now(), version = c.version + 1
          WHERE c.id = company_id AND c.uscc IS NULL ${living};
      EXCEPTION WHEN unique_violation THEN
        NULL; -- another company has the code: the inquiry keeps it, people look at it
      END;
    END IF;
  END IF;

  IF p_phone IS NOT NULL THEN
    SELECT k.contact_id INTO contact_id FROM contact_keys k WHERE k.kind = 'phone' AND k.value = p_phone;
  ELSIF p_wechat IS NOT NULL THEN
    SELECT k.contact_id INTO contact_id FROM contact_keys k WHERE k.kind = 'wechat' AND k.value = p_wechat;
  END IF;

  IF contact_id IS NULL THEN
    INSERT INTO contacts (id, name, company_id, phone, wechat, email)
      VALUES (p_contact_id, p_name, company_id, p_phone, p_wechat, p_email);
    IF p_phone IS NOT NULL THEN
      INSERT INTO contact_keys (kind, value, contact_id) VALUES ('phone', p_phone, p_contact_id)
        ON CONFLICT (kind, value) DO NOTHING;
      SELECT k.contact_id INTO contact_id FROM contact_keys k WHERE k.kind = 'phone' AND k.value = p_phone;
    ELSIF p_wechat IS NOT NULL THEN
      INSERT INTO contact_keys (kind, value, contact_id) VALUES ('wechat', p_wechat, p_contact_id)
        ON CONFLICT (kind, value) DO NOTHING;
      SELECT k.contact_id INTO contact_id FROM contact_keys k WHERE k.kind = 'wechat' AND k.value = p_wechat;
    ELSE
      contact_id := p_contact_id;
    END IF;
    IF contact_id = p_contact_id THEN
      added := true;
    ELSE
      DELETE FROM contacts c WHERE c.id = p_contact_id;
    END IF;
  END IF;

  IF NOT added THEN
    SELECT c.* INTO v_contact FROM contacts c WHERE c.id = contact_id;
    IF (v_contact.name IS NULL AND p_name IS NOT NULL)
      OR (v_contact.company_id IS NULL AND company_id IS NOT NULL)
      OR (v_contact.phone IS NULL AND p_phone IS NOT NULL)
      OR (v_contact.wechat IS NULL AND p_wechat IS NOT NULL)
      OR (v_contact.email IS NULL AND p_email IS NOT NULL) THEN
      UPDATE contacts c SET
          name = coalesce(c.name, p_name), company_id = coalesce(c.company_id, find_or_add_contact.company_id),
          phone = coalesce(c.phone, p_phone), wechat = coalesce(c.wechat, p_wechat),
          email = coalesce(c.email, p_email), updated_at = now(), version = c.version + 1
        WHERE c.id = find_or_add_contact.contact_id;
    END IF;
    company_id := coalesce(company_id, v_contact.company_id);
  END IF;
  IF p_phone IS NOT NULL AND p_wechat IS NOT NULL THEN
    INSERT INTO contact_keys (kind, value, contact_id) VALUES ('wechat', p_wechat, contact_id)
      ON CONFLICT (kind, value) DO NOTHING;
  END IF;
END $$;`;
