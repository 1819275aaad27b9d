import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { lockLead, writeLeadEvent, type LeadEventKind, type LockedLead } from '@luodi/leads';
import {
  DomainError,
  forbidden,
  notFound,
  notifyConsole,
  versionConflict,
  writeAudit,
  type AuditAction,
} from '@luodi/platform';
import { findVisit } from './visit.queries';
import { visitRights, type VisitRights } from './visit-rights.policy';
import { factsOf, presentVisit, type VisitRow } from './visit.row';

/** A visit and its lead whose rows this transaction holds. */
export interface LockedVisit {
  readonly row: VisitRow;
  readonly lead: LockedLead;
}

/**
 * Locks the lead of a planned visit, then the visit, so that merges and closings of the lead come before it or after it.
 * @throws DomainError not_found, forbidden, version_conflict, visit_closed (409, facts `{state}`)
 */
export async function lockVisit(
  tx: EntityManager,
  actor: Actor,
  id: string,
  right: keyof VisitRights,
): Promise<LockedVisit> {
  const known = await findVisit(tx, actor, id);
  const lead = await lockLead(tx, known.lead_id);
  if (lead === null) throw notFound();
  const held: unknown[] = await tx.query(
    'SELECT 1 FROM visits WHERE id = $1 AND lead_id = $2 FOR NO KEY UPDATE',
    [id, lead.id],
  );
  const row = await findVisit(tx, actor, id);
  if (held.length === 0) throw versionConflict(presentVisit(actor, row));
  if (!visitRights(actor, factsOf(row))[right]) throw forbidden();
  if (row.state !== 'planned') {
    throw new DomainError(
      'visit_closed',
      { state: row.state },
      { body: { current: presentVisit(actor, row) } },
    );
  }
  return { row, lead };
}

/** Writes what happened to a visit: timeline of its lead, audit log, open consoles. */
export async function recordVisit(
  tx: EntityManager,
  actor: Actor,
  lead: LockedLead,
  act: {
    readonly visitId: string;
    readonly action: AuditAction;
    /** A kind of the timeline; null where another line tells it. */
    readonly event: LeadEventKind | null;
    /** Ids, codes and times; `note` for what staff wrote. */
    readonly data: Readonly<Record<string, unknown>>;
    /** Everybody who goes or would have gone. */
    readonly userIds: readonly string[];
    readonly now: Date;
  },
): Promise<void> {
  const { note, ...facts } = act.data;
  if (act.event !== null) {
    await writeLeadEvent(tx, {
      leadId: lead.id,
      kind: act.event,
      at: act.now,
      actorId: actor.id,
      data: { visitId: act.visitId, ...facts, ...(note === undefined ? {} : { note }) },
    });
  }
  await writeAudit(tx, {
    actorId: actor.id,
    actorRole: actor.role,
    action: act.action,
    objectType: 'visit',
    objectId: act.visitId,
    data: { leadId: lead.id, ...facts },
  });
  await notifyConsole(tx, { topic: 'leads', id: lead.id, ownerIds: [lead.ownerId], teamIds: [lead.teamId] });
  await notifyConsole(tx, {
    topic: 'agenda',
    id: act.visitId,
    ownerIds: [lead.ownerId],
    teamIds: [lead.teamId],
    userIds: act.userIds,
  });
}
