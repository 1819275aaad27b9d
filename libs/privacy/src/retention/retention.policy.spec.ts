import { cutoff } from './retention.policy';

describe('cutoff', () => {
  it.each([
    ['2026-11-18T02:00:00Z', 'days', 30, '2026-10-19T02:00:00.000Z'],
    ['2026-11-18T02:00:00Z', 'months', 12, '2025-11-18T02:00:00.000Z'],
    ['2026-03-31T02:00:00Z', 'months', 1, '2026-02-28T02:00:00.000Z'],
    ['2028-02-29T02:00:00Z', 'months', 24, '2026-02-28T02:00:00.000Z'],
  ] as const)('%s less %s %s is %s', (now, unit, amount, expected) => {
    expect(cutoff(new Date(now), unit, amount).toISOString()).toBe(expected);
  });
});
