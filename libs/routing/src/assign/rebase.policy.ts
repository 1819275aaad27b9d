/** An agent in a rule's ledger. `received` is with what was corrected by hand; with the credit it counts for their share. */
export interface LedgerEntry {
  readonly userId: string;
  readonly weight: number;
  readonly received: number;
  readonly credit: number;
}

/**
 * The credits after somebody's weight changed: everybody stays as far behind or ahead of their share as they were,
 * only the shares to come are others. Without it a doubled weight would claim twice of all that was given before.
 *
 * @returns userId → new credit, in four decimals as the ledger keeps them
 */
export function rebase(
  ledger: readonly LedgerEntry[],
  weights: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const total = sum(ledger.map((entry) => entry.received + entry.credit));
  const before = sum(ledger.map((entry) => entry.weight));
  const after = sum(ledger.map((entry) => weights.get(entry.userId) ?? entry.weight));
  return new Map(
    ledger.map((entry) => {
      const weight = weights.get(entry.userId) ?? entry.weight;
      const shortfall = (entry.weight / before) * total - entry.received - entry.credit;
      return [entry.userId, round((weight / after) * total - shortfall - entry.received)];
    }),
  );
}

/** The credit with which somebody who was away stands level with the others, whose leads they neither get nor owe. */
export function levelCredit(own: LedgerEntry, others: readonly LedgerEntry[]): number {
  const weight = sum(others.map((entry) => entry.weight));
  if (weight === 0) return own.credit;
  const perWeight = sum(others.map((entry) => entry.received + entry.credit)) / weight;
  return round(Math.max(own.received + own.credit, perWeight * own.weight) - own.received);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
