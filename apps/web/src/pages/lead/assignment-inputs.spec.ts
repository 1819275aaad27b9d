import { messages as en } from '../../messages/en/lead';
import { messages as zhCn } from '../../messages/zh-cn/lead';
import { decisionOf, whyOf, type Decision } from './assignment-inputs';

const inputs = {
  rule: { id: 'r', name: '其余', strategy: 'fair_share' },
  companyOwnerId: 'o',
  tried: [
    { rule: { name: '园区' }, team: { name: '一组' }, reason: 'all_full' },
    { rule: { name: '?' }, reason: 'never heard of' },
  ],
  candidates: [
    {
      userId: 'a',
      name: '彭晓岚',
      open: 3,
      capacity: 60,
      weight: 2,
      received: 4,
      rank: 1,
      shortfall: 0.61,
      why: null,
    },
    { userId: 'b', open: 3, capacity: 60, weight: 1, received: 5, rank: 2, shortfall: -0.61, why: null },
    { userId: 'c', open: 60, capacity: 60, weight: 1, received: 0, rank: null, shortfall: null, why: 'full' },
    { userId: 'd', why: 'on_leave' },
    { userId: 'e', why: 'rule_cap', cap: { limit: 3, given: 3 } },
    { userId: 'o', open: 1, capacity: 9, weight: 1, received: 1, rank: 3, shortfall: 0, why: null },
    'rubbish',
  ],
};
const decision: Decision = decisionOf(inputs);
const keysOf = (id: string, chosen: string): string[] => {
  const candidate = decision.candidates.find((item) => item.id === id);
  return candidate ? whyOf(candidate, decision, chosen).map((sentence) => sentence.key) : [];
};

describe('why me, why not him', () => {
  it('reads what is stored and leaves out what it does not know', () => {
    expect(decision.strategy).toBe('fair_share');
    expect(decision.tried).toEqual([{ rule: '园区', team: '一组', reason: 'all_full' }]);
    expect(decision.candidates).toHaveLength(6);
    expect(decisionOf({})).toEqual({ strategy: null, companyOwnerId: null, tried: [], candidates: [] });
  });

  it.each([
    ['a', 'a', ['why.turn.first', 'why.share.behind']],
    ['b', 'a', ['why.rank', 'why.share.ahead']],
    ['a', 'b', ['why.rank', 'why.skipped', 'why.share.behind']],
    ['c', 'a', ['why.full']],
    ['d', 'a', ['why.verdict.on_leave']],
    ['e', 'a', ['why.cap']],
    ['o', 'o', ['why.owner']],
  ])('about %s when %s got it', (id, chosen, keys) => {
    expect(keysOf(id, chosen)).toEqual(keys);
    for (const key of keys) {
      expect(zhCn).toHaveProperty([key]);
      expect(en).toHaveProperty([key]);
    }
  });
});
