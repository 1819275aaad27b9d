import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { DomainError, forbidden, notifyConsole, writeAudit } from '@luodi/platform';
import { lockVisibleLead } from '../lead-access';
import { writeLeadEvent } from './lead-event.queries';
import type { LeadFacts } from '../intake/lead-facts.policy';
import { rightsOf } from '../ownership/lead-rights.policy';
import type { LeadStatus } from '../lead-values.policy';
import { lockLead } from '../ownership/locked-lead.queries';
import { OwnershipService } from '../ownership/ownership.service';
import { WAKE_COLUMNS } from '../snooze/snooze.queries';

/** What a deal takes over from its lead. */
export interface ConvertibleLead {
  readonly id: string;
  readonly number: string;
  readonly status: LeadStatus;
  readonly contactId: string;
  /** null: nobody owns it; the caller refuses, since a deal needs an owner. */
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly facts: LeadFacts;
  readonly version: number;
}

/** The lead's side of becoming a deal; pipeline calls both in one transaction. */
@Injectable()
export class LeadConversionService {
  public constructor(private readonly ownership: OwnershipService) {}

  /**
   * Locks the lead row and answers what a deal needs. A converted lead is answered too (status `converted`):
   * the caller knows the deal and refuses with `already_converted`.
   * @throws DomainError not_found (unknown or not the actor's to know), forbidden (seen, but in the pool or read-only),
   *   lead_closed (disqualified or merged)
   */
  public async lockForConversion(tx: EntityManager, actor: Actor, leadId: string): Promise<ConvertibleLead> {
    const lead = await lockVisibleLead(tx, actor, leadId);
    if (lead.status === 'disqualified' || lead.status === 'merged') {
      throw new DomainError('lead_closed', { status: lead.status }, { body: { status: lead.status } });
    }
    if (!rightsOf(actor, lead).edit) throw forbidden();
    const { id, number, status, contactId, ownerId, teamId, facts, version } = lead;
    return { id, number, status, contactId, ownerId, teamId, facts, version };
  }

  /** Status converted, capacity freed, clock ended, timeline and audit written. Call with the lead locked. */
  public async markConverted(
    tx: EntityManager,
    change: { readonly leadId: string; readonly dealId: string; readonly actor: Actor; readonly now: Date },
  ): Promise<void> {
    const lead = await lockLead(tx, change.leadId);
    if (lead === null) throw new Error(`Lead ${change.leadId} is not there`);
    await this.ownership.releaseCapacity(tx, lead);
    await tx.query(
      `UPDATE leads SET status = 'converted', next_warning_at = NULL, waiting_reason = NULL, pool_id = NULL, pooled_at = NULL,
         sla_state = CASE WHEN sla_state IN ('running', 'warned') THEN 'none' ELSE sla_state END,
         next_follow_up_at = NULL, ${WAKE_COLUMNS}, updated_at = $2, version = version + 1
       WHERE id = $1`,
      [lead.id, change.now],
    );
    await writeLeadEvent(tx, {
      leadId: lead.id,
      kind: 'converted',
      at: change.now,
      actorId: change.actor.id,
      data: { dealId: change.dealId },
    });
    await writeAudit(tx, {
      actorId: change.actor.id,
      actorRole: change.actor.role,
      action: 'lead.converted',
      objectType: 'lead',
      objectId: lead.id,
      data: { dealId: change.dealId },
    });
    await notifyConsole(tx, {
      topic: 'leads',
      id: lead.id,
      ownerIds: [lead.ownerId],
      teamIds: [lead.teamId],
    });
  }
}
