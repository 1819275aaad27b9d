import type { EntityManager } from 'typeorm';
import { faultOfPool } from '../assign/fallback-pool.policy';
import { readPools } from '../assign/fallback-pool.queries';
import { readParkTeams } from '../assign/routing-config';
import type { RuleDefinition } from '../assign/routing-config';
import { findingsOf, type RuleFinding } from '../assign/rule-findings.policy';

/** What is odd about these rules, among each other and against the pools and park teams of now. */
export async function findingsIn(
  tx: EntityManager,
  rules: readonly RuleDefinition[],
): Promise<readonly RuleFinding[]> {
  const naming = rules.filter((rule) => rule.active && (rule.fallbackPoolId ?? null) !== null);
  if (naming.length === 0) return findingsOf(rules);
  const [pools, parkTeams] = [await readPools(tx), await readParkTeams(tx)];
  const closed = naming
    .filter((rule) => faultOfPool(rule, pools, parkTeams) !== null)
    .map((rule): RuleFinding => ({ kind: 'pool_closed', ruleId: rule.id, byId: null, byIds: [] }));
  return [...findingsOf(rules), ...closed];
}
