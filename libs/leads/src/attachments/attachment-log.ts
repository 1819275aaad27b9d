import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { notifyConsole, writeAudit } from '@luodi/platform';
import type { LockedLead } from '../ownership/locked-lead.queries';
import { writeLeadEvent } from '../record/lead-event.queries';
import type { AttachmentKind } from './attachment-kinds.table';

/** Writes that a file came or went: timeline of its lead, audit log, open consoles. */
export async function recordAttachment(
  tx: EntityManager,
  actor: Actor,
  lead: LockedLead,
  change: 'added' | 'removed',
  file: {
    readonly id: string;
    readonly visit_id: string | null;
    readonly name: string;
    readonly kind: AttachmentKind;
  },
  at: Date,
): Promise<void> {
  const visit = file.visit_id === null ? {} : { visitId: file.visit_id };
  await writeLeadEvent(tx, {
    leadId: lead.id,
    kind: change === 'added' ? 'attachment_added' : 'attachment_removed',
    at,
    actorId: actor.id,
    data: { attachmentId: file.id, fileName: file.name, fileKind: file.kind, ...visit },
  });
  await writeAudit(tx, {
    actorId: actor.id,
    actorRole: actor.role,
    action: change === 'added' ? 'lead.attachment-added' : 'lead.attachment-removed',
    objectType: 'lead',
    objectId: lead.id,
    data: { attachmentId: file.id, kind: file.kind, ...visit },
  });
  await notifyConsole(tx, {
    topic: 'leads',
    id: lead.id,
    ownerIds: [lead.ownerId],
    teamIds: [lead.teamId],
  });
}
