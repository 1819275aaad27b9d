import { fillBlanks, leadFacts, leadScore, missingElements } from './lead-facts.policy';

const full = leadFacts({
  needType: 'buy_land',
  needText: '买地',
  useText: '康养',
  taxText: '300万',
  companyName: '长济康养服务集团',
  contactName: '何志远',
  phone: '13800000001',
  areaMinSqm: 80_000,
  areaEntered: { min: 120, unit: 'mu' },
});

describe('a later inquiry', () => {
  it('fills blanks and overwrites nothing', () => {
    const later = leadFacts({
      needText: '租厂房',
      wechat: 'hezhiyuan',
      companyName: '另一家',
      companyId: 'c2',
      region: ['湘潭'],
    });
    expect(fillBlanks(full, later)).toEqual({ ...full, wechat: 'hezhiyuan', region: ['湘潭'] });
  });

  it('never mixes the bounds of one inquiry with the unit of another', () => {
    const later = leadFacts({
      areaMinSqm: 100,
      areaMaxSqm: 200,
      areaEntered: { min: 100, max: 200, unit: 'sqm' },
    });
    expect(fillBlanks(full, later)).toMatchObject({
      areaMinSqm: 80_000,
      areaMaxSqm: null,
      areaEntered: { unit: 'mu' },
    });
    expect(fillBlanks(leadFacts({}), later)).toMatchObject({ areaMaxSqm: 200, areaEntered: { unit: 'sqm' } });
  });

  it('takes the company id only with the name it belongs to', () => {
    const named = leadFacts({ companyName: '甲' });
    expect(fillBlanks(named, leadFacts({ companyName: '乙', companyId: 'c2' })).companyId).toBeNull();
    expect(fillBlanks(leadFacts({}), leadFacts({ companyName: '乙', companyId: 'c2' })).companyId).toBe('c2');
  });
});

describe('completeness and score', () => {
  it.each([
    [leadFacts({}), ['need', 'use', 'tax', 'company', 'contact', 'phone']],
    [full, []],
    [
      leadFacts({ needText: '租厂房', industry: '五金', taxMinYuan: '1.00', wechat: 'abc' }),
      ['company', 'contact', 'phone'],
    ],
  ])('%#: what is missing', (facts, missing) => {
    expect(missingElements(facts)).toEqual(missing);
  });

  it('the score grows with what is known and stays within 0 and 100', () => {
    expect(leadScore(leadFacts({}))).toBe(0);
    const most = leadFacts({ ...full, areaMaxSqm: 1e6, taxMaxYuan: '99000000.00', wechat: 'a', parkId: 'p' });
    expect(leadScore(most)).toBe(100);
    expect(leadScore(full)).toBeLessThan(leadScore(most));
  });
});
