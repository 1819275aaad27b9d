import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { Clock, notifyConsole, writeAudit } from '@luodi/platform';
import type { AuditAction } from '@luodi/platform';
import { assertOpen, assertRight, lockVisibleLead, requireReason } from '../lead-access';
import { isOpen, type NeedType } from '../lead-values.policy';
import { LeadActs } from '../clock/lead-acts';
import { writeLeadEvent } from './lead-event.queries';
import { LeadQueries } from '../queue/lead.queries';
import type { LeadDetailResponse } from '../lead.response';
import type { LockedLead } from '../ownership/locked-lead.queries';
import { WAKE_COLUMNS } from '../snooze/snooze.queries';
import { OwnershipService } from '../ownership/ownership.service';

/** What closing takes from a lead; instants as text. */
export interface ClosedState {
  readonly status: string;
  readonly poolId: string | null;
  readonly pooledAt: string | null;
  readonly poolReason: string | null;
  readonly waitingReason: string | null;
  readonly nextWarningAt: string | null;
  readonly nextFollowUpAt: string | null;
  readonly slaState: string;
  readonly slaStepAt: string | null;
  /** When it was closed: names the clocks that ended with it. */
  readonly closedAt: string;
  readonly snooze: {
    readonly until: string;
    readonly reason: string | null;
    readonly by: string;
    readonly at: string;
  } | null;
}

async function stateOf(tx: EntityManager, leadId: string): Promise<Omit<ClosedState, 'closedAt'>> {
  const rows: Omit<ClosedState, 'closedAt'>[] = await tx.query(
    `SELECT status, pool_id AS "poolId", pooled_at::text AS "pooledAt", pool_reason AS "poolReason", waiting_reason AS "waitingReason",
       next_warning_at::text AS "nextWarningAt", next_follow_up_at::text AS "nextFollowUpAt", sla_state AS "slaState",
       sla_step_at::text AS "slaStepAt",
       CASE WHEN snoozed_until IS NULL THEN NULL ELSE jsonb_build_object('until', snoozed_until, 'reason', snooze_reason,
         'by', snoozed_by, 'at', snoozed_at) END AS snooze
     FROM leads WHERE id = $1`,
    [leadId],
  );
  if (rows[0] === undefined) throw new Error(`Lead ${leadId} is not there`);
  return rows[0];
}

/** Disqualifying a lead. */
@Injectable()
export class LeadClosingService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly ownership: OwnershipService,
    private readonly queries: LeadQueries,
    private readonly acts: LeadActs,
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
    return this.dataSource.transaction(async (tx) => {
      await this.disqualifyIn(tx, actor, leadId, reason);
      return this.queries.detail(actor, leadId, tx);
    });
  }

  /** The same in the caller's transaction; answers what `reopenIn` needs. */
  public async disqualifyIn(
    tx: EntityManager,
    actor: Actor,
    leadId: string,
    reason: string | undefined,
  ): Promise<ClosedState> {
    const why = requireReason(reason);
    const lead = await lockVisibleLead(tx, actor, leadId);
    assertOpen(lead);
    assertRight(actor, lead, 'edit');
    const before = await stateOf(tx, leadId);
    const now = this.clock.now();
    await this.ownership.releaseCapacity(tx, lead);
    await tx.query(
      `UPDATE leads SET status = 'disqualified', disqualify_reason = $2, pool_id = NULL, pooled_at = NULL,
           waiting_reason = NULL, next_warning_at = NULL, next_follow_up_at = NULL, ${WAKE_COLUMNS},
           sla_state = CASE WHEN sla_state IN ('running', 'warned') THEN 'none' ELSE sla_state END,
           team_id = coalesce(team_id, $4::uuid), updated_at = $3, version = version + 1
         WHERE id = $1`,
      // A lead of no team is its closer's from now on: they may look at it again, and take it back.
      [lead.id, why, now, actor.role === 'manager' ? (actor.teamIds[0] ?? null) : null],
    );
    await writeLeadEvent(tx, {
      leadId,
      kind: 'disqualified',
      at: now,
      actorId: actor.id,
      data: { note: why },
    });
    await this.acts.closed(tx, { leadId, byId: actor.id, now });
    await this.tell(tx, actor, lead, 'lead.disqualified', {});
    return { ...before, closedAt: now.toISOString() };
  }

  /**
   * A lead that turns out to be something else, which another list holds from now on: closed if it is open, and without
   * its need, so that a later inquiry of the same person says a new one. Answers it as it was; null when it has another
   * need by now.
   * @throws DomainError not_found
   */
  public async giveAwayIn(
    tx: EntityManager,
    actor: Actor,
    leadId: string,
    needType: NeedType,
    reason: string,
  ): Promise<LockedLead | null> {
    const lead = await lockVisibleLead(tx, actor, leadId);
    if (lead.facts.needType !== needType) return null;
    if (isOpen(lead.status)) await this.disqualifyIn(tx, actor, leadId, reason);
    await tx.query(
      'UPDATE leads SET need_type = NULL, updated_at = $2, version = version + 1 WHERE id = $1',
      [leadId, this.clock.now()],
    );
    return lead;
  }

  /**
   * Takes a closing back: everything is as it was, the owner's capacity and the clocks too. A clock whose time has passed
   * meanwhile is overdue. Call with the lead locked. @throws DomainError capacity_full
   */
  public async reopenIn(
    tx: EntityManager,
    actor: Actor,
    lead: LockedLead,
    before: ClosedState,
  ): Promise<void> {
    if (lead.ownerId !== null) await this.ownership.takeCapacity(tx, lead.ownerId);
    const now = this.clock.now();
    const { snooze } = before;
    const ahead = snooze !== null && new Date(snooze.until) > now ? snooze : null;
    await tx.query(
      `UPDATE leads SET status = $2, disqualify_reason = NULL, pool_id = $3, pooled_at = $4, waiting_reason = $5,
         next_warning_at = $6, next_follow_up_at = $7, sla_state = $8, snoozed_until = $9, snooze_reason = $10,
         snoozed_by = $11, snoozed_at = $12, pool_reason = $13, sla_step_at = $14, updated_at = $15, version = version + 1
       WHERE id = $1`,
      [
        lead.id,
        before.status,
        before.poolId,
        before.pooledAt,
        before.waitingReason,
        before.nextWarningAt,
        before.nextFollowUpAt,
        before.slaState,
        ahead?.until ?? null,
        ahead?.reason ?? null,
        ahead?.by ?? null,
        ahead?.at ?? null,
        before.poolReason,
        before.slaStepAt,
        now,
      ],
    );
    await this.acts.unclosed(tx, {
      leadId: lead.id,
      closedAt: new Date(before.closedAt),
      byId: actor.id,
      now,
    });
    await writeLeadEvent(tx, { leadId: lead.id, kind: 'restored', at: now, actorId: actor.id, data: {} });
    await this.tell(tx, actor, lead, 'lead.restored', {});
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
