import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { Clock, notifyConsole, writeAudit } from '@luodi/platform';
import type { AuditAction } from '@luodi/platform';
import { assertOpen, assertRight, lockVisibleLead, requireReason } from '../lead-access';
import { writeLeadEvent } from './lead-event.queries';
import { LeadQueries } from '../queue/lead.queries';
import type { LeadDetailResponse } from '../lead.response';
import type { LockedLead } from '../ownership/locked-lead.queries';
import { OwnershipService } from '../ownership/ownership.service';

/** Disqualifying a lead. */
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
