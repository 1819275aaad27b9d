import type { RoutingRule, TeamRef } from './routing-config';

/** Where a lead goes that nobody can take: the pool its rule names, or the own pool of the team it was meant for. */
export interface PoolTarget {
  readonly teamId: string;
  /** null: the team's own. */
  readonly poolId: string | null;
}

/** A public pool as rules see it. */
export interface PoolRef {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  /** The team whose own pool it is. */
  readonly teamId: string | null;
  readonly openToAll: boolean;
  /** Teams that share it. */
  readonly teamIds: readonly string[];
}

/** Whether the members of a team may claim from a pool; the same as `poolsOpenTo` in SQL. */
export function isOpenTo(pool: PoolRef, teamId: string): boolean {
  return pool.openToAll || pool.teamId === teamId || pool.teamIds.includes(teamId);
}

/**
 * The pool that takes the lead: the named one while it is in use and open to the team, for else nobody of the team
 * would see the lead again; else the team's own; null when there is neither.
 */
export function poolFor({ teamId, poolId }: PoolTarget, pools: readonly PoolRef[]): PoolRef | null {
  const usable = pools.filter((pool) => pool.active && isOpenTo(pool, teamId));
  return usable.find((pool) => pool.id === poolId) ?? usable.find((pool) => pool.teamId === teamId) ?? null;
}

/** The teams for whose leads a rule may name a pool: its own, or those in charge of the parks that it asks for. */
export function teamsServed(
  rule: Pick<RoutingRule, 'target' | 'teamId' | 'conditions'>,
  parkTeams: Readonly<Record<string, TeamRef>>,
): readonly string[] {
  if (rule.target !== 'park') return rule.teamId === null ? [] : [rule.teamId];
  const asked = rule.conditions.filter(({ field, op }) => field === 'parkId' && op === 'in');
  const parks = Object.keys(parkTeams).filter((parkId) =>
    asked.every(({ value }) => Array.isArray(value) && value.includes(parkId)),
  );
  return [...new Set(parks.flatMap((parkId) => parkTeams[parkId]?.id ?? []))];
}

/** What is wrong with the pool that a rule names: not in use, or closed to a team whose leads would go there. */
export function faultOfPool(
  rule: Pick<RoutingRule, 'target' | 'teamId' | 'conditions' | 'fallbackPoolId'>,
  pools: readonly PoolRef[],
  parkTeams: Readonly<Record<string, TeamRef>>,
): 'unknown_reference' | 'rule_pool_closed' | null {
  const named = rule.fallbackPoolId ?? null;
  if (named === null) return null;
  const pool = pools.find((one) => one.id === named);
  if (pool === undefined || !pool.active) return 'unknown_reference';
  return teamsServed(rule, parkTeams).every((teamId) => isOpenTo(pool, teamId)) ? null : 'rule_pool_closed';
}
