import { fallbackOf } from './decision.policy';
import type { RoutingDecision, TriedRule } from './decision.policy';
import type { RoutingRule, RoutingState } from './routing-config';
import type { RoutingFacts } from './rule-match.policy';

/** A chain of fallbacks ends here; more is a circle in people's heads. */
const MAX_FALLBACKS = 10;

/**
 * Follows the fallbacks of a decision until somebody is eligible; when nobody is, the first rule's answer stands, with
 * the pool that takes the lead when the last rule tried says so. Yields the rule to decide by next and is sent its
 * decision: live assignment, dry run, simulation and import all go this way, whatever they read the people from.
 */
export function* fallbacks(
  first: RoutingDecision,
  state: Pick<RoutingState, 'rules' | 'parkTeams'>,
  facts: RoutingFacts,
): Generator<RoutingRule, RoutingDecision, RoutingDecision> {
  const tried: TriedRule[] = [];
  let current = first;
  while (current.reason !== null && current.rule !== null && tried.length < MAX_FALLBACKS) {
    const { rule, reason, ranked } = current;
    tried.push({
      rule: { id: rule.id, name: rule.name },
      team: rule.teamId === null ? null : { id: rule.teamId, name: rule.teamName },
      reason,
      candidates: ranked,
    });
    const next = fallbackOf(rule, state, facts);
    if (next === null) {
      if (rule.fallback !== 'pool' || rule.teamId === null) break;
      const pool = { ruleId: rule.id, teamId: rule.teamId, poolId: rule.fallbackPoolId ?? null };
      return { ...first, pool, inputs: { ...first.inputs, tried: tried.slice(1) } };
    }
    current = yield next;
  }
  if (current === first) return first;
  if (current.reason === null) return { ...current, inputs: { ...current.inputs, tried } };
  return { ...first, inputs: { ...first.inputs, tried: tried.slice(1) } };
}

/** The same where the decisions are at hand. */
export function followFallbacks(
  first: RoutingDecision,
  state: Pick<RoutingState, 'rules' | 'parkTeams'>,
  facts: RoutingFacts,
  decideBy: (rule: RoutingRule) => RoutingDecision,
): RoutingDecision {
  const chain = fallbacks(first, state, facts);
  let step = chain.next();
  while (step.done !== true) step = chain.next(decideBy(step.value));
  return step.value;
}

/** Every rule that may come to decide about a lead when nobody is eligible, the first included. */
export function chainOf(
  rule: RoutingRule,
  state: Pick<RoutingState, 'rules' | 'parkTeams'>,
  facts: RoutingFacts,
): readonly RoutingRule[] {
  const chain = [rule];
  for (
    let next = fallbackOf(rule, state, facts);
    next !== null && chain.length <= MAX_FALLBACKS;
    next = fallbackOf(next, state, facts)
  )
    chain.push(next);
  return chain;
}
