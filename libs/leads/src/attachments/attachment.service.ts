import { Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { extname } from 'node:path';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  Clock,
  DomainError,
  Settings,
  addJob,
  fieldError,
  forbidden,
  newId,
  notFound,
  notifyConsole,
  validationFailed,
  writeAudit,
} from '@luodi/platform';
import { assertRight, assertVisible, lockVisibleLead } from '../lead-access';
import { rightsOf, type RightsFacts } from '../ownership/lead-rights.policy';
import type { LockedLead } from '../ownership/locked-lead.queries';
import { writeLeadEvent } from '../record/lead-event.queries';
import { AttachmentFileService, type ServedFile } from './attachment-file.service';
import type { AttachmentKind } from './attachment-kinds.table';
import { shownName } from './attachment-name.policy';
import { AttachmentStorage, tooLarge, type ReceivedFile } from './attachment-storage';
import { ATTACHMENT_REMOVED } from './attachment.events';
import {
  attachmentOf,
  attachmentsOf,
  countOf,
  insertAttachment,
  presentAttachment,
  sameOn,
} from './attachment.queries';
import type { AttachmentListResponse, AttachmentResponse } from './attachment.response';
import { detectKind } from './detect-kind';

const DEFAULT_MEGABYTES = 20;
const DEFAULT_COUNT = 50;
/** Uploads of one person at a time in one process. */
const AT_ONCE = 6;
/** The longest name that a request may give. */
const MAX_NAME = 1000;

interface Limits {
  readonly maxBytes: number;
  readonly maxCount: number;
}

