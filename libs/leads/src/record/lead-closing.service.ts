import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { Clock, DomainError, forbidden, notFound, notifyConsole, writeAudit } from '@luodi/platform';
import type { AuditAction } from '@luodi/platform';
import { assertOpen, assertRight, lockVisibleLead, requireReason } from '../lead-access';
import { writeLeadEvent } from './lead-event.queries';
import { fillBlanks } from '../intake/lead-facts.policy';
import { factAssignments, factValues, FACT_COUNT, termsOf } from '../intake/lead-facts.queries';
import { LeadQueries } from '../queue/lead.queries';
import type { LeadDetailResponse } from '../lead.response';
import { isOpen } from '../lead-values.policy';
import { lockLeadPair } from '../ownership/locked-lead.queries';
import type { LockedLead } from '../ownership/locked-lead.queries';
import { OwnershipService } from '../ownership/ownership.service';

/** Disqualifying a lead, and merging two leads of one demand. */
@Injectable()
export class LeadClosingService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly ownership: OwnershipService,
    private readonly queries: LeadQueries,
  ) {}

  /**
   * Nothing will come of it: closed with a reason, its owner's capacity freed. A new inquiry opens it again.
   * @throws DomainError reason_required, forbidden, lead_closed, not_found
   */
  public async disqualify(
    actor: Actor,
    leadId: string,
    reason: string | undefined,
  ): Promise<LeadDetailResponse> {
    const why = requireReason(reason);
    return this.dataSource.transaction(async (tx) => {
      const lead = await lockVisibleLead(tx, actor, leadId);
      assertOpen(lead);
      assertRight(actor, lead, 'edit');
      const now = this.clock.now();
      await this.ownership.releaseCapacity(tx, lead);
      await tx.query(
        `UPDATE leads SET status = 'disqualified', disqualify_reason = $2, pool_id = NULL, pooled_at = NULL,
           waiting_reason = NULL, next_warning_at = NULL, next_follow_up_at = NULL,
           sla_state = CASE WHEN sla_state IN ('running', 'warned') THEN 'none' ELSE sla_state END,
           updated_at = $3, version = version + 1
         WHERE id = $1`,
        [lead.id, why, now],
      );
      await writeLeadEvent(tx, {
        leadId,
        kind: 'disqualified',
        at: now,
        actorId: actor.id,
        data: { note: why },
      });
      await this.tell(tx, actor, lead, 'lead.disqualified', {});
      return this.queries.detail(actor, leadId, tx);
    });
  }

  /**
   * Moves everything of a lead to the one that stays: inquiries, activities, the person's keys; blanks are filled.
   * Answers the survivor.
   * @throws DomainError merge_self (422), lead_closed (either is merged, or the first has become a deal), not_found
   */
  public async merge(actor: Actor, leadId: string, intoId: string): Promise<LeadDetailResponse> {
    if (leadId === intoId) throw new DomainError('merge_self');
    return this.dataSource.transaction(async (tx) => {
      const pair = await lockLeadPair(tx, leadId, intoId);
      await this.assertBothVisible(tx, actor, leadId, intoId);
      const from = pair.get(leadId);
      const into = pair.get(intoId);
      if (from === undefined || into === undefined) throw notFound();
      for (const lead of [from, into]) {
        if (lead.status === 'merged' || (lead === from && lead.status === 'converted')) {
          throw new DomainError('lead_closed', { status: lead.status }, { body: { status: lead.status } });
        }
      }
      await this.mergeLocked(tx, actor, from, into);
      return this.queries.detail(actor, intoId, tx);
    });
  }

  private async mergeLocked(
    tx: EntityManager,
    actor: Actor,
    from: LockedLead,
    into: LockedLead,
  ): Promise<void> {
    const now = this.clock.now();
    if (from.ownerId !== null) {
      if (isOpen(from.status)) await this.ownership.releaseCapacity(tx, from);
      await tx.query(
        'UPDATE lead_assignments SET to_at = greatest(from_at, $2::timestamptz) WHERE lead_id = $1 AND to_at IS NULL',
        [from.id, now],
      );
    }
    await tx.query(
      `UPDATE leads SET status = 'merged', merged_into_id = $2, owner_id = NULL, pool_id = NULL, pooled_at = NULL,
         waiting_reason = NULL, next_warning_at = NULL, next_follow_up_at = NULL,
         sla_state = CASE WHEN sla_state IN ('running', 'warned') THEN 'none' ELSE sla_state END,
         updated_at = $3, version = version + 1
       WHERE id = $1`,
      [from.id, into.id, now],
    );
    await moveBelongings(tx, from, into, now);
    const data = { fromId: from.id, fromNumber: from.number, intoId: into.id, intoNumber: into.number };
    for (const lead of [from, into]) {
      await writeLeadEvent(tx, { leadId: lead.id, kind: 'merged', at: now, actorId: actor.id, data });
    }
    await this.tell(tx, actor, from, 'lead.merged', { intoId: into.id });
    await notifyConsole(tx, {
      topic: 'leads',
      id: into.id,
      ownerIds: [into.ownerId],
      teamIds: [into.teamId],
    });
  }

  private async assertBothVisible(tx: EntityManager, actor: Actor, ...ids: string[]): Promise<void> {
    for (const id of ids) await lockVisibleLead(tx, actor, id);
    if (actor.role !== 'manager' && actor.role !== 'admin') throw forbidden();
  }

  private async tell(
    tx: EntityManager,
    actor: Actor,
    lead: LockedLead,
    action: AuditAction,
    data: object,
  ): Promise<void> {
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'lead',
      objectId: lead.id,
      data,
    });
    await notifyConsole(tx, {
      topic: 'leads',
      id: lead.id,
      ownerIds: [lead.ownerId],
      teamIds: [lead.teamId],
    });
  }
}

/** The person's phone and WeChat lead to the survivor from now on, so that their next inquiry does not open a second lead. */
async function moveBelongings(
  tx: EntityManager,
  from: LockedLead,
  into: LockedLead,
  now: Date,
): Promise<void> {
  const facts = fillBlanks(into.facts, from.facts);
  await tx.query('UPDATE inquiries SET lead_id = $2 WHERE lead_id = $1', [from.id, into.id]);
  await tx.query('UPDATE activities SET lead_id = $2 WHERE lead_id = $1', [from.id, into.id]);
  await tx.query(
    "UPDATE lead_events SET lead_id = $2 WHERE lead_id = $1 AND kind IN ('activity', 'inquiry_received')",
    [from.id, into.id],
  );
  await tx.query('UPDATE contact_keys SET contact_id = $2 WHERE contact_id = $1', [
    from.contactId,
    into.contactId,
  ]);
  await tx.query(
    `UPDATE leads SET ${factAssignments(3)}, search_terms = $${3 + FACT_COUNT}::text[],
       inquiry_count = inquiry_count + (SELECT inquiry_count FROM leads WHERE id = $2), updated_at = $${4 + FACT_COUNT},
       version = version + 1
     WHERE id = $1`,
    [into.id, from.id, ...factValues(facts), termsOf(into.number, facts), now],
  );
}
