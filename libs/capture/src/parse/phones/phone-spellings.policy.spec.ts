import fc from 'fast-check';
import { parseInquiry } from '../parse-inquiry.policy';

const phoneOf = (text: string): [string, string | null] => [
  text,
  parseInquiry(text, { today: '2025-10-01' }).fields.phone,
];
const digits = (n: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^\\d{${String(n)}}$`));
const wide = (text: string): string =>
  [...text].map((c) => (/\d/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('');
const SPOKEN = '零幺二三四五六七八九';
const spoken = (text: string): string => [...text].map((c) => SPOKEN.charAt(Number(c))).join('');
const group = (text: string, sizes: readonly number[], mark: string): string => {
  let at = 0;
  return sizes
    .map((size) => {
      at += size;
      return text.slice(at - size, at);
    })
    .join(mark);
};

const mobile = fc
  .tuple(fc.constantFrom('13', '15', '17', '18', '19'), digits(9))
  .map(([head, tail]) => head + tail);
const before = fc.constantFrom(
  '求租厂房，电话',
  '厂房3000平 ',
  '手机：',
  '联系我 ',
  '王先生',
  'Tel: ',
  '税收50万；',
);
const after = fc.constantFrom('', '，谢谢', ' 李工', '（微信同号）', '\n厂房2000平', '。', ' 随时联系');

describe('a telephone number in any of its spellings', () => {
  it('reads a mobile back', () => {
    fc.assert(
      fc.property(mobile, before, after, fc.nat(11), (number, lead, tail, how) => {
        const written = [
          number,
          wide(number),
          group(number, [3, 4, 4], ' '),
          group(number, [3, 4, 4], '-'),
          group(number, [3, 4, 4], '.'),
          group(number, [3, 8], ' '),
          group(number, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], ' '),
          `+86 ${number}`,
          `0086${number}`,
          `(+86)${group(number, [3, 4, 4], ' ')}`,
          spoken(number),
          wide(group(number, [3, 4, 4], '-')),
        ][how];
        const text = `${lead}${written ?? ''}${tail}`;
        expect(phoneOf(text)).toEqual([text, number]);
      }),
      { numRuns: 1500 },
    );
  });

  it('reads a landline back, with and without extension', () => {
    const code = fc.constantFrom('010', '021', '0512', '0755', '0731', '0571');
    const number = fc
      .tuple(fc.constantFrom('2', '5', '6', '8'), digits(7))
      .map(([head, tail]) => head + tail);
    fc.assert(
      fc.property(
        code,
        number,
        before,
        fc.nat(5),
        fc.option(digits(3)),
        (area, local, lead, how, extension) => {
          fc.pre(extension === null || !extension.startsWith('0'));
          const written =
            [
              `${area}-${local}`,
              `(${area})${local}`,
              `${area} ${local}`,
              `${area}-${group(local, [4, 4], ' ')}`,
              `（${area}）${local}`,
              wide(`${area}-${local}`),
            ][how] ?? '';
          const text = `${lead}${written}${extension === null ? '' : `转${extension}`}`;
          expect(phoneOf(text)).toEqual([
            text,
            `${area}-${local}${extension === null ? '' : `-${extension}`}`,
          ]);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('reads Hong Kong, Macau and Taiwan numbers and 400 numbers back', () => {
    fc.assert(
      fc.property(digits(7), digits(6), fc.nat(4), (seven, six, how) => {
        const hongKong = `6${seven}`;
        const [written, value] = (
          [
            [`+852 ${group(hongKong, [4, 4], ' ')}`, `+852${hongKong}`],
            [`852-${hongKong}`, `+852${hongKong}`],
            [`香港电话${hongKong}`, `+852${hongKong}`],
            [`+853 6${seven}`, `+8536${seven}`],
            [`400-${group(six, [3, 3], '-')}`.concat(seven.charAt(0)), null],
          ] as const
        )[how] ?? ['', null];
        const text = `求租厂房3000平，${written}`;
        const expected = value ?? `400-${group(six, [3, 3], '-')}${seven.charAt(0)}`;
        expect(phoneOf(text)).toEqual([text, expected]);
      }),
      { numRuns: 500 },
    );
  });
});

const letter = fc.constantFrom(...'ABCDEFGHJKLMNPQRTUWXY');
const date = fc
  .tuple(
    fc.integer({ min: 2015, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')] as const);
/** What has eleven digits, or fewer and more, and is nobody's number. */
const lure = fc.oneof(
  date.map(([y, m, d]) => `${String(y)}-${m}-${d} 13:59:01`),
  date.map(([y, m, d]) => `${String(y)}${m}${d}`),
  date.map(([y, m, d]) => `${String(y)}.${m}.${d}前`),
  mobile.map((n) => `总价${n}元`),
  mobile.map((n) => `${n}元`),
  mobile.map((n) => `${n}平方米`),
  mobile.map((n) => `订单号${n}`),
  mobile.map((n) => `QQ：${n}`),
  mobile.map((n) => `快递单号 SF${n}`),
  mobile.map((n) => `https://example.com/${n}?p=${n}`),
  mobile.map((n) => `www.example.com/i/${n}`),
  mobile.map((n) => `${n.slice(0, 3)}****${n.slice(7)}`),
  mobile.map((n) => `${n}@qq.com`),
  mobile.map((n) => n.slice(0, 10)),
  fc.tuple(mobile, digits(1)).map(([n, d]) => `单据${n}${d}`),
  digits(10).map((d) => `合同编号HT${d}1`),
  digits(16).map((d) => `账号6222${d}`.slice(0, 21)),
  digits(16).map((d) => `账号 ${group(`622${d}`, [4, 4, 4, 4, 3], ' ')}`),
  fc.tuple(digits(6), date, digits(3)).map(([a, [y, m, d], c]) => `身份证${a}${String(y - 30)}${m}${d}${c}X`),
  fc.tuple(digits(6), digits(8), letter).map(([a, c, l]) => `税号91${a}M${l}${c}`),
  fc.tuple(letter, digits(5)).map(([l, d]) => `车牌苏${l}${d}`),
  fc.tuple(digits(4), digits(3)).map(([a, c]) => `尺寸${a}x${a}x${c}mm`),
  fc.tuple(digits(5), digits(6)).map(([a, c]) => `坐标31.${a},120.${c}`),
  fc.tuple(digits(3), digits(3), digits(3)).map(([a, c, d]) => `注册资本13,${a},${c},${d}元`),
  digits(4).map((d) => `3000-${d}平`),
);

describe('what only looks like a telephone number', () => {
  it('is never read as one, alone or beside others', () => {
    fc.assert(
      fc.property(
        fc.array(lure, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('，', '；', '\n', '。'),
        (lures, mark) => {
          const text = `求租厂房${mark}${lures.join(mark)}`;
          expect(phoneOf(text)).toEqual([text, null]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('does not hide the number beside it', () => {
    fc.assert(
      fc.property(lure, mobile, (other, number) => {
        const text = `厂房，${other}；手机${number}。`;
        expect(phoneOf(text)).toEqual([text, number]);
      }),
      { numRuns: 800 },
    );
  });
});
