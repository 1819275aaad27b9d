import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  CONFIG,
  Clock,
  DomainError,
  Settings,
  assertNever,
  localDate,
  startOfLocalDate,
} from '@luodi/platform';
import type { Config } from '@luodi/platform';
import { CalendarService, addWorkingMinutes } from '@luodi/workspace';
import { ensureLoads, lockLoads } from '../ownership/ownership.queries';
import { claimsLeft, judgeClaim } from './claim.policy';
import type { ClaimRules, ClaimVerdict } from './claim.policy';
import { countViews, readClaimCounts, readClaimFacts, startClaimWindow } from './claim.queries';
import type { PoolRules } from './claim.queries';

const DEFAULT_CLAIMS_PER_DAY = 5;
const DEFAULT_COOLING_OFF_DAYS = 7;

/** What an agent may still do in a pool today. */
export interface PoolQuota {
  readonly claimsLeft: number;
  readonly claimsPerDay: number;
  readonly held: number;
  readonly viewsLeft: number;
}

/** Limits of claiming and looking, counted on ledgers that nobody can change. */
@Injectable()
export class ClaimService {
  public constructor(
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly calendars: CalendarService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Locks the agent's counter row, the second lock of every change of owner, so that two claims at once are counted
   * one after the other. Call with the lead locked.
   * @throws DomainError claim_limit, holding_limit, cooling_off, claim_early (409)
   */
  public async assertMayClaim(
    tx: EntityManager,
    agentId: string,
    lead: { readonly id: string; readonly poolId: string },
    pool: PoolRules,
  ): Promise<void> {
    await ensureLoads(tx, [agentId]);
    await lockLoads(tx, [agentId]);
    const now = this.clock.now();
    const facts = await readClaimFacts(tx, agentId, lead, { now, today: this.startOfDay(now) });
    this.refuse(judgeClaim(await this.rulesOf(pool), facts));
  }

  /**
   * Starts the window in which the new owner has to be in contact, where the pool asks for it: in the working time of the
   * team that they work on the lead in.
   */
  public async startWindow(
    tx: EntityManager,
    agentId: string,
    lead: { readonly id: string; readonly teamId: string | null },
    pool: PoolRules,
    now: Date,
  ): Promise<void> {
    if (pool.contactMinutes === null) return;
    const calendar = await this.calendars.ofTeam(lead.teamId);
    const beforeWarning = pool.contactMinutes - pool.contactWarnMinutes;
    await startClaimWindow(tx, {
      leadId: lead.id,
      poolId: pool.id,
      agentId,
      claimedAt: now,
      warnAt: beforeWarning > 0 ? addWorkingMinutes(calendar, now, beforeWarning) : null,
      dueAt: addWorkingMinutes(calendar, now, pool.contactMinutes),
    });
  }

  /**
   * A look at a contact in the pool counts against the pool's budget of the day. Locks the agent's counter row, so that
   * looks at once are counted one after the other.
   * @throws DomainError view_limit (429) until the local day ends
   */
  public async assertMayLook(tx: EntityManager, agentId: string, pool: PoolRules): Promise<void> {
    await ensureLoads(tx, [agentId]);
    await lockLoads(tx, [agentId]);
    const now = this.clock.now();
    const today = this.startOfDay(now);
    const rows: { count: number }[] = await tx.query(countViews('$1::uuid', '$2', '$3'), [
      agentId,
      pool.id,
      today,
    ]);
    if ((rows[0]?.count ?? 0) < pool.viewsPerDay) return;
    const left = Math.ceil((today.getTime() + 86_400_000 - now.getTime()) / 1000);
    throw new DomainError(
      'view_limit',
      { limit: pool.viewsPerDay },
      { retryAfterSeconds: Math.max(1, left), body: { limit: pool.viewsPerDay } },
    );
  }

  /** What an agent may still do today in each of these pools. */
  public async quotas(
    tx: EntityManager,
    agentId: string,
    pools: readonly PoolRules[],
  ): Promise<ReadonlyMap<string, PoolQuota>> {
    const ids = pools.map((pool) => pool.id);
    const counts = await readClaimCounts(tx, agentId, ids, this.startOfDay(this.clock.now()));
    const quotas = new Map<string, PoolQuota>();
    for (const pool of pools) {
      const count = counts.get(pool.id) ?? { claimedToday: 0, claimedHereToday: 0, held: 0, views: 0 };
      const rules = await this.rulesOf(pool);
      quotas.set(pool.id, {
        claimsLeft: claimsLeft(rules, count),
        claimsPerDay: Math.min(rules.claimsPerDay, rules.poolClaimsPerDay ?? rules.claimsPerDay),
        held: count.held,
        viewsLeft: Math.max(0, pool.viewsPerDay - count.views),
      });
    }
    return quotas;
  }

  private async rulesOf(pool: PoolRules): Promise<ClaimRules> {
    return {
      claimsPerDay: await this.settings.get('leads.claimsPerDay', DEFAULT_CLAIMS_PER_DAY),
      poolClaimsPerDay: pool.claimsPerDay,
      holdingLimit: pool.holdingLimit,
      coolingOffDays:
        pool.coolingOffDays ?? (await this.settings.get('leads.coolingOffDays', DEFAULT_COOLING_OFF_DAYS)),
      waitMinutes: pool.waitMinutes,
    };
  }

  private refuse(verdict: ClaimVerdict): void {
    if (verdict.ok) return;
    switch (verdict.code) {
      case 'claim_limit':
      case 'holding_limit':
        throw new DomainError(verdict.code, { limit: verdict.limit }, { body: { limit: verdict.limit } });
      case 'cooling_off':
        throw new DomainError(
          verdict.code,
          { days: verdict.days, until: localDate(verdict.until, this.config.tzName) },
          { body: { until: verdict.until.toISOString() } },
        );
      case 'claim_early':
        throw new DomainError(
          verdict.code,
          { from: this.localTime(verdict.from) },
          { body: { from: verdict.from.toISOString() } },
        );
      default:
        assertNever(verdict);
    }
  }

  private startOfDay(now: Date): Date {
    return startOfLocalDate(localDate(now, this.config.tzName), this.config.tzName);
  }

  private localTime(at: Date): string {
    return at.toLocaleString('sv-SE', { timeZone: this.config.tzName }).slice(0, 16);
  }
}
