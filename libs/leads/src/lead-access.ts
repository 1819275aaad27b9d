import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { DomainError, forbidden, notFound } from '@luodi/platform';
import { rightsOf } from './ownership/lead-rights.policy';
import type { LeadRights } from './ownership/lead-rights.policy';
import { accessOf, visibleTo } from './lead-scope';
import { lockLead } from './ownership/locked-lead.queries';
import type { LockedLead } from './ownership/locked-lead.queries';
import { isOpen } from './lead-values.policy';
import type { CollaboratorAccess } from './lead-values.policy';

/**
 * Locks a lead that the actor may know of.
 * @throws DomainError not_found for the unknown and the invisible alike
 */
export async function lockVisibleLead(tx: EntityManager, actor: Actor, leadId: string): Promise<LockedLead> {
  const lead = await lockLead(tx, leadId);
  if (lead === null) throw notFound();
  return { ...lead, access: await assertVisible(tx, actor, leadId) };
}

/**
 * Answers how the actor collaborates on a lead that they may know of; null when they don't.
 * @throws DomainError not_found for any other
 */
export async function assertVisible(
  tx: EntityManager,
  actor: Actor,
  leadId: string,
): Promise<CollaboratorAccess | null> {
  const params: unknown[] = [];
  const scope = visibleTo(actor, 'l', params);
  const rows: { access: CollaboratorAccess | null }[] = await tx.query(
    `SELECT ${accessOf(actor, 'l', params)} AS access FROM leads l WHERE ${scope} AND l.id = $${params.push(leadId)}`,
    params,
  );
  if (rows[0] === undefined) throw notFound();
  return rows[0].access;
}

/** @throws DomainError lead_closed (409, facts `{status}`) when nobody works on it any more */
export function assertOpen(lead: LockedLead): void {
  if (!isOpen(lead.status))
    throw new DomainError('lead_closed', { status: lead.status }, { body: { status: lead.status } });
}

/** @throws DomainError forbidden when the lead is seen, but is not the actor's to change */
export function assertRight(actor: Actor, lead: LockedLead, right: keyof LeadRights): void {
  if (!rightsOf(actor, lead)[right]) throw forbidden();
}

/** The reason that an act needs. @throws DomainError reason_required (422) when it is missing or blank */
export function requireReason(reason: string | undefined): string {
  if (reason === undefined || reason === '') throw new DomainError('reason_required');
  return reason;
}
