import fc from 'fast-check';
import { parseInquiry } from '../parse-inquiry.policy';

const PLACES = ['苏州', '昆山', '东莞市', '浙江', '佛山市顺德区', '武汉', '青岛', '江阴市'];
const NAMES = [
  '恒锐',
  '金诺达',
  '宏图',
  '汇博',
  '鑫源',
  '明辉',
  '润泽',
  '海纳',
  '盛世华',
  '正泰源',
  '优品',
  '蓝海',
];
const TRADES = [
  '科技',
  '电子',
  '精密机械',
  '五金',
  '食品',
  '新材料',
  '自动化设备',
  '生物医药',
  '供应链管理',
  '汽车配件',
];
const FORMS = ['有限公司', '有限责任公司', '股份有限公司', '集团有限公司', '（集团）有限公司'];
const SURROUNDINGS: readonly ((name: string) => string)[] = [
  (n) => `我们是${n}，想租厂房2000平`,
  (n) => `${n}，求租厂房3000㎡，13900000001`,
  (n) => `公司名称：${n}\n面积：2000平\n电话：13900000001`,
  (n) => `求租厂房1500平，${n}王总13900000001`,
  (n) => `厂房3000平 ${n} 李经理 13900000001`,
  (n) => `您好，我是${n}的采购，我们需要仓库800平`,
  (n) => `我司（${n}）拟购地30亩`,
  (n) => `厂房2000平。联系人：张强，${n}，13900000001`,
  (n) => `代表${n}咨询一下，需3000平厂房`,
  (n) => `单位:${n} 需求:租仓库500平 联系人:赵敏`,
  (n) => `${n}\n陈刚 13900000001\n需厂房2000平`,
  (n) => `租厂房1000平，开票抬头${n}`,
  (n) => `【${n}】求租3000平厂房`,
  (n) => `敝公司${n}欲承租廠房2000平`,
];

const company = (text: string): string | null => parseInquiry(text, { today: '2025-10-01' }).fields.company;
const of = fc.constantFrom;

it('reads any registered name in any surrounding', () => {
  const named = fc
    .tuple(of('', ...PLACES), of(...NAMES), of(...TRADES), of(...FORMS))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(named, of(...SURROUNDINGS), (name, around) => {
      expect([around(name), company(around(name))]).toEqual([around(name), name]);
    }),
    { numRuns: 400 },
  );
});

it.each(['，13900000001', ' 王总 13900000001', '，联系人王强', ''])(
  'reads a name without a legal form before %j',
  (end) => {
    const named = fc
      .tuple(of(...PLACES.slice(0, 6)), of(...NAMES), of('光电', '科技', '供应链', '自动化', '食品'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(named, (name) => {
        expect(company(`厂房1500平，${name}${end}`)).toBe(name);
      }),
      { numRuns: 80 },
    );
  },
);

it.each(['东莞五金模具，', '昆山精密电子，', '苏州食品加工，', '想在苏州做科技，'])(
  'takes no trade for a firm: %s',
  (text) => {
    expect(company(`厂房1500平，${text}13900000001`)).toBeNull();
  },
);
