import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { Clock, DomainError, notFound } from '@luodi/platform';
import { assertOpen, assertRight, lockVisibleLead, requireReason } from '../lead-access';
import type { AssignLeadDto, ReleaseLeadDto } from '../lead.dto';
import { LeadQueries } from '../queue/lead.queries';
import type { LeadDetailResponse } from '../lead.response';
import { leftOpenPool, rulesOfOpenPool } from '../pool/claim.queries';
import { ClaimService } from '../pool/claim.service';
import { lockLead } from './locked-lead.queries';
import type { LockedLead } from './locked-lead.queries';
import { OwnershipService } from './ownership.service';
import { claimingTeam, defaultPool, findAssignee, findOpenPool, teamOf } from './pool.queries';

/** Claim, assign, release: who works on a lead, each through OwnershipService. */
@Injectable()
export class LeadOwnershipActions {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly ownership: OwnershipService,
    private readonly claims: ClaimService,
    private readonly queries: LeadQueries,
  ) {}

  /**
   * An agent takes a lead from a pool that is open to them. Of many at once one wins.
   * @throws DomainError already_owned, claim_limit, holding_limit, cooling_off, claim_early, capacity_full,
   *   lead_closed (409), not_found
   */
  public async claim(actor: Actor, leadId: string): Promise<LeadDetailResponse> {
    // Of fifty who want one lead most come too late: they need not stand in line for its row to hear that.
    if (await this.isTaken(this.dataSource.manager, actor, leadId)) throw new DomainError('already_owned');
    return this.dataSource.transaction(async (tx) => {
      await this.claimIn(tx, actor, leadId);
      return this.queries.detail(actor, leadId, tx);
    });
  }

  /** The same in the caller's transaction. */
  public async claimIn(tx: EntityManager, actor: Actor, leadId: string): Promise<void> {
    const lead = await lockLead(tx, leadId);
    if (lead === null) throw notFound();
    if (lead.poolId === null) {
      if (await this.isTaken(tx, actor, leadId)) throw new DomainError('already_owned');
      throw notFound();
    }
    const pool = await rulesOfOpenPool(tx, lead.poolId, actor.teamIds);
    if (pool === null) throw notFound();
    assertOpen(lead);
    const teamId = await claimingTeam(tx, actor, lead.teamId, pool.id);
    await this.claims.assertMayClaim(tx, actor.id, { id: leadId, poolId: pool.id }, pool);
    const now = this.clock.now();
    await this.ownership.changeOwner(tx, {
      leadId,
      to: { ownerId: actor.id, teamId },
      reason: 'claimed',
      byId: actor.id,
      byRole: actor.role,
      now,
    });
    await this.claims.startWindow(tx, actor.id, { id: leadId, teamId }, pool, now);
  }

  /** Whoever could see the lead in the pool a moment ago learns that somebody was faster, not that it is gone. */
  private async isTaken(tx: EntityManager, actor: Actor, leadId: string): Promise<boolean> {
    const rows: { owner_id: string }[] = await tx.query(
      'SELECT owner_id FROM leads WHERE id = $1 AND owner_id IS NOT NULL',
      [leadId],
    );
    if (rows[0] === undefined) return false;
    return rows[0].owner_id === actor.id || leftOpenPool(tx, leadId, actor.teamIds);
  }

  /**
   * A manager or admin gives a lead to an active agent within their scope.
   * @throws DomainError reason_required, unknown_assignee (422), capacity_full, already_owned (by the same agent), lead_closed
   */
  public async assign(actor: Actor, leadId: string, request: AssignLeadDto): Promise<LeadDetailResponse> {
    return this.dataSource.transaction(async (tx) => {
      await this.assignIn(tx, actor, leadId, request);
      return this.queries.detail(actor, leadId, tx);
    });
  }

  /** The same in the caller's transaction. */
  public async assignIn(
    tx: EntityManager,
    actor: Actor,
    leadId: string,
    request: AssignLeadDto,
  ): Promise<void> {
    const note = requireReason(request.reason);
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
  }

  /**
   * The owner (or their manager) puts a lead into a pool: the one they name, else the one of its park and team. The
   * first-response clock runs on.
   * @throws DomainError reason_required, unknown_pool (422), forbidden, lead_closed, not_owned (409), no_team (409)
   */
  public async release(actor: Actor, leadId: string, request: ReleaseLeadDto): Promise<LeadDetailResponse> {
    return this.dataSource.transaction(async (tx) => {
      await this.releaseIn(tx, actor, leadId, request);
      return this.queries.detail(actor, leadId, tx);
    });
  }

  /** The same in the caller's transaction. */
  public async releaseIn(
    tx: EntityManager,
    actor: Actor,
    leadId: string,
    request: ReleaseLeadDto,
  ): Promise<void> {
    const note = requireReason(request.reason);
    const lead = await lockVisibleLead(tx, actor, leadId);
    assertOpen(lead);
    assertRight(actor, lead, 'edit');
    if (lead.ownerId === null) throw new DomainError('not_owned');
    assertRight(actor, lead, 'release');
    const teamId = lead.teamId ?? (await teamOf(tx, lead.ownerId));
    if (teamId === null) throw new DomainError('no_team');
    await this.ownership.changeOwner(tx, {
      leadId,
      to: { poolId: await targetPool(tx, actor, lead, teamId, request.poolId), teamId },
      reason: 'released',
      byId: actor.id,
      byRole: actor.role,
      note,
      now: this.clock.now(),
    });
  }
}

/** Agents and managers choose among the pools that are open to them. @throws DomainError unknown_pool (422) */
async function targetPool(
  tx: EntityManager,
  actor: Actor,
  lead: LockedLead,
  teamId: string,
  wanted: string | undefined,
): Promise<string> {
  if (wanted === undefined) return defaultPool(tx, { teamId, parkId: lead.facts.parkId });
  const pool = await findOpenPool(tx, wanted, actor.role === 'admin' ? null : actor.teamIds);
  if (pool === null) throw new DomainError('unknown_pool');
  return pool;
}
