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
CREATE INDEX contact_keys_contact_idx ON contact_keys (contact_id);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE contact_keys;
DROP TABLE contacts;
DROP TABLE companies;`);
  }
}
