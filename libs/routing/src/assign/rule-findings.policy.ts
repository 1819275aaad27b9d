import { contains, isPossible, overlaps } from './rule-coverage.policy';
import type { MatchableRule, RuleCondition } from './rule-match.policy';
import { coveredTogether } from './rule-union.policy';

/** A rule as far as its place among the others goes. */
export interface PlacedRule extends MatchableRule {
  readonly target?: string;
  readonly fallback?: string;
}

/** What is odd about a rule among the others. `ruleId` is the later of two. */
export interface RuleFinding {
  /** `pool_closed`: the pool it names is not in use, or not open to a team of it. */
  readonly kind: 'impossible' | 'unreachable' | 'covered' | 'overlapping' | 'pool_closed';
  readonly ruleId: string;
  /** The earlier rule that takes everything, or a part, of what this one asks for. */
  readonly byId: string | null;
  /** Every earlier rule that has to do with it; several for `covered`: together they leave nothing. */
  readonly byIds: readonly string[];
}

/**
 * What administrators should know of an ordered list: a rule that nothing can satisfy, one that an earlier rule, or
 * several together, leave nothing for, and pairs of which neither contains the other although one lead can satisfy
 * both: there the order decides. A later, wider rule is the usual way to say "and all others", so it is no finding.
 */
export function findingsOf(rules: readonly PlacedRule[]): RuleFinding[] {
  const active = rules.filter((rule) => rule.active).map(placed);
  const findings: RuleFinding[] = [];
  active.forEach((rule, index) => {
    if (!isPossible(rule.lines)) {
      findings.push({ kind: 'impossible', ruleId: rule.id, byId: null, byIds: [] });
      return;
    }
    const earlier = active.slice(0, index).filter((other) => isPossible(other.lines));
    const covering = earlier.filter((other) => other.takesAll);
    const cover = covering.find((other) => contains(other.lines, rule.lines));
    if (cover !== undefined) {
      findings.push({ kind: 'unreachable', ruleId: rule.id, byId: cover.id, byIds: [cover.id] });
      return;
    }
    const together = coveredTogether(rule.lines, covering);
    if (together !== null) {
      findings.push({ kind: 'covered', ruleId: rule.id, byId: together[0] ?? null, byIds: together });
      return;
    }
    for (const other of earlier) {
      // Whose people have no room gives on to this one: that is how a second choice is said.
      const givesOn = other.givesOn && contains(other.lines, rule.lines);
      if (!givesOn && overlaps(other.lines, rule.lines) && !contains(rule.lines, other.lines)) {
        findings.push({ kind: 'overlapping', ruleId: rule.id, byId: other.id, byIds: [other.id] });
      }
    }
  });
  return findings;
}

interface Placed {
  readonly id: string;
  readonly lines: readonly RuleCondition[];
  /** Whether it takes every lead that its lines ask for: not so where the park must have a team, or the next rule follows. */
  readonly takesAll: boolean;
  /** What its people can't take goes on to the next rule. */
  readonly givesOn: boolean;
}

function placed({ id, conditions, target, fallback }: PlacedRule): Placed {
  const ofPark = target === 'park';
  const givesOn = fallback === 'next';
  return {
    id,
    lines: ofPark ? [...conditions, { field: 'parkId', op: 'known' }] : conditions,
    takesAll: !ofPark && !givesOn,
    givesOn,
  };
}
