import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  AttachmentFileService,
  AttachmentUploadService,
  attachmentsOf,
  lockLead,
  presentAttachment,
  type AttachmentDoor,
  type AttachmentListResponse,
  type AttachmentResponse,
  type ServedFile,
} from '@luodi/leads';
import { forbidden, notFound } from '@luodi/platform';
import { mayWorkOn } from './deal-rights.queries';
import { findDeal } from './deal.queries';
import type { DealRow } from './deal.row';

/** The files of a deal's lead, for whoever sees the deal: it may be with somebody who does not see the lead. */
@Injectable()
export class DealAttachmentService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly files: AttachmentFileService,
    private readonly uploads: AttachmentUploadService,
  ) {}

  /** @throws DomainError not_found */
  public async list(actor: Actor, dealId: string): Promise<AttachmentListResponse> {
    const tx = this.dataSource.manager;
    const deal = await findDeal(tx, actor, dealId);
    const rows = deal.lead_id === null ? [] : await attachmentsOf(tx, deal.lead_id);
    const works = deal.lead_id !== null && (await mayWorkOn(tx, actor, deal));
    const removes = works ? removesOf(actor, deal) : 'none';
    return {
      items: rows.map((row) => presentAttachment(row, actor, removes)),
      nextCursor: null,
      withheld: 0,
      mayAdd: works,
      ...(await this.uploads.limits()),
    };
  }

  /** @throws DomainError as `AttachmentUploadService.add` */
  public async add(
    actor: Actor,
    dealId: string,
    request: IncomingMessage,
    encodedName: string | undefined,
  ): Promise<AttachmentResponse> {
    return this.uploads.add(actor, await this.door(actor, dealId), request, encodedName);
  }

  /** @throws DomainError not_found, attachment_missing (410) */
  public async open(actor: Actor, dealId: string, id: string, inline: boolean): Promise<ServedFile> {
    const deal = await findDeal(this.dataSource.manager, actor, dealId);
    if (deal.lead_id === null) throw notFound();
    return this.files.open(actor, deal.lead_id, id, inline);
  }

  /** @throws DomainError not_found, forbidden */
  public async remove(actor: Actor, dealId: string, id: string): Promise<void> {
    await this.uploads.remove(actor, await this.door(actor, dealId), id);
  }

  /** Whoever works on the deal adds to it. @throws DomainError not_found (also for a deal without a lead) */
  private async door(actor: Actor, dealId: string): Promise<AttachmentDoor> {
    const { lead_id: leadId } = await findDeal(this.dataSource.manager, actor, dealId);
    if (leadId === null) throw notFound();
    const mine = async (tx: EntityManager): Promise<DealRow> => {
      const deal = await findDeal(tx, actor, dealId);
      if (!(await mayWorkOn(tx, actor, deal))) throw forbidden();
      return deal;
    };
    return {
      leadId,
      visitId: null,
      kinds: null,
      maxOfVisit: null,
      check: async (tx) => void (await mine(tx)),
      lock: async (tx) => {
        const lead = await lockLead(tx, leadId);
        const deal = await mine(tx);
        if (lead === null) throw notFound();
        return { lead, removes: removesOf(actor, deal) };
      },
    };
  }
}

/** Who owns the deal, or leads, takes off what others added; who helps only what they added themselves. */
function removesOf(actor: Actor, deal: Pick<DealRow, 'owner_id'>): 'any' | 'own' {
  return actor.role !== 'agent' || deal.owner_id === actor.id ? 'any' : 'own';
}
