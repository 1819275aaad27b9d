import fc from 'fast-check';
import { budgetOf } from './lead-budget.policy';

const of = (budgetUnit: unknown, budgetMax: unknown, area: number | null, more: object = {}) =>
  budgetOf({ budgetUnit, budgetMax, ...more }, area);

describe('a budget in measures that can be compared', () => {
  it.each<[string, ReturnType<typeof budgetOf>, string | null, string | null]>([
    ['a rent by the month', of('yuan_per_sqm_month', 18.5, null), null, '18.50'],
    ['a rent by the day', of('yuan_per_sqm_day', 1, 300), null, '30.42'],
    ['a rent of land by the year', of('yuan_per_mu_year', 8000, null), null, '1.00'],
    ['a rent of the whole by the year', of('wan_per_year', 60, 5000), null, '10.00'],
    ['the same without an area', of('wan_per_year', 60, null), null, null],
    ['a sum', of('wan_total', 300, null), '3000000.00', null],
    ['a price of ㎡', of('yuan_per_sqm', 3000, 2000), '6000000.00', null],
    ['a price of land', of('wan_per_mu', 20, 20_000), '6000000.00', null],
    ['land of unknown size', of('wan_per_mu', 20, 0), null, null],
    ['the upper bound of a range', of('wan_total', 300, null, { budgetMin: 100 }), '3000000.00', null],
    ['a lower bound alone', of('wan_total', undefined, null, { budgetMin: 100 }), '1000000.00', null],
    ['nothing', budgetOf({}, 5000), null, null],
    ['what is no number', of('wan_total', '300', null), null, null],
    ['an unknown unit', of('usd', 300, 5000), null, null],
    ['more than amounts hold', of('wan_total', 1e12, null), null, null],
  ])('%s', (_name, budget, totalYuan, rentSqmMonth) => {
    expect(budget).toEqual({ totalYuan, rentSqmMonth });
  });

  it('has one measure or none, and is money to the fen', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('yuan_per_sqm_month', 'wan_per_year', 'wan_total', 'wan_per_mu', 'x'),
        fc.option(fc.double()),
        fc.option(fc.double({ min: 0, max: 1e11, noNaN: true })),
        (unit, amount, area) => {
          const known = Object.values(of(unit, amount, area)).filter((value) => value !== null);
          expect(known.length).toBeLessThanOrEqual(1);
          for (const value of known) expect(value).toMatch(/^\d{1,16}\.\d\d$/);
        },
      ),
    );
  });
});
