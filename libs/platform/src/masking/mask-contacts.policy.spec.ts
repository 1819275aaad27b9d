import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { foldText } from './fold.policy';
import { keepMasked, knownContacts, maskContacts, maskValue } from './mask-contacts.policy';

describe('a text without ways to reach the person', () => {
  it.each([
    ['电话13900001234，求租', '电话139****1234，求租'],
    ['tel 139 0000 1234', 'tel 139******1234'],
    ['139-0000-1234', '139******1234'],
    ['139.0000.1234', '139.****.1234'],
    ['1390 000 1234 找我', '139******1234 找我'],
    ['１３９００００１２３４', '１３９****１２３４'],
    ['+86 139 0000 1234', '+86 139******1234'],
    ['+8613900001234', '+86139****1234'],
    ['1 3 9 0 0 0 0 1 2 3 4', '1 3 9*********1 2 3 4'],
    ['139—0000—1234', '139******1234'],
    ['一三九零零零零一二三四', '一三九****一二三四'],
    ['幺三九-零零零零-幺二三四', '幺三九******幺二三四'],
    ['13900001234方便时联系', '139****1234方便时联系'],
    ['13900001200元旦后打', '139****1200元旦后打'],
    ['13900001234微信同号', '139****1234微信同号'],
    ['WX13900001234', 'WX139****1234'],
    ['座机0731-58580055转801', '座机0731-****0055转801'],
    ['(0731) 5858 0055', '(0731) *****0055'],
    ['010 65551234', '010 ****1234'],
    ['+86 731 5858 0055', '+86 731 *****0055'],
    ['400-000-0120', '400-****0120'],
    ['400-0000-120', '400-***0-120'],
    ['4000000120', '400***0120'],
    ['+852 2345 6789', '+852******6789'],
    ['852-2345-6789', '852-*****6789'],
    ['+886 912 345 678', '+886*******5 678'],
    ['0912-345-678', '0912***5-678'],
    ['02-2700-0000', '02-*****0000'],
    ['座机：58580055', '座机：****0055'],
    ['香港电话 2345 6789', '香港电话 *****6789'],
    ['邮箱zhou.sk@changji.example', '邮箱*******@changji.example'],
    ['zhou＠changji.example', '****＠changji.example'],
    ['zhou(at)changji.example', '****(at)changji.example'],
    ['13900001234@changji.example', '***********@changji.example'],
    ['微信zsk-8899', '微信zs****99'],
    ['加我微信：zhousk_88，谢谢', '加我微信：zh*****88，谢谢'],
    ['VX: zhousk', 'VX: zh**sk'],
    ['加V zhousk', '加V zh**sk'],
    ['V：zhousk', 'V：zh**sk'],
    ['V is zhousk', 'V is zh**sk'],
    ['wx zsk8899', 'wx zs***99'],
    ['WeChat id is zhou_sk', 'WeChat id is zh***sk'],
    ['QQ 12345678', 'QQ ******78'],
    ['QQ群：123456789', 'QQ群：*******89'],
    ['扣扣号10023', '扣扣号***23'],
    ['微信号：88991234', '微信号：******34'],
  ])('%s is shown as %s', (text, shown) => {
    expect(maskContacts(text)).toBe(shown);
    expect(shown).toHaveLength(text.length);
    expect(maskContacts(shown)).toBe(shown);
  });

  it.each([
    '求租厂房 5000平，层高12米，行车10t，年税收300万，预算3000-5000万',
    '15000-20000平，或 1500/3000/800 平',
    '面积15000-200000平方米',
    '注册资本15000000000元',
    '投资 1300 5000 000 元',
    '订单20250918001234',
    'XS-261122-0187',
    '91320500MA1M00002F',
    '914301001234567890',
    '192.168.100.23',
    '2026-11-22 10:30 面谈',
    '电话：2026-11-22 已回',
    '电话 20261122 回访',
    '微信聊了 15000 平的需求',
    '微信已加，发了资料',
    '加微信 2026-11-22',
    '138****0022',
    '019aa139-0000-7120-8000-139000001204',
    '长沙市雨花区万家丽南路二段 18 号 3 栋 1201',
    '二〇二六年十一月二十二日',
    '一千五百平到三千平',
    '电压 10 千伏，容量 2000 kVA，年产 120000000 件',
    'wechat please, phone number same',
    '一期 3000+15000000 元',
    '2000 kVA @ 0.4 kV',
  ])('%s stays as it is', (text) => {
    expect(maskContacts(text)).toBe(text);
  });

  const person = {
    phones: ['13900000731', '0731-58580055'],
    wechat: 'peilan_oy0731',
    email: 'peilan.ouyang@example.com',
  };
  const known = knownContacts(person);

  it.each([
    ['我的号是peilan_oy0731。', '我的号是pe*********31。'],
    ['PEILAN_OY0731', 'PE*********31'],
    ['139,0000,0731', '139******0731'],
    ['打 5858 0055 找我', '打 *****0055 找我'],
    ['8613900000731元', '86139****0731元'],
    ['peilan_oy07312 是别人', 'peilan_oy07312 是别人'],
  ])('knows the person: %s', (text, shown) => {
    expect(maskContacts(text, known)).toBe(shown);
  });

  it('says nothing of what is no id: 同号', () => {
    expect(maskContacts('微信同号', knownContacts({ wechat: '同号' }))).toBe('微信同号');
  });

  const gap = fc.constantFrom('', ' ', '-', '.', '·', '—', '\u3000', ' - ', '_', '/');
  const wide = (text: string): string =>
    text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
  const around = fc.constantFrom('', '求租 5000 平 ', '，', '联系我', '（', '+86 ', '电话：', '\n');

  it('no known value survives in any spelling', () => {
    fc.assert(
      fc.property(
        fc.tuple(
          fc.constantFrom(...Array.from({ length: 7 }, (_, index) => `13${index + 3}`)),
          fc.stringMatching(/^\d{8}$/),
        ),
        fc.array(gap, { minLength: 11, maxLength: 11 }),
        fc.boolean(),
        around,
        around,
        ([head, rest], gaps, full, before, after) => {
          const phone = head + rest;
          const printed = [...phone]
            .map((digit, index) => (index === 0 ? '' : (gaps[index] ?? '')) + digit)
            .join('');
          const text = before + (full ? wide(printed) : printed) + after;
          const shown = maskContacts(text, knownContacts({ phones: [phone] }));
          expect(foldText(shown).replace(/\D/g, '')).not.toContain(phone);
          expect(shown).toHaveLength(text.length);
        },
      ),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z][a-z0-9_-]{5,12}$/),
        fc.stringMatching(/^[a-z][a-z0-9.]{2,10}[a-z]@[a-z]{3,8}\.example$/),
        fc.boolean(),
        fc.boolean(),
        (wechat, email, full, upper) => {
          for (const value of [wechat, email]) {
            const cased = upper ? value.toUpperCase() : value;
            const shown = maskContacts(
              `找我，${full ? wide(cased) : cased}，谢谢`,
              knownContacts({ wechat, email }),
            );
            expect(foldText(shown).toLowerCase()).not.toContain(value);
          }
        },
      ),
    );
  });

  it('a mobile written like one never survives, known or not', () => {
    const spelled = fc.constantFrom(' ', '-', '', '\u3000', '－', '  ');
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), spelled, spelled, around, (phone, a, b, before) => {
        const printed = `${phone.slice(0, 3)}${a}${phone.slice(3, 7)}${b}${phone.slice(7)}`;
        const shown = maskContacts(`${before}${printed}，谢谢`);
        expect(foldText(shown).replace(/\D/g, '')).not.toContain(phone);
      }),
    );
  });

  it('takes time in proportion to the length, whatever is written', () => {
    for (const part of [
      '1',
      '1-',
      '13900001234 ',
      'a.',
      'a@',
      'a-',
      '微信',
      'wx_',
      '+1 ',
      '一',
      '电话1 ',
      '(at)',
      '0731-',
    ]) {
      const text = part.repeat(Math.ceil(100_000 / part.length));
      const begin = performance.now();
      maskContacts(text, known);
      expect(performance.now() - begin).toBeLessThan(1_500);
    }
  });

  it.each([
    'visitors arrive at ten',
    'visiting the site',
    'videotapes of the hall',
    '来访 visitorCount 三人',
  ])('takes no word that begins with a V for an id: %s', (text) => expect(maskContacts(text)).toBe(text));

  it('leaves every name of a field of the API as it is: an answer without its fields says nothing', () => {
    const names = new Set<string>();
    const read = (part: unknown): void => {
      if (typeof part !== 'object' || part === null) return;
      const { properties } = part as { properties?: unknown };
      if (typeof properties === 'object' && properties !== null)
        for (const name of Object.keys(properties)) names.add(name);
      for (const inner of Object.values(part)) read(inner);
    };
    read(JSON.parse(readFileSync(join(__dirname, '../../../../apps/api/openapi.json'), 'utf8')));
    expect(names.size).toBeGreaterThan(300);
    expect([...names].filter((name) => maskContacts(name) !== name)).toEqual([]);
  });

  it('goes through what is nested, names of fields too', () => {
    const masked = maskValue({ a: ['13900001234', { 'VX: zhousk': 1 }], n: 5000, none: null }, known);
    expect(masked).toEqual({ a: ['139****1234', { 'VX: zh**sk': 1 }], n: 5000, none: null });
  });
});

