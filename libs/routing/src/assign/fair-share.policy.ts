/** An agent of the rule's team as the decision sees them. */
export interface ShareCandidate {
  readonly userId: string;
  readonly name?: string;
  readonly active: boolean;
  readonly accepting: boolean;
  /** On leave at this moment. */
  readonly onLeave: boolean;
  readonly open: number;
  readonly capacity: number;
  readonly weight: number;
  /** Leads this rule gave them so far; null for an agent it has never chosen. */
  readonly received: number | null;
  /** What their ledger was lifted by, so that a newcomer or a returning agent starts level with the others. */
  readonly credit: number;
  /** Leads that count as received because somebody said so; below zero when they are owed some. Absent: none. */
  readonly corrected?: number;
  /** The sizes of all corrections, those that were taken back too: so far somebody may lag behind rightly. */
  readonly slack?: number;
  /** They had this lead already and are not given it again. */
  readonly hadIt?: true;
  /** When this rule chose them last, in milliseconds. */
  readonly lastAt: number | null;
  /** Most leads of this rule in its period, and those they had; absent without such a limit. */
  readonly cap?: { readonly limit: number; readonly given: number };
}

export type IneligibleWhy = 'inactive' | 'not_accepting' | 'on_leave' | 'full' | 'rule_cap' | 'had_it';

/** A candidate with the decision's verdict; stored with the assignment to answer "why me, why not him". */
export interface RankedCandidate {
  readonly userId: string;
  readonly name?: string;
  readonly open: number;
  readonly capacity: number;
  readonly weight: number;
  readonly received: number;
  readonly cap?: { readonly limit: number; readonly given: number };
  /** Set for an agent whom this rule has never considered. */
  readonly newcomer?: true;
  /** Only where the order goes by it. */
  readonly lastAt?: number | null;
  readonly eligible: boolean;
  readonly why: IneligibleWhy | null;
  /** 1 = first choice; null when not eligible. */
  readonly rank: number | null;
  /** Leads behind (+) or ahead (−) of the fair share, once this lead is counted; null when not eligible. */
  readonly shortfall: number | null;
  /** The ledger's credit after lifting. */
  readonly credit: number;
  readonly corrected?: number;
  readonly slack?: number;
  /** By how much it was lifted for this decision; absent when it was not. */
  readonly lift?: number;
}

/**
 * Furthest that anybody may lag behind: who was away catches up by at most this many leads, not by all they missed.
 * Not less, because submissions at the same moment decide on the same ledger and may put the shares off by a few.
 */
export const MAX_CATCH_UP = 5;

const EPSILON = 1e-9;

/** Why an agent can't take a lead now; null when they can. */
export function ineligibleWhy(candidate: ShareCandidate): IneligibleWhy | null {
  if (!candidate.active) return 'inactive';
  if (candidate.hadIt === true) return 'had_it';
  if (!candidate.accepting) return 'not_accepting';
  if (candidate.onLeave) return 'on_leave';
  if (candidate.open >= candidate.capacity) return 'full';
  return candidate.cap !== undefined && candidate.cap.given >= candidate.cap.limit ? 'rule_cap' : null;
}

/** Leads that anybody may be ahead by for each agent of the team beyond three; at most MAX_AHEAD. */
const AHEAD_PER_AGENT = 0.25;
const MAX_AHEAD = 2;

/**
 * Of a ranking those whose turn it may be: who would not get too far ahead of their share by this lead. The others
 * must wait while somebody else's transaction is just giving a lead that this ranking did not see; so the shares are
 * never off by more than the few in flight. In a team of two or three nobody gets a whole lead ahead of their share;
 * in larger ones a little more is allowed, for there somebody would nearly always have to be waited for.
 */
export function whoseTurn(ranked: readonly RankedCandidate[]): readonly RankedCandidate[] {
  const eligible = ranked.filter((candidate) => candidate.eligible);
  const ahead = Math.min(MAX_AHEAD, Math.max(0, (eligible.length - 3) * AHEAD_PER_AGENT));
  return eligible.filter(({ shortfall, rank }) => rank === 1 || (shortfall !== null && shortfall > -ahead));
}

interface Entry {
  readonly candidate: ShareCandidate;
  /** weight ÷ weight of all eligible: the part of all leads that is theirs. */
  readonly part: number;
  /** received + credit + corrected, lifted. */
  readonly counted: number;
  readonly credit: number;
}

/**
 * Ranks a team for one lead: eligibility first, then fair share by weight.
 *
 * Who is eligible is given leads so that after n of them each holds weight/total × n, never a whole lead off:
 * R. Tijdeman, "The chairman assignment problem" (1980): among those whose share is short by at least
 * 1/(2k−2) after this lead, take the one whose shortfall would first reach 1 − 1/(2k−2). Taking simply the
 * largest shortfall is not enough: with unequal weights it can be off by more than one.
 *
 * A newcomer counts as level with the average of the others; a returning agent catches up by MAX_CATCH_UP leads
 * at most. Ties go to the lower load, then to the smaller id, so equal inputs give the same ranking.
 */
