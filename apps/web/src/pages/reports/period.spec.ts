import { PERIODS, datesOf, periodOf } from './period';

const TODAY = '2026-11-23';

describe('periods of reports', () => {
  it.each([
    ['month', '2026-11-01'],
    ['quarter', '2026-10-01'],
    ['year', '2026-01-01'],
    ['days90', '2026-08-26'],
    ['all', undefined],
  ] as const)('%s begins on %s', (period, from) => {
    expect(datesOf(period, TODAY).from).toBe(from);
  });

  it('knows each period by its dates', () => {
    for (const period of PERIODS) expect(periodOf(datesOf(period, TODAY), TODAY)).toBe(period);
    expect(periodOf({ from: '2026-02-03', to: '2026-02-04' }, TODAY)).toBeNull();
  });
});
