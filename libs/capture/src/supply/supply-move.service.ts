import { Injectable } from '@nestjs/common';
import type { Actor } from '@luodi/identity';
import { LeadClosingService, type LeadStatus, type LockedLead } from '@luodi/leads';
import { newId, translate, writeAudit, type Locale } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { OfferStatus } from './supply-values';

/** Leads looked up at once. */
const BATCH = 200;

/** What became of the leads that offered premises. */
export interface MovedLeads {
  readonly moved: number;
  /** Without an inquiry that an offer could be of; their numbers. */
  readonly left: readonly string[];
}

/**
 * Leads of the need `supply`, from before offers had a list of their own, become offers. Nothing is lost: the lead stays,
 * closed, with its timeline, its inquiries and their consents, and the offer leads to it.
 */
@Injectable()
export class SupplyMoveService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly closing: LeadClosingService,
  ) {}

  /** Moves all that are left, each in a transaction of its own; may be stopped and run again. */
  public async move(actor: Actor, locale: Locale): Promise<MovedLeads> {
    let moved = 0;
    const left: string[] = [];
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows: { id: string; number: string }[] = await this.dataSource.query(
        `SELECT id, number FROM leads WHERE need_type = 'supply' AND status NOT IN ('merged', 'converted') AND id > $1
         ORDER BY id LIMIT ${BATCH}`,
        [after],
      );
      for (const { id, number } of rows) {
        const done = await this.dataSource.transaction((tx) => this.moveOne(tx, actor, id, locale));
        if (done === 'moved') moved += 1;
        if (done === 'left') left.push(number);
        after = id;
      }
      if (rows.length < BATCH) return { moved, left };
    }
  }

  private async moveOne(
    tx: EntityManager,
    actor: Actor,
    leadId: string,
    locale: Locale,
  ): Promise<'moved' | 'left' | 'gone'> {
    const inquiries: { id: string; entered_by: string | null }[] = await tx.query(
      `SELECT i.id, i.entered_by FROM inquiries i WHERE i.lead_id = $1 AND i.status = 'accepted'
         AND NOT EXISTS (SELECT 1 FROM supply_offers o WHERE o.inquiry_id = i.id)
       ORDER BY i.received_at DESC, i.id DESC LIMIT 1`,
      [leadId],
    );
    const inquiry = inquiries[0];
    if (inquiry === undefined) return 'left';
    const lead = await this.closing.giveAwayIn(
      tx,
      actor,
      leadId,
      'supply',
      translate(locale, 'supply.movedReason'),
    );
    if (lead === null) return 'gone';
    const id = await addOffer(tx, lead, inquiry);
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: 'supply-offer.moved',
      objectType: 'supply-offer',
      objectId: id,
      data: { leadId },
    });
    return 'moved';
  }
}

async function addOffer(
  tx: EntityManager,
  lead: LockedLead,
  inquiry: { readonly id: string; readonly entered_by: string | null },
): Promise<string> {
  const id = newId();
  const { facts } = lead;
  await tx.query(
    `INSERT INTO supply_offers (id, inquiry_id, lead_id, contact_id, company_id, status, owner_id, entered_by, site_id, park_id,
       channel, company_name, contact_name, phone, wechat, offer, area_min_sqm, area_max_sqm, region, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [
      id,
      inquiry.id,
      lead.id,
      lead.contactId,
      facts.companyId,
      offerStatusOf(lead.status),
      lead.ownerId,
      inquiry.entered_by,
      lead.siteId,
      facts.parkId,
      lead.channel,
      facts.companyName,
      facts.contactName,
      facts.phone,
      facts.wechat,
      facts.needText ?? facts.message,
      facts.areaMinSqm,
      facts.areaMaxSqm,
      [...facts.region],
      lead.createdAt,
    ],
  );
  return id;
}

/** How far the lead was says how far the offer is. */
function offerStatusOf(status: LeadStatus): OfferStatus {
  if (status === 'new') return 'new';
  return status === 'disqualified' ? 'closed' : 'contacted';
}
