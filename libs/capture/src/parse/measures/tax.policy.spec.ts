import { read } from '../text/spec-notes.spec-support';
import { readTax } from './tax.policy';

function tax(text: string): [number | null, number | null, string] | null {
  const { notes, quantities } = read(text);
  const found = readTax(notes, quantities);
  return found === null ? null : [found.range.min, found.range.max, found.unit];
}

describe('readTax', () => {
  it.each<[string, [number | null, number | null, string] | null]>([
    ['年纳税50万', [50, 50, 'wan_per_year']],
    ['税收:180万/年', [180, 180, 'wan_per_year']],
    ['年税100-150w', [100, 150, 'wan_per_year']],
    ['年税收5000w+', [5000, null, 'wan_per_year']],
    ['一年能交50万的税', [50, 50, 'wan_per_year']],
    ['年纳税500000元', [50, 50, 'wan_per_year']],
    ['税收百万级', [100, 100, 'wan_per_year']],
    ['每月交税大概8万', [96, 96, 'wan_per_year']],
    ['每季度缴税30万', [120, 120, 'wan_per_year']],
    ['亩均税收25-30万', [25, 30, 'wan_per_mu_year']],
    ['税收30万/亩', [30, 30, 'wan_per_mu_year']],
    ['3年累计税收1500万', [1500, 1500, 'wan_total_3y']],
    ['税收1000万(三年累计)', [1000, 1000, 'wan_total_3y']],
    ['5年累计纳税1000万', [200, 200, 'wan_per_year']],
    ['增值税50万,所得税30万', [80, 80, 'wan_per_year']],
    ['annual tax about RMB 3 million', [300, 300, 'wan_per_year']],
    ['税收:200', [200, 200, 'wan_per_year']],
    ['税率13%', null],
    ['一般纳税人,注册资本500万', null],
    ['出口退税约60w', null],
    ['年税收无,开票5000万', null],
    ['税收占5%', null],
    ['不含税价15元/平', null],
  ])('%s', (text, expected) => {
    expect(tax(text)).toEqual(expected);
  });

  it('flags what is divided from other years', () => {
    const { notes, quantities } = read('5年累计纳税1000万');
    readTax(notes, quantities);
    expect([...notes.flags]).toEqual(['tax_estimated']);
  });
});
