import { findingsOf } from './rule-findings.policy';
import type { PlacedRule } from './rule-findings.policy';
import type { RuleCondition, RuleField } from './rule-match.policy';

const cond = (field: RuleField, op: RuleCondition['op'], value?: RuleCondition['value']): RuleCondition => ({
  field,
  op,
  ...(value === undefined ? {} : { value }),
});
const buyLand = cond('needType', 'in', ['buy_land']);
const big = cond('areaSqm', 'gte', 5000);
const small = cond('areaSqm', 'lte', 4999.99);

describe('what is odd about an ordered list', () => {
  const rule = (id: string, conditions: RuleCondition[], active = true): PlacedRule => ({
    id,
    active,
    conditions,
  });

  it.each<[string, PlacedRule[], unknown[]]>([
    ['a catch-all at the end is nothing', [rule('a', [buyLand]), rule('z', [])], []],
    [
      'behind a catch-all nothing is reached',
      [rule('z', []), rule('a', [buyLand])],
      [{ kind: 'unreachable', ruleId: 'a', byId: 'z', byIds: ['z'] }],
    ],
    [
      'two that cross',
      [rule('a', [buyLand]), rule('b', [big])],
      [{ kind: 'overlapping', ruleId: 'b', byId: 'a', byIds: ['a'] }],
    ],
    [
      'behind a rule that gives on to the next one nothing is out of reach',
      [{ ...rule('z', []), fallback: 'next' }, rule('a', [buyLand])],
      [],
    ],
    ['two that never meet', [rule('a', [buyLand]), rule('b', [cond('needType', 'in', ['rent_office'])])], []],
    ['what is switched off covers nothing', [rule('z', [], false), rule('a', [buyLand])], []],
    [
      'what cannot be',
      [rule('a', [big, cond('areaSqm', 'lte', 1)]), rule('b', [big])],
      [{ kind: 'impossible', ruleId: 'a', byId: null, byIds: [] }],
    ],
    [
      'nothing is left by two together',
      [rule('a', [small]), rule('b', [big]), rule('c', [cond('areaSqm', 'known'), buyLand])],
      [{ kind: 'covered', ruleId: 'c', byId: 'a', byIds: ['a', 'b'] }],
    ],
    [
      'a gap of a hundredth is left',
      [rule('a', [cond('areaSqm', 'lte', 4999.98)]), rule('b', [big]), rule('c', [cond('areaSqm', 'known')])],
      [],
    ],
    [
      'lists that make up a list',
      [
        rule('a', [cond('companyTier', 'in', ['a'])]),
        rule('b', [cond('companyTier', 'in', ['b', 'c'])]),
        rule('c', [cond('companyTier', 'unknown')]),
        rule('d', [cond('language', 'in', ['en'])]),
      ],
      [{ kind: 'covered', ruleId: 'd', byId: 'a', byIds: ['a', 'b', 'c'] }],
    ],
    [
      'two fields that cross to nothing',
      [
        rule('a', [buyLand, small]),
        rule('b', [buyLand, big]),
        rule('c', [buyLand, cond('areaSqm', 'known')]),
      ],
      [{ kind: 'covered', ruleId: 'c', byId: 'a', byIds: ['a', 'b'] }],
    ],
    [
      'what asks for texts counts where the later one asks for no more',
      [
        rule('a', [small, cond('region', 'in', ['湘潭'])]),
        rule('b', [big]),
        rule('c', [cond('areaSqm', 'known'), cond('region', 'in', ['湘潭'])]),
      ],
      [{ kind: 'covered', ruleId: 'c', byId: 'a', byIds: ['a', 'b'] }],
    ],
    ['a rule of parks takes none without a team', [{ ...rule('a', []), target: 'park' }, rule('b', [])], []],
    [
      'a rule of parks for leads without one',
      [{ ...rule('a', [cond('parkId', 'unknown')]), target: 'park' }],
      [{ kind: 'impossible', ruleId: 'a', byId: null, byIds: [] }],
    ],
  ])('%s', (_name, rules, findings) => {
    expect(findingsOf(rules)).toEqual(findings);
  });

  it('gives up on what would take too long and claims nothing', () => {
    // Escapable in exponentially many ways, coverable in none that is worth looking for.
    const fields = ['areaSqm', 'taxYuan', 'budgetYuan', 'powerKva', 'floorHeight', 'craneTon'] as const;
    const rules = Array.from({ length: 60 }, (_, index) =>
      rule(
        `r${index}`,
        fields.map((field, at) => cond(field, index % 2 === 0 ? 'gte' : 'lte', (index * (at + 3)) % 17)),
      ),
    );
    const started = process.hrtime.bigint();
    expect(findingsOf([...rules, rule('z', [])]).filter(({ ruleId }) => ruleId === 'z')).toEqual([]);
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(10_000);
  });
});
