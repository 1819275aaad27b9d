import type { Example } from './example.spec-types';

const f = 'rent_factory' as const;
const b = 'buy_factory' as const;
const l = 'buy_land' as const;
const w = 'rent_warehouse' as const;
const o = 'rent_office' as const;
const s = 'sqm' as const;
const mu = 'mu' as const;
const y = 'wan_per_year' as const;
const pm = 'yuan_per_sqm_month' as const;

/** Written before the grammar was read again: voice transcripts, pasted rows, e-mails, odd forms. All invented. */
// prettier-ignore
export const BLIND_FORMS: readonly Example[] = [
  // Voice to text, no punctuation.
  ['喂你好我想问一下你们那边有没有厂房我要租大概三千平左右做那个注塑的我姓罗电话是幺三八零零零零幺三零幺', { need: f, area: [3000, 3000, s], contact: '罗', phone: '13800001301' }],
  ['我们公司现在在宁波然后想搬到湖州去找一个五六千平方的厂房一年税收差不多两百来万你加我微信就是手机号一三八零零零零一三零二', { need: f, area: [5000, 6000, s], tax: [200, 200, y], region: ['湖州'], phone: '13800001302', wechat: '13800001302' }],
  ['就是那个我要买地嘛大概四五十亩做那个装配式建筑的投资两个亿左右税收一年一千来万', { need: l, area: [40, 50, mu], tax: [1000, 1000, y], investmentWan: 20000 }],
  ['你好我是做冷链的要一个冷库两千平到三千平零下十八度最好靠近高速口在郑州附近', { need: w, area: [2000, 3000, s], use: 'cold_storage', region: ['郑州附近'] }],
  ['哎我上次打过电话的姓姚要一千二百平的那个租金能不能再便宜点十五块以下', { area: [1200, 1200, s], budget: [null, 15, pm], contact: '姚', need: f }],
  ['呃我们需要一个仓库嗯大概八百到一千个平方吧放服装的每天进出两三台车号码138 0000 1306', { need: w, area: [800, 1000, s], phone: '13800001306' }],
  ['我这边是一家上市公司的子公司想在贵阳这边建一个西南基地用地一百二十亩左右总投资五点五个亿年产值十个亿', { need: l, area: [120, 120, mu], region: ['贵阳'], investmentWan: 55000, outputWan: 100000 }],
  ['请问有没有带行车的厂房要十吨的行车高度要九米以上面积四千平方左右我们做钢结构的', { need: f, area: [4000, 4000, s], craneTon: 10, floorHeightMin: 9 }],
  ['租个小厂房三百五十平方米就够了预算一个月五千块钱以内', { need: f, area: [350, 350, s], budget: [null, 6, y] }],
  ['我要租厂房一万五千平方配电要一千二百五十千伏安层高八米承重两吨一年交税六七百万', { need: f, area: [15000, 15000, s], tax: [600, 700, y], powerKva: 1250, floorHeightMin: 8, floorLoadMin: 2 }],
  ['厂房多少钱一平我要两千五百平的先租三年', { need: f, area: [2500, 2500, s], leaseYears: 3 }],
  ['我叫王建国住在芜湖想找一个五百平的作坊做豆腐电话一三八零零零零一三一二', { need: f, area: [500, 500, s], contact: '王建国', phone: '13800001312' }],
  ['就刚才说的那个面积不是三千是三千五平厂房麻烦你改一下', { need: f, area: [3500, 3500, s] }],
  ['那个我们想租写字楼嘛大概三四百平十来个人办公最好在高新区一平米一天两块钱左右', { need: o, area: [300, 400, s], budget: [2, 2, 'yuan_per_sqm_day'] }],
  ['你帮我找个仓库啊大概六百平一个平方一个月二十块可以接受我姓戴', { need: w, area: [600, 600, s], budget: [20, 20, pm], contact: '戴' }],
  ['要一块地建冷库三十亩以上五十亩以下', { need: l, area: [30, 50, mu] }],
  ['一楼要两千二楼要一千总共三千平厂房', { need: f, area: [3000, 3000, s] }],
  ['我想问下你们那个厂房可以分割吗我只要一半大概七百五十平', { need: f, area: [750, 750, s] }],
  // An Excel row pasted with tabs.
  ['1\t2025/9/18\t江苏某某纺织有限公司\t芮强\t13800001320\t租厂房\t6000㎡\t南通海门\t200万\t待跟进', { need: f, area: [6000, 6000, s], company: '江苏某某纺织有限公司', contact: '芮强', phone: '13800001320', region: ['南通海门'] }],
  ['序号\t公司\t联系人\t电话\t需求\t面积\t税收\n1\t绍兴某某印染有限公司\t俞洪\t13800001321\t租厂房\t8000平\t500万', { need: f, area: [8000, 8000, s], tax: [500, 500, y], company: '绍兴某某印染有限公司', contact: '俞洪', phone: '13800001321' }],
  ['王晓梅\t13800001322\t常州某某电机厂\t厂房\t2500平', { need: f, area: [2500, 2500, s], company: '常州某某电机厂', contact: '王晓梅', phone: '13800001322' }],
  ['20250918\t热线\t男\t范先生\t13800001323\t仓库3000-4000平\t长沙', { need: w, area: [3000, 4000, s], contact: '范先生', phone: '13800001323', region: ['长沙'] }],
  ['买地\t30亩\t投资1亿\t税收600万\t江西某某陶瓷有限公司\t熊总\t13800001324', { need: l, area: [30, 30, mu], tax: [600, 600, y], investmentWan: 10000, company: '江西某某陶瓷有限公司', contact: '熊总', phone: '13800001324' }],
  ['公司名称\t联系人\t手机\t需求类型\t面积(㎡)\n泉州某某鞋业有限公司\t蔡小姐\t13800001325\t租厂房\t5000', { need: f, area: [5000, 5000, s], company: '泉州某某鞋业有限公司', contact: '蔡小姐', phone: '13800001325' }],
  ['2025-09-20 14:32\t官网留言\t郝先生\t138 0000 1326\t求购厂房 1000-1500平 济南', { need: b, area: [1000, 1500, s], contact: '郝先生', phone: '13800001326', region: ['济南'] }],
  ['编号ZS2025-0917 | 企业：徐州某某工程机械有限公司 | 需求：厂房12000平 | 行车：20T | 层高：12m | 联系：韦总13800001327', { need: f, area: [12000, 12000, s], craneTon: 20, floorHeightMin: 12, company: '徐州某某工程机械有限公司', contact: '韦总', phone: '13800001327' }],
  ['A-003,董斌,13800001328,租厂房,1800平,120万,食品加工', { need: f, area: [1800, 1800, s], contact: '董斌', phone: '13800001328' }],
  // E-mails in English, from a Taiwanese firm and others.
  ['Dear Sir, This is Jason Lin from Taiwan Hsin Precision Co., Ltd. We are looking for a plant of about 3,000 m2 to lease in Kunshan. Power 1000 kVA, crane 5 tons. Best regards, Jason Lin, Tel: +86 138 0000 1330', { need: f, area: [3000, 3000, s], powerKva: 1000, craneTon: 5, company: 'Taiwan Hsin Precision Co., Ltd.', contact: 'Jason Lin', phone: '13800001330' }],
  ['Hello, my company is interested in purchasing 20 mu of industrial land near Changsha. Investment: USD 5 million. Contact: Mary Chen, mary.chen@example.com.tw', { need: l, area: [20, 20, mu], contact: 'Mary Chen', email: 'mary.chen@example.com.tw' }],
  ['We need warehouse space 2,500-3,000 sqm from March 2026, budget RMB 25/sqm/month. Peter Ng 138-0000-1332', { need: w, area: [2500, 3000, s], budget: [25, 25, pm], contact: 'Peter Ng', phone: '13800001332' }],
  ['Could you send me information about office for rent, around 200 square meters, in Shenzhen Nanshan? Thanks, Amy', { need: o, area: [200, 200, s], contact: 'Amy' }],
  ['Subject: Factory inquiry\nWe want to buy a factory building, 5000 to 6000 square metres, total budget 15 million RMB. Contact person: Eric Wu. Mobile: 13800001334', { need: b, area: [5000, 6000, s], budget: [1500, 1500, 'wan_total'], contact: 'Eric Wu', phone: '13800001334' }],
  ['Hi, looking for 10,000 sq.ft. workshop in Dongguan for CNC machining, min. height 5 m. WhatsApp +852 6000 1335', { need: f, area: [929.03, 929.03, s], floorHeightMin: 5, phone: '+85260001335' }],
  ['Need cold storage 1500 square meters, at least 3 docks, -20C. Please call Ms. Huang at +86-13800001336.', { need: w, area: [1500, 1500, s], use: 'cold_storage', contact: 'Ms. Huang', phone: '13800001336' }],
  ['Our annual output is about RMB 80 million and annual tax is RMB 4.5 million; we need 6,000 square meters of factory space. Tel 0512-68000012', { need: f, area: [6000, 6000, s], tax: [450, 450, y], phone: '0512-68000012' }],
  ['您好，我是台灣某某精密工業股份有限公司的業務 Alice Hsu，想在昆山租廠房 1200 坪，請聯繫 alice@example.com.tw 或 +886 2 2700 0012', { need: f, area: [3966.96, 3966.96, s], region: ['昆山'], email: 'alice@example.com.tw', company: '台灣某某精密工業股份有限公司', contact: 'Alice Hsu', phone: '+886227000012' }],
  ['Dear Park Team: 5 hectares of land is required for our auto parts project, tax about 20 million RMB per year.', { need: l, area: [5, 5, 'hectare'], tax: [2000, 2000, y] }],
  ['Wir suchen / looking for standard workshop up to 2000 sqm, no more. John Miller john@example.org', { need: f, area: [null, 2000, s], contact: 'John Miller', email: 'john@example.org' }],
  ['We want to rent at least 8000 sqm, ideally single storey, for 5 years. Factory in Wuxi.', { need: f, area: [8000, null, s], leaseYears: 5 }],
  ['Please remove my email from your list.', { intent: 'opt_out' }],
  // A form with labels in odd order.
  ['手机号码：13800001340\n贵姓：汪\n您的需求：找仓库\n大概面积：2000㎡\n期望地区：南昌', { need: w, area: [2000, 2000, s], contact: '汪', phone: '13800001340', region: ['南昌'] }],
  ['税收贡献：年200万元 / 需求面积：3500平方米 / 需求类型：厂房租赁 / 企业名称：台州某某模塑有限公司 / 联系方式：13800001341 / 联系人姓名：项伟', { need: f, area: [3500, 3500, s], tax: [200, 200, y], company: '台州某某模塑有限公司', contact: '项伟', phone: '13800001341' }],
  ['Q1 您需要：A租厂房 \nQ2 面积：4000\nQ3 税收：100万\nQ4 姓名：庞先生\nQ5 电话：13800001342', { need: f, area: [4000, 4000, s], tax: [100, 100, y], contact: '庞先生', phone: '13800001342' }],
  ['联系人 康经理 电话 13800001343 公司 盐城某某风电设备有限公司 需求 厂房 面积 20000 税收 1000万 用途 风电叶片', { need: f, area: [20000, 20000, s], tax: [1000, 1000, y], company: '盐城某某风电设备有限公司', contact: '康经理', phone: '13800001343' }],
  ['需求:厂房,用途:生产,税收:无,公司:无,联系人:严,手机号:13800001344', { need: f, use: 'production', contact: '严', phone: '13800001344' }],
  ['①需求：租厂房②用途：电子组装③面积：1500㎡④税收：50万/年⑤公司：珠海某某电子有限公司⑥联系人：古先生⑦手机：13800001345', { need: f, area: [1500, 1500, s], tax: [50, 50, y], company: '珠海某某电子有限公司', contact: '古先生', phone: '13800001345' }],
  ['需求—仓库；面积—5000；地点—西安；手机—13800001346；称呼—雷先生', { need: w, area: [5000, 5000, s], region: ['西安'], contact: '雷先生', phone: '13800001346' }],
  ['【姓名】文静【手机】13800001347【公司名称】某某（重庆）新材料有限公司【拟用地】45亩【拟投资】2亿【预计税收】1800万/年', { need: l, area: [45, 45, mu], tax: [1800, 1800, y], investmentWan: 20000, company: '某某（重庆）新材料有限公司', contact: '文静', phone: '13800001347' }],
  ['面积需求：2000~2500㎡ 层高要求：≥8m 荷载要求：≥2t/㎡ 行车要求：5t×2 用电需求：630kVA 消防要求：丙类 租期：5年 免租期：2个月', { need: f, area: [2000, 2500, s], floorHeightMin: 8, floorLoadMin: 2, craneTon: 5, powerKva: 630, fireClass: '丙类', leaseYears: 5, rentFreeMonths: 2 }],
  ['姓名: 13800001349\n电话: 石磊\n需求: 租厂房900平', { need: f, area: [900, 900, s], contact: '石磊', phone: '13800001349' }],
  ['公司名:\n联系人:尤女士\n电话:13800001350\n需求:租1000平厂房\n税收:\n备注:尽快', { need: f, area: [1000, 1000, s], contact: '尤女士', phone: '13800001350' }],
  ['需求：租厂房  用途：____  税收：____  公司：____  联系人：卜先生  手机号：13800001351', { need: f, contact: '卜先生', phone: '13800001351' }],
  ['您的称呼：席总 您的电话：13800001352 您的需求：我想了解一下贵园区的标准厂房租金，大概2000方', { need: f, area: [2000, 2000, s], contact: '席总', phone: '13800001352' }],
  ['企业全称（盖章）：湖北某某汽车内饰件有限公司 法人代表：邹平 经办人：黎姐 13800001353 拟租面积：7200㎡ 预计年纳税额：350万元', { need: f, area: [7200, 7200, s], tax: [350, 350, y], company: '湖北某某汽车内饰件有限公司', contact: '黎姐', phone: '13800001353' }],
  ['项目名称：年产5万吨改性塑料项目\n建设单位：宜昌某某塑业有限公司\n用地需求：35亩\n总投资：12000万元\n预计年销售收入：30000万元\n预计年税收：900万元\n联系人及电话：鲁工 13800001354', { need: l, area: [35, 35, mu], tax: [900, 900, y], investmentWan: 12000, company: '宜昌某某塑业有限公司', contact: '鲁工', phone: '13800001354' }],
  ['需求: 建厂用地\n面积: 25 亩\n税收: 15万/亩\n公司: 个人\n联系人: 苗先生\n手机号: 138 0000 1355', { need: l, area: [25, 25, mu], tax: [15, 15, 'wan_per_mu_year'], contact: '苗先生', phone: '13800001355' }],
  ['{"name":"柏先生","phone":"13800001356","need":"租厂房","area":"1200平"}', { need: f, area: [1200, 1200, s], contact: '柏先生', phone: '13800001356' }],
  ['name=艾女士&tel=13800001357&need=仓库&area=600平', { need: w, area: [600, 600, s], contact: '艾女士', phone: '13800001357' }],
  ['用途 仓储\n需求 租\n面积 1000平\n电话 13800001358\n姓 单', { area: [1000, 1000, s], phone: '13800001358', use: 'storage', need: w, contact: '单' }],
  ['租赁需求：厂房；租赁面积：900㎡；租赁单价：18元/㎡/月；租赁年限：3年', { need: f, area: [900, 900, s], budget: [18, 18, pm], leaseYears: 3 }],
  ['购买需求：标准厂房 1-3层 总计4500㎡ 首付30% 单价5000元', { need: b, area: [4500, 4500, s], budget: [5000, 5000, 'yuan_per_sqm'] }],
];
