import type { WaitingReason } from '@luodi/leads';
import type { Calendars } from '@luodi/workspace';
import { decide, firstApplicable, seatOf, rulesOwner } from '../assign/decision.policy';
import type { RoutingDecision } from '../assign/decision.policy';
import { poolFor, type PoolRef } from '../assign/fallback-pool.policy';
import { followFallbacks } from '../assign/fallbacks.policy';
import type { RankedCandidate, ShareCandidate } from '../assign/fair-share.policy';
import type { RoutingRule, TeamRef } from '../assign/routing-config';
import type { RoutingFacts } from '../assign/rule-match.policy';

/** A lead of the past and what became of it. */
export interface PastLead {
  readonly leadId: string;
  readonly at: Date;
  readonly facts: RoutingFacts;
  readonly companyId: string | null;
  /** Its first owner; null when it still waits. */
  readonly ownerId: string | null;
  /** Somebody typed it in for themselves: no rule was asked. */
  readonly entered: boolean;
  /** Open leads of those whom the decision of that day considered. */
  readonly seen: readonly { readonly userId: string; readonly open: number }[];
}

/** An agent as they are today. */
export interface DryRunAgent {
  readonly userId: string;
  readonly name: string;
  readonly active: boolean;
  readonly accepting: boolean;
  readonly open: number;
  readonly capacity: number;
  readonly weight: number;
  readonly teamIds: readonly string[];
  readonly leaves: readonly { readonly startsAt: Date; readonly endsAt: Date }[];
}

/** The workspace in which the past is played again. */
export interface DryRunOffice {
  readonly rules: readonly RoutingRule[];
  readonly parkTeams: Readonly<Record<string, TeamRef>>;
  readonly agents: readonly DryRunAgent[];
  readonly pools: readonly PoolRef[];
  readonly calendars: Calendars;
}

/** What the rules would have done with one lead. */
export interface DryRunOutcome {
  readonly ruleId: string | null;
  readonly ownerId: string | null;
  /** Why nobody would have got it. */
  readonly reason: WaitingReason | null;
  /** The pool that would have taken it then. */
  readonly poolId: string | null;
}

interface Share {
  readonly received: number;
  readonly credit: number;
  readonly lastAt: number | null;
  readonly periodStart: number | null;
  readonly capped: number;
  readonly capStart: number | null;
}

/**
 * Plays the leads of the past again in their order, by other rules: shares and caps begin at nothing and grow with
 * what this run gives; loads are those that were seen on the day, corrected by what the run gave more or less than
 * the day. Who was on leave is known; weights, capacities and who takes leads are today's.
 */
export class DryRun {
  private readonly shares = new Map<string, Map<string, Share>>();
  private readonly open: Map<string, number>;
  private readonly more = new Map<string, number>();
  private readonly companies = new Map<string, string>();

  public constructor(private readonly office: DryRunOffice) {
    this.open = new Map(office.agents.map((agent) => [agent.userId, agent.open]));
  }

  /** The next lead; call in the order of time. */
  public next(lead: PastLead): DryRunOutcome {
    for (const { userId, open } of lead.seen) this.open.set(userId, open);
    if (lead.entered) {
      if (lead.ownerId !== null) this.remember(lead, lead.ownerId);
      return { ruleId: null, ownerId: lead.ownerId, reason: null, poolId: null };
    }
    const decision = this.decide(lead);
    const first = decision.reason === null ? decision.ranked[0] : undefined;
    if (first !== undefined && decision.rule !== null) {
      this.count(decision.rule, decision.ranked, first, lead.at);
      this.remember(lead, first.userId);
      this.add(first.userId, 1);
    }
    if (lead.ownerId !== null) this.add(lead.ownerId, -1);
    return {
      ruleId: decision.rule?.id ?? null,
      ownerId: first?.userId ?? null,
      reason: decision.reason,
      poolId: decision.pool === undefined ? null : (poolFor(decision.pool, this.office.pools)?.id ?? null),
    };
  }

