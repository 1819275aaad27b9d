import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError, addJob, newId, notFound, notifyConsole, writeAudit } from '@luodi/platform';
import { writeLeadEvent } from '../record/lead-event.queries';
import { CAPACITY_FREED, LEAD_ASSIGNED } from '../lead.events';
import { LeadActs } from '../clock/lead-acts';
import { isOpen } from '../lead-values.policy';
import type { AssignmentReason } from '../lead-values.policy';
import { lockLead } from './locked-lead.queries';
import type { LockedLead } from './locked-lead.queries';
import {
  addToLoad,
  ensureLoads,
  isActive,
  letWait,
  lockLoads,
  someLeadWaits,
  startClock,
  writeOwner,
} from './ownership.queries';
import type { FirstResponseClock, LeadWait } from './ownership.queries';
import { afterTurnOf, takeFree, takeRanked } from './take-lead.queries';
import type { RankedTake, Taken } from './take-lead.queries';

/** To whom a lead goes. */
export type OwnerTarget =
  | { readonly ownerId: string; readonly teamId: string | null }
  | { readonly poolId: string; readonly teamId: string }
  | null;

/** Why a lead has no owner any more. */
export type LossReason =
  'released' | 'recycled' | 'uncontacted' | 'handover' | 'routed' | 'transferred' | 'escalated';

/** A change of owner and why it happens. */
export interface OwnerChange {
  readonly leadId: string;
  readonly to: OwnerTarget;
  /** With an owner a reason of an assignment; without one, why nobody has it any more. */
  readonly reason: AssignmentReason | LossReason;
  readonly byId: string | null;
  readonly byRole?: string;
  readonly note?: string | null;
  readonly ruleId?: string | null;
  /** What the decision was made of; kept with the assignment. */
  readonly inputs?: object;
  readonly now: Date;
}

/**
 * The only two ways by which a lead gets or loses an owner. Both hold the lead row first, then the agents' counter
 * rows in the order of user ids, so that claim, assign, release, routing and merge can never
 * deadlock, give a lead to two people or an agent more than their capacity.
 */
@Injectable()
export class OwnershipService {
  public constructor(private readonly acts: LeadActs) {}

  /**
   * Moves a lead to an agent, to a pool or to nobody, with counters, assignment row, timeline, audit, job and console.
   * Answers the new assignment's id, null when nobody owns it now.
   * @throws DomainError not_found, capacity_full (409, facts `{capacity}`)
   */
  public async changeOwner(tx: EntityManager, change: OwnerChange): Promise<string | null> {
    const lead = await lockLead(tx, change.leadId);
    if (lead === null) throw notFound();
    const owner = change.to !== null && 'ownerId' in change.to ? change.to : null;
    const pool = change.to !== null && 'poolId' in change.to ? change.to : null;
    await this.moveCounters(tx, lead, owner?.ownerId ?? null);
    const assignmentId = owner === null ? null : newId();
    await writeOwner(tx, {
      leadId: lead.id,
      ownerId: owner?.ownerId ?? null,
      teamId: change.to === null ? lead.teamId : change.to.teamId,
      poolId: pool?.poolId ?? null,
      poolReason: pool === null ? null : isLoss(change.reason) ? change.reason : 'returned',
      assignment:
        assignmentId === null
          ? null
          : {
              id: assignmentId,
              byId: change.byId,
              ruleId: change.ruleId ?? null,
              reason: assignmentReason(change.reason),
              note: change.note ?? null,
              inputs: change.inputs ?? {},
            },
      now: change.now,
    });
    // Whoever had to be in contact with it by then has it no more.
    await tx.query('DELETE FROM claim_windows WHERE lead_id = $1', [lead.id]);
    await this.tell(tx, lead, change, assignmentId);
    await this.acts.lead(tx, {
      kind: 'owner',
      byId: change.byId,
      isHandover: change.reason === 'handover',
      leadId: lead.id,
      facts: lead.facts,
      ownerId: owner?.ownerId ?? null,
      teamId: change.to === null ? lead.teamId : change.to.teamId,
      open: isOpen(lead.status),
      responded: lead.firstRespondedAt !== null,
      now: change.now,
    });
    return assignmentId;
  }

  /** The hot path: a lead of this transaction goes to the first of the ranked agents who has room, in one statement. */
  public async takeRanked(tx: EntityManager, take: RankedTake): Promise<Taken | null> {
    return takeRanked(tx, take);
  }

  /** The same among the agents whom nobody is just taking; null when there is none. */
  public async takeFree(tx: EntityManager, take: RankedTake): Promise<Taken | null> {
    return takeFree(tx, take);
  }

  /** Waits for the transaction that is just taking an agent, then tries; holds nothing more when it answers null. */
  public async afterTurnOf<T>(
    tx: EntityManager,
    userId: string,
    attempt: () => Promise<T | null>,
  ): Promise<T | null> {
    return afterTurnOf(tx, userId, attempt);
  }

