import { Injectable } from '@nestjs/common';
import type { FileHandle } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { notFound, writeAudit } from '@luodi/platform';
import { KIND_FACTS } from './attachment-kinds.table';
import { dispositionOf } from './attachment-name.policy';
import { AttachmentStorage } from './attachment-storage';
import { attachmentOf } from './attachment.queries';

/** An opened file and how it is served. */
export interface ServedFile {
  readonly handle: FileHandle;
  readonly size: number;
  readonly mime: string;
  readonly disposition: string;
}

/** Hands a lead's file out, for callers who have let the reader in. */
@Injectable()
export class AttachmentFileService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly storage: AttachmentStorage,
  ) {}

  /** Opens a file and writes down who did. @throws DomainError not_found, attachment_missing (410) */
  public async open(actor: Actor, leadId: string, id: string, inline: boolean): Promise<ServedFile> {
    const row = await attachmentOf(this.dataSource.manager, leadId, id);
    if (row === null) throw notFound();
    const handle = await this.storage.open(row.file);
    try {
      await writeAudit(this.dataSource.manager, {
        actorId: actor.id,
        actorRole: actor.role,
        action: 'lead.attachment-opened',
        objectType: 'lead',
        objectId: leadId,
        data: { attachmentId: id },
      });
    } catch (error) {
      await handle.close();
      throw error;
    }
    const facts = KIND_FACTS[row.kind];
    return {
      handle,
      size: Number(row.size),
      mime: facts.mime,
      disposition: dispositionOf(row.name, row.kind, inline && facts.inline),
    };
  }
}
