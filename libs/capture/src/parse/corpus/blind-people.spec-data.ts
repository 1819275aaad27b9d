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

/** Written before the grammar was read again: park salespeople, Cantonese owners, brokers, exhibition cards. All invented. */
// prettier-ignore
export const BLIND_PEOPLE: readonly Example[] = [
  // A park salesman forwards a prospect's message to the group.
  ['【转】客户急需厂房，8000平左右，单层，层高9米以上，要能装10吨行车，配电不低于800KVA，年税收300万左右，杭州周边。联系人：沈总 13800001201', { need: f, area: [8000, 8000, s], tax: [300, 300, y], floorHeightMin: 9, craneTon: 10, powerKva: 800, region: ['杭州周边'], contact: '沈总', phone: '13800001201' }],
  ['各位同仁，手上有个客户，做汽车线束的，想在芜湖找12000方厂房，最好独栋，年纳税可达800万，有资源的请联系我，小陶 13800001202', { need: f, area: [12000, 12000, s], tax: [800, 800, y], region: ['芜湖'], contact: '小陶', phone: '13800001202' }],
  ['急！客户求租：3000-3500㎡标准厂房，一楼，带牛腿，5T行车，用于机械加工；税收约80万/年；本周内看房；电话13800001203韩经理', { need: f, area: [3000, 3500, s], tax: [80, 80, y], craneTon: 5, contact: '韩经理', phone: '13800001203' }],
  ['群里有没有仓库资源？客户要常温仓6000平，带月台，消防丙二，合肥肥东，租期三年，报价发我微信 wuhu_tao66', { need: w, area: [6000, 6000, s], fireClass: '丙二', region: ['合肥肥东'], leaseYears: 3, wechat: 'wuhu_tao66' }],
  ['【客户需求登记】\n1.项目：锂电池pack\n2.用地：80亩\n3.总投资：6亿元\n4.达产年产值：15亿元\n5.年税收：6000万元\n6.联系人：齐总 13800001205', { need: l, area: [80, 80, mu], tax: [6000, 6000, y], investmentWan: 60000, outputWan: 150000, contact: '齐总', phone: '13800001205' }],
  ['转发：某上市公司华东基地选址，需工业用地150-200亩，固定资产投资不低于10亿，亩均税收30万以上，意向城市：滁州、马鞍山', { need: l, area: [150, 200, mu], tax: [30, null, 'wan_per_mu_year'], investmentWan: 100000, region: ['滁州', '马鞍山'] }],
  ['帮朋友问问，嘉兴南湖有没有2000来平的小独栋，买的，单价4000以内', { need: b, area: [2000, 2000, s], budget: [null, 4000, 'yuan_per_sqm'], region: ['嘉兴南湖'] }],
  ['客户：宁波某某电器有限公司；需求：租赁厂房4500㎡；用途：小家电组装；税收：150万；对接人：史女士；电话：13800001208', { need: f, area: [4500, 4500, s], tax: [150, 150, y], company: '宁波某某电器有限公司', contact: '史女士', phone: '13800001208' }],
  ['昨天招商会加的客户，要一万五千平高标仓，做跨境电商，昆山花桥，日发货2万单，负责人潘先生，手机13800001209', { need: w, area: [15000, 15000, s], region: ['昆山花桥'], contact: '潘先生', phone: '13800001209' }],
  ['@所有人 客户要厂房1.8万平，层高12米，地面承重3吨/平，电2000kva，环评能过喷涂，税收1000万+，有的速回', { need: f, area: [18000, 18000, s], tax: [1000, null, y], floorHeightMin: 12, floorLoadMin: 3, powerKva: 2000 }],
  ['客户从深圳宝安外迁，现有厂房6000平，要找10000平左右，河源或者清远，员工300人，年产值3亿，纳税900万', { need: f, area: [10000, 10000, s], tax: [900, 900, y], region: ['河源', '清远'], outputWan: 30000 }],
  ['领导，这边接到一个线索，做医疗器械的，要GMP车间2600平，另外办公300平，年税400万，联系人贾博士13800001212', { need: f, area: [2600, 2600, s], tax: [400, 400, y], contact: '贾博士', phone: '13800001212' }],
  ['有客户要地！20亩左右，做预制菜，投资8000万，税收亩均20万，孝感、黄冈都行', { need: l, area: [20, 20, mu], tax: [20, 20, 'wan_per_mu_year'], investmentWan: 8000, region: ['孝感', '黄冈'] }],
  ['租厂房，面积：5000平方米（可上下浮动），用途：注塑，年用电200万度，税收：不低于120万，联系方式：13800001214（段工）', { need: f, area: [5000, 5000, s], tax: [120, null, y], contact: '段工', phone: '13800001214' }],
  ['客户求购厂房一栋，2800平，总价1200万以内，要有独立产权证，常州武进', { need: b, area: [2800, 2800, s], budget: [null, 1200, 'wan_total'], region: ['常州武进'] }],
  ['某新能源企业寻租厂房3万-5万平，可接受定建，长三角优先，年税收5000万以上', { need: f, area: [30000, 50000, s], tax: [5000, null, y], region: ['长三角'] }],
  ['刚接的电话，对方姓蒋，做五金的，要1200平一楼，预算15到18块，13800001217', { need: f, area: [1200, 1200, s], budget: [15, 18, pm], contact: '蒋', phone: '13800001217' }],
  ['园区微信群：求租办公室150-200平，精装带家具，租金2.5元/平/天以内，成都高新区', { need: o, area: [150, 200, s], budget: [null, 2.5, 'yuan_per_sqm_day'], region: ['成都高新区'] }],
  // A Cantonese factory owner.
  ['老細，我哋想搵間廠房，大約3000方左右，做五金嘅，喺東莞長安附近，有冇？電話13800001220 陳生', { need: f, area: [3000, 3000, s], contact: '陳生', phone: '13800001220' }],
  ['靓仔，有冇得租啊，要千五平左右厂房，做塑胶嘅，租金唔好超过20蚊，揾李生13800001221', { need: f, area: [1500, 1500, s], contact: '李生', phone: '13800001221' }],
  ['我系做手袋嘅，想租2000方厂房，佛山南海，要有电梯，黄老板 13800001222', { need: f, area: [2000, 2000, s], region: ['佛山南海'], contact: '黄老板', phone: '13800001222' }],
  ['想买块地自己起厂，30亩左右，惠州博罗，预算40万一亩，邓生，138 0000 1223', { need: l, area: [30, 30, mu], budget: [40, 40, 'wan_per_mu'], region: ['惠州博罗'], contact: '邓生', phone: '13800001223' }],
  ['厂房八百方得唔得？电话打 1380000 1224，我姓麦', { need: f, area: [800, 800, s], contact: '麦', phone: '13800001224' }],
  ['我间厂而家得1000方，唔够用，想搬去2500方嘅，中山小榄，月租唔好过4万蚊', { need: f, area: [2500, 2500, s], budget: [null, 48, y], region: ['中山小榄'] }],
  ['阿sir，我要租仓，5千方，要有雨棚，物流用，广州白云，梁小姐13800001226', { need: w, area: [5000, 5000, s], use: 'logistics', region: ['广州白云'], contact: '梁小姐', phone: '13800001226' }],
  ['香港永发公司，想喺珠海租廠房，兩千平方米，聯絡人：黃太 +852 9000 1227', { need: f, area: [2000, 2000, s], region: ['珠海'], company: '香港永发公司', contact: '黃太', phone: '+85290001227' }],
  // Brokers.
  ['本人中介，代客户求租厂房6000平，客户信息保密，可付佣金，对接请加V：ind_park2020', { need: f, area: [6000, 6000, s], isBroker: true, wechat: 'ind_park2020' }],
  ['我是做厂房经纪的小吴，客户要在太仓找3000平单层，行车5吨，13800001231，渠道费怎么算', { need: f, area: [3000, 3000, s], craneTon: 5, region: ['太仓'], isBroker: true, contact: '小吴', phone: '13800001231' }],
  ['代客户寻地50亩，客户为外资食品企业，投资1.2亿，联系人：方经理（居间）13800001232', { need: l, area: [50, 50, mu], investmentWan: 12000, isBroker: true, contact: '方经理', phone: '13800001232' }],
  ['我们是戴维斯工业地产，受客户委托在南京江宁寻找2万平高标仓，黎先生13800001233', { need: w, area: [20000, 20000, s], isBroker: true, region: ['南京江宁'], contact: '黎先生', phone: '13800001233' }],
  ['手上有客户要2000平厂房，你们园区有佣金吗？一个月租金有没有', { need: f, area: [2000, 2000, s], isBroker: true }],
  ['中介免谈，直租厂房1500平，中山，许先生 13800001235', { need: f, area: [1500, 1500, s], region: ['中山'], contact: '许先生', phone: '13800001235' }],
  ['非中介！本公司自用，求租厂房2200平方，13800001236', { need: f, area: [2200, 2200, s], phone: '13800001236' }],
  ['招商合伙人推荐项目：智能装备，用地60亩，投资3亿元，税收2000万，推荐人：曹辉13800001237', { need: l, area: [60, 60, mu], tax: [2000, 2000, y], investmentWan: 30000, contact: '曹辉', phone: '13800001237' }],
  // Exhibition cards, typed by whoever stood at the stand.
  ['苏州工博会 名片\n苏州某某激光科技有限公司\n田  野  销售总监\nM: 138-0000-1240\nT: 0512-6600 1240\nE: tian@example.com\n备注：厂房3000平', { need: f, area: [3000, 3000, s], company: '苏州某某激光科技有限公司', contact: '田野', phone: '13800001240', email: 'tian@example.com' }],
  ['名片：无锡某某机器人股份有限公司 总经理 邵俊杰 手机13800001241 传真0510-85000012 意向：买地40亩', { need: l, area: [40, 40, mu], company: '无锡某某机器人股份有限公司', contact: '邵俊杰', phone: '13800001241' }],
  ['展会客户 | 广州某某化妆品有限公司 | 采购部 温小姐 | 13800001242 | 要厂房2000㎡ GMPC | 税100万', { need: f, area: [2000, 2000, s], tax: [100, 100, y], company: '广州某某化妆品有限公司', contact: '温小姐', phone: '13800001242' }],
  ['Name card: Kevin Zhou, Sales Manager, Nova Tooling (Kunshan) Co., Ltd. Mobile +86 138 0000 1243 kevin@example.com. Wants 1500 sqm workshop', { need: f, area: [1500, 1500, s], company: 'Nova Tooling (Kunshan) Co., Ltd.', contact: 'Kevin Zhou', phone: '13800001243', email: 'kevin@example.com' }],
  ['进博会登记：德国某某传感器（上海）有限公司，联系人 Anna Müller，+49 30 000012，需求 办公室300平，上海虹桥', { need: o, area: [300, 300, s], company: '德国某某传感器（上海）有限公司', contact: 'Anna Müller', phone: '+4930000012', region: ['上海虹桥'] }],
  ['展位A12-036客户留言：想在武汉租2000平中试车间，做生物试剂，联系人 祝晓 电话 13800001245', { need: f, area: [2000, 2000, s], region: ['武汉'], contact: '祝晓', phone: '13800001245' }],
  ['浙江某某门业有限公司 董事长 楼国平 13800001246 土地50亩 永康', { need: l, area: [50, 50, mu], company: '浙江某某门业有限公司', region: ['永康'], contact: '楼国平', phone: '13800001246' }],
  ['Mr. Tanaka, Nihon Seiki, wants a rental factory 1,000㎡ in Suzhou New District, ceiling 6m, load 1.5 t/㎡', { need: f, area: [1000, 1000, s], floorHeightMin: 6, floorLoadMin: 1.5, contact: 'Mr. Tanaka' }],
  ['公司名称:厦门某某光电有限公司,姓名:洪志强,职务:副总,手机:13800001248,需求:厂房10000平米/无尘车间,税收:1500万/年', { need: f, area: [10000, 10000, s], tax: [1500, 1500, y], company: '厦门某某光电有限公司', contact: '洪志强', phone: '13800001248' }],
  ['展会现场 周一（姓周名一）13800001249 求租仓库800平', { need: w, area: [800, 800, s], contact: '周', phone: '13800001249' }],
  ['青岛某某橡胶制品厂 姜厂长 13800001250/0532-86000012 租厂房4000平 用途密封件', { need: f, area: [4000, 4000, s], company: '青岛某某橡胶制品厂', contact: '姜厂长', phone: '13800001250', phones: ['13800001250', '0532-86000012'] }],
  ['老乡介绍来的，我姓钟，在温岭做水泵，要厂房三千方，138零零零零1251', { need: f, area: [3000, 3000, s], contact: '钟', phone: '13800001251' }],
  ['客户一句话：要地，越快越好，电话13800001252', { need: l, phone: '13800001252' }],
  ['我公司为国家高新技术企业、专精特新小巨人，2016年成立，员工180人，注册资金3000万，拟在贵园区租赁8000㎡厂房用于扩产，预计年产值2.5亿元，年税收1200万元。期待回复！行政部 丁玲 13800001253', { need: f, area: [8000, 8000, s], tax: [1200, 1200, y], outputWan: 25000, contact: '丁玲', phone: '13800001253' }],
  ['转让消息看到的，你们那个5000平的厂房还在不在？我要租，做家具，13800001254老孙', { need: f, area: [5000, 5000, s], contact: '老孙', phone: '13800001254' }],
  ['咨询下贵园区孵化器工位怎么收费，我们10个人，做软件的', { need: o }],
  ['需要实验室500平米，用于生物医药研发，上海张江，预算5元/平/天', { area: [500, 500, s], use: 'rd', region: ['上海张江'], budget: [5, 5, 'yuan_per_sqm_day'], need: o }],
  ['租厂房要注意什么？我要300平小的，做3D打印，韶关', { need: f, area: [300, 300, s], region: ['韶关'] }],
  ['总部搬迁，需独栋写字楼5000平，税收3000万，北京亦庄，联系行政总监 樊女士 010-67000012', { need: o, area: [5000, 5000, s], tax: [3000, 3000, y], region: ['北京亦庄'], contact: '樊女士', phone: '010-67000012' }],
  ['我们老板想见见你们招商局领导，谈一下落户的事，厂房大概要两万方，今年税收能到两千万，请回电13800001258', { need: f, area: [20000, 20000, s], tax: [2000, 2000, y], phone: '13800001258' }],
];
