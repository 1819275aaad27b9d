import type { EntityManager } from 'typeorm';
import type { MatchableRule, RoutingFacts } from './rule-match.policy';

/** Whether any of these rules goes by the tier of the company: else nobody reads it. */
export function asksTier(rules: readonly MatchableRule[]): boolean {
  return rules.some((rule) => rule.conditions.some(({ field }) => field === 'companyTier'));
}

/** The facts with the company's tier where the rules go by it; one statement more, and only then. */
export async function completeFacts(
  tx: EntityManager,
  rules: readonly MatchableRule[],
  { facts, companyId }: { readonly facts: RoutingFacts; readonly companyId: string | null },
): Promise<RoutingFacts> {
  if (companyId === null || !asksTier(rules)) return facts;
  return { ...facts, companyTier: (await readTiers(tx, [companyId])).get(companyId) ?? null };
}

/** The tiers of these companies; those without one are absent. */
export async function readTiers(
  tx: EntityManager,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows: { id: string; tier: string }[] = await tx.query(
    'SELECT id, tier FROM companies WHERE id = ANY($1::uuid[]) AND tier IS NOT NULL',
    [[...new Set(companyIds)]],
  );
  return new Map(rows.map((row) => [row.id, row.tier]));
}
