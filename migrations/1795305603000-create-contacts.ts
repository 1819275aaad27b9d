import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Companies, people and the keys that identify them. */
export class CreateContacts1795305603000 implements MigrationInterface {
  public readonly name = 'CreateContacts1795305603000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE companies (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  name_key text NOT NULL CHECK (length(name_key) BETWEEN 1 AND 200),
  uscc text CHECK (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX companies_name_key_key ON companies (name_key);
CREATE UNIQUE INDEX companies_uscc_key ON companies (uscc) WHERE uscc IS NOT NULL;

CREATE TABLE contacts (
  id uuid PRIMARY KEY,
  name text CHECK (length(name) <= 100),
  company_id uuid REFERENCES companies (id),
  phone text,
  wechat text CHECK (length(wechat) <= 50),
  email text CHECK (length(email) <= 254),
  do_not_contact boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX contacts_company_idx ON contacts (company_id);

-- One row per phone or WeChat id in canonical form: whoever holds the row is the person.
-- phone: mainland mobile '13900000000', landline '0731-58580055' (extension '-801' after it), others '+85291234567'.
CREATE TABLE contact_keys (
  kind text NOT NULL CHECK (kind IN ('phone', 'wechat')),
  value text NOT NULL CHECK (length(value) BETWEEN 3 AND 50),
  contact_id uuid NOT NULL REFERENCES contacts (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kind, value),
  CHECK (kind <> 'phone' OR value ~ '^(1[3-9][0-9]{9}|0[0-9]{2,3}-[0-9]{7,8}(-[0-9]{1,6})?|[48]00-[0-9]{3}-[0-9]{4}|[+][1-9][0-9]{6,14})$'),
  CHECK (kind <> 'wechat' OR value = lower(value))
);
CREATE INDEX contact_keys_contact_idx ON contact_keys (contact_id);

-- Who has this phone (or, when no phone is given, this WeChat id)? A new person when nobody has; blanks of a
-- known person are filled, nothing is overwritten. Every statement here sees what others committed before it,
-- and the key's row decides a race: the second of two callers waits for it and takes the first one's person.
-- A phone decides alone: an unverified WeChat id never joins two phones into one person.
CREATE FUNCTION find_or_add_contact(
  p_contact_id uuid, p_company_id uuid, p_phone text, p_wechat text,
  p_name text, p_email text, p_company text, p_company_key text, p_uscc text,
  OUT contact_id uuid, OUT company_id uuid, OUT added boolean
) LANGUAGE plpgsql AS $$
DECLARE
  v_contact contacts%ROWTYPE;
BEGIN
  added := false;
  IF p_company_key IS NOT NULL THEN
    SELECT c.id INTO company_id FROM companies c WHERE c.name_key = p_company_key;
    IF NOT FOUND THEN
      INSERT INTO companies (id, name, name_key) VALUES (p_company_id, p_company, p_company_key)
        ON CONFLICT (name_key) DO NOTHING RETURNING id INTO company_id;
      IF company_id IS NULL THEN
        SELECT c.id INTO company_id FROM companies c WHERE c.name_key = p_company_key;
      END IF;
    END IF;
    IF p_uscc IS NOT NULL THEN
      BEGIN
        UPDATE companies c SET uscc = p_uscc, updated_at = now(), version = c.version + 1
          WHERE c.id = company_id AND c.uscc IS NULL;
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
END $$;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION find_or_add_contact(uuid, uuid, text, text, text, text, text, text, text);
DROP TABLE contact_keys;
DROP TABLE contacts;
DROP TABLE companies;`);
  }
}
