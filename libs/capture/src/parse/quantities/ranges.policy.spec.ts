import fc from 'fast-check';
import { parseInquiry } from '../parse-inquiry.policy';
import { spellings } from './spellings.spec-support';

function areaOf(text: string): unknown {
  const { areaMin, areaMax, areaUnit } = parseInquiry(text, { today: '2025-10-01' }).fields;
  return [text, areaMin, areaMax, areaUnit];
}
const TRADITIONAL: Readonly<Record<string, string>> = { 万: '萬', 亩: '畝', 两: '兩', 厂: '廠', 库: '庫', 贰: '貳', 叁: '參', 陆: '陸' }; // prettier-ignore
const traditional = (text: string): string => [...text].map((c) => TRADITIONAL[c] ?? c).join('');
const wide = (text: string): string =>
  [...text].map((c) => (/[\d~.-]/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('');
const round = fc
  .tuple(fc.integer({ min: 1, max: 99 }), fc.constantFrom(100, 1000))
  .map(([head, scale]) => head * scale)
  .filter((n) => n >= 300 && n <= 90_000);
const pair = fc.tuple(round, round).filter(([a, b]) => a < b && b / a < 15);
const MARK = fc.constantFrom('-', '~', '至', '到', '—');

describe('a range in any of its spellings', () => {
  it('reads back when both ends are written in their own way, each with its unit', () => {
    fc.assert(
      fc.property(
        pair.chain(([a, b]) =>
          fc.tuple(
            fc.constant([a, b] as const),
            fc.constantFrom(...spellings(a)),
            fc.constantFrom(...spellings(b)),
          ),
        ),
        MARK,
        fc.constantFrom('平', '平方米', '㎡'),
        ([[a, b], low, high], mark, unit) => {
          const text = `求租厂房，${low}${unit}${mark}${high}${unit}`;
          expect(areaOf(text)).toEqual([text, a, b, 'sqm']);
        },
      ),
      { numRuns: 800 },
    );
  });

  it('reads back in full width and in traditional characters', () => {
    fc.assert(
      fc.property(
        pair.chain(([a, b]) => fc.tuple(fc.constant([a, b] as const), MARK)),
        fc.boolean(),
        ([[a, b], mark], full) => {
          const plain = `求租厂房，${String(a)}${mark}${String(b)}平`;
          const text = full ? wide(plain) : traditional(plain);
          expect(areaOf(text)).toEqual([text, a, b, 'sqm']);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads back from numerals that share 千 or 万, in either script', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom(['千', 1000] as const, ['万', 10_000] as const),
        fc.constantFrom('到', '至', '、', '-'),
        fc.boolean(),
        (low, [word, scale], mark, old) => {
          const names = '零一二三四五六七八九';
          const high = low + 1;
          const plain = `求租厂房${names.charAt(low)}${mark}${names.charAt(high)}${word}平方米`;
          const text = old ? traditional(plain) : plain;
          expect(areaOf(text)).toEqual([text, low * scale, high * scale, 'sqm']);
        },
      ),
    );
  });

  it('reads two bounds said one after the other', () => {
    fc.assert(
      fc.property(pair, fc.nat(5), ([a, b], how) => {
        const [low, high] = [String(a), String(b)];
        const written = [
          `最少${low}平，最多${high}平`,
          `不低于${low}平、不超过${high}平`,
          `${low}平以上，${high}平以内`,
          `${high}平以内，${low}平以上`,
          `介于${low}和${high}平之间`,
          `between ${low} and ${high} sqm`,
        ][how];
        const text = `求租厂房，${written ?? ''}`;
        expect(areaOf(text)).toEqual([text, a, b, 'sqm']);
      }),
      { numRuns: 400 },
    );
  });

  it('reads digits set apart by spaces', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 99_999 }), fc.constantFrom('平', '平方', '㎡'), (n, unit) => {
        const text = `求租厂房，${[...String(n)].join(' ')} ${unit}`;
        expect(areaOf(text)).toEqual([text, n, n, 'sqm']);
      }),
      { numRuns: 200 },
    );
  });

  it('converts 坪, square feet and hectares', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 9000 }),
        fc.constantFrom(['坪', 3.3058] as const, [' sq ft', 0.092903] as const, ['呎', 0.092903] as const),
        (n, [unit, factor]) => {
          const size = unit === '坪' ? n : n * 10;
          const { areaMin, areaUnit } = parseInquiry(`求租厂房${String(size)}${unit}`, {
            today: '2025-10-01',
          }).fields;
          expect(areaUnit).toBe('sqm');
          expect(Math.abs((areaMin ?? 0) / (size * factor) - 1)).toBeLessThan(0.001);
        },
      ),
      { numRuns: 300 },
    );
  });
});

it.each<[string, number, number, string]>([
  ['百八十亩', 80, 100, 'mu'],
  ['千八百平', 800, 1000, 'sqm'],
  ['千儿八百平', 800, 1000, 'sqm'],
  ['万八千平', 8000, 10_000, 'sqm'],
  ['百十来平', 100, 110, 'sqm'],
])('厂房%s is spoken of from %d to %d %s', (words, min, max, unit) => {
  const { areaMin, areaMax, areaUnit } = parseInquiry(`求租厂房，${words}`, { today: '2025-10-01' }).fields;
  expect([areaMin, areaMax, areaUnit]).toEqual([min, max, unit]);
});
