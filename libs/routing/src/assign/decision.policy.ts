import { leadScore, type LeadFacts, type WaitingReason } from '@luodi/leads';
import { calendarOf, isWorkingTime } from '@luodi/workspace';
import type { Calendars } from '@luodi/workspace';
import type { Candidates, Seat } from './candidates.queries';
import { whoseTurn } from './fair-share.policy';
import type { RankedCandidate, ShareCandidate } from './fair-share.policy';
import { subjectOf } from '../clock/sla-policy.policy';
import { budgetOf } from './lead-budget.policy';
import type { PoolTarget } from './fallback-pool.policy';
import { languageOf } from './lead-language.policy';
import { periodStart } from './period.policy';
import { firstTurn, rank } from './rank.policy';
import type { Strategy } from './rank.policy';
import type { RoutingRule, RoutingState, TeamRef } from './routing-config';
import { matches } from './rule-match.policy';
import type { RoutingFacts, RuleCondition } from './rule-match.policy';

/** A rule that matched although nobody it names could take the lead. */
export interface TriedRule {
  readonly rule: { readonly id: string; readonly name: string };
  readonly team: TeamRef | null;
  readonly reason: WaitingReason;
  readonly candidates: readonly RankedCandidate[];
}

/** What a decision was made of; stored with the assignment and enough to make it again. */
export interface DecisionInputs {
  readonly rule: {
    readonly id: string;
    readonly name: string;
    readonly strategy: Strategy;
    /** What it asked for; absent when it takes everything. */
    readonly conditions?: readonly RuleCondition[];
  } | null;
  readonly team?: TeamRef;
  /** Who has the returning company; absent where the rule doesn't ask. */
  readonly companyOwnerId?: string;
  readonly candidates: readonly RankedCandidate[];
  readonly calendar: { readonly at: string; readonly onShift: boolean; readonly required: boolean };
  /** What was tried before, when the rule that decided was a fallback. */
  readonly tried?: readonly TriedRule[];
}

/** A decision before anybody is locked. */
export interface RoutingDecision {
  readonly rule: RoutingRule | null;
  readonly ranked: readonly RankedCandidate[];
  readonly reason: WaitingReason | null;
  /** Where the lead goes instead of waiting, when the last rule tried, `ruleId`, says so. */
  readonly pool?: PoolTarget & { readonly ruleId: string };
  readonly inputs: DecisionInputs;
}

/** The facts of a lead that rules may ask for; the upper bound of a range counts as its size. */
export function routingFacts(
  facts: LeadFacts,
  source: {
    readonly siteId: string | null;
    readonly channel: string;
    readonly sourceChannel: string | null;
    readonly sourceUrl?: string | null;
    readonly sourceTitle?: string | null;
  },
  inquiryCount: number,
  companyTier: string | null = null,
): RoutingFacts {
  const areaSqm = facts.areaMaxSqm ?? facts.areaMinSqm;
  const { investmentYuan } = subjectOf(facts);
  const budget = budgetOf(facts.details, areaSqm);
  return {
    needType: facts.needType,
    areaSqm,
    taxYuan: facts.taxMaxYuan ?? facts.taxMinYuan,
    industry: facts.industry,
    industryCode: facts.industryCode,
    region: facts.region,
    parkId: facts.parkId,
    siteId: source.siteId,
    channel: source.channel,
    sourceChannel: source.sourceChannel,
    company: facts.companyName,
    inquiryCount,
    companyTier,
    language: languageOf([facts.needText, facts.message, facts.useText]),
    budgetYuan: budget.totalYuan,
    rentSqmMonth: budget.rentSqmMonth,
    investmentYuan: investmentYuan === null ? null : investmentYuan.toFixed(2),
    powerKva: numberOf(facts.details['powerKva']),
    floorHeight: numberOf(facts.details['floorHeightMin']),
    craneTon: numberOf(facts.details['craneTon']),
    floorLoad: numberOf(facts.details['floorLoadMin']),
    far: numberOf(facts.details['far']),
    leaseYears: numberOf(facts.details['leaseYears']),
    fireClass: textOf(facts.details['fireClass']),
    landClass: textOf(facts.details['landClass']),
    broker: facts.details['isBroker'] === true ? 'yes' : 'no',
    article: [source.sourceTitle, source.sourceUrl].filter((part) => (part ?? '') !== '').join('\n') || null,
    use: facts.useText,
    text: [facts.needText, facts.message].filter((text) => text !== null).join('\n') || null,
    score: leadScore(facts),
  };
}

/**
 * The first active rule that holds, with the team that it means for this lead. A rule for "the park's team" does not
 * apply to a lead without a park, or whose park nobody is in charge of.
 *
 * @param after look only at the rules behind this one
 */
export function firstApplicable(
  rules: readonly RoutingRule[],
  parkTeams: Readonly<Record<string, TeamRef>>,
  facts: RoutingFacts,
  after: string | null = null,
): RoutingRule | null {
  const from = after === null ? 0 : rules.findIndex((rule) => rule.id === after) + 1;
  for (const rule of rules.slice(from)) {
    if (!rule.active || !matches(rule.conditions, facts)) continue;
    if (rule.target !== 'park') return rule;
    const team = facts.parkId === null ? undefined : parkTeams[facts.parkId];
    if (team !== undefined) return { ...rule, teamId: team.id, teamName: team.name };
  }
  return null;
}

