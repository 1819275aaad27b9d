import type { Example } from './example.spec-types';

const f = 'rent_factory' as const;
const b = 'buy_factory' as const;
const l = 'buy_land' as const;
const rl = 'rent_land' as const;
const w = 'rent_warehouse' as const;
const o = 'rent_office' as const;
const d = 'build_to_suit' as const;
const s = 'sqm' as const;
const mu = 'mu' as const;
const y = 'wan_per_year' as const;
const pmy = 'wan_per_mu_year' as const;
const pm = 'yuan_per_sqm_month' as const;
const pd = 'yuan_per_sqm_day' as const;
const wmu = 'wan_per_mu' as const;
const tot = 'wan_total' as const;

/**
 * A fifteenth set of 55 texts, the first read by rules and model together, three in four of them no demand. First shot, in per cent of
 * all texts (of those that state the field): phone 100 (100; no false one), area 98.2 (96.0), need 87.3 (93.8), tax 100 (100), company
 * 98.2 (100), contact 100 (100), budget 4 of 7, height 3 of 3, crane 4 of 4, power 3 of 3, region 64.3, intent 80.0 (demand 93.8,
 * opt-out, privacy request 100, other 80, supply 66.7, spam 58.3). All invented.
 */
// prettier-ignore
export const FIFTEENTH: readonly Example[] = [
  ['师傅你们那有没有能放大型冲床的厂房，地要结实每平两吨以上，行车二十吨，三千平打底，宁波象山或宁海，贺建业13900001501', { need: f, area: [3000, null, s], floorLoadMin: 2, craneTon: 20, region: ['宁波象山', '宁海'], contact: '贺建业', phone: '13900001501' }],
  ['想问一下两千平左右的仓，吴江平望或者黎里，做布匹，一年三十来万租金可以吗，沈姐13900001502', { need: w, area: [2000, 2000, s], region: ['吴江平望', '黎里'], budget: [30, 30, y], contact: '沈姐', phone: '13900001502' }],
  ['项目：年产5万吨改性塑料；用地：42亩；落地：肇庆高要；亩均税收：26万；行车：无；用电：4000kVA；联系人：广东普隆新材料股份有限公司 廖宏宇 13900001503', { need: l, area: [42, 42, mu], region: ['肇庆高要'], tax: [26, 26, pmy], powerKva: 4000, company: '广东普隆新材料股份有限公司', contact: '廖宏宇', phone: '13900001503' }],
  ['买厂，四百到六百万之间，一千平出头，汕头澄海，玩具，余总13900001504', { need: b, area: [1000, 1000, s], budget: [400, 600, tot], region: ['汕头澄海'], contact: '余总', phone: '13900001504' }],
  ['各位好，我们想在合肥新站区租5000到6000平厂房做显示模组，净化车间自己装，层高5米以上，2000kVA，租金一个平方二十二三块，合肥晶视光电有限公司，采购部 童瑶 13900001505', { need: f, area: [5000, 6000, s], region: ['合肥新站区'], floorHeightMin: 5, powerKva: 2000, company: '合肥晶视光电有限公司', contact: '童瑶', budget: [22, 23, pm], phone: '13900001505' }],
  ['地租多少一亩？我要二十亩放钢管，天津大邱庄附近，租三年', { need: rl, area: [20, 20, mu], leaseYears: 3 }],
  ['需一栋独立办公楼1500-2000㎡出租的，南昌红谷滩，租金50元/㎡/月左右，江西鼎信会计师事务所 万主任', { need: o, area: [1500, 2000, s], region: ['南昌红谷滩'], budget: [50, 50, pm], contact: '万主任', company: '江西鼎信会计师事务所' }],
  ['请贵园区为我司代建2.8万㎡厂房，层高10.5m，行车16t×6，年税收800万元，西安泾河新城，西安航锐叶片制造有限公司 卓经理', { need: d, area: [28000, 28000, s], floorHeightMin: 10.5, craneTon: 16, tax: [800, 800, y], region: ['西安泾河新城'], company: '西安航锐叶片制造有限公司', contact: '卓经理' }],
  ['Looking for 1,200 sqm workshop in Foshan Nanhai, crane 5t, clear height 7m, 400kVA, rent not over 20 RMB/sqm/month. Li Wei, +86 13900001509', { need: f, area: [1200, 1200, s], craneTon: 5, floorHeightMin: 7, powerKva: 400, budget: [null, 20, pm], contact: 'Li Wei', phone: '13900001509' }],
  ['厂房價格每平米月租不超過十八元，面積約兩千平方米，地點蘇州吳中，5噸吊車，電話13900001510 孫小姐', { need: f, budget: [null, 18, pm], area: [2000, 2000, s], region: ['苏州吴中'], craneTon: 5, phone: '13900001510', contact: '孫小姐' }],
  ['冷链仓，800到1000平，温度零下，广州白云太和，每平每天一块八以下，13900001511', { need: w, area: [800, 1000, s], region: ['广州白云太和'], budget: [null, 1.8, pd], phone: '13900001511' }],
  ['30亩工业地，地价我只能接受20万以内一亩，税收承诺亩均15万，咸宁赤壁，湖北砖茶', { need: l, area: [30, 30, mu], budget: [null, 20, wmu], tax: [15, 15, pmy], region: ['咸宁赤壁'] }],
  ['现在的房东把厂房卖了，我们年底必须搬，1500平，昆山玉山或周市，急！吴厂长13900001513', { need: f, area: [1500, 1500, s], region: ['昆山玉山', '周市'], contact: '吴厂长', phone: '13900001513' }],
  ['朋友转让厂房给我，我不想要那个，想租新的，2200平，中山三角', { need: f, area: [2200, 2200, s], region: ['中山三角'] }],
  ['公司主营二手叉车翻新出口，求租1000平场地加棚子，青岛城阳', { need: f, area: [1000, 1000, s], region: ['青岛城阳'] }],
  ['我们做企业团餐的，中央厨房要1200平，排烟排污要能做，武汉青山', { need: f, area: [1200, 1200, s], region: ['武汉青山'] }],
  // what is no demand
  ['老厂子占地20亩，房本地本都有，儿子不想干了，找个懂行的接过去', { intent: 'supply', area: [20, 20, mu] }],
  ['500平米小厂房一间，租客上个月退的，谁用谁联系', { intent: 'supply', area: [500, 500, s] }],
  ['我园二期交付，标准层1800平，欢迎中介带客，佣金两个月', { intent: 'supply', area: [1800, 1800, s] }],
  ['您好，我是物业公司招商的，我们楼有三层空置，想上你们平台推广', { intent: 'supply' }],
  ['沿街仓库900平，水电三通，长租优先，月付也行', { intent: 'supply', area: [900, 900, s] }],
  ['工业地35亩指标已批，资金跟不上，愿意整体出手或合股', { intent: 'supply', area: [35, 35, mu] }],
  ['我们公司搬到外地了，原租厂房还有一年合同，想找人接', { intent: 'supply' }],
  ['村委会招标出租旧礼堂，约600平，可作仓储', { intent: 'supply', area: [600, 600, s] }],
  ['Industrial unit to rent, Wuxi, 2,400 sqm, 8 m eaves, no agents', { intent: 'supply', area: [2400, 2400, s] }],
  ['写字楼尾房清盘，120-300平，首付三成', { intent: 'supply', area: [120, 300, s] }],
  ['我有仓库，也做代发货，一件起发', { intent: 'supply' }],
  ['厂房空置税快来了，赶紧租掉，3000平，底价12块', { intent: 'supply', area: [3000, 3000, s] }],
  ['车位出租，月卡优惠', { intent: 'spam' }],
  ['提供海运散货拼箱，双清包税到门', { intent: 'spam' }],
  ['你缺客户吗？AI电话机器人一天打一千个', { intent: 'spam' }],
  ['厂家清仓，太阳能路灯，98元一套', { intent: 'spam' }],
  ['承接雨棚膜结构、彩钢瓦维修', { intent: 'spam' }],
  ['想瘦吗？不节食月瘦20斤', { intent: 'spam' }],
  ['企业家抖音陪跑营，名额不多', { intent: 'spam' }],
  ['法律顾问年费套餐，合同起草、欠款追讨', { intent: 'spam' }],
  ['招投标代理，标书制作，中标率高', { intent: 'spam' }],
  ['出售发电机组租赁维修，24小时待命', { intent: 'spam' }],
  ['We are a packaging supplier in Dongguan, can we send you samples?', { intent: 'spam' }],
  ['小额借贷秒到，凭身份证', { intent: 'spam' }],
  ['我再也不想接到你们电话', { intent: 'opt_out' }],
  ['已搬完，谢谢，不用再发资料', { intent: 'opt_out' }],
  ['别给我推这些了', { intent: 'opt_out' }],
  ['请取消发送', { intent: 'opt_out' }],
  ['Please take my number off your call list', { intent: 'opt_out' }],
  ['我留的电话是我爱人的，她不同意，请删掉', { intent: 'privacy_request' }],
  ['请说明你们收集我信息的目的和保存期限', { intent: 'privacy_request' }],
  ['我要求更正登记的公司名', { intent: 'privacy_request' }],
  ['我的资料被中介看到了，谁允许的', { intent: 'privacy_request' }],
  ['Please confirm whether you hold any data about me', { intent: 'privacy_request' }],
  ['保安室电话多少', { intent: 'other' }],
  ['学校组织学生参观工厂，可以安排吗', { intent: 'other' }],
  ['有没有夜班的活', { intent: 'other' }],
  ['随便填的，看看效果', { intent: 'other' }],
  ['开发区管委会换地址了吗', { intent: 'other' }],
];