/** Files of a lead (docs/adr/0021). */
@Injectable()
export class AttachmentService {
  private readonly underWay = new Map<string, number>();

  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly storage: AttachmentStorage,
    private readonly files: AttachmentFileService,
  ) {}

  /** The files of a lead; agents before its pool see how many there are. @throws DomainError not_found */
  public async list(actor: Actor, leadId: string): Promise<AttachmentListResponse> {
    const tx = this.dataSource.manager;
    const lead = await this.seen(tx, actor, leadId);
    const rights = rightsOf(actor, lead);
    const rows = await attachmentsOf(tx, leadId);
    const withheld = isWithheld(actor, lead);
    const removes = !rights.edit ? 'none' : rights.share ? 'any' : 'own';
    return {
      items: withheld ? [] : rows.map((row) => presentAttachment(row, actor, removes)),
      nextCursor: null,
      withheld: withheld ? rows.length : 0,
      mayAdd: rights.edit,
      ...(await this.limits()),
    };
  }

  /**
   * Takes a file as it comes: to disk, looked at, named by a row. The same bytes again answer what is there. Refused before
   * the first byte where that is known.
   * @throws DomainError not_found, forbidden, unsupported_media_type, attachment_too_large (413), attachment_limit (409),
   *   attachment_refused, attachment_empty (422), uploads_at_once (429), upload_broken_off, validation_failed (no name)
   */
  public async add(
    actor: Actor,
    leadId: string,
    request: IncomingMessage,
    encodedName: string | undefined,
  ): Promise<AttachmentResponse> {
    const lead = await this.seen(this.dataSource.manager, actor, leadId);
    if (!rightsOf(actor, lead).edit) throw forbidden();
    const limits = await this.limits();
    if (!/^application\/octet-stream\b/.test(request.headers['content-type'] ?? '')) {
      throw new DomainError('unsupported_media_type');
    }
    const name = decodedName(encodedName);
    if (Number(request.headers['content-length'] ?? 0) > limits.maxBytes) throw tooLarge(limits.maxBytes);
    if ((await countOf(this.dataSource.manager, leadId)) >= limits.maxCount) throw tooMany(limits);
    return this.inTurn(actor.id, async () => {
      const received = await this.storage.receive(request, limits.maxBytes);
      return this.keep(actor, leadId, received, name, limits);
    });
  }

  /** Opens a file of a lead. @throws DomainError not_found, forbidden (in a pool), attachment_missing (410) */
  public async open(actor: Actor, leadId: string, id: string, inline: boolean): Promise<ServedFile> {
    const lead = await this.seen(this.dataSource.manager, actor, leadId);
    if (isWithheld(actor, lead)) throw forbidden();
    return this.files.open(actor, leadId, id, inline);
  }

  /**
   * Takes a file off; its bytes go after the commit. Whoever only helps takes off what they added themselves.
   * @throws DomainError not_found, forbidden
   */
  public async remove(actor: Actor, leadId: string, id: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const lead = await lockVisibleLead(tx, actor, leadId);
      assertRight(actor, lead, 'edit');
      const row = await attachmentOf(tx, leadId, id);
      if (row === null) throw notFound();
      if (!rightsOf(actor, lead).share && row.by_id !== actor.id) throw forbidden();
      await tx.query('DELETE FROM lead_attachments WHERE id = $1', [id]);
      await addJob(tx, ATTACHMENT_REMOVED, { files: [row.file] });
      await this.tell(tx, actor, lead, 'removed', { id, name: row.name, kind: row.kind });
    });
  }

  private async limits(): Promise<Limits> {
    const megabytes = await this.settings.get('leads.attachmentMegabytes', DEFAULT_MEGABYTES);
    return {
      maxBytes: megabytes * 1024 * 1024,
      maxCount: await this.settings.get('leads.attachmentsPerLead', DEFAULT_COUNT),
    };
  }

  private async seen(tx: EntityManager, actor: Actor, leadId: string): Promise<RightsFacts> {
    const access = await assertVisible(tx, actor, leadId);
    const rows: Omit<RightsFacts, 'access'>[] = await tx.query(
      `SELECT status, owner_id AS "ownerId", pool_id AS "poolId" FROM leads WHERE id = $1`,
      [leadId],
    );
    if (rows[0] === undefined) throw notFound();
    return { ...rows[0], access };
  }

  private async inTurn<T>(userId: string, work: () => Promise<T>): Promise<T> {
    const before = this.underWay.get(userId) ?? 0;
    if (before >= AT_ONCE) throw new DomainError('uploads_at_once', {}, { retryAfterSeconds: 5 });
    this.underWay.set(userId, before + 1);
    try {
      return await work();
    } finally {
      const now = (this.underWay.get(userId) ?? 1) - 1;
      if (now <= 0) this.underWay.delete(userId);
      else this.underWay.set(userId, now);
    }
  }

  /** File first, row second: what dies between leaves a file that nothing names, and the sweep takes it. */
  private async keep(
    actor: Actor,
    leadId: string,
    received: ReceivedFile,
    name: string,
    limits: Limits,
  ): Promise<AttachmentResponse> {
    try {
      const ending = extname(name).slice(1).toLowerCase();
      const kind = await this.storage.inspect(received, (read) => detectKind(read, received.size, ending));
      if (kind === null) throw new DomainError('attachment_refused');
      await this.storage.keep(received);
      const { answer, isNew } = await this.dataSource.transaction((tx) =>
        this.write(tx, actor, leadId, { ...received, name: shownName(name, kind), kind }, limits),
      );
      if (!isNew) await this.storage.remove(received.file);
      return answer;
    } catch (error) {
      // After anything else the row may be there all the same: then the file must stay, else the sweep finds it.
      if (error instanceof DomainError) await this.storage.remove(received.file);
      throw error;
    }
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    leadId: string,
    file: ReceivedFile & { readonly name: string; readonly kind: AttachmentKind },
    limits: Limits,
  ): Promise<{ answer: AttachmentResponse; isNew: boolean }> {
    const lead = await lockVisibleLead(tx, actor, leadId);
    assertRight(actor, lead, 'edit');
    const same = await sameOn(tx, leadId, file.sha256);
    const removes = rightsOf(actor, lead).share ? 'any' : 'own';
    if (same !== null) return { answer: presentAttachment(same, actor, removes), isNew: false };
    if ((await countOf(tx, leadId)) >= limits.maxCount) throw tooMany(limits);
    const { name, kind, size, sha256 } = file;
    const row = { id: newId(), lead_id: leadId, file: file.file, name, kind, size, sha256 };
    const at = this.clock.now();
    await insertAttachment(tx, { ...row, by_id: actor.id, at });
    await this.tell(tx, actor, lead, 'added', row);
    const written = await attachmentOf(tx, leadId, row.id);
    if (written === null) throw new Error('The attachment is not there');
    return { answer: presentAttachment(written, actor, removes), isNew: true };
  }

  private async tell(
    tx: EntityManager,
    actor: Actor,
    lead: LockedLead,
    change: 'added' | 'removed',
    file: { readonly id: string; readonly name: string; readonly kind: AttachmentKind },
  ): Promise<void> {
    await writeLeadEvent(tx, {
      leadId: lead.id,
      kind: change === 'added' ? 'attachment_added' : 'attachment_removed',
      at: this.clock.now(),
      actorId: actor.id,
      data: { attachmentId: file.id, fileName: file.name, fileKind: file.kind },
    });
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: change === 'added' ? 'lead.attachment-added' : 'lead.attachment-removed',
      objectType: 'lead',
      objectId: lead.id,
      data: { attachmentId: file.id, kind: file.kind },
    });
    await notifyConsole(tx, {
      topic: 'leads',
      id: lead.id,
      ownerIds: [lead.ownerId],
      teamIds: [lead.teamId],
    });
  }
}

/** Files show as much of a person as their number: agents before a pool have neither. */
function isWithheld(actor: Actor, lead: RightsFacts): boolean {
  return actor.role === 'agent' && lead.poolId !== null;
}

function tooMany({ maxCount }: Limits): DomainError {
  return new DomainError('attachment_limit', { limit: maxCount });
}

/** The name of the header, percent-encoded UTF-8. @throws DomainError validation_failed */
function decodedName(encoded: string | undefined): string {
  try {
    const name = encoded === undefined || encoded.length > MAX_NAME ? '' : decodeURIComponent(encoded);
    if (name.trim() !== '') return name;
  } catch {
    // Not percent-encoded: refused below.
  }
  throw validationFailed([fieldError('X-File-Name', 'invalid')]);
}
