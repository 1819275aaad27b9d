import { parseInquiry } from './parse-inquiry.policy';
import type { ParsedFields } from './inquiry-fields';

/** What the blind texts of 1.7.0 showed, each class in words that none of them has. */
const CLASSES: readonly (readonly [text: string, expected: Partial<ParsedFields>])[] = [
  // Firms without a legal form.
  ['陈主任好，我是成都瑞铭机电的小郝，想租厂房2000平，13900000101', { company: '成都瑞铭机电', contact: '小郝' }],
  ['有仓库请联系汇登置业 何小姐 13900000102', { company: '汇登置业', contact: '何小姐' }],
  ['我公司（晋江海跃鞋材）要租厂房3000平', { company: '晋江海跃鞋材' }],
  ['要租厂房900平。本人经营小厂（台州市路桥区恒弋五金厂）', { company: '台州市路桥区恒弋五金厂' }],
  ['要200亩地。远铮桥梁 工程部 邵工 13900000103', { company: '远铮桥梁', contact: '邵工' }],
  ['面积改为6000平厂房，其他不变。——凯弗新材 小葛', { company: '凯弗新材' }],
  ['您好，我是日本中岛制作株式会社的山本，想租厂房2000平', { company: '中岛制作株式会社', contact: '山本' }],
  ['本公司系陕西恒川轧辊有限公司，拟购地50亩', { company: '陕西恒川轧辊有限公司' }],
  ['I am Kelvin Moh from Lumeno Optical (HK) Ltd. We need a factory of 2,000 sqm', { company: 'Lumeno Optical (HK) Ltd', contact: 'Kelvin Moh' }],
  ['Hi, this is Lim from Greenfold Packaging (Singapore). We need a warehouse of 900 sqm', { company: 'Greenfold Packaging' }],
  ['我是德国公司的，想租厂房2000平', { company: null }],
  ['我是做仓储的，想租仓库2000平', { company: null }],
  ['我们是苏州机械加工的，想租厂房2000平', { company: null }],
  // People.
  ['厂房3000平，请联系总经理办公室田秘书，13900000104', { contact: '田秘书' }],
  ['租仓2500平。小楼 13900000105', { contact: '小楼' }],
  ['厂房8000平 房产经纪小殷 13900000106', { contact: '小殷' }],
  ['要高标仓2万平\n方毅 | 选址\n13900000107', { contact: '方毅' }],
  ['Hi there, Tan Mei Ling from Alloyworks Pte Ltd. Want a factory of 6,000 sqm', { contact: 'Tan Mei Ling' }],
  ['Hello, Im Suresh from Pune. Want a small factory of 1000 sqm', { contact: 'Suresh' }],
  ['厂房900平。大连三泽精密有限公司 企划 佐藤 13900000108', { contact: '佐藤' }],
  ['敬启者：鄙人沈怀礼，欲觅厂房1500平方米。盼复。', { contact: '沈怀礼', intent: 'demand' }],
  ['厂房2000平，我姓马马总13900000109', { contact: '马总' }],
  ['租厂房2000平，老房 13900000110', { contact: null }],
  // Numbers.
  ['空地10亩，一亩一年别超过1万5。13900000111', { phone: '13900000111', budgetMax: 15_000, budgetUnit: 'yuan_per_mu_year' }],
  ['价格别超1.5。13900000112', { phone: '13900000112' }],
  ['请删除我的信息，手机号13900000113及13900000114', { intent: 'privacy_request', phones: ['13900000113', '13900000114'] }],
  // Places.
  ['租厂房3000平，昆山优先，太仓备选', { region: ['昆山', '太仓'] }],
  ['仓库5000平，郑州首选，许昌凑合', { region: ['郑州', '许昌'] }],
  ['计划在四平梨树新建一座饲料厂，用地100亩', { region: ['四平梨树'] }],
  ['连云港徐圩港有没有场地 300亩', { region: ['连云港徐圩港'] }],
  ['tianjin jinghai or wuqing, rent workshop 1500 sqm, not beijing', { region: ['天津静海', '武清'] }],
  ['五六个人做软件，苏州高新区搬过来，想租办公室120平', { region: undefined }],
  ['高标仓2万平，武汉最好\n\n此致\n某某物流\n上海市长宁区天山路100号', { region: ['武汉'] }],
  ['想在嘉兴找厂房，房东明年要收回，要码头资源，3000平', { region: ['嘉兴'] }],
  ['爱人说去芜湖，我不同意，芜湖不用推，就在马鞍山，厂房2000平', { region: ['马鞍山'] }],
  // Needs and intents.
  ['十万平高标仓定制，武清', { needType: 'build_to_suit' }],
  ['要个一万五到两万平的库，单层', { needType: 'rent_warehouse' }],
  ['想买个冷库加工车间，3000平', { needType: 'buy_factory' }],
  ['厂房出售信息有吗？一万平', { needType: 'buy_factory' }],
  ['有配件厂，厂房5600平米自有，现需租地60亩以上', { needType: 'rent_land' }],
  ['港口边上有没有堆场，租的，20亩地就行', { needType: 'rent_land' }],
  ['你们那个1000平的小车间还出租没 李工13900000115', { intent: 'demand', needType: 'rent_factory' }],
  ['还有人要租吗，我这厂房3000平空着出租', { intent: 'supply' }],
  ['我们五金厂 1500平 想搬新区 租个3600的厂房', { areaMin: 3600, areaMax: 3600 }],
  ['面积再说', { intent: 'other' }],
  ['不急', { intent: 'other' }],
  ['退订', { intent: 'opt_out' }],
]; // prettier-ignore

it.each(CLASSES)('%s', (text, expected) => {
  const { fields } = parseInquiry(text, { today: '2026-12-01' });
  expect(
    Object.fromEntries(Object.keys(expected).map((key) => [key, fields[key as keyof ParsedFields]])),
  ).toEqual(expected);
});
