import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { forbidden, notFound } from '@luodi/platform';
import { assertRight, assertVisible, lockVisibleLead } from '../lead-access';
import { rightsOf, type RightsFacts } from '../ownership/lead-rights.policy';
import { AttachmentFileService, type ServedFile } from './attachment-file.service';
import { AttachmentUploadService, type AttachmentDoor } from './attachment-upload.service';
import { attachmentsOf, presentAttachment } from './attachment.queries';
import type { AttachmentListResponse, AttachmentResponse } from './attachment.response';

/** Files of a lead, for whoever comes from the lead (docs/adr/0021). */
@Injectable()
export class AttachmentService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly uploads: AttachmentUploadService,
    private readonly files: AttachmentFileService,
  ) {}

  /** The files of a lead; agents before its pool see how many there are. @throws DomainError not_found */
  public async list(actor: Actor, leadId: string): Promise<AttachmentListResponse> {
    const tx = this.dataSource.manager;
    const lead = await seen(tx, actor, leadId);
    const rights = rightsOf(actor, lead);
    const rows = await attachmentsOf(tx, leadId);
    const withheld = isWithheld(actor, lead);
    const removes = !rights.edit ? 'none' : rights.share ? 'any' : 'own';
    return {
      items: withheld ? [] : rows.map((row) => presentAttachment(row, actor, removes)),
      nextCursor: null,
      withheld: withheld ? rows.length : 0,
      mayAdd: rights.edit,
      ...(await this.uploads.limits()),
    };
  }

  /** @throws DomainError as `AttachmentUploadService.add` */
  public async add(
    actor: Actor,
    leadId: string,
    request: IncomingMessage,
    encodedName: string | undefined,
  ): Promise<AttachmentResponse> {
    return this.uploads.add(actor, leadDoor(actor, leadId), request, encodedName);
  }

  /** Opens a file of a lead. @throws DomainError not_found, forbidden (in a pool), attachment_missing (410) */
  public async open(actor: Actor, leadId: string, id: string, inline: boolean): Promise<ServedFile> {
    const lead = await seen(this.dataSource.manager, actor, leadId);
    if (isWithheld(actor, lead)) throw forbidden();
    return this.files.open(actor, leadId, id, inline);
  }

  /** @throws DomainError not_found, forbidden */
  public async remove(actor: Actor, leadId: string, id: string): Promise<void> {
    await this.uploads.remove(actor, leadDoor(actor, leadId), id);
  }
}

/** Whoever may edit the lead adds to it; owners and who manages it take off what others added. */
function leadDoor(actor: Actor, leadId: string): AttachmentDoor {
  return {
    leadId,
    visitId: null,
    kinds: null,
    maxOfVisit: null,
    check: async (tx) => {
      if (!rightsOf(actor, await seen(tx, actor, leadId)).edit) throw forbidden();
    },
    lock: async (tx) => {
      const lead = await lockVisibleLead(tx, actor, leadId);
      assertRight(actor, lead, 'edit');
      return { lead, removes: rightsOf(actor, lead).share ? 'any' : 'own' };
    },
  };
}

/** What of a lead decides what may be done with its files. @throws DomainError not_found */
async function seen(tx: EntityManager, actor: Actor, leadId: string): Promise<RightsFacts> {
  const access = await assertVisible(tx, actor, leadId);
  const rows: Omit<RightsFacts, 'access'>[] = await tx.query(
    `SELECT status, owner_id AS "ownerId", pool_id AS "poolId" FROM leads WHERE id = $1`,
    [leadId],
  );
  if (rows[0] === undefined) throw notFound();
  return { ...rows[0], access };
}

/** Files show as much of a person as their number: agents before a pool have neither. */
function isWithheld(actor: Actor, lead: RightsFacts): boolean {
  return actor.role === 'agent' && lead.poolId !== null;
}