describe('saving a text that was shown masked', () => {
  const original = '电话 13900001234，备用 138 0000 5678，微信 zsk-8899';
  it.each([
    ['unchanged', maskContacts(original), original],
    ['words around it changed', `改：${maskContacts(original)}。`, `改：${original}。`],
    ['a number taken out', '备用 138******5678', '备用 138 0000 5678'],
    ['another order', '微信 zs****99，电话 139****1234', '微信 zsk-8899，电话 13900001234'],
    ['new words', '别的', '别的'],
    ['a new number', '13700009999', '13700009999'],
  ])('%s', (_name, edited, saved) => {
    expect(keepMasked(edited, original)).toBe(saved);
  });

  it('is refused when it can not be told which number is meant', () => {
    const twins = '13911110001 和 13922220001';
    expect(maskContacts(twins)).toBe('139****0001 和 139****0001');
    expect(keepMasked('139****0001 和 139****0001！', twins)).toBe(`${twins}！`);
    expect(keepMasked('139****0001', twins)).toBeNull();
  });

  it('never stars of an original', () => {
    const texts = fc.array(
      fc.constantFrom('求租', '13900001234', '微信zsk-8899', ' ', '，', 'a@b.example', '138 0000 5678'),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('，');
        expect(keepMasked(maskContacts(text), text)).toBe(text);
        expect(keepMasked(`${maskContacts(text)}。`, text)).toBe(`${text}。`);
      }),
    );
  });
});
