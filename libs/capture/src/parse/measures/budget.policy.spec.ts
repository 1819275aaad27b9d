import { readBudget } from './budget.policy';
import { read } from '../text/spec-notes.spec-support';

function budget(text: string, rents: boolean): [number | null, number | null, string] | null {
  const { notes, quantities } = read(text);
  const found = readBudget(notes, quantities, rents);
  return found === null ? null : [found.min, found.max, found.unit];
}

describe('readBudget', () => {
  it.each<[string, boolean, [number | null, number | null, string] | null]>([
    ['租金18元/平/月以内', true, [null, 18, 'yuan_per_sqm_month']],
    ['25块一平', true, [25, 25, 'yuan_per_sqm_month']],
    ['0.8元/㎡/天', true, [0.8, 0.8, 'yuan_per_sqm_day']],
    ['日租金2元/㎡', true, [2, 2, 'yuan_per_sqm_day']],
    ['单价3500元/㎡以内', false, [null, 3500, 'yuan_per_sqm']],
    ['预算28万一亩封顶', false, [null, 28, 'wan_per_mu']],
    ['每亩不超过25万', false, [null, 25, 'wan_per_mu']],
    ['800元/亩/年', true, [800, 800, 'yuan_per_mu_year']],
    ['总价500万以内', false, [null, 500, 'wan_total']],
    ['预算一年15万以内', true, [null, 15, 'wan_per_year']],
    ['月租2万', true, [24, 24, 'wan_per_year']],
    ['仓库一天3毛以内', true, [null, 0.3, 'yuan_per_sqm_day']],
    ['每天每平1毛5', true, [0.15, 0.15, 'yuan_per_sqm_day']],
    ['租金不超过15', true, [null, 15, 'yuan_per_sqm_month']],
    ['投资强度300万/亩', false, null],
    ['年产值5000万', true, null],
    ['3000平', true, null],
  ])('%s', (text, rents, expected) => {
    expect(budget(text, rents)).toEqual(expected);
  });
});