export function rankByFairShare(candidates: readonly ShareCandidate[]): RankedCandidate[] {
  const order = orderEligible(levelled(candidates.filter((candidate) => ineligibleWhy(candidate) === null)));
  const ranked = order.map(({ entry, shortfall }, index): RankedCandidate => {
    const credit = round(entry.credit);
    return {
      ...shown(entry.candidate),
      credit,
      ...liftOf(credit, entry.candidate.credit),
      eligible: true,
      why: null,
      rank: index + 1,
      shortfall: round(shortfall),
    };
  });
  return [...ranked, ...unranked(candidates)];
}

/** Who can't take the lead, each with the reason, in the order of ids. */
export function unranked(candidates: readonly ShareCandidate[]): RankedCandidate[] {
  return candidates
    .map((candidate) => ({ candidate, why: ineligibleWhy(candidate) }))
    .filter(({ why }) => why !== null)
    .sort((a, b) => compareIds(a.candidate, b.candidate))
    .map(({ candidate, why }): RankedCandidate => ({
      ...shown(candidate),
      credit: round(candidate.credit),
      eligible: false,
      why,
      rank: null,
      shortfall: null,
    }));
}

function liftOf(credit: number, before: number): { readonly lift?: number } {
  const lift = round(credit - before);
  return lift === 0 ? {} : { lift };
}

/**
 * Bounds what a returning agent may catch up, then puts newcomers level with the average.
 * The level to catch up with is the highest that surely is no accident: (held − 1) ÷ weight, since who is always
 * eligible holds at most one lead more than the ideal. So nobody who was there all along is ever lifted.
 * What was corrected by hand widens the bound by its size, for it must be worked off in full, and is not lent to newcomers.
 */
function levelled(eligible: readonly ShareCandidate[]): Entry[] {
  const totalWeight = eligible.reduce((sum, candidate) => sum + candidate.weight, 0);
  const known = eligible.filter((candidate) => candidate.received !== null);
  const level = Math.max(0, ...known.map((candidate) => (held(candidate) - 1) / candidate.weight));
  const slack = eligible.reduce((sum, candidate) => sum + (candidate.slack ?? 0) / candidate.weight, 0);
  const lifted = (candidate: ShareCandidate): number =>
    Math.max(held(candidate), (level - slack) * candidate.weight - MAX_CATCH_UP);
  const knownWeight = known.reduce((sum, candidate) => sum + candidate.weight, 0);
  const average =
    knownWeight === 0
      ? 0
      : known.reduce((sum, candidate) => sum + lifted(candidate) - (candidate.corrected ?? 0), 0) /
        knownWeight;
  return eligible.map((candidate) => {
    const { received, corrected = 0 } = candidate;
    const counted = received === null ? average * candidate.weight + corrected : lifted(candidate);
    return {
      candidate,
      part: candidate.weight / totalWeight,
      counted,
      credit: counted - (received ?? 0) - corrected,
    };
  });
}

function held(candidate: ShareCandidate): number {
  return (candidate.received ?? 0) + candidate.credit + (candidate.corrected ?? 0);
}

function orderEligible(entries: readonly Entry[]): { entry: Entry; shortfall: number }[] {
  const total = entries.reduce((sum, entry) => sum + entry.counted, 0);
  const threshold = entries.length > 1 ? 1 / (2 * entries.length - 2) : 0;
  return entries
    .map((entry) => {
      const shortfall = entry.part * (total + 1) - entry.counted;
      return {
        entry,
        shortfall,
        due: shortfall >= threshold - EPSILON,
        deadline: (1 - threshold - shortfall) / entry.part,
      };
    })
    .sort((a, b) => {
      if (a.due !== b.due) return a.due ? -1 : 1;
      const urgency = a.due ? a.deadline - b.deadline : b.shortfall - a.shortfall;
      if (Math.abs(urgency) > EPSILON) return urgency;
      const load = relativeLoad(a.entry.candidate) - relativeLoad(b.entry.candidate);
      return Math.abs(load) > EPSILON ? load : compareIds(a.entry.candidate, b.entry.candidate);
    });
}

function relativeLoad(candidate: ShareCandidate): number {
  return candidate.open / candidate.capacity;
}

/** Smaller ids first: the last word wherever candidates are equal. */
export function compareIds(a: ShareCandidate, b: ShareCandidate): number {
  return a.userId < b.userId ? -1 : a.userId > b.userId ? 1 : 0;
}

/** What is kept of a candidate with the decision. */
export function shown(
  candidate: ShareCandidate,
): Pick<
  RankedCandidate,
  'userId' | 'name' | 'open' | 'capacity' | 'weight' | 'received' | 'cap' | 'newcomer' | 'corrected' | 'slack'
> {
  const { userId, name, open, capacity, weight, received, cap, corrected = 0, slack = 0 } = candidate;
  return {
    userId,
    ...(name === undefined ? {} : { name }),
    open,
    capacity,
    weight,
    received: received ?? 0,
    ...(received === null ? { newcomer: true as const } : {}),
    ...(cap === undefined ? {} : { cap }),
    ...(corrected === 0 ? {} : { corrected }),
    ...(slack === 0 ? {} : { slack }),
  };
}

/** Four decimals, as the ledger keeps them. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
