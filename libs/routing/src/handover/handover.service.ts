import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { UserService } from '@luodi/identity';
import type { Actor } from '@luodi/identity';
import {
  HandoverParts,
  OwnershipService,
  defaultPool,
  findAssignee,
  findOpenPool,
  lockLead,
} from '@luodi/leads';
import { Clock, DomainError, notFound, withIdempotency, writeAudit } from '@luodi/platform';
import { RoutingService } from '../assign/assign-lead.service';
import { routingFacts } from '../assign/decision.policy';
import { subjectOf } from '../clock/sla-policy.policy';
import { splitByWeight } from './handover-split.policy';
import type { Receiver } from './handover-split.policy';
import type { HandoverDto, ReceiverDto } from './handover.dto';
import { lockHandedLeads, namesOf, readHandover } from './handover.queries';
import type { HandedLead } from './handover.queries';
import type { HandoverPreviewResponse, HandoverResponse } from './handover.response';

/** Rounds: an assignment to the leaver that was just being made is found in the second. */
const MAX_ROUNDS = 3;

/** When somebody leaves: their account ends and everything in their hands goes to others, in one transaction. */
@Injectable()
export class HandoverService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly users: UserService,
    private readonly ownership: OwnershipService,
    private readonly routing: RoutingService,
    private readonly parts: HandoverParts,
  ) {}

  /** What they have in their hands. @throws DomainError not_found */
  public async preview(userId: string): Promise<HandoverPreviewResponse> {
    const preview = await readHandover(this.dataSource.manager, userId, this.clock.now());
    if (preview === null) throw notFound();
    return preview;
  }

  /**
   * Ends the account and hands over. All of it or nothing.
   * @throws DomainError not_found, reason_required, receivers_required, unknown_assignee, unknown_pool (422),
   *   handover_no_room (409, facts `{left}`), last_admin (409), forbidden (oneself)
   */
  public async handOver(actor: Actor, userId: string, request: HandoverDto): Promise<HandoverResponse> {
    const { reason } = request;
    if (reason === undefined || reason === '') throw new DomainError('reason_required');
    if (request.split === 'people' && request.receivers === undefined)
      throw new DomainError('receivers_required');
    if (request.receivers?.some((receiver) => receiver.userId === userId) === true) {
      throw new DomainError('unknown_assignee');
    }
    return this.dataSource.transaction((tx) =>
      withIdempotency(tx, `${actor.id}:handover:${userId}`, request, async () => {
        const now = this.clock.now();
        const keysRevoked = await this.users.endAccount(tx, actor, userId, request.revokeKeys ?? true);
        const receivers = await this.receiversOf(tx, request.receivers ?? []);
        const result = new Shares();
        for (let round = 0; round < MAX_ROUNDS; round += 1) {
          const leads = await lockHandedLeads(tx, userId);
          if (leads.length === 0 && round > 0) break;
          const rooms = await this.ownership.lockRoom(tx, [userId, ...receivers.map((one) => one.userId)]);
          const places = receivers.map((one) => ({ ...one, room: rooms.get(one.userId) ?? 0 }));
          await this.giveLeads(tx, { actor, userId, request, note: reason, now }, leads, places, result);
          await this.giveRest(tx, { actor, userId, request, note: reason, now }, leads, places, result);
        }
        const receiverIds = receivers.map((one) => one.userId);
        const tasks = await this.parts.follow(tx, { userId, receiverIds, by: actor, now });
        await writeAudit(tx, {
          actorId: actor.id,
          actorRole: actor.role,
          action: 'user.handed-over',
          objectType: 'user',
          objectId: userId,
          data: { split: request.split, leads: result.leads, deals: result.deals, tasks, keysRevoked },
        });
        return this.present(tx, userId, result, { tasks, keysRevoked });
      }),
    );
  }

  private async giveLeads(
    tx: EntityManager,
    act: Act,
    leads: readonly HandedLead[],
    receivers: readonly Receiver[],
    result: Shares,
  ): Promise<void> {
    const open = leads.filter((lead) => lead.open);
    if (act.request.split !== 'people') {
      for (const lead of open) await this.giveByRule(tx, act, lead, result);
      return;
    }
    const plan = splitByWeight(
      open.map((lead) => lead.id),
      receivers,
      () => true,
    );
    if (plan.left.length > 0) {
      throw new DomainError(
        'handover_no_room',
        { left: plan.left.length },
        { body: { left: plan.left.length } },
      );
    }
    for (const lead of open) {
      const ownerId = plan.given.get(lead.id);
      if (ownerId !== undefined) await this.give(tx, act, lead, ownerId);
      result.add(ownerId ?? null, 'leads');
    }
  }

  private async giveByRule(tx: EntityManager, act: Act, lead: HandedLead, result: Shares): Promise<void> {
    const common = {
      leadId: lead.id,
      byId: act.actor.id,
      byRole: act.actor.role,
      note: act.note,
      now: act.now,
    };
    if (act.request.split === 'pool') {
      const poolId = await this.poolFor(tx, act.request.poolId, lead);
      if (lead.teamId === null || poolId === null) throw new DomainError('no_team');
      await this.ownership.changeOwner(tx, {
        ...common,
        to: { poolId, teamId: lead.teamId },
        reason: 'handover',
      });
      result.add(null, 'leads');
      return;
    }
    await this.ownership.changeOwner(tx, { ...common, to: null, reason: 'handover' });
    const locked = await lockLead(tx, lead.id);
    if (locked === null) throw notFound();
    const facts = routingFacts(locked.facts, locked, locked.inquiryCount);
    const waiting = {
      leadId: lead.id,
      facts,
      companyId: locked.facts.companyId,
      subject: subjectOf(locked.facts),
    };
    const outcome = await this.routing.assignWaiting(tx, waiting, act.now);
    result.add(outcome.kind === 'assigned' ? outcome.ownerId : null, 'leads');
  }

  /** Deals need an owner: they, and the leads they came from, go to the receivers by weight. */
  private async giveRest(
    tx: EntityManager,
    act: Act,
    leads: readonly HandedLead[],
    receivers: readonly Receiver[],
    result: Shares,
  ): Promise<void> {
    const deals = await this.parts.lock(tx, act.userId);
    if (deals.length === 0) return;
    if (receivers.length === 0) throw new DomainError('receivers_required');
    const plan = splitByWeight(
      deals.map((deal) => deal.id),
      receivers,
      () => false,
    );
    const closed = new Map(leads.filter((lead) => !lead.open).map((lead) => [lead.id, lead]));
    for (const deal of deals) {
      const ownerId = plan.given.get(deal.id);
      if (ownerId === undefined) continue;
      const place = await findAssignee(tx, ownerId, null, deal.teamId);
      await deal.give(ownerId, place?.teamId ?? deal.teamId, act.actor, act.now);
      const lead = deal.leadId === null ? undefined : closed.get(deal.leadId);
      if (lead !== undefined) await this.give(tx, act, lead, ownerId);
      result.add(ownerId, 'deals');
    }
  }

  private async give(tx: EntityManager, act: Act, lead: HandedLead, ownerId: string): Promise<void> {
    const place = await findAssignee(tx, ownerId, null, lead.teamId);
    await this.ownership.changeOwner(tx, {
      leadId: lead.id,
      to: { ownerId, teamId: place?.teamId ?? lead.teamId },
      reason: 'handover',
      byId: act.actor.id,
      byRole: act.actor.role,
      note: act.note,
      inputs: { fromId: act.userId },
      now: act.now,
    });
  }

  private async poolFor(
    tx: EntityManager,
    wanted: string | undefined,
    lead: HandedLead,
  ): Promise<string | null> {
    if (wanted === undefined) {
      return lead.teamId === null ? null : defaultPool(tx, { teamId: lead.teamId, parkId: lead.parkId });
    }
    const poolId = await findOpenPool(tx, wanted, null);
    if (poolId === null) throw new DomainError('unknown_pool');
    return poolId;
  }

  /** @throws DomainError unknown_assignee when one of them is no active agent */
  private async receiversOf(
    tx: EntityManager,
    receivers: readonly ReceiverDto[],
  ): Promise<{ readonly userId: string; readonly weight: number }[]> {
    for (const { userId } of receivers) {
      if ((await findAssignee(tx, userId, null, null)) === null) throw new DomainError('unknown_assignee');
    }
    return receivers.map(({ userId, weight }) => ({ userId, weight: weight ?? 1 }));
  }

  private async present(
    tx: EntityManager,
    userId: string,
    result: Shares,
    rest: { readonly tasks: number; readonly keysRevoked: number },
  ): Promise<HandoverResponse> {
    const names = await namesOf(
      tx,
      result.all().flatMap((share) => (share.userId === null ? [] : [share.userId])),
    );
    return {
      userId,
      leads: result.leads,
      deals: result.deals,
      shares: result
        .all()
        .map((share) => ({ ...share, name: share.userId === null ? null : (names.get(share.userId) ?? '') })),
      ...rest,
    };
  }
}

/** One handover as its steps need it. */
interface Act {
  readonly actor: Actor;
  readonly userId: string;
  readonly request: HandoverDto;
  readonly note: string;
  readonly now: Date;
}

/** Who got how much. */
class Shares {
  private readonly counts = new Map<string | null, { leads: number; deals: number }>();

  public add(userId: string | null, what: 'leads' | 'deals'): void {
    const count = this.counts.get(userId) ?? { leads: 0, deals: 0 };
    this.counts.set(userId, { ...count, [what]: count[what] + 1 });
  }

  public get leads(): number {
    return this.sum('leads');
  }

  public get deals(): number {
    return this.sum('deals');
  }

  public all(): { readonly userId: string | null; readonly leads: number; readonly deals: number }[] {
    return [...this.counts].map(([userId, count]) => ({ userId, ...count }));
  }

  private sum(what: 'leads' | 'deals'): number {
    return [...this.counts.values()].reduce((total, count) => total + count[what], 0);
  }
}
