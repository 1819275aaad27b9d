import fc from 'fast-check';
import { areWhole, mayRule } from './shares.policy';

describe('shares of a credit', () => {
  it.each<[string, readonly [string, number][], boolean]>([
    ['all of it', [['a', 100]], true],
    [
      'two parts',
      [
        ['a', 60],
        ['b', 40],
      ],
      true,
    ],
    [
      'thirds, to the hundredth',
      [
        ['a', 33.33],
        ['b', 33.33],
        ['c', 33.34],
      ],
      true,
    ],
    [
      'too little',
      [
        ['a', 60],
        ['b', 39.99],
      ],
      false,
    ],
    [
      'too much',
      [
        ['a', 60],
        ['b', 40.01],
      ],
      false,
    ],
    ['nobody', [], false],
    [
      'a team twice',
      [
        ['a', 50],
        ['a', 50],
      ],
      false,
    ],
    [
      'a part of nothing',
      [
        ['a', 100],
        ['b', 0],
      ],
      false,
    ],
  ])('%s', (_name, parts, whole) => {
    expect(areWhole(parts.map(([teamId, percent]) => ({ teamId, percent })))).toBe(whole);
  });

  it('any cut of a whole is whole, and no longer is with a hundredth more', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { maxLength: 8 }), (cuts) => {
        const edges = [0, ...[...cuts].sort((a, b) => a - b), 10_000];
        const shares = edges
          .slice(1)
          .map((edge, n) => ({ teamId: `t${n}`, percent: (edge - (edges[n] ?? 0)) / 100 }));
        expect(areWhole(shares)).toBe(true);
        expect(areWhole([...shares, { teamId: 'more', percent: 0.01 }])).toBe(false);
      }),
    );
  });

  it.each<[string, string, string, string[], boolean]>([
    ['an administrator', 'boss', 'admin', [], true],
    ['a manager of both teams', 'boss', 'manager', ['a', 'b'], true],
    ['a manager of one team', 'boss', 'manager', ['a'], false],
    ['who opened it', 'me', 'admin', [], false],
    ['an agent of both teams', 'boss', 'agent', ['a', 'b'], false],
  ])('%s rules on it or does not', (_name, id, role, teamIds, expected) => {
    expect(mayRule({ id, role, teamIds }, { openedById: 'me', teamIds: ['a', 'b'] })).toBe(expected);
  });
});
