import { extname } from 'node:path';
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
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
  validationFailed,
  withIdempotency,
} from '@luodi/platform';
import type { LockedLead } from '../ownership/locked-lead.queries';
import type { AttachmentKind } from './attachment-kinds.table';
import { recordAttachment } from './attachment-log';
import { shownName } from './attachment-name.policy';
import { AttachmentStorage, tooLarge, type ReceivedFile } from './attachment-storage';
import { ATTACHMENT_REMOVED } from './attachment.events';
import {
  attachmentOf,
  countOf,
  countOfVisit,
  insertAttachment,
  presentAttachment,
  sameOn,
} from './attachment.queries';
import type { AttachmentResponse } from './attachment.response';
import { detectKind } from './detect-kind';

const DEFAULT_MEGABYTES = 20;
const DEFAULT_COUNT = 50;
/** Uploads of one person at a time in one process. */
const AT_ONCE = 6;
/** The longest name that a request may give. */
const MAX_NAME = 1000;

export interface AttachmentLimits {
  readonly maxBytes: number;
  readonly maxCount: number;
}

/** The door that an actor comes through to the files of a lead: the lead itself, its deal, a visit. */
export interface AttachmentDoor {
  readonly leadId: string;
  /** Photos of a visit name it; null for files of the lead. */
  readonly visitId: string | null;
  /** What may be brought in here; null for everything of the table. */
  readonly kinds: readonly AttachmentKind[] | null;
  /** How many a visit may have; null for no limit but the lead's. */
  readonly maxOfVisit: number | null;
  /** Asked before the first byte. @throws DomainError not_found, forbidden, or what stands in the way */
  check(tx: EntityManager): Promise<void>;
  /**
   * Locks the lead and asks again; answers it, and whose files the actor may take off.
   * @throws DomainError as `check`
   */
  lock(tx: EntityManager): Promise<{ readonly lead: LockedLead; readonly removes: 'any' | 'own' }>;
}

/** Takes files in and off, whichever door they come through (docs/adr/0021). */
@Injectable()
export class AttachmentUploadService {
  private readonly underWay = new Map<string, number>();

  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly storage: AttachmentStorage,
  ) {}

  public async limits(): Promise<AttachmentLimits> {
    const megabytes = await this.settings.get('leads.attachmentMegabytes', DEFAULT_MEGABYTES);
    return {
      maxBytes: megabytes * 1024 * 1024,
      maxCount: await this.settings.get('leads.attachmentsPerLead', DEFAULT_COUNT),
    };
  }

  /**
   * Takes a file as it comes: to disk, looked at, named by a row. The same bytes again answer what is there. Refused before
   * the first byte where that is known.
   * @throws DomainError not_found, forbidden, unsupported_media_type, attachment_too_large (413), attachment_limit (409),
   *   attachment_refused, attachment_empty (422), uploads_at_once (429), upload_broken_off, validation_failed (no name),
   *   idempotency_mismatch (the key was used for another file)
   */
  public async add(
    actor: Actor,
    door: AttachmentDoor,
    request: IncomingMessage,
    encodedName: string | undefined,
  ): Promise<AttachmentResponse> {
    const tx = this.dataSource.manager;
    await door.check(tx);
    const limits = await this.limits();
    if (!/^application\/octet-stream\b/.test(request.headers['content-type'] ?? '')) {
      throw new DomainError('unsupported_media_type');
    }
    const name = decodedName(encodedName);
    if (Number(request.headers['content-length'] ?? 0) > limits.maxBytes) throw tooLarge(limits.maxBytes);
    await assertRoom(tx, door, limits);
    return this.inTurn(actor.id, async () => {
      const received = await this.storage.receive(request, limits.maxBytes);
      return this.keep(actor, door, received, name, limits);
    });
  }

  /**
   * Takes a file off; its bytes go after the commit. Whoever only helps takes off what they added themselves.
   * @throws DomainError not_found, forbidden
   */
  public async remove(actor: Actor, door: AttachmentDoor, id: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const { lead, removes } = await door.lock(tx);
      const row = await attachmentOf(tx, door.leadId, id);
      if (row === null || (door.visitId !== null && row.visit_id !== door.visitId)) throw notFound();
      if (removes === 'own' && row.by_id !== actor.id) throw forbidden();
      await tx.query('DELETE FROM lead_attachments WHERE id = $1', [id]);
      await addJob(tx, ATTACHMENT_REMOVED, { files: [row.file] });
      await recordAttachment(tx, actor, lead, 'removed', row, this.clock.now());
    });
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
    door: AttachmentDoor,
    received: ReceivedFile,
    name: string,
    limits: AttachmentLimits,
  ): Promise<AttachmentResponse> {
    try {
      const ending = extname(name).slice(1).toLowerCase();
      const kind = await this.storage.inspect(received, (read) => detectKind(read, received.size, ending));
      if (kind === null) throw new DomainError('attachment_refused');
      if (door.kinds !== null && !door.kinds.includes(kind)) throw new DomainError('photo_refused');
      await this.storage.keep(received);
      const file = { ...received, name: shownName(name, kind), kind };
      let isNew = false;
      const answer = await this.dataSource.transaction((tx) =>
        withIdempotency(
          tx,
          `${actor.id}:attachments:${door.visitId ?? door.leadId}`,
          { sha256: file.sha256 },
          () => this.write(tx, actor, door, file, limits, () => (isNew = true)),
        ),
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
    door: AttachmentDoor,
    file: ReceivedFile & { readonly name: string; readonly kind: AttachmentKind },
    limits: AttachmentLimits,
    onNew: () => void,
  ): Promise<AttachmentResponse> {
    const { lead, removes } = await door.lock(tx);
    const { leadId, visitId } = door;
    const same = await sameOn(tx, leadId, visitId, file.sha256);
    if (same !== null) return presentAttachment(same, actor, removes);
    await assertRoom(tx, door, limits);
    const { name, kind, size, sha256 } = file;
    const row = {
      id: newId(),
      lead_id: leadId,
      visit_id: visitId,
      file: file.file,
      name,
      kind,
      size,
      sha256,
    };
    const at = this.clock.now();
    await insertAttachment(tx, { ...row, by_id: actor.id, at });
    await recordAttachment(tx, actor, lead, 'added', row, at);
    const written = await attachmentOf(tx, leadId, row.id);
    if (written === null) throw new Error('The attachment is not there');
    onNew();
    return presentAttachment(written, actor, removes);
  }
}

/** @throws DomainError attachment_limit (409) */
async function assertRoom(tx: EntityManager, door: AttachmentDoor, limits: AttachmentLimits): Promise<void> {
  if ((await countOf(tx, door.leadId)) >= limits.maxCount) {
    throw new DomainError('attachment_limit', { limit: limits.maxCount });
  }
  if (door.visitId === null || door.maxOfVisit === null) return;
  if ((await countOfVisit(tx, door.visitId)) >= door.maxOfVisit) {
    throw new DomainError('photo_limit', { limit: door.maxOfVisit });
  }
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
