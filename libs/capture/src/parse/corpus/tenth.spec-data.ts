import type { Example } from './example.spec-types';

const f = 'rent_factory' as const;
const b = 'buy_factory' as const;
const l = 'buy_land' as const;
const w = 'rent_warehouse' as const;
const o = 'rent_office' as const;
const s = 'sqm' as const;
const mu = 'mu' as const;
const pm = 'yuan_per_sqm_month' as const;
const pd = 'yuan_per_sqm_day' as const;
const y = 'wan_per_year' as const;
const tot = 'wan_total' as const;

/**
 * A tenth set of 44 texts, written after the ninth had been mended, strong in budgets and in what is no demand. First shot, in per
 * cent of all texts (of those that state the field): phone 100 (100; no false one), area 100, need 86.4 (92.9), company 97.7
 * (4 of 5), contact 100, budget 78.6, height 100, crane 3 of 4, power 100, region 93.3, intent 65.9 (demand, other 100, supply
 * 3 of 6, spam 3 of 10, opt-out 1 of 3, privacy request 3 of 6: what is missed reads as other, or as a demand). All invented.
 */
// prettier-ignore
export const TENTH: readonly Example[] = [
  ['厂房2000平，每平米最贵给到19块，做五金冲压，永康，浙江利锋工具有限公司 应总 13900010001', { need: f, area: [2000, 2000, s], budget: [null, 19, pm], region: ['永康'], company: '浙江利锋工具有限公司', contact: '应总', phone: '13900010001' }],
  ['想租1500平的仓，一年租金别超过三十万，济南历城，鲁运达物流 周师傅 13900010002', { need: w, area: [1500, 1500, s], budget: [null, 30, y], region: ['济南历城'], company: '鲁运达物流', contact: '周师傅', phone: '13900010002' }],
  ['买厂房，总预算1500万到1800万之间，3000平，江门鹤山', { need: b, area: [3000, 3000, s], budget: [1500, 1800, tot], region: ['江门鹤山'] }],
  ['办公室120平就行，月租8000以内，杭州余杭，小钱13900010003', { need: o, area: [120, 120, s], budget: [null, 9.6, y], region: ['杭州余杭'], contact: '小钱', phone: '13900010003' }],
  ['租厂房5000平，单价12-14，不含物业，湖州长兴，行车5吨，层高8米，电力630kVA', { need: f, area: [5000, 5000, s], budget: [12, 14, pm], region: ['湖州长兴'], craneTon: 5, floorHeightMin: 8, powerKva: 630 }],
  ['有10吨天车的厂房有吗？1800平，租金希望在每月每平方15元以下，保定徐水，郎师傅13900010004', { need: f, area: [1800, 1800, s], craneTon: 10, budget: [null, 15, pm], region: ['保定徐水'], contact: '郎师傅', phone: '13900010004' }],
  ['冷库800平，1.8元/平/天能接受，上海奉贤', { need: w, area: [800, 800, s], budget: [1.8, 1.8, pd], region: ['上海奉贤'] }],
  ['想在开封、许昌、漯河拿地20亩，地价15万每亩左右，河南豫香园食品有限公司 郜总监 13900010005', { need: l, area: [20, 20, mu], budget: [15, 15, 'wan_per_mu'], region: ['开封', '许昌', '漯河'], company: '河南豫香园食品有限公司', contact: '郜总监', phone: '13900010005' }],
  ['车间900平方，租金一个月一万五左右，中山横栏，做灯饰，梁小姐13900010006', { need: f, area: [900, 900, s], budget: [18, 18, y], region: ['中山横栏'], contact: '梁小姐', phone: '13900010006' }],
  ['2600平厂房，能出到23一平，带16吨双梁吊，高11米，无锡惠山洛社', { need: f, area: [2600, 2600, s], budget: [23, 23, pm], craneTon: 16, floorHeightMin: 11, region: ['无锡惠山洛社'] }],
  ['Budget is 35 yuan per sqm per month at most. Need 2,000 sqm factory in Shenzhen with a 3-ton hoist and 500 kVA. Contact Bruno at Kelmar Tools GmbH, 13900010007', { need: f, area: [2000, 2000, s], budget: [null, 35, pm], craneTon: 3, powerKva: 500, company: 'Kelmar Tools GmbH', contact: 'Bruno', phone: '13900010007' }],
  ['厂房求购：预算上限2500万，4000平起，绍兴上虞，浙江晟泰化纤有限公司，凌波，13900010008', { need: b, area: [4000, null, s], budget: [null, 2500, tot], region: ['绍兴上虞'], company: '浙江晟泰化纤有限公司', contact: '凌波', phone: '13900010008' }],
  ['我是做仓储的，要8000平，价钱0.7一天一平，太贵租不起，南京溧水，老符13900010009', { need: w, area: [8000, 8000, s], budget: [0.7, 0.7, pd], region: ['南京溧水'], contact: '老符', phone: '13900010009' }],
  ['厂房1000方，租金14块左右每方，能装行车，层高7米，泉州南安', { need: f, area: [1000, 1000, s], budget: [14, 14, pm], floorHeightMin: 7, region: ['泉州南安'] }],
  ['本人有厂房一栋想找长期租户，2800平，湖南浏阳', { intent: 'supply', area: [2800, 2800, s], region: ['湖南浏阳'] }],
  ['甲方直招！高标厂房1200㎡起租，层高7.9米，免租三个月', { intent: 'supply', area: [1200, null, s] }],
  ['我们村集体有空置厂房3500平，希望引进企业，宜兴官林', { intent: 'supply', area: [3500, 3500, s], region: ['宜兴官林'] }],
  ['有个2万平的仓库下个月空出来，您这边有客户需要吗', { intent: 'supply', area: [20000, 20000, s] }],
  ['急转让：工厂整体转让，含设备和2000平厂房租约，13900010010', { intent: 'supply', area: [2000, 2000, s], phone: '13900010010' }],
  ['写字楼招商，甲级，800平整层，地铁上盖，大业主直签', { intent: 'supply', area: [800, 800, s] }],
  ['信用贷最高300万，三天下款，只看流水', { intent: 'spam' }],
  ['专业办理食品生产许可证，包下证', { intent: 'spam' }],
  ['抖音点赞关注，一单五元，多劳多得', { intent: 'spam' }],
  ['谷歌SEO外贸建站，询盘翻倍', { intent: 'spam' }],
  ['团建旅游、拓展训练，人均99起，欢迎咨询', { intent: 'spam' }],
  ['office furniture wholesale, best price, visit www.example.com', { intent: 'spam' }],
  ['工业废料高价回收，废铜废铝，现金结算', { intent: 'spam' }],
  ['工厂保洁外包，灭鼠除虫，签约送一个月', { intent: 'spam' }],
  ['公司债务优化、停息挂账，加V zw_6688', { intent: 'spam', wechat: 'zw_6688' }],
  ['工伤保险代缴，员工社保托管，13900010011', { intent: 'spam', phone: '13900010011' }],
  ['不要再打过来了', { intent: 'opt_out' }],
  ['已租，勿扰', { intent: 'opt_out' }],
  ['我没兴趣，取消吧', { intent: 'opt_out' }],
  ['删除', { intent: 'other' }],
  ['这个号码不是我的了，是别人填的，请更正或删除 13900010012', { intent: 'privacy_request', phone: '13900010012' }],
  ['想知道你们把我的信息给了哪些公司', { intent: 'privacy_request' }],
  ['请把我公司的登记资料全部清空，谢谢', { intent: 'privacy_request' }],
  ['我想注销在你们网站的登记信息', { intent: 'privacy_request' }],
  ['你们收集我的手机号有什么依据？请书面答复', { intent: 'privacy_request' }],
  ['Delete my number 13900010013 from your database', { intent: 'privacy_request', phone: '13900010013' }],
  ['招商经理岗位还缺人吗？本科，五年经验', { intent: 'other' }],
  ['厂区门口路灯坏了，晚上下班看不见', { intent: 'other' }],
  ['你们的客服态度太差了，我要投诉', { intent: 'other' }],
  ['请问园区食堂对外开放吗', { intent: 'other' }],
];
