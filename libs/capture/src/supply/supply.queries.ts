import { Injectable } from '@nestjs/common';
import type { Actor } from '@luodi/identity';
import type { LeadChannel } from '@luodi/leads';
import {
  addJob,
  inClearIf,
  knownContacts,
  maskPhone,
  maskText,
  maskWechat,
  newId,
  readKeysetPage,
  type Page,
} from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { OFFER_RECEIVED } from '../capture.events';
import type { IntakeOrder } from '../intake/intake-order';
import type { ListOffersQuery } from './supply.dto';
import type { OfferRefResponse, SupplyOfferResponse } from './supply.response';
import { offerRights } from './supply-rights.policy';
import { offersOnceVisibleTo, offersVisibleTo } from './supply-scope';
import type { OfferStatus } from './supply-values';

/** A count over this is shown as it. */
const COUNT_CAP = 10_001;

interface OfferRow {
  readonly id: string;
  readonly status: OfferStatus;
  readonly company_name: string | null;
  readonly company_id: string | null;
  readonly contact_name: string | null;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly offer: string | null;
  readonly area_min_sqm: string | null;
  readonly area_max_sqm: string | null;
  readonly region: string[] | null;
  readonly note: string | null;
  readonly channel: LeadChannel;
  readonly park: OfferRefResponse | null;
  readonly owner: OfferRefResponse | null;
  readonly do_not_contact: boolean;
  readonly received_at: Date;
  readonly received_at_text: string;
  readonly lead_id: string | null;
  readonly version: number;
}

const COLUMNS = `o.id, o.status, o.company_name, o.company_id, o.contact_name, o.phone, o.wechat, o.offer, o.area_min_sqm,
  o.area_max_sqm, o.region, o.note, o.channel, o.received_at, o.received_at::text AS received_at_text, o.version, o.lead_id,
  c.do_not_contact,
  CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS park,
  CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS owner`;
const FROM = `supply_offers o JOIN contacts c ON c.id = o.contact_id LEFT JOIN parks p ON p.id = o.park_id
  LEFT JOIN users u ON u.id = o.owner_id`;

/** Offers of premises: written by the intake, read by the list. */
@Injectable()
export class SupplyQueries {
  public constructor(private readonly dataSource: DataSource) {}

  /** Keeps what somebody offers; an agent who took it down handles it, else those who may are told. Answers its id. */
  public async add(
    tx: EntityManager,
    order: IntakeOrder,
    ids: { readonly inquiryId: string; readonly contactId: string; readonly companyId: string | null },
  ): Promise<string> {
    const id = newId();
    const { facts, enteredBy } = order;
    const ownerId = enteredBy?.role === 'agent' ? enteredBy.id : null;
    await tx.query(
      `INSERT INTO supply_offers (id, inquiry_id, contact_id, company_id, owner_id, entered_by, site_id, park_id, channel,
         company_name, contact_name, phone, wechat, offer, area_min_sqm, area_max_sqm, region, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        id,
        ids.inquiryId,
        ids.contactId,
        ids.companyId,
        ownerId,
        enteredBy?.id ?? null,
        order.siteId,
        facts.parkId,
        order.channel,
        facts.companyName,
        facts.contactName,
        facts.phone,
        facts.wechat,
        facts.needText ?? facts.message,
        facts.areaMinSqm,
        facts.areaMaxSqm,
        facts.region,
        order.receivedAt,
      ],
    );
    if (ownerId === null) await addJob(tx, OFFER_RECEIVED, { offerId: id });
    return id;
  }

  /** Offers within the actor's scope, the newest first. */
  public async list(actor: Actor, query: ListOffersQuery): Promise<Page<SupplyOfferResponse>> {
    const params: unknown[] = [];
    const where = [offersVisibleTo(actor, params)];
    if (query.status !== undefined && query.status.length > 0) {
      where.push(`o.status = ANY($${params.push(query.status)}::text[])`);
    }
    if (query.parkId !== undefined) where.push(`o.park_id = $${params.push(query.parkId)}`);
    if (query.companyId !== undefined) where.push(`o.company_id = $${params.push(query.companyId)}`);
    if (query.mine === true) where.push(`o.owner_id = $${params.push(actor.id)}::uuid`);
    if (query.q !== undefined && query.q !== '') {
      const part = `$${params.push(`%${query.q.replace(/[\\%_]/g, '\\$&')}%`)}`;
      // Numbers in an offer's own text are masked for others, so they are not searched either (docs/adr/0028).
      where.push(`(o.company_name ILIKE ${part} OR o.contact_name ILIKE ${part}
        OR translate(mask_contacts(o.offer), '0123456789', '') ILIKE ${part})`);
    }
    return readKeysetPage<OfferRow, SupplyOfferResponse>(
      this.dataSource.manager,
      {
        columns: COLUMNS,
        from: FROM,
        where,
        params,
        order: { column: 'o.received_at', cast: 'timestamptz', id: 'o.id', descending: true },
        place: (row) => [row.received_at_text, row.id],
        present: (row) => present(row, actor),
        countCap: COUNT_CAP,
      },
      query,
    );
  }

  /** Whether the actor knows of an offer, or did before a colleague took it. */
  public async wasKnown(actor: Actor, id: string, tx: EntityManager): Promise<boolean> {
    const params: unknown[] = [id];
    const rows: unknown[] = await tx.query(
      `SELECT 1 FROM supply_offers o WHERE ${offersOnceVisibleTo(actor, params)} AND o.id = $1`,
      params,
    );
    return rows.length > 0;
  }

  /** One offer, null when it is unknown or not the actor's to know of. */
  public async find(
    actor: Actor,
    id: string,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<SupplyOfferResponse | null> {
    const params: unknown[] = [id];
    const rows: OfferRow[] = await tx.query(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE ${offersVisibleTo(actor, params)} AND o.id = $1`,
      params,
    );
    return rows[0] === undefined ? null : present(rows[0], actor);
  }
}

function present(row: OfferRow, actor: Actor): SupplyOfferResponse {
  const ownerId = row.owner?.id ?? null;
  const mine = ownerId === actor.id;
  const known = knownContacts({ phones: [row.phone], wechat: row.wechat });
  const number = (value: string | null): number | null => (value === null ? null : Number(value));
  return inClearIf(mine, {
    id: row.id,
    status: row.status,
    company: row.company_name,
    companyId: row.company_id,
    contact: row.contact_name,
    phone: mine ? row.phone : maskPhone(row.phone),
    wechat: mine ? row.wechat : maskWechat(row.wechat),
    offer: mine ? row.offer : maskText(row.offer, known),
    areaMinSqm: number(row.area_min_sqm),
    areaMaxSqm: number(row.area_max_sqm),
    region: row.region ?? [],
    note: mine ? row.note : maskText(row.note, known),
    channel: row.channel,
    park: row.park,
    owner: row.owner,
    leadId: row.lead_id,
    doNotContact: row.do_not_contact,
    rights: offerRights(actor, { ownerId }),
    receivedAt: row.received_at.toISOString(),
    version: row.version,
  });
}
