import type { Actor } from '@luodi/identity';
import type { EntityManager } from 'typeorm';
import { offersVisibleTo } from '../supply/supply-scope';

/** What a list says of premises that somebody offers. */
export interface ImportedOfferFacts {
  readonly companyId: string | null;
  readonly companyName: string | null;
  readonly contactName: string | null;
  readonly offer: string | null;
  readonly areaMinSqm: number | null;
  readonly areaMaxSqm: number | null;
  readonly region: readonly string[];
  readonly parkId: string | null;
}

/** An offer of a person of the list that is not over. */
export interface ExistingOffer extends ImportedOfferFacts {
  readonly id: string;
  readonly contactId: string;
  readonly version: number;
  /** Whether it is the importing person's to know of, and so to change. */
  readonly visible: boolean;
}

export interface NewOffer extends ImportedOfferFacts {
  readonly id: string;
  readonly inquiryId: string;
  readonly contactId: string;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly ownerId: string | null;
  readonly enteredBy: string;
  readonly receivedAt: Date;
}

interface OfferRow {
  readonly id: string;
  readonly contact_id: string;
  readonly company_id: string | null;
  readonly company_name: string | null;
  readonly contact_name: string | null;
  readonly offer: string | null;
  readonly area_min_sqm: string | null;
  readonly area_max_sqm: string | null;
  readonly region: string[] | null;
  readonly park_id: string | null;
  readonly version: number;
  readonly visible: boolean;
}

/**
 * The offers of people that are not over, held until the end of the transaction; so are the people, so that two lists at
 * once don't write the same offer twice.
 */
export async function lockOffersOf(
  tx: EntityManager,
  actor: Actor,
  contactIds: readonly string[],
): Promise<ExistingOffer[]> {
  await tx.query('SELECT id FROM contacts WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [
    [...new Set(contactIds)],
  ]);
  return readOffersOf(tx, actor, contactIds, 'FOR UPDATE');
}

/** The same without holding them. */
export async function offersOf(
  tx: EntityManager,
  actor: Actor,
  contactIds: readonly string[],
): Promise<ExistingOffer[]> {
  return readOffersOf(tx, actor, contactIds, '');
}

async function readOffersOf(
  tx: EntityManager,
  actor: Actor,
  contactIds: readonly string[],
  lock: 'FOR UPDATE' | '',
): Promise<ExistingOffer[]> {
  const params: unknown[] = [[...new Set(contactIds)]];
  const visible = offersVisibleTo(actor, params);
  const rows: OfferRow[] = await tx.query(
    `SELECT o.id, o.contact_id, o.company_id, o.company_name, o.contact_name, o.offer, o.area_min_sqm, o.area_max_sqm, o.region,
       o.park_id, o.version, (${visible}) AS visible
     FROM supply_offers o WHERE o.contact_id = ANY($1::uuid[]) AND o.status <> 'closed' ORDER BY o.id ${lock}`,
    params,
  );
  return rows.map((row) => ({
    id: row.id,
    contactId: row.contact_id,
    companyId: row.company_id,
    companyName: row.company_name,
    contactName: row.contact_name,
    offer: row.offer,
    areaMinSqm: numberOf(row.area_min_sqm),
    areaMaxSqm: numberOf(row.area_max_sqm),
    region: row.region ?? [],
    parkId: row.park_id,
    version: row.version,
    visible: row.visible,
  }));
}

const numberOf = (value: string | null): number | null => (value === null ? null : Number(value));

/** Writes offers in one statement. */
export async function insertOffers(tx: EntityManager, offers: readonly NewOffer[]): Promise<void> {
  if (offers.length === 0) return;
  await tx.query(
    `INSERT INTO supply_offers (id, inquiry_id, contact_id, company_id, owner_id, entered_by, park_id, channel, company_name,
       contact_name, phone, wechat, offer, area_min_sqm, area_max_sqm, region, received_at)
     SELECT id, "inquiryId", "contactId", "companyId", "ownerId", "enteredBy", "parkId", 'import', "companyName", "contactName",
       phone, wechat, offer, "areaMinSqm", "areaMaxSqm", region, "receivedAt"
     FROM json_to_recordset($1::json) AS r(id uuid, "inquiryId" uuid, "contactId" uuid, "companyId" uuid, "ownerId" uuid,
       "enteredBy" uuid, "parkId" uuid, "companyName" text, "contactName" text, phone text, wechat text, offer text,
       "areaMinSqm" numeric, "areaMaxSqm" numeric, region text[], "receivedAt" timestamptz)`,
    [JSON.stringify(offers)],
  );
}

/** Gives an offer these facts; answers its new version, null when it is not of the version that was read. */
export async function writeOfferFacts(
  tx: EntityManager,
  id: string,
  version: number,
  facts: ImportedOfferFacts,
): Promise<number | null> {
  const [rows]: [{ version: number }[], number] = await tx.query(
    `UPDATE supply_offers SET company_id = $3, company_name = $4, contact_name = $5, offer = $6, area_min_sqm = $7,
       area_max_sqm = $8, region = $9, park_id = $10, updated_at = now(), version = version + 1
     WHERE id = $1 AND version = $2 RETURNING version`,
    [
      id,
      version,
      facts.companyId,
      facts.companyName,
      facts.contactName,
      facts.offer,
      facts.areaMinSqm,
      facts.areaMaxSqm,
      [...facts.region],
      facts.parkId,
    ],
  );
  return rows[0]?.version ?? null;
}

/** The offers among some ids. */
export async function offerIdsAmong(tx: EntityManager, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows: { id: string }[] = await tx.query('SELECT id FROM supply_offers WHERE id = ANY($1::uuid[])', [
    [...ids],
  ]);
  return new Set(rows.map((row) => row.id));
}

/** What an offer that was taken back had referred to. */
interface RemovedOffer {
  readonly id: string;
  readonly inquiryId: string;
  readonly contactId: string;
  readonly companyId: string | null;
}

/** Deletes the offers that are still of their version; answers what went with each. */
export async function removeUntouchedOffers(
  tx: EntityManager,
  offers: readonly { readonly id: string; readonly version: number }[],
): Promise<readonly RemovedOffer[]> {
  const [rows]: [RemovedOffer[], number] = await tx.query(
    `DELETE FROM supply_offers o USING json_to_recordset($1::json) AS g(id uuid, version integer)
     WHERE o.id = g.id AND o.version = g.version RETURNING o.id, o.inquiry_id AS "inquiryId", o.contact_id AS "contactId",
       o.company_id AS "companyId"`,
    [JSON.stringify(offers)],
  );
  return rows;
}
