import fc from 'fast-check';
import { expectedFields } from './corpus/example.spec-types';
import { BLIND } from './corpus/blind.spec-data';
import { HELD_OUT } from './corpus/held-out.spec-data';
import { EXAMPLES } from './corpus/examples.spec-data';
import given from './corpus/given-examples.spec-data.json';
import { MAX_PARSED_LENGTH } from './text/normalize.policy';
import { parseInquiry } from './parse-inquiry.policy';
import { DEMANDS } from './corpus/demands.spec-data';
import { EIGHTH } from './corpus/eighth.spec-data';
import { EIGHTEENTH } from './corpus/eighteenth.spec-data';
import { ELEVENTH } from './corpus/eleventh.spec-data';
import { FIFTEENTH } from './corpus/fifteenth.spec-data';
import { FIFTH } from './corpus/fifth.spec-data';
import { FOURTEENTH } from './corpus/fourteenth.spec-data';
import { FOURTH } from './corpus/fourth.spec-data';
import { NINTH } from './corpus/ninth.spec-data';
import { NINETEENTH } from './corpus/nineteenth.spec-data';
import { SEVENTEENTH } from './corpus/seventeenth.spec-data';
import { SEVENTH } from './corpus/seventh.spec-data';
import { SIXTEENTH } from './corpus/sixteenth.spec-data';
import { SIXTH } from './corpus/sixth.spec-data';
import { TENTH } from './corpus/tenth.spec-data';
import { THIRD } from './corpus/third.spec-data';
import { THIRTEENTH } from './corpus/thirteenth.spec-data';
import { TWELFTH } from './corpus/twelfth.spec-data';
import { TWENTIETH } from './corpus/twentieth.spec-data';
import { TWENTY_FIRST } from './corpus/twenty-first.spec-data';
import { TWENTY_SECOND } from './corpus/twenty-second.spec-data';
import { TWENTY_THIRD } from './corpus/twenty-third.spec-data';
import { TWENTY_FOURTH } from './corpus/twenty-fourth.spec-data';
import { TWENTY_FIFTH } from './corpus/twenty-fifth.spec-data';
import { TWENTY_SIXTH } from './corpus/twenty-sixth.spec-data';
import { TWENTY_SEVENTH } from './corpus/twenty-seventh.spec-data';
import type { ParsedFields, ParsedInquiry } from './inquiry-fields';

const TODAY = '2025-10-01';
const SQM = { sqm: 1, mu: 2000 / 3, hectare: 10_000 } as const;
const parse = (text: string): ParsedInquiry => parseInquiry(text, { today: TODAY });

/** Areas compared in ㎡ within 0.5 %, everything else exactly. */
function isRight(field: string, expected: Partial<ParsedFields>, actual: ParsedFields): boolean {
  const want = expected[field as keyof ParsedFields] ?? null;
  const got = actual[field as keyof ParsedFields] ?? null;
  if ((field === 'areaMin' || field === 'areaMax') && typeof want === 'number' && typeof got === 'number') {
    const wanted = want * SQM[expected.areaUnit ?? 'sqm'];
    return Math.abs(wanted - got * SQM[actual.areaUnit ?? 'sqm']) <= wanted * 0.005;
  }
  return JSON.stringify(want) === JSON.stringify(got);
}

interface Score {
  right: number;
  all: number;
  wrong: string[];
}

function score(rows: readonly { text: string; expected: Partial<ParsedFields> }[]): Map<string, Score> {
  const scores = new Map<string, Score>();
  for (const { text, expected } of rows) {
    const { fields } = parse(text);
    for (const field of Object.keys(expected)) {
      for (const key of [field, 'every field']) {
        const s = scores.get(key) ?? { right: 0, all: 0, wrong: [] };
        s.all += 1;
        if (isRight(field, expected, fields)) s.right += 1;
        else s.wrong.push(`${text} · ${field}: ${JSON.stringify(fields[field as keyof ParsedFields])}`);
        scores.set(key, s);
      }
    }
  }
  return scores;
}

const GIVEN = given.map((row) => ({ text: row.text, expected: row.expected as Partial<ParsedFields> }));
const OWN = EXAMPLES.map(([text, expected]) => ({ text, expected: expectedFields(expected) }));
const MANY_PEOPLE = [
  ...BLIND,
  ...HELD_OUT,
  ...THIRD,
  ...FOURTH,
  ...FIFTH,
  ...SIXTH,
  ...SEVENTH,
  ...EIGHTH,
  ...NINTH,
  ...TENTH,
  ...ELEVENTH,
  ...TWELFTH,
  ...THIRTEENTH,
  ...FOURTEENTH,
  ...FIFTEENTH,
  ...SIXTEENTH,
  ...SEVENTEENTH,
  ...EIGHTEENTH,
  ...NINETEENTH,
  ...TWENTIETH,
  ...TWENTY_FIRST,
  ...TWENTY_SECOND,
  ...TWENTY_THIRD,
  ...TWENTY_FOURTH,
  ...TWENTY_FIFTH,
  ...TWENTY_SIXTH,
  ...TWENTY_SEVENTH,
].map(([text, expected]) => ({
  text,
  expected: expectedFields(expected),
}));
const BARS: readonly [string, number][] = [
  ['every field', 0.97],
  ['phone', 0.98],
  ['areaMin', 0.95],
  ['areaMax', 0.95],
  ['needType', 0.95],
  ['taxMin', 0.92],
  ['taxMax', 0.92],
  ['taxUnit', 0.92],
  ['company', 0.9],
  ['contact', 0.9],
  ['budgetUnit', 0.9],
  ['budgetMax', 0.9],
  ['floorHeightMin', 0.9],
  ['craneTon', 0.9],
  ['powerKva', 0.9],
  ['region', 0.9],
  ['intent', 0.95],
];

