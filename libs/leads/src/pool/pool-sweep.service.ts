import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CONFIG, Clock, Settings, addJob, localDate } from '@luodi/platform';
import type { Config } from '@luodi/platform';
import { beat } from '../clock/sweep-beat';
import { isOpen } from '../lead-values.policy';
import { POOL_NOTICE } from '../lead.events';
import { lockLead } from '../ownership/locked-lead.queries';
import { FollowUpLimit } from '../record/follow-up-limit';
import { OwnershipService } from '../ownership/ownership.service';
import { defaultPool, findOpenPool, teamOf } from '../ownership/pool.queries';
import {
  candidateOf,
  graceAfter,
  lockNextDue,
  lockNextWindow,
  takeWindowWarnings,
  writeWarnings,
} from './recycle.queries';
import type { RecycleMoment } from './recycle.queries';

/** The sweep comes each minute; so long without it is an outage, or somebody set the clock. */
const OUTAGE_MS = 3_600_000;
/** Hours in which nothing is taken after an outage. */
export const DEFAULT_GRACE_HOURS = 24;
const WARN_BATCH = 2_000;
const START: Place = { dueAt: '-infinity', leadId: '00000000-0000-0000-0000-000000000000' };

/** A place in the order of deadlines. */
interface Place {
  readonly dueAt: string;
  readonly leadId: string;
}

/** Takes the next one after a place, which it names as soon as it is locked. Answers whether anything was taken; null at the end. */
type TakeNext = (tx: EntityManager, after: Place, at: (place: Place) => void) => Promise<boolean | null>;

/** What a run of the sweep did. */
export interface SweepCount {
  readonly warned: number;
  readonly returned: number;
  readonly recycled: number;
}

/**
 * Warns owners and takes back what nobody works on: each lead in a transaction of its own under its lock, so that a
 * killed sweep goes on where it was and two at once never take a lead twice.
 */
@Injectable()
export class PoolSweepService {
  private readonly logger = new Logger('PoolSweep');

  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly ownership: OwnershipService,
    private readonly limit: FollowUpLimit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  public async sweep(): Promise<SweepCount> {
    const now = this.clock.now();
    const graceHours = await this.settings.get('pools.graceHours', DEFAULT_GRACE_HOURS);
    const resumed = await beat(this.dataSource.manager, 'pools', now, OUTAGE_MS);
    const warned = (await this.warnOfWindows(now)) + (await this.warnOfRecycling(now));
    if (graceAfter(resumed, graceHours, now) !== null) return { warned, returned: 0, recycled: 0 };
    const returned = await this.eachDue((tx, after, at) => this.returnNext(tx, now, after, at));
    const recycled = await this.eachDue((tx, after, at) => this.recycleNext(tx, now, after, at));
    return { warned, returned, recycled };
  }

  private async warnOfWindows(now: Date): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const due = await takeWindowWarnings(tx, now);
      for (const { leadId, agentId, dueAt } of due) {
        await addJob(tx, POOL_NOTICE, {
          kind: 'contact_due',
          leadId,
          userId: agentId,
          at: dueAt.toISOString(),
        });
      }
      return due.length;
    });
  }

  private async warnOfRecycling(now: Date): Promise<number> {
    let total = 0;
    for (;;) {
      const warned = await this.dataSource.transaction(async (tx) => {
        const due = await writeWarnings(tx, await this.momentOf(now), WARN_BATCH);
        for (const { leadId, ownerId, dueAt } of due) {
          await addJob(tx, POOL_NOTICE, {
            kind: 'recycle_due',
            leadId,
            userId: ownerId,
            at: dueAt.toISOString(),
          });
        }
        return due.length;
      });
      total += warned;
      if (warned < WARN_BATCH) return total;
    }
  }

  /** One after the other; a lead that fails is left for the next sweep and does not stand in the way of the others. */
  private async eachDue(takeNext: TakeNext): Promise<number> {
    let place = START;
    let taken = 0;
    for (;;) {
      const before = place;
      try {
        const done = await this.dataSource.transaction((tx) =>
          takeNext(tx, before, (found) => {
            place = found;
          }),
        );
        if (done === null) return taken;
        if (done) taken += 1;
      } catch (error) {
        if (place === before) throw error;
        this.logger.error({
          event: 'pool_sweep_failed',
          leadId: place.leadId,
          error: error instanceof Error ? error.message : 'unknown',
        });
      }
    }
  }

  /** A claimed lead whose owner has not been in contact goes back to the pool it came from. */
  private async returnNext(
    tx: EntityManager,
    now: Date,
    after: Place,
    at: (place: Place) => void,
  ): Promise<boolean | null> {
    const window = await lockNextWindow(tx, now, after);
    if (window === null) return null;
    at({ dueAt: window.dueAt, leadId: window.leadId });
    const lead = await lockLead(tx, window.leadId);
    const stands = lead !== null && lead.ownerId === window.agentId && isOpen(lead.status);
    const taken =
      stands &&
      (await this.intoPool(
        tx,
        { ...lead, ownerId: window.agentId },
        window.poolId,
        'uncontacted',
        null,
        now,
      ));
    await tx.query('DELETE FROM claim_windows WHERE lead_id = $1', [window.leadId]);
    return taken;
  }

  /** A lead that its rule still takes: same owner, same spell without contact; else the warning is void. */
  private async recycleNext(
    tx: EntityManager,
    now: Date,
    after: Place,
    at: (place: Place) => void,
  ): Promise<boolean | null> {
    const due = await lockNextDue(tx, now, after);
    if (due === null) return null;
    at(due);
    const lead = await lockLead(tx, due.leadId);
    const rule = await candidateOf(tx, await this.momentOf(now), due.leadId);
    const stands = lead !== null && lead.ownerId !== null && rule !== null && rule.warned;
    const taken =
      stands &&
      rule.idleUntil.getTime() <= now.getTime() &&
      (await this.intoPool(
        tx,
        { ...lead, ownerId: rule.ownerId },
        rule.poolId,
        'recycled',
        rule.ruleName,
        now,
      ));
    await tx.query('DELETE FROM recycle_notices WHERE lead_id = $1', [due.leadId]);
    return taken;
  }

  private async intoPool(
    tx: EntityManager,
    lead: {
      readonly id: string;
      readonly ownerId: string;
      readonly teamId: string | null;
      readonly facts: { readonly parkId: string | null };
    },
    wanted: string | null,
    reason: 'recycled' | 'uncontacted',
    note: string | null,
    now: Date,
  ): Promise<boolean> {
    const teamId = lead.teamId ?? (await teamOf(tx, lead.ownerId));
    if (teamId === null) return false;
    const poolId =
      (wanted === null ? null : await findOpenPool(tx, wanted, null)) ??
      (await defaultPool(tx, { teamId, parkId: lead.facts.parkId }));
    await this.ownership.changeOwner(tx, {
      leadId: lead.id,
      to: { poolId, teamId },
      reason,
      byId: null,
      note,
      now,
    });
    await addJob(tx, POOL_NOTICE, {
      kind: reason,
      leadId: lead.id,
      userId: lead.ownerId,
      at: now.toISOString(),
    });
    return true;
  }

  private async momentOf(now: Date): Promise<RecycleMoment> {
    return { now, today: localDate(now, this.config.tzName), sparedDays: await this.limit.days() };
  }
}
