import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  AttachmentFileService,
  attachmentsOf,
  presentAttachment,
  type AttachmentListResponse,
  type ServedFile,
} from '@luodi/leads';
import { notFound } from '@luodi/platform';
import { findDeal } from './deal.queries';

/** The files of a deal's lead, for whoever sees the deal: it may be with somebody who does not see the lead. */
@Injectable()
export class DealAttachmentService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly files: AttachmentFileService,
  ) {}

  /** @throws DomainError not_found */
  public async list(actor: Actor, dealId: string): Promise<AttachmentListResponse> {
    const tx = this.dataSource.manager;
    const deal = await findDeal(tx, actor, dealId);
    const rows = deal.lead_id === null ? [] : await attachmentsOf(tx, deal.lead_id);
    return {
      items: rows.map((row) => presentAttachment(row, actor, 'none')),
      nextCursor: null,
      withheld: 0,
      // Files are added at the lead.
      mayAdd: false,
      maxCount: 0,
      maxBytes: 0,
    };
  }

  /** @throws DomainError not_found, attachment_missing (410) */
  public async open(actor: Actor, dealId: string, id: string, inline: boolean): Promise<ServedFile> {
    const deal = await findDeal(this.dataSource.manager, actor, dealId);
    if (deal.lead_id === null) throw notFound();
    return this.files.open(actor, deal.lead_id, id, inline);
  }
}
