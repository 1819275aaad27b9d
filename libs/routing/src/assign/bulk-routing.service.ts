import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  LeadImportService,
  type FirstResponseClock,
  type ImportAssignment,
  type ImportPooling,
  type LeadFacts,
} from '@luodi/leads';
import { Clock } from '@luodi/platform';
import { CalendarService } from '@luodi/workspace';
import { FirstResponseClocks } from '../clock/first-response-clocks.service';
import { subjectOf } from '../clock/sla-policy.policy';
import { asksTier, readTiers } from './company-tier.queries';
import { decide, firstApplicable, routingFacts, seatOf } from './decision.policy';
import type { RoutingDecision } from './decision.policy';
import { readCandidates } from './candidates.queries';
import { poolFor } from './fallback-pool.policy';
import { holdPools, readPools } from './fallback-pool.queries';
import { chainOf, followFallbacks } from './fallbacks.policy';
import type { RankedCandidate, ShareCandidate } from './fair-share.policy';
import { RoutingConfig, type RoutingRule, type RoutingState } from './routing-config';
import type { RoutingFacts } from './rule-match.policy';

/** A lead of a list that the rules may give to somebody. */
export interface BulkLead {
  readonly leadId: string;
  readonly facts: LeadFacts;
  readonly channel: string;
}

/** What the rules do with leads of a list. */
export interface BulkPlan {
  readonly assignments: readonly ImportAssignment[];
  readonly pooled: readonly ImportPooling[];
}

/** The rules for leads in batches: the same matching and choosing, decided in memory on locked counters. */
@Injectable()
export class BulkRoutingService {
  public constructor(
    private readonly config: RoutingConfig,
    private readonly calendars: CalendarService,
    private readonly leads: LeadImportService,
    private readonly clock: Clock,
    private readonly starts: FirstResponseClocks,
  ) {}

  /**
   * Who gets which lead, and which go into a pool, by the same fallbacks as one by one; those without a rule, or that
   * would wait, are left out: a person decides about them. Holds the pools and locks the agents' counters.
   */
  public async plan(tx: EntityManager, leads: readonly BulkLead[]): Promise<BulkPlan> {
    const now = this.clock.now();
    const calendars = await this.calendars.all();
    const { tz } = calendars.workspace;
    const state = await this.config.reload(tx);
    const tiers = await this.tiersOf(tx, state, leads);
    const matched = leads.flatMap((lead) => {
      const facts = factsOf(lead, tiers.get(lead.facts.companyId ?? '') ?? null);
      const rule = matchSafely(state, facts);
      return rule === null ? [] : [{ lead, rule, facts, chain: chainOf(rule, state, facts) }];
    });
    if (matched.length === 0) return { assignments: [], pooled: [] };
    const teams = await this.teamsOf(
      tx,
      matched.flatMap((item) => item.chain),
      tz,
      now,
    );
    const agents = [...teams.values()].flatMap((team) => team.map((agent) => agent.userId));
    const room = await this.leads.lockRoom(tx, [...new Set(agents)]);
    const open = new Map([...room].map(([userId, agent]) => [userId, agent.open]));
    const assignments: ImportAssignment[] = [];
    const wanted: { readonly leadId: string; readonly pool: NonNullable<RoutingDecision['pool']> }[] = [];
    const decideBy = (rule: RoutingRule): RoutingDecision => {
      const team = (teams.get(seatKey(rule)) ?? []).map((agent) => ({
        ...agent,
        open: open.get(agent.userId) ?? agent.open,
      }));
      return decide(rule, { agents: team }, calendars, now);
    };
    for (const { lead, rule: matching, facts } of matched) {
      const { rule, ranked, reason, pool } = followFallbacks(decideBy(matching), state, facts, decideBy);
      const first = ranked[0];
      if (pool !== undefined) wanted.push({ leadId: lead.leadId, pool });
      if (rule === null || first === undefined || reason !== null) continue;
      const key = seatKey(rule);
      open.set(first.userId, (open.get(first.userId) ?? 0) + 1);
      teams.set(key, afterChoice(teams.get(key) ?? [], first, now));
      const { periodStart, capStart } = seatOf(rule, tz, now);
      assignments.push({
        leadId: lead.leadId,
        ownerId: first.userId,
        teamId: rule.teamId,
        ruleId: rule.id,
        lift: first.lift ?? 0,
        periodStart,
        capStart,
        inputs: { rule: { id: rule.id, name: rule.name }, chosen: first.userId },
      });
    }
    return { assignments, pooled: await this.poolsOf(tx, wanted) };
  }

