import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What landlords offer: a list of its own, beside the leads (product.md 1.11). */
export class CreateSupplyOffers1795500020001 implements MigrationInterface {
  public readonly name = 'CreateSupplyOffers1795500020001';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE supply_offers (
  id uuid PRIMARY KEY,
  inquiry_id uuid NOT NULL REFERENCES inquiries (id) DEFERRABLE INITIALLY DEFERRED,
  contact_id uuid NOT NULL REFERENCES contacts (id),
  company_id uuid REFERENCES companies (id),
  status text NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'contacted', 'taken', 'closed')),
  owner_id uuid REFERENCES users (id),
  entered_by uuid REFERENCES users (id),
  site_id uuid REFERENCES sites (id),
  park_id uuid REFERENCES parks (id),
  channel text NOT NULL,
  company_name text CHECK (length(company_name) <= 200),
  contact_name text CHECK (length(contact_name) <= 100),
  phone text,
  wechat text CHECK (length(wechat) <= 50),
  offer text CHECK (length(offer) <= 20000),
  area_min_sqm numeric(16,2),
  area_max_sqm numeric(16,2),
  region text[],
  note text CHECK (length(note) <= 2000),
  received_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX supply_offers_inquiry_key ON supply_offers (inquiry_id);
CREATE INDEX supply_offers_received_idx ON supply_offers (received_at DESC, id DESC);
CREATE INDEX supply_offers_owner_idx ON supply_offers (owner_id, received_at DESC, id DESC) WHERE owner_id IS NOT NULL;
CREATE INDEX supply_offers_contact_idx ON supply_offers (contact_id);
CREATE INDEX supply_offers_company_idx ON supply_offers (company_id) WHERE company_id IS NOT NULL;
CREATE TRIGGER supply_offers_living_company BEFORE INSERT ON supply_offers
  FOR EACH ROW WHEN (NEW.company_id IS NOT NULL) EXECUTE FUNCTION link_living_company();
CREATE TRIGGER supply_offers_living_company_set BEFORE UPDATE OF company_id ON supply_offers
  FOR EACH ROW WHEN (NEW.company_id IS DISTINCT FROM OLD.company_id AND NEW.company_id IS NOT NULL)
  EXECUTE FUNCTION link_living_company();`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE supply_offers');
  }
}
