import type { RuleDefinition } from '../assign/routing-config';
import { changesBetween } from './rule-changes.policy';

const rule = (id: string, extra: Partial<RuleDefinition> = {}): RuleDefinition => ({
  id,
  name: id,
  active: true,
  conditions: [],
  target: 'team',
  teamId: 't',
  userId: null,
  strategy: 'fair_share',
  ownerFirst: false,
  period: null,
  cap: null,
  capPeriod: null,
  fallback: 'wait',
  fallbackTeamId: null,
  onlyOnShift: false,
  ...extra,
});
const [a, b, c] = [rule('a'), rule('b'), rule('c')];

describe('what was changed', () => {
  it.each<[string, RuleDefinition[], RuleDefinition[], string[]]>([
    ['nothing', [a, b], [a, b], []],
    ['a new one in front moves nobody', [a, b], [c, a, b], ['added c']],
    ['one goes', [a, b, c], [a, c], ['removed b']],
    ['the last comes first: it alone was moved', [a, b, c], [c, a, b], ['moved c']],
    ['a changed line', [a, b], [a, rule('b', { cap: 3, capPeriod: 'day' })], ['changed b']],
    ['all at once', [a, b], [c, rule('a', { name: 'x' })], ['added c', 'changed a', 'removed b']],
    ['from nothing', [], [a], ['added a']],
  ])('%s', (_name, before, after, expected) => {
    expect(changesBetween(before, after).map(({ kind, ruleId }) => `${kind} ${ruleId}`)).toEqual(expected);
  });

  it('does not mind the order of keys, as the database writes them', () => {
    const line = { field: 'needType' as const, op: 'in' as const, value: ['buy_land'] };
    const stored = { value: ['buy_land'], op: 'in' as const, field: 'needType' as const };
    expect(
      changesBetween([rule('a', { conditions: [line] })], [rule('a', { conditions: [stored] })]),
    ).toEqual([]);
  });
});
