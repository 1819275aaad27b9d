import fc from 'fast-check';
import { contains, isPossible, overlaps, witnessAgainst } from './rule-coverage.policy';
import { findingsOf } from './rule-findings.policy';
import { RULE_FIELDS, conditionFault, holdsFor, matches, valuesOf } from './rule-match.policy';
import type { RoutingFacts, RuleCondition, RuleField } from './rule-match.policy';

const cond = (field: RuleField, op: RuleCondition['op'], value?: RuleCondition['value']): RuleCondition => ({
  field,
  op,
  ...(value === undefined ? {} : { value }),
});
const land = cond('needType', 'in', ['buy_land', 'rent_land']);
const buyLand = cond('needType', 'in', ['buy_land']);
const big = cond('areaSqm', 'gte', 5000);

describe('one set of conditions contains another', () => {
  it.each<[string, RuleCondition[], RuleCondition[], boolean]>([
    ['everything contains anything', [], [buyLand], true],
    ['nothing but everything contains everything', [buyLand], [], false],
    ['a longer list contains a shorter', [land], [buyLand], true],
    ['a shorter list does not contain a longer', [buyLand], [land], false],
    ['fewer lines contain more', [land], [buyLand, big], true],
    ['a wider bound contains a narrower', [cond('areaSqm', 'gte', 3000)], [big], true],
    ['a bound does not contain the unknown', [big], [cond('areaSqm', 'unknown')], false],
    ['all needs there are is as good as known', [cond('needType', 'known')], [land], true],
    [
      'a fragment contains the word',
      [cond('region', 'contains', ['湘'])],
      [cond('region', 'in', ['湘潭'])],
      true,
    ],
    [
      'a word does not contain the fragment',
      [cond('region', 'in', ['湘潭'])],
      [cond('region', 'contains', ['湘'])],
      false,
    ],
    ['a branch contains its twig', [cond('industry', 'in', ['C3'])], [cond('industry', 'in', ['C35'])], true],
    [
      'several regions may spoil "not"',
      [cond('region', 'notIn', ['湘潭'])],
      [cond('region', 'in', ['长沙'])],
      false,
    ],
    ['money to the fen', [cond('taxYuan', 'gte', '100.01')], [cond('taxYuan', 'gte', '100.00')], false],
    ['once or more is always', [cond('inquiryCount', 'gte', 1)], [], true],
  ])('%s', (_name, outer, inner, expected) => {
    expect(contains(outer, inner)).toBe(expected);
  });

  it('conditions that nothing satisfies', () => {
    expect(isPossible([big, cond('areaSqm', 'lte', 4000)])).toBe(false);
    expect(isPossible([cond('needType', 'unknown'), land])).toBe(false);
    expect(isPossible([cond('region', 'in', ['湘潭']), cond('region', 'in', ['长沙'])])).toBe(true);
    expect(isPossible([cond('company', 'contains', ['湘']), cond('company', 'contains', ['新材料'])])).toBe(
      true,
    );
  });
});

const words = ['湘潭', '湘', '长沙', 'C3', 'C35', '新材料'];
const condition: fc.Arbitrary<RuleCondition> = fc
  .record({
    field: fc.constantFrom(...RULE_FIELDS),
    op: fc.constantFrom<RuleCondition['op']>('in', 'notIn', 'contains', 'gte', 'lte', 'known', 'unknown'),
    needs: fc.uniqueArray(fc.constantFrom('buy_land', 'rent_office', 'other'), {
      minLength: 1,
      maxLength: 3,
    }),
    channels: fc.uniqueArray(fc.constantFrom('form', 'phone', 'api'), { minLength: 1, maxLength: 3 }),
    tiers: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }),
    languages: fc.uniqueArray(fc.constantFrom('zh', 'en', 'ja'), { minLength: 1, maxLength: 3 }),
    words: fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }),
    amount: fc.constantFrom(0, 1, 2, 3.5, 1000),
  })
  .map(({ field, op, needs, channels, amount, tiers, languages, words: texts }) => {
    const value =
      op === 'known' || op === 'unknown'
        ? undefined
        : op === 'gte' || op === 'lte'
          ? amount
          : field === 'needType'
            ? needs
            : field === 'channel'
              ? channels
              : field === 'companyTier'
                ? tiers
                : field === 'language'
                  ? languages
                  : texts;
    return cond(field, op, value);
  })
  .filter((item) => conditionFault(item) === null);
