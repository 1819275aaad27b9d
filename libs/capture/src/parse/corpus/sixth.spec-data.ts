import type { Example } from './example.spec-types';

const f = 'rent_factory' as const;
const b = 'buy_factory' as const;
const l = 'buy_land' as const;
const rl = 'rent_land' as const;
const w = 'rent_warehouse' as const;
const o = 'rent_office' as const;
const d = 'build_to_suit' as const;
const hq = 'headquarters' as const;
const s = 'sqm' as const;
const mu = 'mu' as const;
const y = 'wan_per_year' as const;
const pmy = 'wan_per_mu_year' as const;
const pm = 'yuan_per_sqm_month' as const;
const pd = 'yuan_per_sqm_day' as const;

/**
 * A sixth set of 108 texts, written after the fifth had been mended. First shot, in per cent of all texts (of those that
 * state the field): phone 97.2 (97.4; two false ones, an IP address and the name of a video channel), area 97.2 (97.6), need 94.4 (95.1), tax 99.1
 * (90), company 97.2 (5 of 8), contact 97.2 (91.4), budget 90, height 100, crane 2 of 5, power 100, region
 * 6 of 8, intent 89.8 (demand and other 100, opt-out 2 of 5, spam 2 of 6, supply 4 of 6, privacy request 1 of 3). All invented.
 */
