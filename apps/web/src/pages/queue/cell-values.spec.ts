import { patchOf, resolveCell } from './cell-values';

describe('a cell that two people changed', () => {
  it.each([
    ['甲', '乙', '甲', 'save'], // they changed something else
    ['甲', '乙', '乙', 'done'],
    ['甲', '乙', '丙', 'ask'],
    ['', '乙', '', 'save'],
  ] as const)('was %s, mine %s, theirs %s: %s', (before, mine, theirs, verdict) => {
    expect(resolveCell(before, mine, theirs)).toBe(verdict);
  });

  it('an emptied cell is null', () => {
    expect([patchOf('company', ''), patchOf('needType', 'buy_land')]).toEqual([
      { company: null },
      { needType: 'buy_land' },
    ]);
  });
});