  private decide(lead: PastLead): RoutingDecision {
    const { rules, parkTeams, calendars } = this.office;
    const one = (rule: RoutingRule | null): RoutingDecision => {
      const owner = rule?.ownerFirst === true ? this.companies.get(lead.companyId ?? '') : undefined;
      const agents = this.candidates(rule, lead.at);
      const follows = owner !== undefined && !agents.some(({ userId }) => userId === owner);
      const owners = follows && rule !== null ? this.decideByOwner(rule, owner, lead.at) : null;
      return owners ?? decide(rule, { agents }, calendars, lead.at, owner ?? null);
    };
    return followFallbacks(one(firstApplicable(rules, parkTeams, lead.facts)), this.office, lead.facts, one);
  }

  /** As the routing does: to the owner of the company in another team, when they can take it. */
  private decideByOwner(rule: RoutingRule, ownerId: string, at: Date): RoutingDecision | null {
    const teamId = this.office.agents.find(({ userId }) => userId === ownerId)?.teamIds[0];
    if (teamId === undefined) return null;
    const theirs = rulesOwner(rule, ownerId, { id: teamId, name: '' });
    const decision = decide(
      theirs,
      { agents: this.candidates(theirs, at) },
      this.office.calendars,
      at,
      ownerId,
    );
    return decision.reason === null ? decision : null;
  }

  private candidates(rule: RoutingRule | null, at: Date): ShareCandidate[] {
    if (rule === null || rule.teamId === null) return [];
    const { teamId } = rule;
    const seat = seatOf(rule, this.office.calendars.workspace.tz, at);
    return this.office.agents
      .filter(({ userId, teamIds }) => teamIds.includes(teamId) && (seat.userId ?? userId) === userId)
      .map((agent) => {
        const share = this.shares.get(rule.id)?.get(agent.userId);
        const isCurrent = share?.periodStart === (seat.periodStart?.getTime() ?? null);
        const given = share?.capStart === (seat.capStart?.getTime() ?? null) ? (share?.capped ?? 0) : 0;
        return {
          userId: agent.userId,
          name: agent.name,
          active: agent.active,
          accepting: agent.accepting,
          onLeave: agent.leaves.some(({ startsAt, endsAt }) => startsAt <= at && endsAt > at),
          open: Math.max(0, (this.open.get(agent.userId) ?? 0) + (this.more.get(agent.userId) ?? 0)),
          capacity: agent.capacity,
          weight: agent.weight,
          received: share === undefined ? null : isCurrent ? share.received : 0,
          credit: share !== undefined && isCurrent ? share.credit : 0,
          lastAt: share?.lastAt ?? null,
          ...(seat.cap === null ? {} : { cap: { limit: seat.cap, given } }),
        };
      });
  }

  private count(
    rule: RoutingRule,
    ranked: readonly RankedCandidate[],
    chosen: RankedCandidate,
    at: Date,
  ): void {
    const seat = seatOf(rule, this.office.calendars.workspace.tz, at);
    const ledger = this.shares.get(rule.id) ?? new Map<string, Share>();
    this.shares.set(rule.id, ledger);
    for (const candidate of ranked) {
      const isChosen = candidate === chosen;
      if (!isChosen && !(candidate.eligible && candidate.newcomer === true)) continue;
      ledger.set(candidate.userId, {
        received: candidate.received + (isChosen ? 1 : 0),
        credit: candidate.credit,
        lastAt: isChosen ? at.getTime() : null,
        periodStart: seat.periodStart?.getTime() ?? null,
        capped: (candidate.cap?.given ?? 0) + (isChosen ? 1 : 0),
        capStart: seat.capStart?.getTime() ?? null,
      });
    }
  }

  private remember(lead: PastLead, userId: string): void {
    if (lead.companyId !== null) this.companies.set(lead.companyId, userId);
  }

  private add(userId: string, difference: 1 | -1): void {
    this.more.set(userId, (this.more.get(userId) ?? 0) + difference);
  }
}
