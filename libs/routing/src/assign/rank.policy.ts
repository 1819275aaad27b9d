import { compareIds, ineligibleWhy, rankByFairShare, shown, unranked } from './fair-share.policy';
import type { RankedCandidate, ShareCandidate } from './fair-share.policy';

/** How a rule chooses among those who are eligible. */
export const STRATEGIES = ['fair_share', 'round_robin', 'least_load'] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** How a rule chooses. */
export interface Choosing {
  readonly strategy: Strategy;
  /** Who has the company already; they come first when they are eligible. null: nobody, or the rule doesn't ask. */
  readonly companyOwnerId: string | null;
}

/**
 * Ranks a team for one lead: who is eligible is decided first, then the strategy orders them. The owner of the
 * returning company, when eligible, goes before everybody. Equal inputs give the same ranking.
 */
export function rank(candidates: readonly ShareCandidate[], choosing: Choosing): RankedCandidate[] {
  const ranked = ranksOf(candidates, choosing.strategy);
  const owner = ranked.find(({ userId, eligible }) => eligible && userId === choosing.companyOwnerId);
  if (owner === undefined) return ranked;
  return [owner, ...ranked.filter((candidate) => candidate !== owner)].map((candidate, index) =>
    candidate.eligible ? { ...candidate, rank: index + 1 } : candidate,
  );
}

/**
 * Of a ranking those whose turn it may be while others are just being given a lead: by fair share see `whoseTurn`;
 * with a strict order only the first.
 */
export function firstTurn(ranked: readonly RankedCandidate[]): readonly RankedCandidate[] {
  return ranked.filter((candidate) => candidate.rank === 1);
}

function ranksOf(candidates: readonly ShareCandidate[], strategy: Strategy): RankedCandidate[] {
  switch (strategy) {
    case 'fair_share':
      return rankByFairShare(candidates);
    case 'round_robin':
      return rankBy(candidates, byLastTurn);
    case 'least_load':
      return rankBy(candidates, (a, b) => a.open - b.open || byLastTurn(a, b));
  }
}

/** Who waits longest for a lead of this rule; who never had one comes first. */
function byLastTurn(a: ShareCandidate, b: ShareCandidate): number {
  return (a.lastAt ?? 0) - (b.lastAt ?? 0) || compareIds(a, b);
}

function rankBy(
  candidates: readonly ShareCandidate[],
  order: (a: ShareCandidate, b: ShareCandidate) => number,
): RankedCandidate[] {
  const eligible = candidates.filter((candidate) => ineligibleWhy(candidate) === null).sort(order);
  return [
    ...eligible.map((candidate, index): RankedCandidate => ({
      ...shown(candidate),
      credit: candidate.credit,
      lastAt: candidate.lastAt,
      eligible: true,
      why: null,
      rank: index + 1,
      shortfall: null,
    })),
    ...unranked(candidates),
  ];
}