// prettier-ignore
export const SIXTH: readonly Example[] = [
  ['我是看抖音找过来的，你们园区那个新厂房，二期的，多大起租啊？我要两千二左右，做净水器组装，税一年五六十万应该有，联系我15000006001 童', { need: f, area: [2200, 2200, s], tax: [50, 60, y], contact: '童', phone: '15000006001' }],
  ['想问一下 有没有1000-1200平的 一楼 小加工厂 要能办环评 我们做金属表面处理的 佛山这边 15000006002 何小姐', { need: f, area: [1000, 1200, s], region: ['佛山'], contact: '何小姐', phone: '15000006002' }],
  ['贵司好，敝公司为德资企业，拟在太仓高新区租赁约8,000平方米单层厂房（含办公800平方米），净高≥9米，地坪荷载5t/㎡，配2台10t行车，用电2000kVA，2026年6月前入驻。韩雪 采购总监 wechat: hanxue_de', { need: f, area: [8000, 8000, s], floorHeightMin: 9, floorLoadMin: 5, craneTon: 10, powerKva: 2000, moveInBy: '2026-06-01', region: ['太仓高新区'], contact: '韩雪', wechat: 'hanxue_de' }],
  ['转发：王总的朋友要找块地，40亩上下，做环保设备，投资两个亿，亩均税收不低于15万，他姓冉，电话15000006004', { need: l, area: [40, 40, mu], tax: [15, null, pmy], investmentWan: 20000, contact: '冉', phone: '15000006004' }],
  ['仓库要求如下：1）丙二类；2）高台；3）面积4000㎡±200；4）位置：西安国际港务区；5）联系人：邢涛/15000006005', { need: w, area: [3800, 4200, s], fireClass: '丙二', region: ['西安国际港务区'], contact: '邢涛', phone: '15000006005' }],
  ['你好在不在 我想租个办公室 二十来个人 三百平上下 预算一天三块五左右 钱江新城附近 我电话15000006006 曾', { need: o, area: [300, 300, s], budget: [3.5, 3.5, pd], contact: '曾', phone: '15000006006' }],
  ['亲，厂房有木有？1500㎡+，办公300㎡左右，坐标常州武进，老陆15000006007', { need: f, area: [1500, null, s], region: ['常州武进'], contact: '老陆', phone: '15000006007' }],
  ['Hallo, we are Maschinenbau Krüger AG. Required: production hall 6,000 - 7,500 sqm in Changzhou or Wuxi, crane capacity 20 tons, height under hook 8 m, power supply 1,250 kVA, 10-year lease. Kind regards, Stefan Krüger', { need: f, area: [6000, 7500, s], craneTon: 20, powerKva: 1250, leaseYears: 10, company: 'Maschinenbau Krüger AG', contact: 'Stefan Krüger' }],
  ['This is Grace from Sunrise Foods (Shanghai) Co., Ltd. We want to purchase an existing cold-storage warehouse, 8000 sqm or so, budget up to RMB 40 million. Call 150-0000-6009.', { need: 'buy_warehouse', area: [8000, 8000, s], budget: [null, 4000, 'wan_total'], company: 'Sunrise Foods (Shanghai) Co., Ltd.', contact: 'Grace', phone: '15000006009' }],
  ['敬啟者：本公司擬於昆山尋覓廠房乙棟，坪數約八百坪，樓高五米以上，月租金請報價。聯絡人：葉經理，手機：+86-150-0000-6010', { need: f, area: [2644.64, 2644.64, s], region: ['昆山'], contact: '葉經理', phone: '15000006010' }],
  ['老板要个800平的地方放模具，一楼，有5吨行车的，便宜点，15000006011，姓游', { area: [800, 800, s], need: f, craneTon: 5, phone: '15000006011', contact: '游' }],
  ['做电商的，日发两万单，找个三千平仓，双十一前必须进场，杭州临平，周子豪，15000006012（微信同步）', { need: w, area: [3000, 3000, s], region: ['杭州临平'], contact: '周子豪', phone: '15000006012', wechat: '15000006012' }],
  ['客户需求\n客户名称：泉州某某鞋业有限公司\n需求：购买厂房\n面积：1.2-1.5万平\n预算：4500万以内\n对接人：施总 150 0000 6013', { need: b, area: [12000, 15000, s], budget: [null, 4500, 'wan_total'], company: '泉州某某鞋业有限公司', contact: '施总', phone: '15000006013' }],
  ['我公司拟建设区域总部大楼，建筑面积2.5万㎡，用地约20亩，年税收承诺3000万元以上，联系电话：0411-57006014，刁主任', { need: hq, tax: [3000, null, y], phone: '0411-57006014', contact: '刁主任', area: [25000, 25000, s] }],
  ['要30亩工业地，建两栋厂房共2.4万平，投资强度350万/亩，税收强度20万/亩/年，15000006015梁总', { need: l, area: [30, 30, mu], tax: [20, 20, pmy], phone: '15000006015', contact: '梁总' }],
  ['厂房面积：2000平方米（一层），租期：三年，免租期2个月，租金：不高于14元/平方米·月，联系人：水女士，15000006016', { need: f, area: [2000, 2000, s], leaseYears: 3, rentFreeMonths: 2, budget: [null, 14, pm], contact: '水女士', phone: '15000006016' }],
  ['我司现有厂房2800平米，2026年3月底到期，拟就近搬迁至4000-4500平米厂房，现年纳税210万。经办人安吉，15000006017', { need: f, area: [4000, 4500, s], tax: [210, 210, y], contact: '安吉', phone: '15000006017' }],
  ['定制仓储，2万平，甲方出图，五年起租，联系人：宁采臣 15000006018', { need: d, area: [20000, 20000, s], leaseYears: 5, contact: '宁采臣', phone: '15000006018' }],
  ['租鱼塘30亩养小龙虾，一年一亩一千二能接受，15000006019老涂', { need: rl, area: [30, 30, mu], budget: [1200, 1200, 'yuan_per_mu_year'], phone: '15000006019', contact: '老涂' }],
  ['办公室180平，带家具，工位25个，成都天府三街，8500一个月以内，15000006020 Sunny', { need: o, area: [180, 180, s], budget: [null, 10.2, y], phone: '15000006020', contact: 'Sunny' }],
  ['厂房1700平，联系：15000006021｜方老板｜佛山顺德', { need: f, area: [1700, 1700, s], phone: '15000006021', contact: '方老板', region: ['佛山顺德'] }],
  ['厂房1700平 / 层高7米 / 3吨货梯 / 15000006022 / 温州 / 池总', { need: f, area: [1700, 1700, s], floorHeightMin: 7, phone: '15000006022', contact: '池总', region: ['温州'] }],
  ['厂房1700平。本人联系方式：15000006023，敬请惠复。金世杰敬上', { need: f, area: [1700, 1700, s], phone: '15000006023', contact: '金世杰' }],
  ['厂房1700平，我老公姓盛，你打他15000006024', { need: f, area: [1700, 1700, s], phone: '15000006024', contact: '盛' }],
  ['厂房1700平，请联系我的助理小贝15000006025', { need: f, area: [1700, 1700, s], phone: '15000006025', contact: '小贝' }],
  ['厂房1700平，15000006026，贾（先生）', { need: f, area: [1700, 1700, s], phone: '15000006026', contact: '贾' }],
  ['厂房1700平，项目负责人：闻人博，15000006027', { need: f, area: [1700, 1700, s], phone: '15000006027', contact: '闻人博' }],
  ['厂房1700平，联系人是我同事茅工，电话15000006028', { need: f, area: [1700, 1700, s], phone: '15000006028', contact: '茅工' }],
  ['厂房1700平\n申请人：木合塔尔·艾合买提\n手机：15000006029', { need: f, area: [1700, 1700, s], phone: '15000006029', contact: '木合塔尔·艾合买提' }],
  ['厂房1700平，苏州某某光学有限公司/行政/沙沙/15000006030', { need: f, area: [1700, 1700, s], company: '苏州某某光学有限公司', phone: '15000006030', contact: '沙沙' }],
  ['厂房1700平，我是中山市某某照明厂老板娘，姓萧，15000006031', { need: f, area: [1700, 1700, s], company: '中山市某某照明厂', phone: '15000006031', contact: '萧' }],
  ['我们公司叫青岛某某海洋生物科技有限公司，想租厂房1700平，负责这事的是冷经理，15000006032', { need: f, area: [1700, 1700, s], company: '青岛某某海洋生物科技有限公司', phone: '15000006032', contact: '冷经理' }],
  ['东莞某某电子厂 采购部梅小姐 15000006033 求厂房1700平', { need: f, area: [1700, 1700, s], company: '东莞某某电子厂', phone: '15000006033', contact: '梅小姐' }],
  ['发件人：郎咸明 <lang@example.com>\n主题：厂房租赁咨询\n您好，需厂房1700平。', { need: f, area: [1700, 1700, s], contact: '郎咸明', email: 'lang@example.com' }],
  ['厂房1700平，电话一五零 零零零零 六零三五，姓乌', { need: f, area: [1700, 1700, s], phone: '15000006035', contact: '乌' }],
  ['厂房1700平，手机号前面发错了，重新发：15000006036', { need: f, area: [1700, 1700, s], phone: '15000006036' }],
  ['厂房1700平，0510-5700-6037', { need: f, area: [1700, 1700, s], phone: '0510-57006037' }],
  ['厂房1700平，Tel:(0086)15000006038', { need: f, area: [1700, 1700, s], phone: '15000006038' }],
  ['厂房1700平，微信搜：dagong-6039', { need: f, area: [1700, 1700, s], wechat: 'dagong-6039' }],
  ['厂房1700平，电话和微信都是15000006040', { need: f, area: [1700, 1700, s], phone: '15000006040', wechat: '15000006040' }],
  ['厂房1700平，号码15000006041/15000006042都可以', { need: f, area: [1700, 1700, s], phone: '15000006041', phones: ['15000006041', '15000006042'] }],
  // lures
  ['厂房1700平，单号15000006043请查收', { need: f, area: [1700, 1700, s] }],
  ['厂房1700平，报价单金额150000060.44', { need: f, area: [1700, 1700, s] }],
  ['厂房1700平，15000吨年产能，6045台设备', { need: f, area: [1700, 1700, s] }],
  ['厂房1700平，房产证号：苏(2020)无锡市不动产权第0150000号', { need: f, area: [1700, 1700, s], }],
  ['厂房1700平，车位130个，电梯4部，2008年竣工，日产1.5万件', { need: f, area: [1700, 1700, s] }],
  ['厂房1700平，视频号：15000006048的视频我看了', { need: f, area: [1700, 1700, s] }],
  ['厂房1700平，我IP 192.168.150.60 访问不了你们网页', { need: f, area: [1700, 1700, s] }],
  ['厂房1700平，周一至周五9:00-17:30联系', { need: f, area: [1700, 1700, s] }],
  ['厂房1700平，木材堆场每月进500方木头', { need: f, area: [1700, 1700, s] }],
  ['设备占地80平，厂房总共1700平', { need: f, area: [1700, 1700, s] }],
  // sizes
  ['厂房两千八到三千二', { need: f, area: [2800, 3200, s] }],
  ['仓库 5000㎡左右，最小4500㎡', { need: w, area: [4500, 5000, s] }],
  ['厂房面积不限，越大越好，至少1万平', { need: f, area: [10000, null, s] }],
  ['一亩三分地建个小车间行不', { need: l, area: [1.3, 1.3, mu] }],
  ['厂房600—800m²', { need: f, area: [600, 800, s] }],
  ['厂房3仟平', { need: f, area: [3000, 3000, s] }],
  ['工业厂房，18亩，含厂房6000平', { area: [6000, 6000, s], need: f }],
  ['车间1000，仓库500，办公200，一共1700平', { need: f, area: [1700, 1700, s] }],
  ['要租3层共4500平的整栋厂房', { need: f, area: [4500, 4500, s] }],
  ['厂房1万2平', { need: f, area: [12000, 12000, s] }],
  ['仓库1800立方，差不多300平', { need: w, area: [300, 300, s] }],
  ['厂房不是1000平，是10000平，少打个0', { need: f, area: [10000, 10000, s] }],
  ['需要土地：起步区30亩，预留30亩，共60亩', { need: l, area: [60, 60, mu] }],
  ['新厂房要比现在的3000平大一倍，6000平吧', { need: f, area: [6000, 6000, s] }],
  // money
  ['厂房1700平，今年能交税80万，明年100万', { need: f, area: [1700, 1700, s], tax: [100, 100, y] }],
  ['厂房1700平，月均纳税5万', { need: f, area: [1700, 1700, s], tax: [60, 60, y] }],
  ['厂房1700平，税收￥300,000/年', { need: f, area: [1700, 1700, s], tax: [30, 30, y] }],
  ['厂房1700平，年度税收贡献两百万起', { need: f, area: [1700, 1700, s], tax: [200, null, y] }],
  ['厂房1700平，产值一个亿，税收三百多万', { need: f, area: [1700, 1700, s], tax: [300, 300, y], outputWan: 10000 }],
  ['厂房1700平，不产生税收', { need: f, area: [1700, 1700, s] }],
  ['厂房1700平，价格在18块钱以下', { need: f, area: [1700, 1700, s], budget: [null, 18, pm] }],
  ['厂房1700平，月租金总价3万封顶', { need: f, area: [1700, 1700, s], budget: [null, 36, y] }],
  ['厂房1700平，15-18元/㎡/月（含物业）', { need: f, area: [1700, 1700, s], budget: [15, 18, pm] }],
  ['厂房1700平，0.6元/㎡·天', { need: f, area: [1700, 1700, s], budget: [0.6, 0.6, pd] }],
  // height, crane, power
  ['厂房1700平，首层7.2m，二层4.5m', { need: f, area: [1700, 1700, s], floorHeightMin: 7.2 }],
  ['厂房1700平，吊钩下6米，单梁5T', { need: f, area: [1700, 1700, s], craneTon: 5 }],
  ['厂房1700平，需装20吨桁车', { need: f, area: [1700, 1700, s], craneTon: 20 }],
  ['厂房1700平，电力不少于315KVA，最好500', { need: f, area: [1700, 1700, s], powerKva: 315 }],
  ['厂房1700平，用电600个千瓦', { need: f, area: [1700, 1700, s] }],
  ['厂房1700平，净高要到8米5', { need: f, area: [1700, 1700, s], floorHeightMin: 8.5 }],
  // supply
  ['手头有套厂房急着转，1700平，带装修带设备，15000006083', { area: [1700, 1700, s], phone: '15000006083', intent: 'supply' }],
  ['我们园区还有一栋空厂房，有客户可以推荐给我们，有佣金', { intent: 'supply' }],
  ['二房东分租，仓库800平，随时看', { area: [800, 800, s], intent: 'supply' }],
  ['厂房出让，土地证房产证齐全，12亩', { area: [12, 12, mu], intent: 'supply' }],
  ['I have a 2000 sqm warehouse to rent out in Ningbo', { area: [2000, 2000, s], intent: 'supply' }],
  ['整栋写字楼寻求整租客户，6800平，徐汇', { area: [6800, 6800, s], intent: 'supply' }],
  // leave me alone, data
  ['你们是不是有病天天打', { intent: 'opt_out' }],
  ['不要了，谢谢', { intent: 'opt_out' }],
  ['本人已退休，勿再电话联系', { intent: 'opt_out' }],
  ['回T', { intent: 'opt_out' }],
  ['Do not call this number again.', { intent: 'opt_out' }],
  ['我要求你们删除2025年8月提交的咨询记录和手机号', { intent: 'privacy_request' }],
  ['为什么你们会有我的手机号？请说明来源', { intent: 'privacy_request' }],
  ['请将我登记的公司名称改为无锡某某科技有限公司，之前资料录入有误', { intent: 'privacy_request', company: '无锡某某科技有限公司' }],
  // sellers
  ['低价供应二手货架、叉车，15000006097', { phone: '15000006097', intent: 'spam' }],
  ['尊敬的客户，您已获得50000元额度，回复1领取', { intent: 'spam' }],
  ['本人从事税收筹划十年，可为园区企业服务，加微信', { intent: 'spam' }],
  ['第十届工业博览会火热招展中，展位有限', { intent: 'spam' }],
  ['Hi, I am from an SEO agency and noticed your website could rank better', { intent: 'spam' }],
  ['专注厂房消防改造、验收代办，当天上门', { intent: 'spam' }],
  // other
  ['test 123 测试勿回', { intent: 'other' }],
  ['hello', { intent: 'other' }],
  ['园区食堂中午几点开饭', { intent: 'other' }],
  ['应届生，想应聘招商专员，怎么投递', { intent: 'other' }],
  ['你们3号楼门口垃圾没人清', { intent: 'other' }],
  ['我是记者，想采访你们园区负责人', { intent: 'other' }],
  ['高新企业有什么补贴', { intent: 'other' }],
];