const conditions = fc.array(condition, { maxLength: 4 });

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value);
const word = fc.constantFrom(...words, '株洲', 'C3521', '湘江');
const money = maybe(fc.constantFrom('0', '1.00', '2', '3.49', '3.50', '1000', '1000.01'));
const size = maybe(fc.constantFrom(0, 0.99, 1, 1.01, 2, 3.5, 999.99, 1000, 5000));
const lead: fc.Arbitrary<RoutingFacts> = fc.record({
  needType: maybe(fc.constantFrom('buy_land', 'rent_office', 'other', 'rent_land')),
  areaSqm: size,
  taxYuan: money,
  industry: maybe(word),
  industryCode: maybe(fc.constantFrom('C3', 'C35', 'C3521', 'A')),
  region: fc.uniqueArray(word, { maxLength: 3 }),
  parkId: maybe(word),
  siteId: maybe(word),
  channel: fc.constantFrom('form', 'phone', 'api', 'import'),
  sourceChannel: maybe(word),
  company: maybe(word),
  inquiryCount: fc.constantFrom(1, 2, 3, 4, 1000, 1001),
  companyTier: maybe(fc.constantFrom('a', 'b', 'c')),
  language: maybe(fc.constantFrom('zh', 'en', 'ja', 'other')),
  budgetYuan: money,
  rentSqmMonth: money,
  investmentYuan: money,
  powerKva: size,
  floorHeight: size,
  craneTon: size,
  floorLoad: size,
  far: size,
  leaseYears: size,
  fireClass: maybe(word),
  landClass: maybe(word),
  broker: fc.constantFrom('yes' as const, 'no' as const),
  article: maybe(word),
  use: maybe(word),
  text: maybe(word),
  score: fc.constantFrom(0, 1, 2, 3, 4, 99, 100),
});

/** A lead with the values that were found; what was not asked for is as it may be. */
function factsOf(witness: ReturnType<typeof witnessAgainst>): RoutingFacts {
  const first = (field: RuleField): string | null => witness?.[field]?.[0] ?? null;
  const number = (field: RuleField): number | null => (first(field) === null ? null : Number(first(field)));
  const industry = witness?.industry ?? [];
  return {
    needType: first('needType'),
    areaSqm: number('areaSqm'),
    taxYuan: first('taxYuan'),
    industry: industry[0] ?? null,
    industryCode: industry[1] ?? null,
    region: witness?.region ?? [],
    parkId: first('parkId'),
    siteId: first('siteId'),
    channel: first('channel') ?? 'form',
    sourceChannel: first('sourceChannel'),
    company: first('company'),
    inquiryCount: Number(first('inquiryCount') ?? 1),
    companyTier: first('companyTier'),
    language: first('language'),
    budgetYuan: first('budgetYuan'),
    rentSqmMonth: first('rentSqmMonth'),
    investmentYuan: first('investmentYuan'),
    powerKva: number('powerKva'),
    floorHeight: number('floorHeight'),
    craneTon: number('craneTon'),
    floorLoad: number('floorLoad'),
    far: number('far'),
    leaseYears: number('leaseYears'),
    fireClass: first('fireClass'),
    landClass: first('landClass'),
    broker: first('broker') === 'yes' ? 'yes' : 'no',
    article: first('article'),
    use: first('use'),
    text: first('text'),
    score: Number(first('score') ?? 0),
  };
}

describe('against brute force', () => {
  it('what is contained matches whenever the inner matches; what is not has a lead to show', () => {
    fc.assert(
      fc.property(
        conditions,
        conditions,
        fc.array(lead, { minLength: 20, maxLength: 40 }),
        (outer, inner, leads) => {
          if (contains(outer, inner)) {
            for (const facts of leads) if (matches(inner, facts)) expect(matches(outer, facts)).toBe(true);
            return;
          }
          const facts = factsOf(witnessAgainst(outer, inner));
          expect(matches(inner, facts)).toBe(true);
          expect(matches(outer, facts)).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('two that do not overlap never match one lead, and a match shows that they do', () => {
    fc.assert(
      fc.property(conditions, conditions, fc.array(lead, { minLength: 20, maxLength: 40 }), (a, b, leads) => {
        const both = overlaps(a, b);
        for (const facts of leads) if (matches(a, facts) && matches(b, facts)) expect(both).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('an unreachable or impossible rule is never the first that matches', () => {
    fc.assert(
      fc.property(
        fc.array(conditions, { minLength: 1, maxLength: 5 }),
        fc.array(lead, { minLength: 20, maxLength: 40 }),
        (list, leads) => {
          const rules = list.map((lines, index) => ({ id: String(index), active: true, conditions: lines }));
          const dead = new Set(
            findingsOf(rules).flatMap(({ kind, ruleId }) => (kind === 'overlapping' ? [] : [ruleId])),
          );
          for (const facts of leads) {
            const first = rules.find((rule) => matches(rule.conditions, facts));
            expect(first !== undefined && dead.has(first.id)).toBe(false);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('the values of a lead are what the conditions look at', () => {
    fc.assert(
      fc.property(condition, lead, (one, facts) => {
        expect(matches([one], facts)).toBe(holdsFor(one, valuesOf(one.field, facts)));
      }),
    );
  });
});
