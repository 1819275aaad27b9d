import fc from 'fast-check';
import { contrast, themeOf, themePairs } from './form-theme.policy';

describe('themeOf', () => {
  it('holds AA in every pair, or is refused, for every hue', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 359 }), (hue) => {
        const theme = themeOf(hue);
        return (
          theme === null || themePairs(theme).every((pair) => contrast(pair.front, pair.back) >= pair.ratio)
        );
      }),
      { numRuns: 720 },
    );
  });

  it.each([
    [0, true],
    [30, true],
    [60, false], // yellow: dark enough to read it is mud
    [65, false],
    [120, true],
    [180, true],
    [212, true],
    [280, true],
    [359, true],
  ])('hue %i is usable: %s', (hue, usable) => expect(themeOf(hue) !== null).toBe(usable));

  it('refuses the yellows alone', () => {
    const refused = Array.from({ length: 360 }, (_, hue) => hue).filter((hue) => themeOf(hue) === null);
    expect(refused.length).toBeLessThan(30);
    expect(refused.every((hue) => hue > 50 && hue < 85)).toBe(true);
  });

  it.each([
    ['#ffffff', '#000000', 21],
    ['#ffffff', '#ffffff', 1],
    ['#1b5dab', '#ffffff', 6.6],
  ])('contrast of %s and %s is %d', (a, b, ratio) => expect(contrast(a, b)).toBeCloseTo(ratio, 1));
});