describe.each([
  ['the given examples', GIVEN],
  ['our own corpus', OWN],
  ['texts of many people', MANY_PEOPLE],
])('accuracy on %s', (_name, rows) => {
  const scores = score(rows);

  it.each(BARS)('%s ≥ %d', (field, bar) => {
    const s = scores.get(field) ?? { right: 1, all: 1, wrong: [] };
    expect({ reached: s.right / s.all >= bar, wrong: s.right / s.all >= bar ? [] : s.wrong }).toEqual({
      reached: true,
      wrong: [],
    });
  });

  it('never a false phone', () => {
    for (const { text, expected } of rows) {
      const { phone } = parse(text).fields;
      if (phone !== null) expect([text, phone]).toEqual([text, expected.phone]);
    }
  });
});

it('has a corpus of 250 texts or more, each different', () => {
  expect(new Set(EXAMPLES.map(([text]) => text)).size).toBe(EXAMPLES.length);
  expect(EXAMPLES.length).toBeGreaterThanOrEqual(250);
});

const PIECES = [
  '厂房', '仓库', '求租', '3000平', '2-3万平', '亩', '税收', '50万', '13900000001', '0731-58000001', '+86 ', '公司', '有限公司', '联系人：',
  '王总', '李', '微信同号', '微信：', 'abc_123', '北京', '市', '元/平/月', '不低于', '以内', '左右', '说错了，是', '，', '\n', '<br>', '&nbsp;',
  '一千五', '到', '-', '±', '10%', '2026-03-01', '前', '出租', '丙二', 'M2', 'QQ', '订单', '@', 'a@b.cn', '行车', '5吨', '层高', '8米', '😀', '\ud800',
]; // prettier-ignore
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join('')),
);

describe('for any text', () => {
  it('never throws, spans always match the original, the same text gives the same answer', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = parse(text);
        for (const span of result.spans) {
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.text).toBe(text.slice(span.start, span.end));
          expect(span.confidence).toBeGreaterThan(0);
          expect(span.confidence).toBeLessThanOrEqual(1);
        }
        expect(parse(text)).toEqual(result);
        const { areaMin, areaMax, taxMin, taxMax } = result.fields;
        if (areaMin !== null && areaMax !== null) expect(areaMin).toBeLessThanOrEqual(areaMax);
        if (taxMin !== null && taxMax !== null) expect(taxMin).toBeLessThanOrEqual(taxMax);
        expect(areaMin === null && areaMax === null).toBe(result.fields.areaUnit === null);
      }),
      { numRuns: 600 },
    );
  });

  it('gives every always-present field, null when absent', () => {
    expect(parse('').fields).toEqual({
      needType: null, areaMin: null, areaMax: null, areaUnit: null, taxMin: null, taxMax: null, taxUnit: null,
      company: null, contact: null, phone: null, wechat: null, intent: 'other',
    }); // prettier-ignore
  });

  it('reads the part within its limit and says so', () => {
    const result = parse(`求租厂房3000平${' '.repeat(MAX_PARSED_LENGTH)}13900000001`);
    expect(result.fields).toMatchObject({ areaMin: 3000, phone: null });
    expect(result.warnings).toContainEqual({ code: 'text_truncated' });
  });
});

describe('time', () => {
  /** Least processor time of some tries, in ms: other work on the machine does not count. */
  const best = (text: string, tries: number): number => {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < tries; i += 1) {
      const start = process.cpuUsage();
      parse(text);
      const { user, system } = process.cpuUsage(start);
      least = Math.min(least, (user + system) / 1000);
    }
    return least;
  };

  it('is under 2 ms a text for 99 of 100', () => {
    const times = OWN.map(({ text }) => best(text, 5)).sort((a, b) => a - b);
    expect(times[Math.floor(times.length * 0.99)]).toBeLessThan(2);
  });

  const nasty = ['1', '9 ', '1-', '1 3', '一万', '万', '半', '王', '王总', '李', '3000平', '3000-', '30万/亩', '公司:', '联系人:', '有限公司', '北京市', 'A@', '@', '<a', '<script>',
    '&amp', '(', '13900000001 ', '852 ', '+86', '微信', 'Aa ', 'Aa Ltd ', '厂房', '出租', '我是', '税收', '1月', '2000平+', '\n', '😀', 'http://', '从事', '行车', 'qq', '说错了']; // prettier-ignore
  /** Linear is 8, quadratic 64; a ratio of two least times holds on a machine of any speed, a busy one too. */
  it.each(nasty)('grows no faster than the text of %j', (piece) => {
    const long = piece.repeat(Math.ceil(MAX_PARSED_LENGTH / piece.length));
    expect(best(long, 4)).toBeLessThan(30 * Math.max(best(long.slice(0, MAX_PARSED_LENGTH / 8), 6), 0.2));
  });

  it.each(nasty)('reads 100 KB of %j hardly longer than the part within its limit', (piece) => {
    const read = best(piece.repeat(Math.ceil(MAX_PARSED_LENGTH / piece.length)), 4);
    const whole = best(piece.repeat(Math.ceil(100_000 / piece.length)), 3);
    expect(whole).toBeLessThan(4 * Math.max(read, 4));
  });
});

it.each(DEMANDS)('%s is a demand', (text) => {
  expect(parse(text).intent).toBe('demand');
});

it('reads a text alike whatever was read before it', () => {
  const texts = [...MANY_PEOPLE, ...OWN].map(({ text }) => text);
  const forward = texts.map((text) => parse(text).fields);
  const backward = [...texts].reverse().map((text) => parse(text).fields);
  expect(backward.reverse()).toEqual(forward);
});
