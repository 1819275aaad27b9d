import { contentOf } from './inquiry-content.policy';
import { readFacts, readText, yearlyTax } from './inquiry-facts.policy';
import { readPerson } from './inquiry-person.policy';
import { DEFAULT_INDUSTRIES, DEFAULT_NEEDS } from '../forms/form-definition.policy';
import type { InquiryFieldsDto } from '../public/submit-inquiry.dto';

const PARKS = [
  { id: 'p1', name: '岳塘经开区' },
  { id: 'p2', name: '湘潭高新区' },
];

function facts(body: InquiryFieldsDto, pasted: string | null = null, sitePark: string | null = null) {
  const content = contentOf({ phone: '13900000001', ...body });
  const { parsed } = readText(content, pasted, '2026-11-22');
  const reading = readPerson(content, parsed.fields);
  if (!reading.ok) throw new Error('no person');
  return readFacts(content, parsed, reading.person, pasted, PARKS, sitePark);
}

describe('readFacts', () => {
  it('reads need, use and tax', () => {
    expect(facts({ need: '租5000平单层厂房', use: '汽车零部件', tax: '年税收300万' })).toMatchObject({
      needType: 'rent_factory',
      areaMinSqm: 5000,
      areaMaxSqm: 5000,
      areaEntered: { min: 5000, max: 5000, unit: 'sqm' },
      taxMinYuan: '3000000.00',
      taxMaxYuan: '3000000.00',
      needText: '租5000平单层厂房',
      useText: '汽车零部件',
      taxText: '年税收300万',
    });
  });

  it('lets fields win over the text', () => {
    expect(
      facts({ need: '租5000平厂房', needType: 'buy_factory', area: { min: 30, max: 50, unit: 'mu' } }),
    ).toMatchObject({
      needType: 'buy_factory',
      areaMinSqm: 20_000,
      areaMaxSqm: 33_333.33,
      areaEntered: { min: 30, max: 50, unit: 'mu' },
    });
  });

  it.each([
    [
      'tax',
      { tax: '年税收300万' },
      { taxText: '年税收300万', taxMinYuan: '3000000.00', taxMaxYuan: '3000000.00' },
    ],
    ['tax without numbers', { tax: '面议' }, { taxText: '面议', taxMinYuan: null, taxEntered: null }],
    ['use', { use: '机加工' }, { useText: '机加工', industry: '机加工' }],
    ['company', { company: '启衡新材料有限公司' }, { companyName: '启衡新材料有限公司' }],
    ['contact', { contact: '何先生' }, { contactName: '何先生' }],
    ['phone', { phone: '13900000007' }, { phone: '13900000007' }],
    ['area', { area: { min: 50, unit: 'mu' as const } }, { areaMinSqm: 33_333.33, areaMaxSqm: null }],
    ['need type', { needType: 'buy_land' as const }, { needType: 'buy_land' }],
    ['region', { region: ['湘潭高新区'] }, { region: ['湘潭高新区'], parkId: 'p2' }],
  ])('a given %s decides, text and numbers, whatever the need says of it', (_field, given, expected) => {
    const need =
      '公司：远航铸造有限公司 联系人：李女士 电话：13900000008 求租厂房3000平 用途：印刷 年税收500万 区域：岳塘经开区';
    expect(facts({ need, ...given })).toMatchObject(expected);
  });

  it('a given tax is where the stored reading points to', () => {
    const { text, parsed } = readText(
      contentOf({ need: '租5000平厂房，年税收500万', tax: '年税收300万' }),
      null,
      '2026-11-22',
    );
    const spans = parsed.spans.filter((span) => span.field === 'taxMin');
    expect(spans.map((span) => text.slice(span.start, span.end))).toEqual(spans.map((span) => span.text));
    expect(spans.map((span) => span.text).join()).toContain('300');
  });

  it.each(['生产制造', '生产', '加工制造', '仓储物流', '办公研发', '生产经营用'])(
    '%s says nothing of the trade',
    (use) => {
      expect(facts({ need: '租5000平厂房', use })).toMatchObject({ useText: use, industry: null });
    },
  );

  it('works a tax per mu out with the area', () => {
    expect(facts({ need: '买工业用地30亩', tax: '亩均税收25万' })).toMatchObject({
      taxMinYuan: '7500000.00',
      taxEntered: { min: 25, unit: 'wan_per_mu_year' },
    });
  });

  it('keeps a tax per mu as entered when no area is known', () => {
    expect(facts({ need: '想拿地建厂', tax: '亩均税收25万' })).toMatchObject({
      taxMinYuan: null,
      taxMaxYuan: null,
      taxEntered: { min: 25, max: 25, unit: 'wan_per_mu_year' },
    });
  });

  it('takes an offer of premises for a supply lead', () => {
    expect(facts({ need: '本人有工业用地80亩转让，价格好谈' })).toMatchObject({ needType: 'supply' });
  });

  it.each([
    [['岳塘经开区'], null, 'p1'],
    [['岳塘经开区', '湘潭高新区'], 'p2', 'p2'],
    [['岳塘'], null, 'p1'],
    [['岳塘区', '株洲'], null, 'p1'],
    [['岳塘', '湘潭'], 'p2', 'p2'],
    [['岳'], null, null],
    [['别处'], 'p2', 'p2'],
    [[], null, null],
  ])('regions %j of a site of %s → park %s', (region, sitePark, parkId) => {
    expect(facts({ need: '租厂房', region }, null, sitePark).parkId).toBe(parkId);
  });

  it('keeps pasted text as the need, with what was read from it', () => {
    const read = facts({ phone: undefined }, '求租厂房3000平，层高8米，手机13900000008');
    expect(read).toMatchObject({ phone: '13900000008', needType: 'rent_factory', areaMinSqm: 3000 });
    expect(read.details).toMatchObject({ floorHeightMin: 8 });
    expect(read.needText).toContain('求租厂房');
  });
});

