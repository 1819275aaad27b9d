import type { LeadFacts, WaitingReason } from '@luodi/leads';
import { isWorkingTime } from '@luodi/workspace';
import type { WorkingCalendar } from '@luodi/workspace';
import type { Candidates } from './candidates.queries';
import { rankByFairShare } from './fair-share.policy';
import type { RankedCandidate } from './fair-share.policy';
import type { RoutingRule } from './routing-config';
import type { RoutingFacts } from './rule-match.policy';

/** What a decision was made of; stored with the assignment and enough to make it again. */
export interface DecisionInputs {
  readonly rule: { readonly id: string; readonly name: string } | null;
  readonly candidates: readonly RankedCandidate[];
  readonly calendar: { readonly at: string; readonly onShift: boolean; readonly required: boolean };
}

/** A decision before anybody is locked. */
export interface RoutingDecision {
  readonly rule: RoutingRule | null;
  readonly ranked: readonly RankedCandidate[];
  readonly reason: WaitingReason | null;
  readonly inputs: DecisionInputs;
}

/** The facts of a lead that rules may ask for; the upper bound of a range counts as its size. */
export function routingFacts(facts: LeadFacts, siteId: string | null, channel: string): RoutingFacts {
  return {
    needType: facts.needType,
    areaSqm: facts.areaMaxSqm ?? facts.areaMinSqm,
    taxYuan: facts.taxMaxYuan ?? facts.taxMinYuan,
    industry: facts.industry,
    industryCode: facts.industryCode,
    region: facts.region,
    parkId: facts.parkId,
    siteId,
    channel,
  };
}

/** Who would get a lead that this rule caught, by fair share among those who have room, and why if nobody. */
export function decide(
  rule: RoutingRule | null,
  candidates: Candidates,
  calendar: WorkingCalendar,
  now: Date,
): RoutingDecision {
  const onShift = isWorkingTime(calendar, now);
  const required = rule?.onlyOnShift === true;
  const ranked = rule === null ? [] : rankByFairShare(candidates.agents);
  return {
    rule,
    ranked,
    reason: waitingReason(rule, ranked, required && !onShift),
    inputs: {
      rule: rule === null ? null : { id: rule.id, name: rule.name },
      candidates: ranked,
      calendar: { at: now.toISOString(), onShift, required },
    },
  };
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
  if (ranked.some((candidate) => candidate.why === 'full')) return 'all_full';
  return ranked.some((candidate) => candidate.why === 'on_leave') ? 'on_leave' : 'no_members';
}
