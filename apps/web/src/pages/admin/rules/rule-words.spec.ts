import type { RuleDefinition } from '../../../api/routing-rules';
import { fallbackOf, fallbackValue, inputOf, targetOf, targetValue } from './rule-words';

const rule: RuleDefinition = {
  id: 'r',
  name: '规则',
  active: true,
  conditions: [],
  target: 'team',
  teamId: 't1',
  team: { id: 't1', name: '一组' },
  user: null,
  strategy: 'fair_share',
  ownerFirst: false,
  period: null,
  cap: null,
  capPeriod: null,
  fallback: 'wait',
  fallbackTeam: null,
  fallbackPool: null,
  onlyOnShift: false,
};

describe('choices of a rule as one value', () => {
  it.each<[Partial<RuleDefinition>, string, object]>([
    [{}, 'team:t1', { target: 'team', teamId: 't1', userId: null }],
    [{ target: 'park', teamId: null, team: null }, 'park', { target: 'park', teamId: null, userId: null }],
    [
      { target: 'user', user: { id: 'u1', name: '彭晓岚' } },
      'user:u1',
      { target: 'user', teamId: null, userId: 'u1' },
    ],
  ])('a target', (extra, value, sent) => {
    expect(targetValue({ ...rule, ...extra })).toBe(value);
    expect(targetOf(value)).toEqual(sent);
  });

  it.each<[Partial<RuleDefinition>, string, object]>([
    [{}, 'wait', { fallback: 'wait', fallbackTeamId: null, fallbackPoolId: null }],
    [{ fallback: 'next' }, 'next', { fallback: 'next', fallbackTeamId: null, fallbackPoolId: null }],
    [{ fallback: 'pool' }, 'pool', { fallback: 'pool', fallbackTeamId: null, fallbackPoolId: null }],
    [
      { fallback: 'pool', fallbackPool: { id: 'p1', name: '全市公海' } },
      'pool:p1',
      { fallback: 'pool', fallbackTeamId: null, fallbackPoolId: 'p1' },
    ],
    [
      { fallback: 'team', fallbackTeam: { id: 't2', name: '二组' } },
      'team:t2',
      { fallback: 'team', fallbackTeamId: 't2', fallbackPoolId: null },
    ],
  ])('a fallback', (extra, value, sent) => {
    expect(fallbackValue({ ...rule, ...extra })).toBe(value);
    expect(fallbackOf(value)).toEqual(sent);
  });

  it('is written back with ids instead of names', () => {
    expect(inputOf({ ...rule, user: { id: 'u1', name: 'x' } })).toMatchObject({
      teamId: 't1',
      userId: 'u1',
      fallbackTeamId: null,
      fallbackPoolId: null,
    });
    const published = { ...rule, position: 1, createdAt: '', version: 3 };
    expect(Object.keys(inputOf(published))).not.toEqual(expect.arrayContaining(['version']));
    expect(inputOf(published)).not.toHaveProperty('team');
  });
});
