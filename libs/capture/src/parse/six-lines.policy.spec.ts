import fc from 'fast-check';
import type { ParsedFields } from './inquiry-fields';
import { parseInquiry } from './parse-inquiry.policy';

/** One line of the contact block: how people head it, what they write, and what must be read of it. */
interface Line {
  readonly labels: readonly string[];
  readonly values: readonly (readonly [text: string, read: Partial<ParsedFields>])[];
}

const LINES: readonly Line[] = [
  {
    labels: ['需求', '诉求', '具体需求', '需求内容', '需求描述', '需求类型', '项目需求', '租赁需求'],
    values: [
      ['租赁单层厂房5000平', { needType: 'rent_factory', areaMin: 5000, areaMax: 5000, areaUnit: 'sqm' }],
      ['求购工业用地30亩', { needType: 'buy_land', areaMin: 30, areaMax: 30, areaUnit: 'mu' }],
      ['租高标仓2-3万平', { needType: 'rent_warehouse', areaMin: 20_000, areaMax: 30_000, areaUnit: 'sqm' }],
      ['写字楼800平以上', { needType: 'rent_office', areaMin: 800, areaMax: null, areaUnit: 'sqm' }],
    ],
  },
  {
    labels: ['用途', '主要用途', '使用用途', '用于', '厂房用途'],
    values: [
      ['五金冲压', {}],
      ['精密模具', {}],
      ['电商发货', {}],
      ['医疗器械', {}],
    ],
  },
  {
    labels: ['税收', '年税收', '预计税收', '纳税', '年纳税额', '税收贡献', '税收情况'],
    values: [
      ['年税收300万', { taxMin: 300, taxMax: 300, taxUnit: 'wan_per_year' }],
      ['50-80万', { taxMin: 50, taxMax: 80, taxUnit: 'wan_per_year' }],
      ['20万/亩', { taxMin: 20, taxMax: 20, taxUnit: 'wan_per_mu_year' }],
    ],
  },
  {
    labels: ['公司', '公司名称', '企业', '企业名称', '单位', '单位名称', '企业全称'],
    values: [
      ['无锡市嘉霖精密机械有限公司', { company: '无锡市嘉霖精密机械有限公司' }],
      ['苏州澄岳新材料股份有限公司', { company: '苏州澄岳新材料股份有限公司' }],
      ['青岛砚北家具厂', { company: '青岛砚北家具厂' }],
    ],
  },
  {
    labels: [
      '联系人',
      '姓名',
      '称呼',
      '联系人姓名',
      '负责人',
      '对接人',
      '联络人',
      '经办人',
      '您的称呼',
      '称谓',
    ],
    values: [
      ['周敏', { contact: '周敏' }],
      ['陈小姐', { contact: '陈小姐' }],
      ['欧阳经理', { contact: '欧阳经理' }],
      ['老吴', { contact: '老吴' }],
    ],
  },
  {
    labels: ['手机', '电话', '手机号', '手机号码', '联系方式', '联系电话', '电话号码', '联络方式'],
    values: [
      ['13900000123', { phone: '13900000123' }],
      ['137-0000-0456', { phone: '13700000456' }],
      ['0731-58000099', { phone: '0731-58000099' }],
    ],
  },
];
const COLONS = ['：', ':', ': ', ' : '];
const BREAKS = ['\n', '\r\n', '\n\n', '；'];

const line = (of: Line): fc.Arbitrary<{ text: string; read: Partial<ParsedFields> }> =>
  fc
    .tuple(fc.constantFrom(...of.labels), fc.constantFrom(...COLONS), fc.constantFrom(...of.values))
    .map(([label, colon, [value, read]]) => ({ text: `${label}${colon}${value}`, read }));

describe('the six lines of the contact block', () => {
  it('are read alike in any order and under any of their names', () => {
    fc.assert(
      fc.property(
        fc.tuple(...LINES.map(line)),
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
        fc.constantFrom(...BREAKS),
        (lines, order, separator) => {
          const text = order.map((i) => lines[i]?.text ?? '').join(separator);
          const read = Object.assign({ intent: 'demand' }, ...lines.map((one) => one.read)) as object;
          expect([text, parseInquiry(text, { today: '2025-10-01' }).fields]).toEqual([
            text,
            expect.objectContaining(read),
          ]);
        },
      ),
      { numRuns: 1200 },
    );
  });

  it('are read alike on one line without colons', () => {
    fc.assert(
      fc.property(
        fc.tuple(
          ...LINES.map((of) => fc.tuple(fc.constant(of.labels[0] ?? ''), fc.constantFrom(...of.values))),
        ),
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
        (lines, order) => {
          const text = order.map((i) => `${lines[i]?.[0]} ${lines[i]?.[1][0]}`).join(' ');
          const read = Object.assign({ intent: 'demand' }, ...lines.map((one) => one[1][1])) as object;
          expect([text, parseInquiry(text, { today: '2025-10-01' }).fields]).toEqual([
            text,
            expect.objectContaining(read),
          ]);
        },
      ),
      { numRuns: 600 },
    );
  });
});
