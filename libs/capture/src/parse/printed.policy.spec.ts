import fc from 'fast-check';
import { parseInquiry } from './parse-inquiry.policy';
import type { ParsedFields } from './inquiry-fields';

type Spelling = (value: number) => string;

/** A field, the values people name, the ways they write them, and what must be read. */
interface Printed {
  readonly name: string;
  readonly lead: readonly string[];
  readonly values: readonly number[];
  readonly spellings: readonly Spelling[];
  readonly read: (value: number) => Partial<ParsedFields>;
}

const RENTS = ['租厂房2000平,', '求租厂房,面积3000平方米,', '2000平厂房 ', '厂房一处,1500㎡左右,'];
const BUYS = ['买厂房2000平,', '求购厂房,面积3000平方米,', '想买1500㎡厂房,'];
const TAILS = ['', ',昆山', ',联系13900000001', '。', ',谢谢', ' 无锡'];

const CRANES = [
  '行车',
  '天车',
  '航车',
  '桁车',
  '行吊',
  '吊车',
  '起重机',
  '桥式起重机',
  '龙门吊',
  '桥吊',
  '双梁',
];
const crane: readonly Spelling[] = CRANES.flatMap((name) => [
  (t) => `${t}吨${name}`, (t) => `${name}${t}t`, (t) => `${name}${t}T2台`, (t) => `带${t}吨的${name}`, (t) => `${name}:${t}吨`,
  (t) => `${name}不低于${t} 吨`, (t) => `有${name},${t}吨`, (t) => `2台${t}t${name}`, (t) => `${t}吨以上${name}`, (t) => `${t}吨${name}*2`,
  (t) => `配${name}(${t}T)`, (t) => `${name}起重量${t}吨`,
]); // prettier-ignore

const cap = (budgetUnit: ParsedFields['budgetUnit']) => (value: number) => ({
  budgetMin: null,
  budgetMax: value,
  ...(budgetUnit === undefined ? {} : { budgetUnit }),
});

