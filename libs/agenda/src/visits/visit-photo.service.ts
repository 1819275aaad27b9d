import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  AttachmentFileService,
  AttachmentUploadService,
  lockLead,
  type AttachmentDoor,
  type AttachmentKind,
  type AttachmentResponse,
  type ServedFile,
} from '@luodi/leads';
import { Clock, DomainError, forbidden, notFound } from '@luodi/platform';
import { findVisit } from './visit.queries';
import { visitRights } from './visit-rights.policy';
import { factsOf, type VisitRow } from './visit.row';
import { mayBegin } from './visit-times.policy';

/** What a camera makes. */
const PHOTO_KINDS: readonly AttachmentKind[] = ['jpg', 'png', 'webp', 'heic'];
/** As many as anybody looks through. */
const MAX_PHOTOS = 20;

/** Photos of a visit: files of its lead that name it, taken and seen also by those who only go along. */
@Injectable()
export class VisitPhotoService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly uploads: AttachmentUploadService,
    private readonly files: AttachmentFileService,
  ) {}

  /**
   * @throws DomainError visit_ahead (409: nobody can be there yet), visit_closed (409: cancelled, or nobody came),
   *   photo_refused (422), photo_limit (409), and as `AttachmentUploadService.add`
   */
  public async add(
    actor: Actor,
    id: string,
    request: IncomingMessage,
    encodedName: string | undefined,
  ): Promise<AttachmentResponse> {
    return this.uploads.add(actor, await this.door(actor, id), request, encodedName);
  }

  /** @throws DomainError not_found (no photo of this visit), attachment_missing (410) */
  public async open(actor: Actor, id: string, photoId: string, inline: boolean): Promise<ServedFile> {
    const visit = await findVisit(this.dataSource.manager, actor, id);
    if (!visit.photos.some((photo) => photo.id === photoId)) throw notFound();
    return this.files.open(actor, visit.lead_id, photoId, inline);
  }

  /** @throws DomainError not_found, forbidden (somebody else's, without rights in the lead) */
  public async remove(actor: Actor, id: string, photoId: string): Promise<void> {
    await this.uploads.remove(actor, await this.door(actor, id), photoId);
  }

  private async door(actor: Actor, id: string): Promise<AttachmentDoor> {
    const { lead_id: leadId } = await findVisit(this.dataSource.manager, actor, id);
    const there = async (tx: EntityManager): Promise<VisitRow> => {
      const visit = await findVisit(tx, actor, id);
      if (!visitRights(actor, factsOf(visit)).attend) throw forbidden();
      if (visit.state !== 'planned' && visit.state !== 'held') {
        throw new DomainError('visit_closed', { state: visit.state });
      }
      if (!mayBegin(visit.starts_at, this.clock.now())) throw new DomainError('visit_ahead');
      return visit;
    };
    return {
      leadId,
      visitId: id,
      kinds: PHOTO_KINDS,
      maxOfVisit: MAX_PHOTOS,
      check: async (tx) => void (await there(tx)),
      lock: async (tx) => {
        const lead = await lockLead(tx, leadId);
        const visit = await there(tx);
        // A merge took the visit elsewhere meanwhile.
        if (lead === null || visit.lead_id !== leadId) throw notFound();
        return { lead, removes: visitRights(actor, factsOf(visit)).edit ? 'any' : 'own' };
      },
    };
  }
}
