import fc from 'fast-check';
import { faultOfPool, isOpenTo, poolFor, teamsServed, type PoolRef } from './fallback-pool.policy';
import { chainOf, followFallbacks } from './fallbacks.policy';
import type { RoutingDecision } from './decision.policy';
import { FALLBACKS, type RoutingRule } from './routing-config';
import type { RoutingFacts } from './rule-match.policy';

const rule = (id: string, extra: Partial<RoutingRule> = {}): RoutingRule => ({
  id,
  name: id,
  active: true,
  conditions: [],
  target: 'team',
  teamId: `team of ${id}`,
  teamName: '',
  userId: null,
  strategy: 'fair_share',
  ownerFirst: false,
  period: null,
  cap: null,
  capPeriod: null,
  fallback: 'wait',
  fallbackTeamId: null,
  fallbackTeamName: null,
  onlyOnShift: false,
  ...extra,
});
const facts = { parkId: null } as RoutingFacts;

/** Nobody is free but in the teams named. */
const decideIn =
  (free: readonly string[]) =>
  (by: RoutingRule): RoutingDecision => ({
    rule: by,
    ranked: [],
    reason: free.includes(by.teamId ?? '') ? null : 'all_full',
    inputs: { rule: null, candidates: [], calendar: { at: '', onShift: true, required: false } },
  });

describe('the chain of fallbacks', () => {
  const follow = (rules: readonly RoutingRule[], free: readonly string[]): RoutingDecision => {
    const [first] = rules;
    if (first === undefined) throw new Error('no rule');
    const decideBy = decideIn(free);
    return followFallbacks(decideBy(first), { rules, parkTeams: {} }, facts, decideBy);
  };
  const pool = rule('a', { fallback: 'pool', fallbackPoolId: 'p' });
  const next = rule('n', { fallback: 'next' });
  const team = rule('t', { fallback: 'team', fallbackTeamId: 'other' });

  it.each<[string, RoutingRule[], string[], object]>([
    ['the first has room', [pool], ['team of a'], { rule: { id: 'a' }, reason: null }],
    ['a named pool', [pool], [], { pool: { ruleId: 'a', teamId: 'team of a', poolId: 'p' } }],
    ['the own pool', [rule('a', { fallback: 'pool' })], [], { pool: { teamId: 'team of a', poolId: null } }],
    ['the next has a pool', [next, pool], [], { rule: { id: 'n' }, pool: { ruleId: 'a', poolId: 'p' } }],
    ['the next has room', [next, pool], ['team of a'], { rule: { id: 'a' }, reason: null }],
    ['another team has room', [team], ['other'], { rule: { teamId: 'other' }, reason: null }],
  ])('%s', (_name, rules, free, expected) => {
    expect(follow(rules, free)).toMatchObject(expected);
  });

  it('waits without a pool where the last rule waits, tells what was tried, and ends', () => {
    const decision = follow([next, rule('w')], []);
    expect(decision).toMatchObject({ rule: { id: 'n' }, reason: 'all_full' });
    expect(decision.pool).toBeUndefined();
    expect(decision.inputs.tried?.map(({ rule: { id } }) => id)).toEqual(['w']);
    const long = Array.from({ length: 30 }, (_, n) => rule(`${n}`, { fallback: 'next' }));
    expect(follow(long, []).inputs.tried).toHaveLength(9);
  });

  it('never asks a rule that `chainOf` did not name, so whoever reads ahead has read enough', () => {
    const some = fc.record({ fallback: fc.constantFrom(...FALLBACKS), free: fc.boolean() });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 15 }), (parts) => {
        const rules = parts.map(({ fallback }, n) =>
          rule(`${n}`, { fallback, fallbackTeamId: fallback === 'team' ? 'other' : null }),
        );
        const free = parts.flatMap((part, n) => (part.free ? [`team of ${n}`] : []));
        const state = { rules, parkTeams: {} };
        const [first] = rules;
        if (first === undefined) return;
        const named = new Set(chainOf(first, state, facts).map(({ id, teamId }) => `${id} ${teamId}`));
        followFallbacks(decideIn(free)(first), state, facts, (by) => {
          expect(named).toContain(`${by.id} ${by.teamId}`);
          return decideIn(free)(by);
        });
      }),
    );
  });
});

describe('the pool of a rule', () => {
  const aPool = (id: string, extra: Partial<PoolRef> = {}): PoolRef => ({
    id,
    name: id,
    active: true,
    teamId: null,
    openToAll: false,
    teamIds: [],
    ...extra,
  });
  const own = aPool('own', { teamId: 't' });
  const shared = aPool('shared', { teamIds: ['t'] });

  it.each<[string, string | null, PoolRef[], string | null]>([
    ['the named one', 'shared', [own, shared], 'shared'],
    ['one for all', 'all', [own, aPool('all', { openToAll: true })], 'all'],
    ['closed to the team: its own', 'closed', [own, aPool('closed', { teamIds: ['x'] })], 'own'],
    ['out of use: its own', 'off', [own, aPool('off', { openToAll: true, active: false })], 'own'],
    ['none named: its own', null, [shared, own], 'own'],
    ['none at all', null, [shared], null],
  ])('%s', (_name, poolId, pools, expected) => {
    const found = poolFor({ teamId: 't', poolId }, pools);
    expect(found?.id ?? null).toBe(expected);
    if (found !== null) expect(isOpenTo(found, 't')).toBe(true);
  });

  it('serves the teams of the parks that the rule asks for', () => {
    const parkTeams = { k1: { id: 't1', name: '' }, k2: { id: 't2', name: '' }, k3: { id: 't1', name: '' } };
    const ofPark = rule('p', { target: 'park', teamId: null });
    const asks = { ...ofPark, conditions: [{ field: 'parkId', op: 'in', value: ['k2'] } as const] };
    expect(teamsServed(ofPark, parkTeams)).toEqual(['t1', 't2']);
    expect(teamsServed(asks, parkTeams)).toEqual(['t2']);
    expect(teamsServed(rule('a'), parkTeams)).toEqual(['team of a']);
    const pools = [aPool('two', { teamIds: ['t2'] })];
    expect(faultOfPool({ ...asks, fallbackPoolId: 'two' }, pools, parkTeams)).toBeNull();
    expect(faultOfPool({ ...ofPark, fallbackPoolId: 'two' }, pools, parkTeams)).toBe('rule_pool_closed');
    expect(faultOfPool({ ...ofPark, fallbackPoolId: 'none' }, pools, parkTeams)).toBe('unknown_reference');
    expect(faultOfPool(ofPark, pools, parkTeams)).toBeNull();
  });
});
