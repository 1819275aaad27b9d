import { parseInquiry } from '../parse/parse-inquiry.policy';
import { pastedAnswers, type OfferedChoices } from './pasted-answers.policy';

const OFFERED: OfferedChoices = {
  needTypes: ['rent_factory', 'rent_warehouse', 'buy_land'],
  areaUnits: ['sqm', 'mu'],
  industries: ['生产制造', '商贸物流', '其他'],
  taxBands: ['年税收1000万以上', '年税收50-200万', '年税收50万以下', '年税收200-1000万'],
  parks: ['望城智造园', '星沙科技园'],
};
const read = (text: string, offered = OFFERED) =>
  pastedAnswers(text, parseInquiry(text, { today: '2026-11-18' }).fields, offered);

describe('a pasted text as answers of the form', () => {
  it('fills everything that it says', () => {
    expect(
      read('我司湘北机电有限公司，求租5000平厂房做生产，年税收300万，最好在望城智造园，联系人周工'),
    ).toMatchObject({
      needType: 'rent_factory',
      area: '5000',
      areaUnit: 'sqm',
      use: '生产制造',
      tax: '年税收200-1000万',
      region: ['望城智造园'],
      company: '湘北机电有限公司',
    });
  });

  it.each([
    [
      '租仓库3000-5000平',
      { needType: 'rent_warehouse', area: '3000-5000', areaUnit: 'sqm', use: '商贸物流' },
    ],
    ['买地50亩，年税收50万', { needType: 'buy_land', area: '50', areaUnit: 'mu', tax: '年税收50万以下' }],
    ['年税收150万到300万', { tax: null }],
    ['亩均税收30万', { tax: null }],
    ['三年税收累计900万', { tax: '年税收200-1000万' }],
    ['买写字楼 800 平', { needType: null, area: '800' }],
    ['你好', { needType: null, area: null, areaUnit: null, use: null, tax: null, region: [], company: null }],
  ])('%s', (text, answers) => {
    expect(read(text)).toMatchObject(answers);
  });

  it('chooses nothing that the form does not offer', () => {
    const none: OfferedChoices = { needTypes: [], areaUnits: [], industries: [], taxBands: [], parks: [] };
    expect(read('求租5000平厂房做生产，年税收300万，望城智造园', none)).toMatchObject({
      needType: null,
      tax: null,
      area: null,
      use: null,
      region: [],
    });
  });
});
