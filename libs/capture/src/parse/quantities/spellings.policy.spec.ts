import fc from 'fast-check';
import { parseInquiry } from '../parse-inquiry.policy';
import { spellings } from './spellings.spec-support';

const TODAY = '2025-10-01';
const SQM_UNITS = [
  '平',
  '平方',
  '平米',
  '平方米',
  '㎡',
  'm2',
  'm²',
  '个平方',
  '方',
  ' 平方米',
  ' sqm',
] as const;
const MU_UNITS = ['亩', ' 亩', 'mu'] as const;
const RANGE = ['-', '~', '～', '—', '至', '到', ' - '] as const;

/** Sizes as people have them: one to three digits that count, then zeros; and any other. */
const size = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom(10, 100, 1000, 10_000))
    .map(([head, scale]) => head * scale)
    .filter((n) => n >= 100 && n <= 900_000),
  fc.integer({ min: 100, max: 99_999 }),
);
const spelled = (n: number): fc.Arbitrary<string> => fc.constantFrom(...spellings(n));

function areaOf(text: string): unknown {
  const { areaMin, areaMax, areaUnit } = parseInquiry(text, { today: TODAY }).fields;
  return [text, areaMin, areaMax, areaUnit];
}

describe('a quantity in any of its spellings', () => {
  it('reads back as the number of ㎡ that was meant', () => {
    fc.assert(
      fc.property(
        size.chain((n) => fc.tuple(fc.constant(n), spelled(n))),
        fc.constantFrom(...SQM_UNITS),
        ([n, words], unit) => {
          // 5km2 is a square kilometre to anybody.
          fc.pre(!(words.endsWith('k') && unit.startsWith('m')));
          const text = `求租厂房，面积${words}${unit}，急`;
          expect(areaOf(text)).toEqual([text, n, n, 'sqm']);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('reads back as the number of 亩 that was meant', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 9999 }).chain((n) => fc.tuple(fc.constant(n), spelled(n))),
        fc.constantFrom(...MU_UNITS),
        ([n, words], unit) => {
          // 八百一亩 is a price.
          fc.pre(!/[百千万]一$/.test(words));
          const text = `求购工业用地${words}${unit}`;
          expect(areaOf(text)).toEqual([text, n, n, 'mu']);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads back from a range whose unit is said once', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(size, size)
          .filter(([a, b]) => a < b && b / a < 20)
          .chain(([a, b]) => fc.tuple(fc.constant([a, b] as const), digitsOf(a), digitsOf(b))),
        fc.constantFrom(...RANGE),
        fc.constantFrom('平', '平方米', '㎡', '方'),
        fc.boolean(),
        ([[a, b], low, high], mark, unit, reversed) => {
          const text = `求租厂房${reversed ? high : low}${mark}${reversed ? low : high}${unit}`;
          expect(areaOf(text)).toEqual([text, a, b, 'sqm']);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('shares the multiplier of a range: 2-3万平', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(...RANGE),
        fc.constantFrom(
          ['万', 10_000] as const,
          ['千', 1000] as const,
          ['w', 10_000] as const,
          ['k', 1000] as const,
        ),
        (low, more, mark, [word, scale]) => {
          const high = low + more;
          const text = `求租厂房${low}${mark}${high}${word}平`;
          expect(areaOf(text)).toEqual([text, low * scale, high * scale, 'sqm']);
        },
      ),
    );
  });

  it('is bounded by the words around it', () => {
    fc.assert(
      fc.property(size, fc.boolean(), fc.nat(4), (n, least, which) => {
        const words = least
          ? [`不低于${n}平`, `${n}平以上`, `至少${n}平`, `≥${n}平`, `${n}平起`]
          : [`不超过${n}平`, `${n}平以内`, `最多${n}平`, `≤${n}平`, `${n}平以下`];
        const text = `求租厂房${words[which] ?? ''}`;
        expect(areaOf(text)).toEqual([text, least ? n : null, least ? null : n, 'sqm']);
      }),
      { numRuns: 300 },
    );
  });
});

/** Of one spelling each: people who write 三千 do not write 5000 beside it. */
function digitsOf(n: number): fc.Arbitrary<string> {
  return fc.constantFrom(String(n), String(n).replace(/\B(?=(\d{3})+$)/g, ','));
}