  private async poolsOf(
    tx: EntityManager,
    wanted: readonly { readonly leadId: string; readonly pool: NonNullable<RoutingDecision['pool']> }[],
  ): Promise<ImportPooling[]> {
    if (wanted.length === 0) return [];
    const ids = (await readPools(tx)).map(({ id }) => id);
    const pools = await holdPools(tx, ids);
    return wanted.flatMap(({ leadId, pool: { teamId, poolId, ruleId } }) => {
      const pool = poolFor({ teamId, poolId }, pools);
      return pool === null ? [] : [{ leadId, poolId: pool.id, teamId, ruleId }];
    });
  }

  /**
   * The first-response clocks of leads of a list that are to be answered from now on, in their order: by need and size,
   * by the shifts of the team that gets each. A list's own dates say when somebody wrote, not when to answer.
   *
   * @param teamOf the team where the list names one; undefined: the rules', as `plan` gives them
   */
  public async clocksFor(
    tx: EntityManager,
    leads: readonly Omit<BulkLead, 'leadId'>[],
    teamOf: (index: number) => string | null | undefined,
    now: Date,
  ): Promise<readonly FirstResponseClock[]> {
    const state = await this.config.reload(tx);
    const tiers = await this.tiersOf(tx, state, leads);
    const clocks: FirstResponseClock[] = [];
    const started = new Map<string, FirstResponseClock>(); // most of a list is alike
    for (const [index, lead] of leads.entries()) {
      const named = teamOf(index);
      const rule =
        named === undefined
          ? matchSafely(state, factsOf(lead, tiers.get(lead.facts.companyId ?? '') ?? null))
          : null;
      const teamId = named ?? rule?.teamId ?? null;
      const subject = subjectOf(lead.facts);
      const key = JSON.stringify([teamId, subject]);
      const clock = started.get(key) ?? (await this.starts.start(state.policies, subject, teamId, now));
      started.set(key, clock);
      clocks.push(clock);
    }
    return clocks;
  }

  private async tiersOf(
    tx: EntityManager,
    state: RoutingState,
    leads: readonly Pick<BulkLead, 'facts'>[],
  ): Promise<ReadonlyMap<string, string>> {
    if (!asksTier(state.rules)) return new Map();
    return readTiers(
      tx,
      leads.flatMap((lead) => lead.facts.companyId ?? []),
    );
  }

  private async teamsOf(
    tx: EntityManager,
    rules: readonly RoutingRule[],
    timeZone: string,
    now: Date,
  ): Promise<Map<string, readonly ShareCandidate[]>> {
    const teams = new Map<string, readonly ShareCandidate[]>();
    for (const rule of rules) {
      if (teams.has(seatKey(rule))) continue;
      teams.set(seatKey(rule), (await readCandidates(tx, seatOf(rule, timeZone, now), now)).agents);
    }
    return teams;
  }
}

/** One ledger a rule, one team a park or a fallback. */
const seatKey = (rule: RoutingRule): string => `${rule.id} ${rule.teamId ?? ''} ${rule.userId ?? ''}`;

/** A team's ledger once the chosen has the lead; whom the rule considered for the first time is in it now, too. */
export function afterChoice(
  team: readonly ShareCandidate[],
  chosen: RankedCandidate,
  now: Date,
): readonly ShareCandidate[] {
  return team.map((agent) => {
    if (agent.userId !== chosen.userId) return agent;
    return {
      ...agent,
      received: (agent.received ?? 0) + 1,
      credit: chosen.credit,
      lastAt: now.getTime(),
      ...(agent.cap === undefined ? {} : { cap: { ...agent.cap, given: agent.cap.given + 1 } }),
    };
  });
}

function factsOf(lead: Pick<BulkLead, 'facts' | 'channel'>, tier: string | null): RoutingFacts {
  return routingFacts(lead.facts, { siteId: null, channel: lead.channel, sourceChannel: null }, 1, tier);
}

/** A rule that fails leaves the lead waiting. */
function matchSafely(state: RoutingState, facts: RoutingFacts): RoutingRule | null {
  try {
    return firstApplicable(state.rules, state.parkTeams, facts);
  } catch {
    return null;
  }
}