describe('yearlyTax', () => {
  it.each([
    [300, 'wan_per_year', null, null, '3000000.00'],
    [0.1, 'wan_per_year', null, null, '1000.00'],
    [900, 'wan_total_3y', null, null, '3000000.00'],
    [100, 'wan_total_3y', null, null, '333333.33'],
    [25, 'wan_per_mu_year', 30, 'mu', '7500000.00'],
    [25, 'wan_per_mu_year', 2, 'hectare', '7500000.00'],
    [25, 'wan_per_mu_year', 20_000, 'sqm', '7500000.00'],
    [25, 'wan_per_mu_year', null, null, null],
    [null, 'wan_per_year', null, null, null],
    [1e12, 'wan_per_year', null, null, null],
  ] as const)('%s %s over %s %s = %s', (amount, unit, area, areaUnit, expected) => {
    expect(yearlyTax(amount, unit, area, areaUnit)).toBe(expected);
  });
});

describe('the intent of a form whose choices were tapped', () => {
  const intentOf = (body: InquiryFieldsDto): string =>
    readText(contentOf({ phone: '13900000001', ...body }), null, '2026-11-22').parsed.intent;
  const taps = DEFAULT_NEEDS.flatMap((needType) =>
    [...DEFAULT_INDUSTRIES, '机加工', '食品加工', '电子装配'].flatMap((use) => [
      { needType, use },
      { needType, use, tax: '年税收100–500万' },
      { needType, use, area: { min: 3000, unit: 'sqm' as const }, region: ['岳塘经开区'] },
    ]),
  );

  it.each(taps)('is a demand: $needType $use $tax', (body) => {
    expect(intentOf(body)).toBe('demand');
  });

  it.each(['三楼以上', '靠近高速就好', '尽快', '价格合适就行', '要环评'])(
    'is a demand with the few words %s',
    (need) => {
      expect(intentOf({ needType: 'rent_factory', need })).toBe('demand');
    },
  );

  it.each([
    ['spam', { need: '专业代开各类发票,低息贷款秒到账,公司注册代理记账,长期合作价格优惠,加微信了解' }],
    ['spam', { use: '专业代开各类发票,低息贷款秒到账,公司注册代理记账,长期合作价格优惠,加微信了解' }],
    ['opt_out', { need: 'TD' }],
    ['privacy_request', { use: '请删除我的个人信息' }],
  ])('is %s when the words say so', (intent, body) => {
    expect(intentOf({ needType: 'rent_factory', ...body })).toBe(intent);
  });
});