const TABLE: readonly Printed[] = [
  { name: 'crane', lead: RENTS, values: [1, 2, 3, 5, 10, 16, 20, 32, 50], spellings: crane, read: (craneTon) => ({ craneTon }) },
  {
    name: 'power', lead: RENTS, values: [100, 250, 315, 500, 630, 800, 1000, 1250, 2000],
    spellings: [
      (k) => `${k}kVA`, (k) => `${k}KVA变压器`, (k) => `变压器${k}`, (k) => `电力${k}千伏安`, (k) => `用电${k}千瓦`, (k) => `电量${k}KW`,
      (k) => `电${k}`, (k) => `电要${k}KVA`, (k) => `${k}的变压器`, (k) => `用电负荷${k}kW`, (k) => `供电容量:${k}kVA`, (k) => `${k}千瓦的电`,
      (k) => `电力容量不低于${k}`, (k) => `专变${k}kVA`, (k) => `装机容量${k}kVA`,
    ],
    read: (powerKva) => ({ powerKva }),
  },
  {
    name: 'height', lead: RENTS, values: [4, 4.5, 5, 6, 7.5, 8, 9, 10, 12, 13.5],
    spellings: [
      (h) => `层高${h}米`, (h) => `层高不低于${h}m`, (h) => `净高${h}米以上`, (h) => `檐高${h}M`, (h) => `梁下${h}米`, (h) => `高${h}米`,
      (h) => `首层层高${h}米`, (h) => `层高${h}`, (h) => `净高${h}`, (h) => `${h}米层高`, (h) => `${h}米高`, (h) => `轨顶标高${h}米`,
      (h) => `层高最好${h}米`, (h) => `层高至少要${h}米`, (h) => `高一点,${h}米`,
    ],
    read: (floorHeightMin) => ({ floorHeightMin }),
  },
  {
    name: 'rent per ㎡ and month', lead: RENTS, values: [8, 12, 15, 18, 22, 30, 45],
    spellings: [
      (a) => `租金${a}元/平/月以内`, (a) => `租金不超过${a}元每平每月`, (a) => `每平每月${a}元以内`, (a) => `租金${a}块以内`,
      (a) => `预算${a}块以内一平`, (a) => `月租金每平米${a}元封顶`, (a) => `租金最高${a}元/月/㎡`, (a) => `价格${a}以内`,
      (a) => `房租别超过${a}块一平`, (a) => `租金控制在${a}元/㎡·月`, (a) => `${a}块一平以内`, (a) => `${a}块撑死了`, (a) => `一个月${a}块一平顶天了`,
    ],
    read: cap('yuan_per_sqm_month'),
  },
  {
    name: 'rent per ㎡ and day', lead: RENTS, values: [0.6, 0.8, 1, 1.2, 2.5, 4],
    spellings: [
      (a) => `租金${a}元/平/天以内`, (a) => `每天每平${a}元以内`, (a) => `${a}元/天/平以内`, (a) => `日租金${a}元以内`,
      (a) => `租金每平每天不超过${a}元`, (a) => `${a}块一天一平以内`, (a) => `${a}块钱一天以内`,
    ],
    read: cap('yuan_per_sqm_day'),
  },
  {
    name: 'rent of the whole', lead: RENTS, values: [12, 24, 30, 48, 60, 120],
    spellings: [
      (a) => `年租金${a}万以内`, (a) => `一年租金不超过${a}万`, (a) => `租金${a}万/年以内`, (a) => `每年租金${a}万元以内`, (a) => `一年${a}万以内`,
      (a) => `月租金${a / 12}万以内`, (a) => `一个月租金最多${a / 12}万`, (a) => `半年租金${a / 2}万以内`,
    ],
    read: cap('wan_per_year'),
  },
  {
    name: 'sum of a purchase', lead: BUYS, values: [300, 500, 1200, 3500],
    spellings: [
      (a) => `总价${a}万以内`, (a) => `总预算不超过${a}万`, (a) => `总价控制在${a}万元以内`, (a) => `预算${a}万封顶`, (a) => `最多出${a}万`,
      (a) => `总价上限${a}万`, (a) => `总价${a}万到头了`,
    ],
    read: cap('wan_total'),
  },
  {
    name: 'price of land', lead: ['买地30亩,', '求购工业用地50亩,'], values: [8, 15, 25, 60],
    spellings: [
      (a) => `地价${a}万/亩以内`, (a) => `${a}万一亩以内`, (a) => `每亩不超过${a}万`, (a) => `一亩最多${a}万`, (a) => `地价每亩${a}万封顶`,
    ],
    read: cap('wan_per_mu'),
  },
  {
    name: 'tax', lead: RENTS, values: [24, 84, 156, 1200],
    spellings: [
      (a) => `年税收${a}万`, (a) => `一年交税${a}万`, (a) => `税收${a}万/年`, (a) => `年纳税额${a}万元`, (a) => `预计年税${a}万`,
      (a) => `一年能交${a}万税`, (a) => `税${a}w`, (a) => `年缴税约${a}万`, (a) => `季度纳税${a / 4}万`, (a) => `月纳税${a / 12}万`,
    ],
    read: (a) => ({ taxMin: a, taxMax: a, taxUnit: 'wan_per_year' }),
  },
]; // prettier-ignore

describe('whatever is printed in any of its spellings is read back', () => {
  it.each(TABLE)('$name', ({ lead, values, spellings, read }) => {
    const of = fc.constantFrom;
    fc.assert(
      fc.property(of(...lead), of(...values), of(...spellings), of(...TAILS), (start, value, spell, end) => {
        const text = `${start}${spell(value)}${end}`;
        expect([text, parseInquiry(text, { today: '2025-10-01' }).fields]).toEqual([
          text,
          expect.objectContaining(read(value)),
        ]);
      }),
      { numRuns: 250 },
    );
  });
});
