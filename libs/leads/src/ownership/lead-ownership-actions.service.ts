import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { CONFIG, Clock, DomainError, Settings, localDate, notFound, startOfLocalDate } from '@luodi/platform';
import type { Config } from '@luodi/platform';
import { assertOpen, assertRight, lockVisibleLead, requireReason } from '../lead-access';
import type { AssignLeadDto } from '../lead.dto';
import { LeadQueries } from '../queue/lead.queries';
import type { LeadDetailResponse } from '../lead.response';
import { lockLead } from './locked-lead.queries';
import { ensureLoads, lockLoads } from './ownership.queries';
import { OwnershipService } from './ownership.service';
import { countClaimsSince, ensurePool, findAssignee, lastHeldUntil, teamOf } from './pool.queries';

const DAY_MS = 86_400_000;

/** Claim, assign, release: who works on a lead, each through OwnershipService. */
@Injectable()
export class LeadOwnershipActions {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly ownership: OwnershipService,
    private readonly queries: LeadQueries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * An agent takes a lead from a pool of their teams. Of many at once one wins.
   * @throws DomainError already_owned, claim_limit, cooling_off, capacity_full, lead_closed (409), not_found
   */
  public async claim(actor: Actor, leadId: string): Promise<LeadDetailResponse> {
    return this.dataSource.transaction(async (tx) => {
      const lead = await lockLead(tx, leadId);
      // Whoever could see the lead in the pool a moment ago learns that somebody was faster, not that it is gone.
      if (lead === null || lead.teamId === null || !actor.teamIds.includes(lead.teamId)) {
        if (lead === null || lead.ownerId !== actor.id) throw notFound();
      }
      if (lead.ownerId !== null) throw new DomainError('already_owned');
      if (lead.poolId === null) throw notFound();
      assertOpen(lead);
      await this.assertMayClaim(tx, actor, leadId);
      await this.ownership.changeOwner(tx, {
        leadId,
        to: { ownerId: actor.id, teamId: lead.teamId },
        reason: 'claimed',
        byId: actor.id,
        byRole: actor.role,
        now: this.clock.now(),
      });
      return this.queries.detail(actor, leadId, tx);
    });
  }

  /**
   * A manager or admin gives a lead to an active agent within their scope.
   * @throws DomainError reason_required, unknown_assignee (422), capacity_full, already_owned (by the same agent), lead_closed
   */
  public async assign(actor: Actor, leadId: string, request: AssignLeadDto): Promise<LeadDetailResponse> {
    const note = requireReason(request.reason);
    return this.dataSource.transaction(async (tx) => {
      const lead = await lockVisibleLead(tx, actor, leadId);
      assertOpen(lead);
      assertRight(actor, lead, 'assign');
      const scope = actor.role === 'manager' ? actor.teamIds : null;
      const assignee = await findAssignee(tx, request.ownerId, scope, lead.teamId);
      if (assignee === null) throw new DomainError('unknown_assignee');
      if (lead.ownerId === request.ownerId) throw new DomainError('already_owned');
      await this.ownership.changeOwner(tx, {
        leadId,
        to: { ownerId: request.ownerId, teamId: assignee.teamId },
        reason: 'assigned',
        byId: actor.id,
        byRole: actor.role,
        note,
        now: this.clock.now(),
      });
      return this.queries.detail(actor, leadId, tx);
    });
  }

  /**
   * The owner (or their manager) puts a lead into the pool of its team. The first-response clock runs on.
   * @throws DomainError reason_required, forbidden, lead_closed, not_owned (409), no_team (409)
   */
  public async release(
    actor: Actor,
    leadId: string,
    reason: string | undefined,
  ): Promise<LeadDetailResponse> {
    const note = requireReason(reason);
    return this.dataSource.transaction(async (tx) => {
      const lead = await lockVisibleLead(tx, actor, leadId);
      assertOpen(lead);
      assertRight(actor, lead, 'edit');
      if (lead.ownerId === null) throw new DomainError('not_owned');
      const teamId = lead.teamId ?? (await teamOf(tx, lead.ownerId));
      if (teamId === null) throw new DomainError('no_team');
      await this.ownership.changeOwner(tx, {
        leadId,
        to: { poolId: await ensurePool(tx, teamId), teamId },
        reason: 'released',
        byId: actor.id,
        byRole: actor.role,
        note,
        now: this.clock.now(),
      });
      return this.queries.detail(actor, leadId, tx);
    });
  }

  /** The actor's counter row is locked first, so that two claims at once are counted one after the other. */
  private async assertMayClaim(tx: EntityManager, actor: Actor, leadId: string): Promise<void> {
    const now = this.clock.now();
    await ensureLoads(tx, [actor.id]);
    await lockLoads(tx, [actor.id]);
    const perDay = await this.settings.get('leads.claimsPerDay', 5);
    const today = startOfLocalDate(localDate(now, this.config.tzName), this.config.tzName);
    if ((await countClaimsSince(tx, actor.id, today)) >= perDay) {
      throw new DomainError('claim_limit', { limit: perDay }, { body: { limit: perDay } });
    }
    const coolingDays = await this.settings.get('leads.coolingOffDays', 7);
    const heldUntil = await lastHeldUntil(tx, leadId, actor.id);
    if (heldUntil === null) return;
    const until = new Date(heldUntil.getTime() + coolingDays * DAY_MS);
    if (until > now) {
      throw new DomainError(
        'cooling_off',
        { days: coolingDays, until: localDate(until, this.config.tzName) },
        { body: { until: until.toISOString() } },
      );
    }
  }
}