  /** A lead that nobody can take now waits with its reason. */
  public async letWait(tx: EntityManager, wait: LeadWait): Promise<void> {
    await letWait(tx, wait);
  }

  /** Starts the first-response clock of a locked lead that keeps its owner or pool. */
  public async startClock(tx: EntityManager, leadId: string, clock: FirstResponseClock): Promise<void> {
    await startClock(tx, leadId, clock);
  }

  /** Gives counter rows to agents who have none yet. */
  public async ensureLoads(tx: EntityManager, userIds: readonly string[]): Promise<void> {
    await ensureLoads(tx, userIds);
  }

  /** Locks the counters of these users, as the second lock of a change of owner, and answers how much room each has. */
  public async lockRoom(tx: EntityManager, userIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    await ensureLoads(tx, userIds);
    const loads = await lockLoads(tx, userIds);
    return new Map([...loads].map(([userId, load]) => [userId, Math.max(0, load.capacity - load.open)]));
  }

  /** A lead is closed: it no longer counts against its owner. Call with the lead locked. */
  public async releaseCapacity(tx: EntityManager, lead: LockedLead): Promise<void> {
    if (lead.ownerId === null || !isOpen(lead.status)) return;
    await lockLoads(tx, [lead.ownerId]);
    await addToLoad(tx, lead.ownerId, -1);
    if (await someLeadWaits(tx)) await addJob(tx, CAPACITY_FREED, {}, { jobKey: CAPACITY_FREED.name });
  }

  /** A closed lead is opened again for its owner. Call with the lead locked. @throws DomainError capacity_full (409) */
  public async takeCapacity(tx: EntityManager, ownerId: string): Promise<void> {
    await ensureLoads(tx, [ownerId]);
    const load = (await lockLoads(tx, [ownerId])).get(ownerId);
    if (load === undefined || load.open >= load.capacity) {
      throw new DomainError('capacity_full', { capacity: load?.capacity ?? 0 });
    }
    await addToLoad(tx, ownerId, 1);
  }

  private async moveCounters(tx: EntityManager, lead: LockedLead, newOwnerId: string | null): Promise<void> {
    if (!isOpen(lead.status) || lead.ownerId === newOwnerId) return;
    if (newOwnerId !== null) await ensureLoads(tx, [newOwnerId]);
    const loads = await lockLoads(tx, [lead.ownerId, newOwnerId]);
    if (newOwnerId !== null) {
      const load = loads.get(newOwnerId);
      // Whoever was just given their leave holds the counter until then: nothing is given to them behind that.
      if (!(await isActive(tx, newOwnerId))) throw new DomainError('unknown_assignee');
      if (load === undefined || load.open >= load.capacity) {
        throw new DomainError('capacity_full', { capacity: load?.capacity ?? 0 });
      }
      await addToLoad(tx, newOwnerId, 1);
    }
    if (lead.ownerId !== null) {
      await addToLoad(tx, lead.ownerId, -1);
      if (await someLeadWaits(tx)) await addJob(tx, CAPACITY_FREED, {}, { jobKey: CAPACITY_FREED.name });
    }
  }

  private async tell(
    tx: EntityManager,
    lead: LockedLead,
    change: OwnerChange,
    assignmentId: string | null,
  ): Promise<void> {
    const ownerId = change.to !== null && 'ownerId' in change.to ? change.to.ownerId : null;
    const poolId = change.to !== null && 'poolId' in change.to ? change.to.poolId : null;
    const data = {
      assignmentId,
      ownerId,
      poolId,
      fromId: lead.ownerId,
      reason: change.reason,
      note: change.note ?? null,
      ...(change.ruleId === undefined || change.ruleId === null ? {} : { ruleId: change.ruleId }),
    };
    await writeLeadEvent(tx, {
      leadId: lead.id,
      kind: ownerId === null ? 'released' : 'assigned',
      at: change.now,
      actorId: change.byId,
      data,
    });
    await writeAudit(tx, {
      actorId: change.byId,
      actorRole: change.byRole,
      action: `lead.${change.reason}`,
      objectType: 'lead',
      objectId: lead.id,
      data: { from: lead.ownerId, to: ownerId, poolId },
    });
    if (assignmentId !== null) await addJob(tx, LEAD_ASSIGNED, { assignmentId });
    await notifyConsole(tx, {
      topic: 'leads',
      id: lead.id,
      ownerIds: [lead.ownerId, ownerId],
      teamIds: [lead.teamId, change.to?.teamId ?? null],
    });
  }
}

const LOSSES: readonly string[] = [
  'released',
  'recycled',
  'uncontacted',
  'handover',
  'routed',
  'transferred',
  'escalated',
] satisfies LossReason[];

function isLoss(reason: OwnerChange['reason']): reason is LossReason {
  return LOSSES.includes(reason);
}

/** An owner who got a lead by what only takes leads away was given it. */
function assignmentReason(reason: OwnerChange['reason']): AssignmentReason {
  switch (reason) {
    case 'released':
    case 'recycled':
    case 'uncontacted':
    case 'routed':
      return 'assigned';
    default:
      return reason;
  }
}
