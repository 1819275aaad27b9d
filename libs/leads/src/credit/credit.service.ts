import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  Clock,
  DomainError,
  addJob,
  forbidden,
  isUniqueViolation,
  newId,
  notFound,
  withIdempotency,
  writeAudit,
  type AuditAction,
} from '@luodi/platform';
import { assertOpen, assertRight, lockVisibleLead, requireReason } from '../lead-access';
import type { LeadDetailResponse } from '../lead.response';
import { familyOf } from '../merge/merge.queries';
import { OwnershipService } from '../ownership/ownership.service';
import { ensurePool, findAssignee } from '../ownership/pool.queries';
import { CREDIT_DISPUTE } from '../lead.events';
import { LeadQueries } from '../queue/lead.queries';
import { writeLeadEvent } from '../record/lead-event.queries';
import type { OpenDisputeDto, RuleDisputeDto, TransferLeadDto } from './credit.dto';
import { assertParty, lockPartysLead, partiesOf } from './credit-parties';
import { areTeams, creditedLead, readCredit, readDisputes, replaceShares } from './credit.queries';
import type { LeadCreditResponse } from './credit.response';
import { areWhole, mayRule } from './shares.policy';
import type { Share } from './shares.policy';

/** The first-contact credit of a lead: transfers between teams that share it, disputes and rulings. */
@Injectable()
export class CreditService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly leads: LeadQueries,
    private readonly ownership: OwnershipService,
  ) {}

  /** To who sees the lead, and to who is a party to its credit. @throws DomainError not_found */
  public async show(actor: Actor, leadId: string): Promise<LeadCreditResponse> {
    await assertParty(this.dataSource.manager, actor, leadId);
    return this.read(this.dataSource.manager, actor, leadId);
  }

  /**
   * Moves a lead to an agent or the pool of another team; the credit stays with who earned it, shared as agreed.
   * @throws DomainError not_found, forbidden, reason_required, unknown_team, unknown_assignee, shares_not_whole,
   *   no_credit (422), already_owned, capacity_full, lead_closed (409)
   */
  public async transfer(actor: Actor, leadId: string, request: TransferLeadDto): Promise<LeadDetailResponse> {
    const note = requireReason(request.reason);
    return this.dataSource.transaction(async (tx) => {
      const lead = await lockVisibleLead(tx, actor, leadId);
      assertOpen(lead);
      assertRight(actor, lead, 'assign');
      if (!(await areTeams(tx, [request.teamId]))) throw new DomainError('unknown_team');
      if (request.shares !== undefined) await this.share(tx, actor, leadId, request.shares);
      if (request.ownerId !== undefined && request.ownerId === lead.ownerId)
        throw new DomainError('already_owned');
      const change = { leadId, byId: actor.id, byRole: actor.role, note, now: this.clock.now() };
      if (request.ownerId === undefined) {
        const poolId = await ensurePool(tx, request.teamId);
        await this.ownership.changeOwner(tx, {
          ...change,
          to: { poolId, teamId: request.teamId },
          reason: 'transferred',
        });
      } else {
        const assignee = await findAssignee(tx, request.ownerId, [request.teamId], request.teamId);
        if (assignee === null) throw new DomainError('unknown_assignee');
        await this.ownership.changeOwner(tx, {
          ...change,
          to: { ownerId: request.ownerId, teamId: request.teamId },
          reason: 'transferred',
        });
      }
      // Whoever gives a lead away may not see it any more; the answer is still theirs.
      return this.leads.detail({ ...actor, teamIds: [...actor.teamIds, request.teamId] }, leadId, tx);
    });
  }

  /** @throws DomainError not_found, unknown_team, no_credit (422), dispute_open (409) */
  public async open(actor: Actor, leadId: string, request: OpenDisputeDto): Promise<LeadCreditResponse> {
    try {
      return await this.dataSource.transaction((tx) =>
        withIdempotency(tx, `${actor.id}:credit-disputes:${leadId}`, request, async () => {
          await lockPartysLead(tx, actor, leadId);
          if ((await creditedLead(tx, await familyOf(tx, leadId))) === null)
            throw new DomainError('no_credit');
          if (!(await areTeams(tx, [request.teamId]))) throw new DomainError('unknown_team');
          const id = newId();
          await tx.query(
            `INSERT INTO credit_disputes (id, lead_id, team_id, opened_by, opened_at, evidence)
             VALUES ($1, $2, $3, $4, $5, $6)`,
            [id, leadId, request.teamId, actor.id, this.clock.now(), request.evidence],
          );
          await this.tell(tx, actor, leadId, 'credit_disputed', 'credit.disputed', { disputeId: id });
          const read = await this.read(tx, actor, leadId);
          await addJob(tx, CREDIT_DISPUTE, { disputeId: id, change: 'opened', ...partiesOf(read) });
          return read;
        }),
      );
    } catch (error) {
      if (isUniqueViolation(error, 'credit_disputes_open_key')) throw new DomainError('dispute_open');
      throw error;
    }
  }

  /**
   * Decides a dispute: an administrator, or a manager of every team concerned, who did not open it.
   * @throws DomainError not_found, forbidden, dispute_ruled (409), shares_not_whole, unknown_team (422)
   */
  public async rule(
    actor: Actor,
    leadId: string,
    disputeId: string,
    request: RuleDisputeDto,
  ): Promise<LeadCreditResponse> {
    return this.dataSource.transaction(async (tx) => {
      await lockPartysLead(tx, actor, leadId);
      const before = await this.read(tx, actor, leadId);
      const dispute = before.disputes.find(({ id }) => id === disputeId);
      if (dispute === undefined) throw notFound();
      if (dispute.status !== 'open') throw new DomainError('dispute_ruled');
      if (!dispute.mayRule) throw forbidden();
      await tx.query(
        'UPDATE credit_disputes SET status = $2, ruled_by = $3, ruled_at = $4, ruling = $5 WHERE id = $1',
        [disputeId, request.upheld ? 'upheld' : 'rejected', actor.id, this.clock.now(), request.ruling],
      );
      if (request.upheld) {
        const shares = request.shares ?? [{ teamId: dispute.team.id, percent: 100 }];
        await this.share(tx, actor, leadId, shares);
      }
      await this.tell(tx, actor, leadId, 'credit_ruled', 'credit.ruled', {
        disputeId,
        upheld: request.upheld,
      });
      const read = await this.read(tx, actor, leadId);
      const teamIds = [...new Set([...partiesOf(before).teamIds, ...partiesOf(read).teamIds])];
      await addJob(tx, CREDIT_DISPUTE, { disputeId, change: 'ruled', ...partiesOf(read), teamIds });
      return read;
    });
  }

  private async share(
    tx: EntityManager,
    actor: Actor,
    leadId: string,
    shares: readonly Share[],
  ): Promise<void> {
    if (!areWhole(shares)) throw new DomainError('shares_not_whole');
    const teamIds = shares.map(({ teamId }) => teamId);
    if (!(await areTeams(tx, teamIds))) throw new DomainError('unknown_team');
    const credited = await creditedLead(tx, await familyOf(tx, leadId));
    if (credited === null) throw new DomainError('no_credit');
    await replaceShares(tx, credited, shares);
    await this.tell(tx, actor, leadId, 'credit_shared', 'credit.shared', {
      shares: shares.map(({ teamId, percent }) => ({ teamId, percent })),
    });
  }

  private async read(tx: EntityManager, actor: Actor, leadId: string): Promise<LeadCreditResponse> {
    const family = await familyOf(tx, leadId);
    const credited = await creditedLead(tx, family);
    const credit = credited === null ? null : await readCredit(tx, credited);
    const holders = (credit?.shares ?? []).map((share) => share.team.id);
    const disputes = (await readDisputes(tx, family)).map((dispute) => ({
      ...dispute,
      mayRule:
        dispute.status === 'open' &&
        mayRule(actor, { openedById: dispute.openedBy.id, teamIds: [...holders, dispute.team.id] }),
    }));
    return { credit, disputes };
  }

  private async tell(
    tx: EntityManager,
    actor: Actor,
    leadId: string,
    kind: 'credit_disputed' | 'credit_ruled' | 'credit_shared',
    action: AuditAction,
    data: object,
  ): Promise<void> {
    await writeLeadEvent(tx, { leadId, kind, at: this.clock.now(), actorId: actor.id, data });
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'lead',
      objectId: leadId,
      data,
    });
  }
}
