import type { Example } from './example.spec-types';

const f = 'rent_factory' as const;
const b = 'buy_factory' as const;
const l = 'buy_land' as const;
const rl = 'rent_land' as const;
const w = 'rent_warehouse' as const;
const bw = 'buy_warehouse' as const;
const o = 'rent_office' as const;
const bo = 'buy_office' as const;
const d = 'build_to_suit' as const;
const hq = 'headquarters' as const;
const s = 'sqm' as const;
const mu = 'mu' as const;
const ha = 'hectare' as const;
const y = 'wan_per_year' as const;
const pmy = 'wan_per_mu_year' as const;
const pm = 'yuan_per_sqm_month' as const;

/**
 * A fifth set of 119 texts in other styles, scored once after the mending that the fourth asked for. First shot, in per
 * cent of all texts (of those that state the field): phone 100, area 98.3 (97.8), need 94.1 (95.5), tax 99.2 (90.9), company 99.2 (88.9),
 * contact 91.6 (75.7), budget 90, height 2 of 4, crane 1 of 3, power 1 of 2, region 4 of 6, intent 93.3
 * (demand and other 100, opt-out 3 of 5, spam 4 of 7, supply 3 of 6, privacy request 4 of 4). All invented.
 */
// prettier-ignore
export const FIFTH: readonly Example[] = [
  ['麻烦问下标准厂房一层还有么，2600平上下，做电机定子的，孙德龙 18600005001', { need: f, area: [2600, 2600, s], contact: '孙德龙', phone: '18600005001' }],
  ['公司名：盐城某某风电设备有限公司；诉求：购地120亩；总投资8.6亿元；年税5800万元；对接：招商总监 魏雪 18600005002', { need: l, area: [120, 120, mu], tax: [5800, 5800, y], investmentWan: 86000, company: '盐城某某风电设备有限公司', contact: '魏雪', phone: '18600005002' }],
  ['哎你好，那个，我是之前在你们隔壁园区的，房东要涨价，我不想干了，想换个地方，面积么跟现在差不多，一千七八百平吧，电话18600005003，我姓伍', { need: f, area: [1700, 1800, s], contact: '伍', phone: '18600005003' }],
  ['急！！！仓库！！！3000平！！！今天就要！！！18600005004', { need: w, area: [3000, 3000, s], phone: '18600005004' }],
  ['租厂 两千方 行车十吨 层高十二米 电八百千伏安 环评二类 郑州航空港 18600005005小郜', { need: f, area: [2000, 2000, s], craneTon: 10, floorHeightMin: 12, powerKva: 800, region: ['郑州航空港'], contact: '小郜', phone: '18600005005' }],
  ['我司主营宠物食品，拟租赁丙类厂房约5,500㎡，可接受两层，货梯≥3吨，年综合税收300~400万元。联系人：Linda 赵，186 0000 5006', { need: f, area: [5500, 5500, s], tax: [300, 400, y], fireClass: '丙类', contact: 'Linda 赵', phone: '18600005006' }],
  ['喺惠州惠陽有冇細啲嘅廠房呀？三千呎到五千呎，電話我 6000 5007 香港嘅，叫我阿Ken得啦', { contact: '阿Ken', need: f, area: [278.71, 464.52, s], region: ['惠州惠阳'] }],
  ['冷库。1200平。零下18。三年。海口。18600005008。唐。', { need: w, area: [1200, 1200, s], leaseYears: 3, region: ['海口'], contact: '唐', phone: '18600005008' }],
  ['我公司计划建设华中区域总部及研发中心，需用地35亩，固定资产投资4.2亿元，五年累计税收不低于1.5亿元。联系人：战略发展部 尹航 18600005009', { need: hq, area: [35, 35, mu], tax: [3000, null, y], investmentWan: 42000, contact: '尹航', phone: '18600005009' }],
  ['帮客户问：客户做光学镜片，要恒温恒湿洁净车间1800平以内，成都高新西区，预算每月每平30元以内，我这边是中介小骆，微信luo_cd5010', { need: f, area: [null, 1800, s], budget: [null, 30, pm], region: ['成都高新西区'], isBroker: true, contact: '小骆', wechat: 'luo_cd5010' }],
  ['[9:02] 邵总: 你好\n[9:02] 邵总: 我想买个独栋厂房 3500平左右\n[9:03] 邵总: 带产证 能贷款\n[9:05] 邵总: 18600005011', { need: b, area: [3500, 3500, s], contact: '邵总', phone: '18600005011' }],
  ['Name/姓名: 龙腾飞\nTel/电话: 186-0000-5012\nCompany/公司: 柳州某某汽车内饰有限公司\nRequirement/需求: 租厂房 7000-8000㎡', { need: f, area: [7000, 8000, s], company: '柳州某某汽车内饰有限公司', contact: '龙腾飞', phone: '18600005012' }],
  ['Looking to lease 15,000 sq. m. of logistics space close to Chengdu airport from Q2 2026. Clear height 10m, 4 docks. Budget RMB 28/sqm/month. — Marta Kowalska, Supply Chain Director, marta.k@example.eu', { need: w, area: [15000, 15000, s], floorHeightMin: 10, budget: [28, 28, pm], contact: 'Marta Kowalska', email: 'marta.k@example.eu' }],
  ['Dear Sir or Madam,\n\nOur company, Hanil Rubber Co., Ltd., is planning a new plant in Yancheng. Land required: about 3 hectares. Total investment: RMB 120 million. Annual tax: approx. RMB 9 million.\n\nSincerely,\nPark Ji-hoon\nTel: +82 2 5700 5014', { need: l, area: [3, 3, ha], tax: [900, 900, y], investmentWan: 12000, company: 'Hanil Rubber Co., Ltd.', contact: 'Park Ji-hoon', phone: '+82257005014' }],
  ['hi need small workshop 300-400m2 ground floor in foshan, wechat same as phone 18600005015, Tony', { need: f, area: [300, 400, s], phone: '18600005015', wechat: '18600005015', contact: 'Tony' }],
  ['俺们村合作社想租个冷藏库存苹果，五百来平，烟台栖霞嘞，18600005016 老衣', { need: w, area: [500, 500, s], region: ['烟台栖霞'], contact: '老衣', phone: '18600005016' }],
  ['老师您好～想咨询一下写字楼哈，大概15个人坐，150到200平，精装，最好地铁口，我是HR小米，电话18600005017', { need: o, area: [150, 200, s], contact: '小米', phone: '18600005017' }],
  ['需仓库，2F以下，可停17.5米挂车，5500平，租18个月，18600005018陶生', { need: w, area: [5500, 5500, s], contact: '陶生', phone: '18600005018' }],
  ['想跟你们买1栋研发楼，2200平方米左右，均价8000以内，滨江，邓小姐18600005019', { need: bo, area: [2200, 2200, s], budget: [null, 8000, 'yuan_per_sqm'], contact: '邓小姐', phone: '18600005019' }],
  ['收一个旧仓库，产权要清楚，三千平左右，预算六百万上下，18600005020', { need: bw, area: [3000, 3000, s], budget: [600, 600, 'wan_total'], phone: '18600005020' }],
  ['定制厂房，2.4万平，单层钢构，檐高13米，32吨行车4台，政府代建五年回购，某某重工集团 李国栋 18600005021', { need: d, area: [24000, 24000, s], floorHeightMin: 13, craneTon: 32, company: '某某重工集团', contact: '李国栋', phone: '18600005021' }],
  ['租块空地放挖机，3亩左右，硬化过的，每年租金6万以内，18600005022', { need: rl, area: [3, 3, mu], budget: [null, 6, y], phone: '18600005022' }],
  ['您好 想要厂房 面积1.8K平 不要跟我说没有 电话18600005023 姓名 滕哥', { need: f, area: [1800, 1800, s], phone: '18600005023', contact: '滕哥' }],
  ['厂房需求表\n面积（㎡）：4200\n层高（m）：8\n行车（t）：10\n用电（kVA）：630\n预计税收（万元/年）：260\n联系人：禹丽娟\n电话：18600005024', { need: f, area: [4200, 4200, s], tax: [260, 260, y], floorHeightMin: 8, craneTon: 10, powerKva: 630, contact: '禹丽娟', phone: '18600005024' }],
  ['序号1 企业：衡阳某某输变电 需求：土地80亩 税收：20万/亩 联系人：肖总18600005025', { need: l, area: [80, 80, mu], tax: [20, 20, pmy], company: '衡阳某某输变电', contact: '肖总', phone: '18600005025' }],
  ['买地？租厂房？都考虑。租的话6000平，买地的话25亩。18600005026 岳先生', { need: f, area: [6000, 6000, s], phone: '18600005026', contact: '岳先生', needs: [{ needType: f, areaMin: 6000, areaMax: 6000, areaUnit: s }, { needType: l, areaMin: 25, areaMax: 25, areaUnit: mu }] }],
  ['车间3200平、办公400平，一起租', { need: f, area: [3200, 3200, s] }],
  ['要求：仓库2500㎡；办公室200㎡；两个都要', { need: w, area: [2500, 2500, s], needs: [{ needType: w, areaMin: 2500, areaMax: 2500, areaUnit: s }, { needType: o, areaMin: 200, areaMax: 200, areaUnit: s }] }],
  ['厂房1500平，噢说错了1800平，18600005029', { need: f, area: [1800, 1800, s], phone: '18600005029' }],
  ['刚才发的电话有误，正确的是18600005030，厂房需求不变，2000平', { need: f, area: [2000, 2000, s], phone: '18600005030' }],
  ['电话：18600005031（旧号18600005032已停用），厂房1000平', { need: f, area: [1000, 1000, s], phone: '18600005031' }],
  ['一千平厂房，联系我爱人18600005033，姓柴', { need: f, area: [1000, 1000, s], phone: '18600005033', contact: '柴' }],
  ['厂房1300平 18600005034宋', { need: f, area: [1300, 1300, s], phone: '18600005034', contact: '宋' }],
  ['厂房1300平 ☎️18600005035 👤夏侯先生', { need: f, area: [1300, 1300, s], phone: '18600005035', contact: '夏侯先生' }],
  ['厂房1300平，联络：余生 186.0000.5036', { need: f, area: [1300, 1300, s], phone: '18600005036', contact: '余生' }],
  ['厂房1300平，刘芳芳女士，手机/微信 18600005037', { need: f, area: [1300, 1300, s], phone: '18600005037', wechat: '18600005037', contact: '刘芳芳女士' }],
  ['厂房1300平，法人马建设，18600005038', { need: f, area: [1300, 1300, s], phone: '18600005038', contact: '马建设' }],
  ['厂房1300平，有合适的请联系我们行政主管祁月 18600005039', { need: f, area: [1300, 1300, s], phone: '18600005039', contact: '祁月' }],
  ['厂房1300平，18600005040，找萍姐', { need: f, area: [1300, 1300, s], phone: '18600005040', contact: '萍姐' }],
  ['厂房1300平，叫我Steven好了，18600005041', { need: f, area: [1300, 1300, s], phone: '18600005041', contact: 'Steven' }],
  ['厂房1300平，买买提江·吐尔逊 18600005042', { need: f, area: [1300, 1300, s], phone: '18600005042', contact: '买买提江·吐尔逊' }],
  ['无锡某某轴承厂钱厂长18600005043要租厂房1300平', { need: f, area: [1300, 1300, s], company: '无锡某某轴承厂', phone: '18600005043', contact: '钱厂长' }],
  ['厂房1300平。谢谢！台州某某泵业股份有限公司 采购 应晓东 18600005044', { need: f, area: [1300, 1300, s], company: '台州某某泵业股份有限公司', phone: '18600005044', contact: '应晓东' }],
  ['您好，我是潍坊某某生物科技的贾总助理，厂房1300平，18600005045', { need: f, area: [1300, 1300, s], company: '潍坊某某生物科技', phone: '18600005045' }],
  ['厂房1300平。此致 徐州某某工程机械配件厂 二〇二五年九月 经办：耿直 18600005046', { need: f, area: [1300, 1300, s], company: '徐州某某工程机械配件厂', phone: '18600005046', contact: '耿直' }],
  ['我叫艾力，新疆人，在义乌做外贸，找仓库1300平，18600005047', { need: w, area: [1300, 1300, s], phone: '18600005047', contact: '艾力' }],
  ['厂房1300平，冯（财务）18600005048，周（老板）18600005049', { need: f, area: [1300, 1300, s], phone: '18600005048', contact: '冯' }],
  ['厂房1300平，电话4008-000-050', { need: f, area: [1300, 1300, s], phone: '4008-000-050' }],
  ['厂房1300平，总机0519-5700 5051 转 601', { need: f, area: [1300, 1300, s], phone: '0519-57005051-601' }],
  ['厂房1300平，0086 186 0000 5052', { need: f, area: [1300, 1300, s], phone: '18600005052' }],
  ['厂房1300平，一八六零零零零五零五三', { need: f, area: [1300, 1300, s], phone: '18600005053' }],
  ['厂房1300平，加V：18600005054', { need: f, area: [1300, 1300, s], phone: '18600005054', wechat: '18600005054' }],
  ['厂房1300平，Vx：gongying-5055', { need: f, area: [1300, 1300, s], wechat: 'gongying-5055' }],
  // only look like phones or areas
  ['厂房1300平，编号CF-18600005056，看到广告来的', { need: f, area: [1300, 1300, s] }],
  ['厂房1300平，我的身份证号是320500199001010057', { need: f, area: [1300, 1300, s] }],
  ['厂房1300平，发票抬头税号91320500MA00000058，开户行账号32250000000000005058', { need: f, area: [1300, 1300, s] }],
  ['厂房1300平，今年产值18600万，去年15000万', { need: f, area: [1300, 1300, s] }],
  ['厂房1300平，设备重18600公斤，尺寸5000x3000x2800', { need: f, area: [1300, 1300, s] }],
  ['厂房1300平，车牌鲁B18600，明天10:30到，看二楼', { need: f, area: [1300, 1300, s] }],
  ['厂房1300平，坐标31.186000,120.500560', { need: f, area: [1300, 1300, s] }],
  ['厂房1300平，用气500方/天，排水80方，天然气管道DN200', { need: f, area: [1300, 1300, s] }],
  ['厂房1300平，需停车位50个、宿舍40间，2015年建的也行', { need: f, area: [1300, 1300, s] }],
  ['厂房1300平，专利号ZL202500005063.5', { need: f, area: [1300, 1300, s] }],
  ['厂房1300平，每天产量5000平方板材', { need: f, area: [1300, 1300, s] }],
  // sizes
  ['厂房要三四千个平方', { need: f, area: [3000, 4000, s] }],
  ['仓库一万二左右', { need: w, area: [12000, 12000, s] }],
  ['地15~20亩均可，扬州', { need: l, area: [15, 20, mu], region: ['扬州'] }],
  ['厂房不要超过两千平，八百平以上', { need: f, area: [800, 2000, s] }],
  ['写字楼 300㎡起 上限500㎡', { need: o, area: [300, 500, s] }],
  ['厂房长60米宽24米，面积1440平', { need: f, area: [1440, 1440, s] }],
  ['工业用地0.8公顷左右', { need: l, area: [0.8, 0.8, ha] }],
  ['厂房壹仟伍佰平方米整', { need: f, area: [1500, 1500, s] }],
  ['車間 １２００－１５００ 坪', { need: f, area: [3966.96, 4958.7, s] }],
  ['厂房6～8千平方', { need: f, area: [6000, 8000, s] }],
  ['仓库3500平或者4200平，二选一', { need: w, area: [3500, 4200, s] }],
  ['厂房大几千平就行，具体面谈', { need: f }],
  ['厂房两层，每层1600平', { need: f, area: [3200, 3200, s] }],
  ['需要厂房：首层2000平米，二层1000平米', { need: f, area: [3000, 3000, s] }],
  // money
  ['厂房1300平，每年缴税60余万元', { need: f, area: [1300, 1300, s], tax: [60, 60, y] }],
  ['厂房1300平，税不多，十来万', { need: f, area: [1300, 1300, s], tax: [10, 10, y] }],
  ['厂房1300平，季度纳税15万', { need: f, area: [1300, 1300, s], tax: [60, 60, y] }],
  ['厂房1300平，税收3年900万', { need: f, area: [1300, 1300, s], tax: [900, 900, 'wan_total_3y'] }],
  ['厂房1300平，VAT plus income tax about 800k RMB a year', { need: f, area: [1300, 1300, s], tax: [80, 80, y] }],
  ['厂房1300平，一平一个月16块以内', { need: f, area: [1300, 1300, s], budget: [null, 16, pm] }],
  ['厂房1300平，租金20-22', { need: f, area: [1300, 1300, s], budget: [20, 22, pm] }],
  ['厂房1300平，年租金预算25万元', { need: f, area: [1300, 1300, s], budget: [25, 25, y] }],
  ['买厂房1300平，单价不超4500元/㎡', { need: b, area: [1300, 1300, s], budget: [null, 4500, 'yuan_per_sqm'] }],
  ['拿地40亩，地价20-25万每亩能接受', { need: l, area: [40, 40, mu], budget: [20, 25, 'wan_per_mu'] }],
  // supply
  ['我家厂房两层共2400平准备往外租，你们收不收', { area: [2400, 2400, s], intent: 'supply' }],
  ['有厂房资源：浙江桐乡，单层8米，6800平，16元/平，需要的老板私信', { area: [6800, 6800, s], intent: 'supply' }],
  ['低价处理一批闲置厂房，产权清晰，可分割出售', { intent: 'supply' }],
  ['我是房东，想委托你们帮忙租出去，仓库900平，18600005096', { area: [900, 900, s], phone: '18600005096', intent: 'supply' }],
  ['自有土地38亩，想找人合作建厂', { area: [38, 38, mu], intent: 'supply' }],
  ['Factory 5,000 sqm for rent in Wuxi, ready now, call 18600005098', { area: [5000, 5000, s], phone: '18600005098', intent: 'supply' }],
  // leave me alone, my data
  ['别再给我发了', { intent: 'opt_out' }],
  ['你们打了三次了，说了不要，再打我报警', { intent: 'opt_out' }],
  ['我不是做生意的，请把我从名单里去掉', { intent: 'opt_out' }],
  ['please stop messaging me', { intent: 'opt_out' }],
  ['厂房已经签了别家，2000平那个需求取消，勿再来电', { area: [2000, 2000, s], intent: 'opt_out' }],
  ['请告知贵公司如何获得我的手机号码，并予以删除', { intent: 'privacy_request' }],
  ['申请注销我在你们平台的全部资料', { intent: 'privacy_request' }],
  ['I withdraw my consent, erase everything you have about me', { intent: 'privacy_request' }],
  ['我要查一下你们存了我什么信息', { intent: 'privacy_request' }],
  // sellers
  ['本公司专业生产货架、托盘，厂家直销，欢迎垂询18600005108', { phone: '18600005108', intent: 'spam' }],
  ['您好，我们是做企业短视频获客的，有兴趣了解下吗', { intent: 'spam' }],
  ['【紧急】您的账户存在风险，请点击 http://example.com/x 验证', { intent: 'spam' }],
  ['厂房屋顶光伏免费安装，业主零投资', { intent: 'spam' }],
  ['承接钢结构厂房设计施工一条龙，18600005112', { phone: '18600005112', intent: 'spam' }],
  ['Increase your website traffic 10x, limited offer', { intent: 'spam' }],
  ['企业税筹，园区返税高达80%，加微信shuichou8888', { wechat: 'shuichou8888', intent: 'spam' }],
  // other
  ['测试单，请忽略', { intent: 'other' }],
  ['test test', { intent: 'other' }],
  ['你好，请问园区怎么走，导航搜哪个名字', { intent: 'other' }],
  ['找工作，会开叉车，18600005118', { phone: '18600005118', intent: 'other' }],
  ['你们家保安态度太差了，我要投诉', { intent: 'other' }],
  ['我们是XX大学的学生，想做一个园区问卷', { intent: 'other' }],
  ['合同到期了，押金什么时候退', { intent: 'other' }],
  ['？？？', { intent: 'other' }],
  ['生日快乐', { intent: 'other' }],
];
