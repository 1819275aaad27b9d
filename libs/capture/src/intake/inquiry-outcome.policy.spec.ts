import { contentOf } from './inquiry-content.policy';
import { outcomeOf } from './inquiry-outcome.policy';
import { parseInquiry } from '../parse/parse-inquiry.policy';

describe('outcomeOf', () => {
  it.each([
    ['租5000平厂房', { lead: true, supply: false, request: null }],
    ['TD', { lead: false, supply: false, request: 'contact' }],
    ['请不要再给我打电话了，退订', { lead: false, supply: false, request: 'contact' }],
    ['请删除我的个人信息', { lead: false, supply: false, request: 'erase' }],
    ['我有厂房3000平出租', { lead: false, supply: true, request: null }],
  ])('%s', (need, expected) => {
    expect(outcomeOf(contentOf({ need }), parseInquiry(need, { today: '2026-11-22' }))).toEqual(expected);
  });

  it('lets the chosen need win over what the text reads like', () => {
    const outcome = (needType: 'supply' | 'rent_factory', need: string) =>
      outcomeOf(contentOf({ need, needType }), parseInquiry(need, { today: '2026-11-22' }));
    expect(outcome('rent_factory', '我有厂房3000平出租')).toMatchObject({ lead: true, supply: false });
    expect(outcome('supply', '5000平厂房')).toMatchObject({ lead: false, supply: true });
  });

  it('keeps a demand beside an opt-out', () => {
    const parsed = { ...parseInquiry('TD', { today: '2026-11-22' }), intent: 'opt_out' as const };
    expect(outcomeOf(contentOf({ needType: 'rent_factory' }), parsed)).toEqual({
      lead: true,
      supply: false,
      request: 'marketing',
    });
  });
});
