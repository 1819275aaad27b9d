/** What a pool allows those who claim from it; null means no limit of its own. */
export interface ClaimRules {
  /** In a day, over every pool. */
  readonly claimsPerDay: number;
  /** In a day, from this pool. */
  readonly poolClaimsPerDay: number | null;
  /** Open leads that an agent claimed from this pool and still has. */
  readonly holdingLimit: number | null;
  /** Days in which whoever had the lead can not claim it again. */
  readonly coolingOffDays: number;
  /** Minutes that a lead lies in the pool before anybody may claim it. */
  readonly waitMinutes: number;
}

/** How things stand for one agent before one lead. */
export interface ClaimFacts {
  readonly claimedToday: number;
  readonly claimedHereToday: number;
  readonly held: number;
  /** When this agent last gave this lead up; null when they never had it. */
  readonly heldUntil: Date | null;
  readonly pooledAt: Date;
  readonly now: Date;
}

export type ClaimVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'claim_limit' | 'holding_limit'; readonly limit: number }
  | { readonly ok: false; readonly code: 'cooling_off'; readonly days: number; readonly until: Date }
  | { readonly ok: false; readonly code: 'claim_early'; readonly from: Date };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Whether an agent may claim a lead now. What is refused for long comes before what is refused for minutes. */
export function judgeClaim(rules: ClaimRules, facts: ClaimFacts): ClaimVerdict {
  if (facts.claimedToday >= rules.claimsPerDay) {
    return { ok: false, code: 'claim_limit', limit: rules.claimsPerDay };
  }
  if (rules.poolClaimsPerDay !== null && facts.claimedHereToday >= rules.poolClaimsPerDay) {
    return { ok: false, code: 'claim_limit', limit: rules.poolClaimsPerDay };
  }
  if (rules.holdingLimit !== null && facts.held >= rules.holdingLimit) {
    return { ok: false, code: 'holding_limit', limit: rules.holdingLimit };
  }
  if (facts.heldUntil !== null) {
    const until = new Date(facts.heldUntil.getTime() + rules.coolingOffDays * DAY_MS);
    if (until > facts.now) return { ok: false, code: 'cooling_off', days: rules.coolingOffDays, until };
  }
  const from = new Date(facts.pooledAt.getTime() + rules.waitMinutes * MINUTE_MS);
  return from > facts.now ? { ok: false, code: 'claim_early', from } : { ok: true };
}

/** How many more an agent may claim from a pool today: the smallest of what the limits leave. */
export function claimsLeft(
  rules: Pick<ClaimRules, 'claimsPerDay' | 'poolClaimsPerDay' | 'holdingLimit'>,
  facts: Pick<ClaimFacts, 'claimedToday' | 'claimedHereToday' | 'held'>,
): number {
  return Math.max(
    0,
    Math.min(
      rules.claimsPerDay - facts.claimedToday,
      (rules.poolClaimsPerDay ?? Infinity) - facts.claimedHereToday,
      (rules.holdingLimit ?? Infinity) - facts.held,
    ),
  );
}
