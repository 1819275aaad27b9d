import fc from 'fast-check';
import { findQuantities } from './quantity.policy';
import type { Quantity } from './quantity.policy';

const all = (text: string): Quantity[] => findQuantities(text, () => true);
const first = (text: string): Quantity => all(text)[0] as Quantity;

describe('findQuantities', () => {
  it.each<[string, number | null, number | null, string | undefined]>([
    ['3000平', 3000, 3000, 'sqm'],
    ['3000平方米', 3000, 3000, 'sqm'],
    ['600个平方', 600, 600, 'sqm'],
    ['3000 m2', 3000, 3000, 'sqm'],
    ['5000方', 5000, 5000, 'sqm'],
    ['5方', 5, 5, undefined],
    ['300方混凝土', 300, 300, undefined],
    ['1500坪', 1500, 1500, 'ping'],
    ['20,000 sq ft', 20_000, 20_000, 'sqft'],
    ['2公顷', 2, 2, 'hectare'],
    ['2-3万平', 20_000, 30_000, 'sqm'],
    ['3000-1万平', 3000, 10_000, 'sqm'],
    ['3000至5000方', 3000, 5000, 'sqm'],
    ['三到五千平', 3000, 5000, 'sqm'],
    ['一千五到两千平', 1500, 2000, 'sqm'],
    ['8000-5000平', 5000, 8000, 'sqm'],
    ['30亩到50亩', 30, 50, 'mu'],
    ['5000±500平', 4500, 5500, 'sqm'],
    ['5000平±10%', 4500, 5500, 'sqm'],
    ['5000平以上', 5000, null, 'sqm'],
    ['不低于5000平', 5000, null, 'sqm'],
    ['≥5000㎡', 5000, null, 'sqm'],
    ['5000平+', 5000, null, 'sqm'],
    ['5000+平', 5000, null, 'sqm'],
    ['50亩起', 50, null, 'mu'],
    ['5吨起重机', 5, 5, 't'],
    ['5000平以内', null, 5000, 'sqm'],
    ['不超过5000平', null, 5000, 'sqm'],
    ['不到5000平', null, 5000, 'sqm'],
    ['5000平左右', 5000, 5000, 'sqm'],
    ['3000平或者5000平', 3000, 5000, 'sqm'],
    ['2000+1500平', 3500, 3500, 'sqm'],
    ['两亩半', 2.5, 2.5, 'mu'],
    ['3亩5分', 3.5, 3.5, 'mu'],
    ['200w+', 2_000_000, null, undefined],
    ['RMB 3 million', 3, 3, 'million'],
    ['630KVA', 630, 630, 'kva'],
    ['3个月', 3, 3, 'month'],
  ])('%s', (text, min, max, unit) => {
    const q = first(text);
    expect([q.min, q.max, q.unit?.id]).toEqual([min, max, unit]);
  });

  it.each<[string, readonly string[]]>([
    ['25元/㎡/月', ['month', 'sqm']],
    ['25元每平每月', ['month', 'sqm']],
    ['28万一亩', ['mu']],
    ['每亩30万', ['mu']],
    ['50万/年以上', ['year']],
    ['一亩1000块', ['mu']],
  ])('%s is a rate', (text, per) => {
    expect([...first(text).per].sort()).toEqual([...per].sort());
  });

  it.each(['M2类', 'a5000平', '几千平'])('%s holds no quantity', (text) => {
    expect(all(text)).toEqual([]);
  });

  it('reads a size back in any of its spellings', () => {
    const spellings = fc.constantFrom<(n: number) => string>(
      (n) => `${n}平`,
      (n) => `${n.toLocaleString('en')}平方米`,
      (n) => `${n / 1000}千平`,
      (n) => `${n / 10_000}万方`,
      (n) => `${n / 1000}k㎡`,
      (n) => `${n / 10_000}w平`,
      (n) => `约${n}个平方左右`,
      (n) => `${[...String(n)].join(' ')} 平`,
    );
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 9999 }), spellings, (hundreds, spell) => {
        const n = hundreds * 100;
        const q = first(spell(n));
        expect([q.min, q.max, q.unit?.dimension]).toEqual([n, n, 'area']);
      }),
    );
  });

  it('reads a range back with either unit shared', () => {
    const spellings = fc.constantFrom<(a: number, b: number) => string>(
      (a, b) => `${a}-${b}平`,
      (a, b) => `${a}平到${b}平`,
      (a, b) => `${a}至${b}㎡`,
      (a, b) => `${a / 1000}-${b / 1000}千平`,
      (a, b) => `${a / 1000}千~${b / 1000}千平`,
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 900 }),
        fc.integer({ min: 1, max: 90 }),
        spellings,
        (a, more, spell) => {
          const q = first(spell(a * 100, (a + more) * 100));
          expect([q.min, q.max]).toEqual([a * 100, (a + more) * 100]);
        },
      ),
    );
  });
});
