import fc from 'fast-check';
import { ParseNotes } from '../text/claims.policy';
import { normalizeText } from '../text/normalize.policy';
import { findPhones, isNotTheirs } from './phone.policy';

const read = (text: string): string[] =>
  findPhones(new ParseNotes(text, normalizeText(text))).map((p) => p.value);

describe('findPhones', () => {
  it.each<[string, string[]]>([
    ['13900000001', ['13900000001']],
    ['139 0000 0002', ['13900000002']],
    ['139-0000-0003', ['13900000003']],
    ['1 3 9 0 0 0 0 0 0 0 4', ['13900000004']],
    ['１３９００００００05', ['13900000005']],
    ['+86 139-0000-0006', ['13900000006']],
    ['008613900000007', ['13900000007']],
    ['8613900000008', ['13900000008']],
    ['13900000009/13900000010', ['13900000009', '13900000010']],
    ['13900000011 13900000012', ['13900000011', '13900000012']],
    ['tel:13900000013', ['13900000013']],
    ['wx13900000014', ['13900000014']],
    ['幺三九零零零零零零一五', ['13900000015']],
    ['税收 50 13900000016', ['13900000016']],
    ['13900000017 5000平', ['13900000017']],
    ['1.13900000018', ['13900000018']],
    ['0731-58000019', ['0731-58000019']],
    ['(0755)26000020', ['0755-26000020']],
    ['0755-26000021转801', ['0755-26000021-801']],
    ['02160000022', ['021-60000022']],
    ['+86-731-5800 0023', ['0731-58000023']],
    ['400-000-0024', ['400-000-0024']],
    ['电话4000000025', ['4000000025']],
    ['+852 6000 0026', ['+85260000026']],
    ['852-60000027', ['+85260000027']],
    ['+65 8000 0028', ['+6580000028']],
    ['0900-000-029', ['+886900000029']],
    ['02-2700-0030', ['+886227000030']],
    ['想搵廠房 WhatsApp 6000 0031', ['+85260000031']],
    ['一三九 零零零零 零零三二', ['13900000032']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    '139000000011',
    '2213900000001',
    '1390000001',
    '订单13900000001',
    '订单号：2025 1390 0000 001',
    'QQ 13900000001',
    'QQ:3000000117',
    '138****0022',
    '139xxxx0001',
    '13900000001元',
    '13900000001.50元',
    'SF13900000001',
    '编号2025-13900000001',
    '身份证430102199000000330',
    '卡号 6222 0213 9000 0000 011',
    '传真0755-26000386',
    '4000000117',
    '面积1390 0000 001平',
    '12800000001',
    '2025-09-18 001',
    '13,900,000,001',
    '192.168.150.60',
    '视频号13900000001',
    '账号 6222 0600 0700 4000 000',
    '工号13900000001',
  ])('%s holds none', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('never reads a mobile out of a longer run of digits', () => {
    const digits = fc.stringMatching(/^\d{1,6}$/);
    fc.assert(
      fc.property(digits, digits, (before, after) => {
        const text = `${before}13900000001${after}`;
        expect(
          read(`单据 ${text}`).filter((p) => p.length === 11 && p.startsWith('1') && text.length > 13),
        ).toEqual([]);
      }),
    );
  });

  it('answers only digits that stand in the text in that order', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789 -+()./转平电话QQ*,'), maxLength: 60 }),
        (text) => {
          const plain = text.replace(/\D/g, '');
          for (const phone of read(text)) {
            const bare = phone.replace(/\D/g, '');
            const found =
              plain.includes(bare) || plain.includes(bare.replace(/^0/, '')) || bare.startsWith('852');
            expect(found).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('isNotTheirs', () => {
  it.each<[string, boolean]>([
    ['贵司电话400-000-0120打不通', true],
    ['旧的13900000001不用了', true],
    ['别打13900000001', true],
    ['回我13900000001', false],
    ['看到你们网站,我的手机13900000001', false],
  ])('%s → %s', (text, expected) => {
    const notes = new ParseNotes(text, normalizeText(text));
    const phone = findPhones(notes)[0];
    expect(phone === undefined ? null : isNotTheirs(notes.text, phone)).toBe(expected);
  });
});
