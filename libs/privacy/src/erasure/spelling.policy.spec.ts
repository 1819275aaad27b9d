import fc from 'fast-check';
import { everything, tracesOf, waysToReach } from './spelling.policy';

/** PostgreSQL's expression is JavaScript's too (without its mode for surrogates). */
const matches = (pattern: string, text: string): boolean => new RegExp(pattern, 'i').test(text);

describe('waysToReach', () => {
  const phone = `139${'0000'}0731`;
  const traces = tracesOf([
    { kind: 'phone', value: phone },
    { kind: 'phone', value: '0731-58580055' },
    { kind: 'wechat', value: 'Xu_Erased1' },
    { kind: 'wechat', value: '加我微信聊' },
    { kind: 'email', value: 'a.b@example.com' },
    { kind: 'name', value: '何先生' },
    { kind: 'name', value: '何' },
    { kind: 'name', value: null },
  ]);
  const pattern = waysToReach(traces);

  it.each([
    phone,
    `139 ${'0000'} 0731`,
    `139-${'0000'}-0731`,
    `+86 139${'0000'}0731`,
    `0086139${'0000'}0731`,
    `１３９${'００００'}０７３１`,
    `电话:139.${'0000'}.0731。`,
    `{"p":"139\\n${'0000'}0731"}`,
    '(0731) 5858 0055',
    '0731-58580055-801',
    'xu_erased1',
    'ＸＵ＿ＥＲＡＳＥＤ１',
    'A.B@EXAMPLE.COM',
  ])('finds %s', (text) => {
    expect(matches(pattern, text)).toBe(true);
  });

  it.each([
    '何先生',
    `9139${'0000'}07315`,
    `139${'0000'}07312`,
    'xu_erased12',
    'aa.b@example.com',
    '加我微信聊',
    '',
  ])('leaves %s alone', (text) => {
    expect(matches(pattern, text)).toBe(false);
  });

  it('looks for names only where asked, and never for a single character', () => {
    expect(traces.names).toEqual(['加我微信聊', '何先生']);
    expect(matches(everything(traces), '请找何先生')).toBe(true);
    expect(matches(everything(traces), '何人')).toBe(false);
  });

  it('matches nothing when nothing is known', () => {
    const nobody = tracesOf([]);
    fc.assert(fc.property(fc.string(), (text) => !matches(everything(nobody), text)));
  });

  it('finds any number however it is cut', () => {
    const gap = fc.constantFrom('', ' ', '-', '.', '·', '  ', '－');
    fc.assert(
      fc.property(
        fc.stringMatching(/^1[3-9]\d{9}$/),
        fc.array(gap, { minLength: 10, maxLength: 10 }),
        (number, gaps) => {
          const written = [...number].map((digit, index) => digit + (gaps[index] ?? '')).join('');
          return matches(waysToReach(tracesOf([{ kind: 'phone', value: number }])), `x${written}y`);
        },
      ),
    );
  });
});
