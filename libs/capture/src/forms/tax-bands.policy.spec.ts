import { DEFAULT_TAX_BANDS, bandLimits, bandOf, taxBandFaults, type TaxBand } from './tax-bands.policy';

const bands = (...values: string[]): TaxBand[] => values.map((value) => ({ value, en: '', shown: true }));

describe('the bands of yearly tax', () => {
  it.each([
    ['年税收50万以下', null, 50],
    ['50-200万元', 50, 200],
    ['0.5-1亿', 5000, 10_000],
    ['不到100万', null, 100],
    ['2000万元及以上', 2000, null],
  ])('%s is read as it will be when it is sent', (value, minWan, maxWan) => {
    expect(bandLimits(value)).toEqual({ minWan, maxWan });
  });

  it.each(['不确定', '50-200', '50万', '亩均30万', '三年累计300-600万', '50万美元以下', '投资500万以上'])(
    '%s is no band of yearly tax',
    (value) => {
      expect(bandLimits(value)).toBeNull();
      expect(taxBandFaults(bands(value), false)).toEqual([
        { path: 'taxBands.0.value', code: 'form_band_unreadable', params: { band: value } },
      ]);
    },
  );

  it('may touch and leave gaps, in any order', () => {
    expect(taxBandFaults(DEFAULT_TAX_BANDS, true)).toEqual([]);
    expect(taxBandFaults(bands('1000万以上', '50万以下', '100-500万'), true)).toEqual([]);
  });

  it('must not share amounts while both are offered', () => {
    const [low, middle] = bands('100万以下', '50-200万');
    if (low === undefined || middle === undefined) throw new Error('two bands');
    const params = { band: '50-200万', other: '100万以下' };
    expect(taxBandFaults([low, middle], true)).toEqual([
      { path: 'taxBands.1.value', code: 'form_band_overlap', params },
    ]);
    expect(taxBandFaults([{ ...low, shown: false }, middle], true)).toEqual([]);
  });

  it('are there once each, and at least one where the tax is asked for', () => {
    expect(taxBandFaults(bands('50万以下', '50万以下'), true).map(({ code }) => code)).toEqual([
      'form_band_twice',
    ]);
    expect(taxBandFaults([], true).map(({ code }) => code)).toEqual(['form_band_none']);
    expect(taxBandFaults([], false)).toEqual([]);
  });

  it.each([
    [0, '50万以下'],
    [50, '50万以下'],
    [80, null],
    [100, '100-500万'],
    [900, null],
    [5000, '1000万以上'],
  ])('%d falls into %s', (amount, band) => {
    expect(bandOf(amount, ['1000万以上', '不确定', '100-500万', '50万以下'])).toBe(band);
  });
});
