import { conditionFault, firstMatch, matches } from './rule-match.policy';
import type { RoutingFacts, RuleCondition } from './rule-match.policy';

const facts: RoutingFacts = {
  needType: 'rent_factory',
  areaSqm: 5000,
  taxYuan: '3000000.00',
  industry: '五金冲压',
  industryCode: 'C3311',
  region: ['湘潭', '岳塘区'],
  parkId: 'park-1',
  siteId: null,
  sourceChannel: null,
  company: null,
  inquiryCount: 1,
  channel: 'form',
  companyTier: 'a',
  language: 'zh',
  budgetYuan: '3000000.00',
  rentSqmMonth: null,
  investmentYuan: '50000000.00',
  powerKva: 1250,
  floorHeight: 8.5,
  craneTon: null,
  floorLoad: 2,
  far: null,
  leaseYears: 3,
  fireClass: '丙二类',
  landClass: null,
  broker: 'no',
  article: '园区二期封顶\nhttps://park.example/a?utm_source=gzh',
  use: '五金冲压',
  text: '租5000平单层厂房，要能上牌',
  score: 60,
};

describe('conditions', () => {
  it.each<[RuleCondition, boolean]>([
    [{ field: 'needType', op: 'in', value: ['rent_factory', 'buy_land'] }, true],
    [{ field: 'needType', op: 'in', value: ['buy_land'] }, false],
    [{ field: 'needType', op: 'notIn', value: ['buy_land'] }, true],
    [{ field: 'areaSqm', op: 'gte', value: 5000 }, true],
    [{ field: 'areaSqm', op: 'gte', value: 5000.01 }, false],
    [{ field: 'areaSqm', op: 'lte', value: 5000 }, true],
    [{ field: 'taxYuan', op: 'gte', value: '3000000' }, true],
    [{ field: 'taxYuan', op: 'gte', value: '3000000.01' }, false],
    [{ field: 'industry', op: 'in', value: ['C33'] }, true],
    [{ field: 'industry', op: 'in', value: ['C'] }, true],
    [{ field: 'industry', op: 'in', value: ['C35'] }, false],
    [{ field: 'industry', op: 'contains', value: ['冲压'] }, true],
    [{ field: 'region', op: 'in', value: ['岳塘区'] }, true],
    [{ field: 'region', op: 'contains', value: ['岳塘'] }, true],
    [{ field: 'region', op: 'in', value: ['岳塘'] }, false],
    [{ field: 'parkId', op: 'in', value: ['PARK-1'] }, true],
    [{ field: 'siteId', op: 'unknown' }, true],
    [{ field: 'siteId', op: 'known' }, false],
    [{ field: 'siteId', op: 'notIn', value: ['site-1'] }, true],
    [{ field: 'channel', op: 'in', value: ['form'] }, true],
    [{ field: 'companyTier', op: 'in', value: ['a', 'b'] }, true],
    [{ field: 'companyTier', op: 'notIn', value: ['a'] }, false],
    [{ field: 'language', op: 'in', value: ['en', 'ja'] }, false],
    [{ field: 'budgetYuan', op: 'gte', value: '3000000' }, true],
    [{ field: 'budgetYuan', op: 'lte', value: '2999999.99' }, false],
    [{ field: 'rentSqmMonth', op: 'gte', value: '0' }, false],
    [{ field: 'rentSqmMonth', op: 'unknown' }, true],
    [{ field: 'investmentYuan', op: 'gte', value: '50000000' }, true],
    [{ field: 'powerKva', op: 'gte', value: 1250 }, true],
    [{ field: 'floorHeight', op: 'lte', value: 8 }, false],
    [{ field: 'craneTon', op: 'known' }, false],
    [{ field: 'floorLoad', op: 'gte', value: 2 }, true],
    [{ field: 'floorLoad', op: 'gte', value: 2.5 }, false],
    [{ field: 'far', op: 'unknown' }, true],
    [{ field: 'leaseYears', op: 'lte', value: 5 }, true],
    [{ field: 'fireClass', op: 'contains', value: ['丙'] }, true],
    [{ field: 'fireClass', op: 'in', value: ['甲类'] }, false],
    [{ field: 'landClass', op: 'known' }, false],
    [{ field: 'broker', op: 'in', value: ['yes'] }, false],
    [{ field: 'broker', op: 'notIn', value: ['yes'] }, true],
    [{ field: 'article', op: 'contains', value: ['二期'] }, true],
    [{ field: 'article', op: 'contains', value: ['utm_source=GZH'] }, true],
    [{ field: 'use', op: 'contains', value: ['冲压'] }, true],
    [{ field: 'text', op: 'contains', value: ['上牌', '环评'] }, true],
    [{ field: 'score', op: 'gte', value: 61 }, false],
  ])('%j is %s', (condition, expected) => {
    expect(matches([condition], facts)).toBe(expected);
  });

  it('an unknown amount satisfies no bound', () => {
    const unknown = { ...facts, areaSqm: null, taxYuan: null };
    expect(matches([{ field: 'areaSqm', op: 'lte', value: 1 }], unknown)).toBe(false);
    expect(matches([{ field: 'taxYuan', op: 'gte', value: '0' }], unknown)).toBe(false);
  });

  it.each<[RuleCondition, 'operator' | 'value' | null]>([
    [{ field: 'needType', op: 'gte', value: 3 }, 'operator'],
    [{ field: 'areaSqm', op: 'gte', value: ['3'] }, 'value'],
    [{ field: 'areaSqm', op: 'gte', value: -1 }, 'value'],
    [{ field: 'taxYuan', op: 'lte', value: '12,000' }, 'value'],
    [{ field: 'taxYuan', op: 'lte', value: '12000.50' }, null],
    [{ field: 'parkId', op: 'in', value: [] }, 'value'],
    [{ field: 'parkId', op: 'known' }, null],
    [{ field: 'parkId', op: 'known', value: ['x'] }, 'value'],
  ])('the fault of %j is %s', (condition, expected) => {
    expect(conditionFault(condition)).toBe(expected);
  });
});

describe('the order of rules decides', () => {
  const rule = (id: string, conditions: RuleCondition[], active = true) => ({ id, active, conditions });
  const land = rule('land', [{ field: 'needType', op: 'in', value: ['buy_land'] }]);
  const big = rule('big', [{ field: 'areaSqm', op: 'gte', value: 3000 }]);
  const all = rule('all', []);

  it('the first that holds wins', () => {
    expect(firstMatch([land, big, all], facts)?.id).toBe('big');
    expect(firstMatch([all, big], facts)?.id).toBe('all');
  });

  it('an inactive rule is passed over', () => {
    expect(firstMatch([{ ...big, active: false }, all], facts)?.id).toBe('all');
  });

  it('no rule may hold', () => {
    expect(firstMatch([land], facts)).toBeNull();
  });
});
