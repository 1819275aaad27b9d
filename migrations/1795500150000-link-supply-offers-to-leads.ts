import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The lead that an offer was before there was a list of offers: its timeline stays with it. */
export class LinkSupplyOffersToLeads1795500150000 implements MigrationInterface {
  public readonly name = 'LinkSupplyOffersToLeads1795500150000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE supply_offers ADD COLUMN lead_id uuid REFERENCES leads (id);
CREATE UNIQUE INDEX supply_offers_lead_key ON supply_offers (lead_id) WHERE lead_id IS NOT NULL;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX supply_offers_lead_key;
ALTER TABLE supply_offers DROP COLUMN lead_id;`);
  }
}
