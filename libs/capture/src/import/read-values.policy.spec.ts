import fc from 'fast-check';
import { readArea, readTax } from './read-amount.policy';
import { readDate } from './read-date.policy';

const ZONE = 'Asia/Shanghai';

describe('values of lists', () => {
  it.each([
    ['2026-11-18', '2026-11-17T16:00:00.000Z'],
    ['2026/1/8 9:05', '2026-01-08T01:05:00.000Z'],
    ['2026年11月18日', '2026-11-17T16:00:00.000Z'],
    ['20261118', '2026-11-17T16:00:00.000Z'],
    ['2026.11.18 10:30:15', '2026-11-18T02:30:15.000Z'],
    ['２０２６－１１－１８', '2026-11-17T16:00:00.000Z'],
    ['2026-11-18T10:30:00+08:00', '2026-11-18T02:30:00.000Z'],
    ['18/11/2026', '2026-11-17T16:00:00.000Z'],
    ['11/18/2026', '2026-11-17T16:00:00.000Z'],
  ])('date %s', (text, instant) => {
    expect(readDate(text, ZONE)?.toISOString()).toBe(instant);
  });

  it.each([
    '',
    '2026-02-30',
    '45000',
    '3/4/2026',
    '20-10-16',
    '2026-13-01',
    '明天',
    '2026-11-18 25:00',
    '1800-01-01',
  ])('no date: %s', (text) => {
    expect(readDate(text, ZONE)).toBeNull();
  });

  it.each([
    ['5000', '', { min: 5000, max: null, unit: 'sqm' }],
    ['30', '面积（亩）', { min: 30, max: null, unit: 'mu' }],
    ['30亩', '面积', { min: 30, max: null, unit: 'mu' }],
    ['1.2万平', '', { min: 12_000, max: null, unit: 'sqm' }],
    ['5,000-8,000㎡', '', { min: 5000, max: 8000, unit: 'sqm' }],
    ['1-2万平方米', '', { min: 10_000, max: 20_000, unit: 'sqm' }],
    ['3公顷', '面积(亩)', { min: 3, max: null, unit: 'hectare' }],
    ['8000～5000', '', { min: 5000, max: 8000, unit: 'sqm' }],
  ])('area %s under %s', (text, header, amount) => {
    expect(readArea(text, header)).toEqual(amount);
  });

  it.each([
    ['300', '年税收(万元)', 300, 'wan_per_year'],
    ['3000000', '年税收（元）', 300, 'wan_per_year'],
    ['300万', '年税收', 300, 'wan_per_year'],
    ['300万元', '年税收(元)', 300, 'wan_per_year'],
    ['20万/亩', '', 20, 'wan_per_mu_year'],
    ['20', '亩均税收(万元)', 20, 'wan_per_mu_year'],
  ])('tax %s under %s', (text, header, min, unit) => {
    expect(readTax(text, header)).toEqual({ min, max: null, unit });
  });

  it.each(['面议', '五千平', '层高9米', '约两三亩', ''])('leaves %s to the parser', (text) => {
    expect(readArea(text, '')).toBeNull();
    expect(readTax(text, '')).toBeNull();
  });

  it('takes any text in linear time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5000 }), (text) => {
        readArea(text, text);
        readTax(text, text);
        readDate(text, ZONE);
      }),
    );
  });
});