/** Where a lead goes when nobody whom the rule names can take it; null when it waits or goes into the pool. */
export function fallbackOf(
  rule: RoutingRule,
  { rules, parkTeams }: Pick<RoutingState, 'rules' | 'parkTeams'>,
  facts: RoutingFacts,
): RoutingRule | null {
  switch (rule.fallback) {
    case 'next':
      return firstApplicable(rules, parkTeams, facts, rule.id);
    case 'team':
      return {
        ...rule,
        target: 'team',
        teamId: rule.fallbackTeamId,
        teamName: rule.fallbackTeamName ?? '',
        userId: null,
        onlyOnShift: false,
        fallback: 'wait',
      };
    case 'pool':
    case 'wait':
      return null;
  }
}

/** Whom a rule may choose from, and the periods its counts run in at an instant. */
export function seatOf(rule: RoutingRule | null, timeZone: string, now: Date): Seat {
  return {
    teamId: rule?.teamId ?? null,
    ruleId: rule?.id ?? null,
    userId: rule?.userId ?? null,
    periodStart: rule === null || rule.period === null ? null : periodStart(rule.period, now, timeZone),
    capStart: rule === null || rule.capPeriod === null ? null : periodStart(rule.capPeriod, now, timeZone),
    cap: rule?.cap ?? null,
  };
}

/**
 * Who would get a lead that this rule caught: eligibility first, then the rule's strategy, and why if nobody. Every
 * path decides here, so everywhere the shifts of the team that gets the lead count.
 */
export function decide(
  rule: RoutingRule | null,
  candidates: Pick<Candidates, 'agents'>,
  calendars: Calendars,
  now: Date,
  companyOwnerId: string | null = null,
): RoutingDecision {
  const onShift = isWorkingTime(calendarOf(calendars, rule?.teamId ?? null), now);
  const required = rule?.onlyOnShift === true;
  const ranked = rule === null ? [] : rank(candidates.agents, { strategy: rule.strategy, companyOwnerId });
  return {
    rule,
    ranked,
    reason: waitingReason(rule, ranked, required && !onShift),
    inputs: {
      rule: rule === null ? null : askedOf(rule),
      ...(rule === null || rule.teamId === null ? {} : { team: { id: rule.teamId, name: rule.teamName } }),
      ...(companyOwnerId === null ? {} : { companyOwnerId }),
      candidates: ranked,
      calendar: { at: now.toISOString(), onShift, required },
    },
  };
}

function askedOf({ id, name, strategy, conditions }: RoutingRule): NonNullable<DecisionInputs['rule']> {
  return { id, name, strategy, ...(conditions.length === 0 ? {} : { conditions }) };
}

/**
 * The rule as it goes for whoever has the company already and is of another team than the rule's: a customer shall not
 * meet two agents, so the lead follows its company, counted and capped by the same rule, in the team and by the shifts of
 * its owner.
 */
export function rulesOwner(rule: RoutingRule, ownerId: string, team: TeamRef): RoutingRule {
  return { ...rule, target: 'user', userId: ownerId, teamId: team.id, teamName: team.name };
}

/** Of a decision's ranking those to whom the lead may go while others are just being given leads. */
export function turnOf(decision: RoutingDecision): readonly RankedCandidate[] {
  const { ranked, rule, inputs } = decision;
  const isOwners = inputs.companyOwnerId !== undefined && ranked[0]?.userId === inputs.companyOwnerId;
  return rule?.strategy === 'fair_share' && !isOwners ? whoseTurn(ranked) : firstTurn(ranked);
}

/** The decision again, from what was stored with it: the same inputs give the same ranking. */
export function replay(inputs: DecisionInputs): readonly RankedCandidate[] {
  if (inputs.rule === null) return [];
  return rank(inputs.candidates.map(asSeen), {
    strategy: inputs.rule.strategy,
    companyOwnerId: inputs.companyOwnerId ?? null,
  });
}

function asSeen(candidate: RankedCandidate): ShareCandidate {
  const { userId, open, capacity, weight, why } = candidate;
  return {
    userId,
    ...(candidate.name === undefined ? {} : { name: candidate.name }),
    active: why !== 'inactive',
    accepting: why !== 'not_accepting',
    onLeave: why === 'on_leave',
    open,
    capacity,
    weight,
    received: candidate.newcomer === true ? null : candidate.received,
    credit: Math.round((candidate.credit - (candidate.lift ?? 0)) * 10_000) / 10_000,
    lastAt: candidate.lastAt ?? null,
    ...(candidate.cap === undefined ? {} : { cap: candidate.cap }),
    ...(candidate.corrected === undefined ? {} : { corrected: candidate.corrected }),
    ...(candidate.slack === undefined ? {} : { slack: candidate.slack }),
    ...(why === 'had_it' ? { hadIt: true as const } : {}),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

function waitingReason(
  rule: RoutingRule | null,
  ranked: readonly RankedCandidate[],
  offShift: boolean,
): WaitingReason | null {
  if (rule === null) return 'no_rule';
  if (!ranked.some((candidate) => candidate.why !== 'inactive')) return 'no_members';
  if (offShift) return 'off_shift';
  if (ranked.some((candidate) => candidate.eligible)) return null;
  if (ranked.some(({ why }) => why === 'full' || why === 'rule_cap')) return 'all_full';
  if (ranked.some(({ why }) => why === 'on_leave')) return 'on_leave';
  return ranked.some(({ why }) => why === 'not_accepting') ? 'paused' : 'no_members';
}
