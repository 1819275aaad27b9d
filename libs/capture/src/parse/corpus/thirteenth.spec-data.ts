import type { Example } from './example.spec-types';

const f = 'rent_factory' as const;
const b = 'buy_factory' as const;
const l = 'buy_land' as const;
const rl = 'rent_land' as const;
const w = 'rent_warehouse' as const;
const bw = 'buy_warehouse' as const;
const o = 'rent_office' as const;
const bo = 'buy_office' as const;
const hq = 'headquarters' as const;
const d = 'build_to_suit' as const;
const s = 'sqm' as const;
const mu = 'mu' as const;
const y = 'wan_per_year' as const;
const pmy = 'wan_per_mu_year' as const;
const pm = 'yuan_per_sqm_month' as const;
const pd = 'yuan_per_sqm_day' as const;
const psm = 'yuan_per_sqm' as const;
const wmu = 'wan_per_mu' as const;
const tot = 'wan_total' as const;

/**
 * A thirteenth set of 110 texts, written after the twelfth had been mended. First shot, in per cent of all texts (of those that state
 * the field): phone 100 (100; no false one), area 93.6 (100), need 88.2 (97.1), tax 97.3 (91.7), company 97.3 (90.0), contact 96.4
 * (92.1), budget 87.1, height 69.2, crane 80.0, power 90.0, region 94.7, intent 84.5 (demand 100, opt-out 80, privacy request 80,
 * spam 45.5, supply 36.4, other 75). Slips of the annotation (a number with a letter in it, three sizes, a tax, two names) are mended
 * since; the figures are those before, but for the telephone. All invented.
 */
// prettier-ignore
export const THIRTEENTH: readonly Example[] = [
  ['老板好我想问厂房的事我们做铝门窗的人不多十几个要一千五六百平最好带个院子能停货车行车三吨五吨都行租金嘛一个月两万出头能承受在肥东或者长丰我姓訾电话一三九零零零零一三零一', { need: f, area: [1500, 1600, s], budget: [24, 24, y], region: ['肥东', '长丰'], contact: '訾', phone: '13900001301' }],
  ['仓库 要大 两万方起 高标 净高10.5 重庆渝北 江北都可以 价格0.9以内一天 13900001302 荣经理', { need: w, area: [20000, null, s], floorHeightMin: 10.5, region: ['重庆渝北', '江北'], budget: [null, 0.9, pd], phone: '13900001302', contact: '荣经理' }],
  ['厂房八百到一千 二楼三楼都行 电梯要大 做服装 常熟古里 莫城 韩 13900001303', { need: f, area: [800, 1000, s], contact: '韩', phone: '13900001303' }],
  ['买厂 三千平 独院 预算两千五 绍兴上虞或者嵊州 陶13900001304', { need: b, area: [3000, 3000, s], region: ['绍兴上虞', '嵊州'], contact: '陶', phone: '13900001304' }],
  ['地，做光伏玻璃，要200亩，电要双回路，年用气5000万方，产值30个亿，税1.5亿，哪里能给？安徽蚌埠滁州优先，符总13900001305', { need: l, area: [200, 200, mu], outputWan: 300000, tax: [15000, 15000, y], contact: '符总', phone: '13900001305' }],
  ['客户姓名：樊素梅；客户电话：13900001306；客户公司：宁波慈溪恒佳电器配件厂；意向：租赁厂房；面积段：1000-1500平米；楼层：一楼；行业：小家电注塑；区域：慈溪观海卫；月租预算：2.5万', { need: f, area: [1000, 1500, s], contact: '樊素梅', phone: '13900001306', company: '宁波慈溪恒佳电器配件厂', region: ['慈溪观海卫'], budget: [30, 30, y] }],
  ['申请企业：漳州绿茵食品有限公司\n统一社会信用代码：91350600MA2Y00000X\n法人：庄景行\n联系电话：0596-2001307\n拟用地：约28亩（含二期8亩）\n固定资产投资：9500万元\n亩均投资：340万元\n亩均税收：22万元/年\n用电：1600kVA\n选址：漳州龙海/漳浦', { need: l, area: [28, 28, mu], investmentWan: 9500, tax: [22, 22, pmy], powerKva: 1600, region: ['漳州龙海', '漳浦'], company: '漳州绿茵食品有限公司', contact: '庄景行', phone: '0596-2001307' }],
  ['类别:仓储 | 面积:4500㎡ | 温区:-18℃冷冻 | 城市:郑州 | 期望单价:1.8元/㎡/天 | 联系:蔚经理 13900001308 | 公司:河南鲜达冷链物流有限公司', { need: w, area: [4500, 4500, s], region: ['郑州'], budget: [1.8, 1.8, pd], contact: '蔚经理', phone: '13900001308', company: '河南鲜达冷链物流有限公司' }],
  ['租赁面积:3200;层高:不低于8;荷载:2吨;变压器:1000;行车:10T*2;位置:佛山顺德;税收:180万;电话:13900001309;联系人:伦生', { need: f, area: [3200, 3200, s], floorHeightMin: 8, floorLoadMin: 2, powerKva: 1000, craneTon: 10, region: ['佛山顺德'], tax: [180, 180, y], phone: '13900001309', contact: '伦生' }],
  ['我司为某知名车企一级供应商，现委托我行（仲量物业）物色10,000-12,000平方米厂房，位于上海嘉定安亭，承租期5+5年，租金预算每日每平米1.1元以内。物业顾问 Cherry Zhou 13900001310', { need: f, area: [10000, 12000, s], region: ['上海嘉定安亭'], budget: [null, 1.1, pd], isBroker: true, contact: 'Cherry Zhou', phone: '13900001310' }],
  ['有客户找地，义乌周边，20-30亩，做饰品电镀，预算60万一亩以内，中介费好说吗 13900001311老鲍', { need: l, area: [20, 30, mu], region: ['义乌周边'], budget: [null, 60, wmu], isBroker: true, phone: '13900001311', contact: '老鲍' }],
  ['貴司好，我們是台中的機械廠，想在嘉善或平湖租用廠房約1,200坪，天車10噸，挑高9公尺，契約電力800KVA，月租預算人民幣8萬左右，聯絡：施副總 13900001312（微信同號）', { need: f, area: [3966.96, 3966.96, s], craneTon: 10, floorHeightMin: 9, powerKva: 800, region: ['嘉善', '平湖'], budget: [96, 96, y], contact: '施副總', phone: '13900001312', wechat: '13900001312' }],
  ['請提供廈門同安、翔安一帶倉庫資訊，需求3,000平方米，樓高9米以上，租金每平方米每月30元以下，洪小姐', { need: w, area: [3000, 3000, s], floorHeightMin: 9, budget: [null, 30, pm], contact: '洪小姐' }],
  ['Hello! Our client, a European medical device maker, wants 1,500 to 2,000 sqm cleanroom-ready space in Suzhou Industrial Park. Rent up to 45 CNY per sqm/month, lease 5 years. Regards, Tom Whitfield (broker), +86 13900001314', { need: f, area: [1500, 2000, s], budget: [null, 45, pm], leaseYears: 5, isBroker: true, contact: 'Tom Whitfield', phone: '13900001314' }],
  ['Hi, small trading company here. We need a warehouse, 500-600 square meters, ground floor, in Yiwu. Monthly rent no more than 12,000 yuan. My name is Fatima, WeChat fatima_yw66', { need: w, area: [500, 600, s], budget: [null, 14.4, y], contact: 'Fatima', wechat: 'fatima_yw66' }],
  ['Seeking to acquire a 10,000 sqm plant in Dalian. 15t crane, 10 m under hook, 2000 kVA. Budget RMB 50 million. Contact Ms. Sato, Hikari Bearings K.K., 0411-80001316', { need: b, area: [10000, 10000, s], region: ['大连'], craneTon: 15, floorHeightMin: 10, powerKva: 2000, budget: [5000, 5000, tot], contact: 'Ms. Sato', company: 'Hikari Bearings K.K.', phone: '0411-80001316' }],
  ['俺们村几个人合伙想弄个加工粉条的厂子，要用地三五亩，租的就中，一年一亩一千块钱，水要方便，驻马店汝南，13900001317', { need: rl, area: [3, 5, mu], budget: [1000, 1000, 'yuan_per_mu_year'], region: ['驻马店汝南'], phone: '13900001317' }],
  ['养牛用，想承包200亩草场或荒山，通辽科左后旗附近，每亩每年100元以内，巴特尔 13900001318', { need: rl, area: [200, 200, mu], budget: [null, 100, 'yuan_per_mu_year'], contact: '巴特尔', phone: '13900001318' }],
  ['果园要建气调库，需购置建设用地10亩左右，一亩预算18万上下，陕西洛川，延安果丰果业有限责任公司 党经理 13900001319', { need: l, area: [10, 10, mu], budget: [18, 18, wmu], region: ['陕西洛川'], company: '延安果丰果业有限责任公司', contact: '党经理', phone: '13900001319' }],
  ['阿May 15:20\n你好 想问有没有写字楼\nR 15:21\n有的 您要多大\n阿May 15:21\n150-200方\n阿May 15:22\n珠江新城最好 或者琶洲\n阿May 15:22\n预算每方80-100\n阿May 15:25\n电话13900001320', { contact: '阿May', need: o, area: [150, 200, s], budget: [80, 100, pm], phone: '13900001320' }],
  ['王总：小张，你们那还有地吗\n王总：我这边有个项目\n王总：做储能电池包的\n王总：要100亩左右\n王总：税收一年3000万打底\n王总：在马鞍山最好', { need: l, area: [100, 100, mu], tax: [3000, null, y], region: ['马鞍山'], contact: '王总' }],
  ['(2025-09-20 08:11) 我：厂房有1200平的吗\n(2025-09-20 08:12) 我：层高要6米\n(2025-09-20 08:15) 我：行车不用\n(2025-09-20 08:20) 我：在江门新会，13900001322', { need: f, area: [1200, 1200, s], floorHeightMin: 6, region: ['江门新会'], phone: '13900001322' }],
  ['厂房需求\n\n面 积: 3O00平\n电 话: 139O0001323\n联系 人:花国庆\n公 司:镇江明达船舶配件有限公司', { need: f, area: [3000, 3000, s], contact: '花国庆', company: '镇江明达船舶配件有限公司', phone: '13900001323' }],
  ['求购【厂房】■面积：2000平方■区域：苏州吴江盛泽■总价：1300万内■联系人：钮建明■电话：13900001324', { need: b, area: [2000, 2000, s], region: ['苏州吴江盛泽'], budget: [null, 1300, tot], contact: '钮建明', phone: '13900001324' }],
  ['📣📣找仓库啦\n👉面积600平左右\n👉位置：成都双流\n👉电商发货用，要有电梯或一楼\n👉租金预算1W/月\n👉小羽 13900001325 V同号', { need: w, area: [600, 600, s], region: ['成都双流'], budget: [12, 12, y], contact: '小羽', phone: '13900001325', wechat: '13900001325' }],
  ['厂房➕办公👉3000➕300平👉无锡新吴👉税收150w👉13900001326', { need: f, region: ['无锡新吴'], tax: [150, 150, y], phone: '13900001326' }],
  ['贵司领导：\n　　本人系退役军人，转业后从事预制菜加工，现经营湘潭县湘味坊食品厂，年产值3000万元，缴税90余万元。因现址划入生态红线，须于2026年3月底前搬离。恳请协助解决标准厂房2500平方米左右，要求通天然气，污水可纳管，用电500kVA以上，租金不高于12元/平方米/月。意向湘潭九华或株洲天元。\n　　此致\n敬礼\n　　　　　　谭建军\n　　　　　　13900001327', { need: f, area: [2500, 2500, s], tax: [90, 90, y], outputWan: 3000, powerKva: 500, budget: [null, 12, pm], region: ['湘潭九华', '株洲天元'], company: '湘潭县湘味坊食品厂', contact: '谭建军', phone: '13900001327' }],
  ['您好，打扰了。我们是一家成立三年的机器人公司，团队60人，目前在深圳南山办公，生产外包。明年打算自建产线，需要一个3000平以内、层高5米以上的厂房，最好在东莞松山湖或者惠州仲恺。租金方面希望每平米每月控制在35元以内。预计2026年纳税500万元。联系人：智行者机器人（深圳）有限公司 供应链总监 柏林 13900001328', { need: f, area: [null, 3000, s], floorHeightMin: 5, region: ['东莞松山湖', '惠州仲恺'], budget: [null, 35, pm], tax: [500, 500, y], company: '智行者机器人（深圳）有限公司', contact: '柏林', phone: '13900001328' }],
  ['跟你们小李聊过一次了，再补充下：我们要的不是2000平是2600平，行车要10吨的不是5吨，其他不变，地点还是江阴周庄。电话13900001329 华工', { need: f, area: [2600, 2600, s], craneTon: 10, region: ['江阴周庄'], contact: '华工', phone: '13900001329' }],
  ['有冇仓呀，靓仔，我哋做外贸嘅，要一千方左右，南沙或者番禺，租金十五到十八蚊一方，梁太 13900001330', { need: w, area: [1000, 1000, s], region: ['南沙', '番禺'], budget: [15, 18, pm], contact: '梁太', phone: '13900001330' }],
  ['伲厂里要扩，寻个厂房，一千二百个平方，昆山陆家或者花桥，铜钿好商量，13900001331 汤阿姨', { need: f, area: [1200, 1200, s], region: ['昆山陆家', '花桥'], phone: '13900001331', contact: '汤阿姨' }],
  ['恁那有厂房没？俺做板材嘞，得三千平，高点儿，7米多，菏泽曹县、成武都中，13900001332', { need: f, area: [3000, 3000, s], floorHeightMin: 7, region: ['菏泽曹县', '成武'], phone: '13900001332' }],
  ['深圳福田CBD，写字楼，400㎡，要精装带家具，预算人民币180元/㎡/月封顶，深圳前湾基金管理有限公司，行政Lucy，13900001333', { need: o, area: [400, 400, s], budget: [null, 180, pm], company: '深圳前湾基金管理有限公司', contact: 'Lucy', phone: '13900001333' }],
  ['写字楼购买意向：面积300-400平，长沙梅溪湖，总价500万以内，湖南星辰法律咨询有限公司 裘律师 13900001334', { need: bo, area: [300, 400, s], region: ['长沙梅溪湖'], budget: [null, 500, tot], company: '湖南星辰法律咨询有限公司', contact: '裘律师', phone: '13900001334' }],
  ['华中总部落地武汉，用地30亩或现楼15000平，要求经开区，年税不低于2000万，武汉卓能智联科技股份有限公司董办', { need: hq, tax: [2000, null, y], company: '武汉卓能智联科技股份有限公司' }],
  ['按我方图纸代建1.6万平方米单层厂房，跨度30米，檐高12米，行车20吨4台，建成后租赁10年，太仓港区，外资企业，麦肯精工（中国）有限公司 项目经理 岑先生 13900001336', { need: d, area: [16000, 16000, s], floorHeightMin: 12, craneTon: 20, leaseYears: 10, region: ['太仓港区'], company: '麦肯精工（中国）有限公司', contact: '岑先生', phone: '13900001336' }],
  ['仓库买一个，4000平上下，长春二道区，带产权，1600万能拿下就拿', { need: bw, area: [4000, 4000, s], region: ['长春二道区'] }],
  ['买地22亩，价格18-20万每亩，绵阳安州，四川川锐刃具有限公司，邬厂长13900001338', { need: l, area: [22, 22, mu], budget: [18, 20, wmu], region: ['绵阳安州'], company: '四川川锐刃具有限公司', contact: '邬厂长', phone: '13900001338' }],
  ['标准地摘牌意向，40亩±5亩，杭州钱塘区，生物医药，总投资不低于3亿，浙江康泽生物技术有限公司', { need: l, area: [35, 45, mu], region: ['杭州钱塘区'], investmentWan: 30000, company: '浙江康泽生物技术有限公司' }],
  ['厂房6500㎡，主跨行车32吨1台、副跨10吨2台，轨顶高10米，电容量1250KVA，丹阳或扬中，江苏卓锻重工有限公司，钟离工 13900001340', { need: f, area: [6500, 6500, s], craneTon: 32, floorHeightMin: 10, powerKva: 1250, region: ['丹阳', '扬中'], company: '江苏卓锻重工有限公司', contact: '钟离工', phone: '13900001340' }],
  ['重型车间，起重要求：单台75吨，双台联吊；净空16米；面积1.5万；天津临港', { need: f, craneTon: 75, floorHeightMin: 16, area: [15000, 15000, s], region: ['天津临港'] }],
  ['电动葫芦2吨即可，车间1000平，高6米，三相电150千瓦，永康古山', { need: f, craneTon: 2, area: [1000, 1000, s], floorHeightMin: 6, powerKva: 150, region: ['永康古山'] }],
  ['厂区总用电约1800KW，需园区提供2500KVA变压器，厂房9000平，芜湖鸠江', { need: f, powerKva: 2500, area: [9000, 9000, s], region: ['芜湖鸠江'] }],
  ['要能挂5T行车的厂房1500㎡，离地7.5米，动力电200KVA左右，保定满城', { need: f, craneTon: 5, area: [1500, 1500, s], powerKva: 200, region: ['保定满城'] }],
  ['租金上限：22元；面积：1800；高度：8；区域：太仓双凤；吊车：5；电：400；联系：13900001345', { need: f, budget: [null, 22, pm], area: [1800, 1800, s], floorHeightMin: 8, region: ['太仓双凤'], craneTon: 5, powerKva: 400, phone: '13900001345' }],
  ['年租金控制在45万以里，厂房2500平左右，芜湖弋江，汽车脚垫，13900001346', { need: f, budget: [null, 45, y], area: [2500, 2500, s], region: ['芜湖弋江'], phone: '13900001346' }],
  ['租金一平不过一块钱一天的仓库有吗，要3000方，苏州相城', { need: w, budget: [null, 1, pd], area: [3000, 3000, s], region: ['苏州相城'] }],
  ['价格在15块到17块一个平方之间，1600平厂房，赣州章贡', { need: f, budget: [15, 17, pm], area: [1600, 1600, s], region: ['赣州章贡'] }],
  ['预算不多，一个月七八千吧，300平小车间，温州瓯海，做皮带扣', { need: f, budget: [8.4, 9.6, y], area: [300, 300, s], region: ['温州瓯海'] }],
  ['总预算800-1000万元（含税费），买厂房1500平，宁波奉化，独幢，13900001350 邵', { need: b, budget: [800, 1000, tot], area: [1500, 1500, s], region: ['宁波奉化'], phone: '13900001350', contact: '邵' }],
  ['厂房单价别超4000，2800平，买，句容', { need: b, budget: [null, 4000, psm], area: [2800, 2800, s], region: ['句容'] }],
  ['半年租金15万左右，2000平厂房，德州齐河', { need: f, budget: [30, 30, y], area: [2000, 2000, s], region: ['德州齐河'] }],
  ['不去市里，镇上就行，浙江余姚泗门、小曹娥、黄家埠这几个镇，厂房1000平，13900001353', { need: f, area: [1000, 1000, s], phone: '13900001353' }],
  ['离青岛港50公里以内，仓库6000平，黄岛、胶州、即墨都OK，青岛利泽国际货运代理有限公司', { need: w, area: [6000, 6000, s], region: ['黄岛', '胶州', '即墨'], company: '青岛利泽国际货运代理有限公司' }],
  ['江浙沪皖都看，厂房5000平，最好靠近上海，比如太仓昆山嘉善', { need: f, area: [5000, 5000, s] }],
  ['现在厂子在顺德北滘，想往肇庆四会或者清远搬，1万平，铝材加工，税收一年200来万，佛山市顺德区锐铝金属制品有限公司 13900001356', { need: f, area: [10000, 10000, s], region: ['肇庆四会', '清远'], tax: [200, 200, y], company: '佛山市顺德区锐铝金属制品有限公司', phone: '13900001356' }],
  ['长沙以外的湖南地区，衡阳、郴州、永州优先，厂房8000平，电子信息', { need: f, area: [8000, 8000, s], region: ['衡阳', '郴州', '永州'] }],
  ['我们想进咸阳高新区或者西安经开区，厂房3500平，碳化硅', { need: f, area: [3500, 3500, s], region: ['咸阳高新区', '西安经开区'] }],
  ['泉州晋江陈埭，鞋材，租二楼1100平，尤13900001359', { need: f, area: [1100, 1100, s], region: ['泉州晋江陈埭'], contact: '尤', phone: '13900001359' }],
  ['纳税大户，去年交了1200万，今年预计1500万，想要总部用地20亩，南宁五象新区，广西壮乡药业集团，13900001360', { tax: [1500, 1500, y], area: [20, 20, mu], need: hq, region: ['南宁五象新区'], company: '广西壮乡药业集团', phone: '13900001360' }],
  ['税收可承诺：第一年50万，第二年100万，第三年150万；厂房2200平；镇江丹徒', { tax: [50, 150, y], need: f, area: [2200, 2200, s], region: ['镇江丹徒'] }],
  ['每亩税收15万-18万，用地18亩，荆门东宝，湖北荆禾农机有限公司，昌经理', { tax: [15, 18, pmy], need: l, area: [18, 18, mu], region: ['荆门东宝'], company: '湖北荆禾农机有限公司', contact: '昌经理' }],
  ['小规模，税不多，一年万把块，厂房300平就行，漳州芗城', { need: f, area: [300, 300, s], region: ['漳州芗城'], tax: [1, 1, y] }],
  ['上海锦屹实业的采购小季，厂房700平，奉贤南桥，13900001364', { need: f, area: [700, 700, s], company: '上海锦屹实业', contact: '小季', region: ['奉贤南桥'], phone: '13900001364' }],
  ['杭州味知香供应链 冷藏库800平 萧山 13900001365 应小姐', { need: w, area: [800, 800, s], company: '杭州味知香供应链', region: ['萧山'], phone: '13900001365', contact: '应小姐' }],
  ['我们单位是徐州第三机床厂的三产公司，租2000平车间，泉山区，13900001366车间主任老费', { need: f, area: [2000, 2000, s], region: ['泉山区'], contact: '老费', phone: '13900001366' }],
  ['我是湖北宜化那边出来自己干的，搞阻燃剂，要进化工园区，买地30亩，13900001367，望江生', { need: l, area: [30, 30, mu], phone: '13900001367' }],
  ['要600平办公加展厅，电话本人1390000-1368，叫我文森就行，苏州园区湖西', { need: o, area: [600, 600, s], phone: '13900001368', contact: '文森' }],
  ['运单SF1390000136900，麻烦放3号仓库', { intent: 'other' }],
  ['社保号3205001390000137，要个500平厂房', { need: f, area: [500, 500, s] }],
  ['注册资本13900001371元整的那家公司，租了1000平厂房', { need: f, area: [1000, 1000, s] }],
  ['对公账户1390 0001 3720 0005，押金退一下，退租那间200平的办公室', { intent: 'other' }],
  // what is no demand
  ['厂房对外发租，2层，每层1200平，吴江黎里，随时可看', { intent: 'supply', area: [2400, 2400, s], region: ['吴江黎里'] }],
  ['自家盖的厂房还没封顶，先找好租户，3500平，能按要求改，诸暨店口', { intent: 'supply', area: [3500, 3500, s], region: ['诸暨店口'] }],
  ['我司在滁州有土地60亩未开发，寻求合作方代建或收购', { intent: 'supply', area: [60, 60, mu] }],
  ['帮客户转让一条食品生产线连厂房，1500平，SC证齐全', { intent: 'supply', area: [1500, 1500, s] }],
  ['政府平台公司持有标准化厂房12万平，诚邀电子信息企业入驻，两免三减半', { intent: 'supply', area: [120000, 120000, s] }],
  ['厂子不干了，房子设备一起兑，1000来平，辽阳', { intent: 'supply', area: [1000, 1000, s], region: ['辽阳'] }],
  ['仓库拼租，我租了2000平用不完，想匀一半出去', { intent: 'supply' }],
  ['本人名下写字楼两套，各120平，可租可卖，勿中介', { intent: 'supply' }],
  ['We have 3,000 sqm of spare production space in our Kunshan plant and would like to sublet it.', { intent: 'supply', area: [3000, 3000, s] }],
  ['有谁要仓库，城南1200平，一楼，水泥地，月租十五', { intent: 'supply', area: [1200, 1200, s] }],
  ['厂房代理，佣金一个月，手头上50多个盘，要看的约', { intent: 'supply' }],
  ['我公司专做厂房钢结构，造价低工期短，有项目可以联系', { intent: 'spam' }],
  ['征信白户也能做，企业税贷最高500w，T+0到账', { intent: 'spam' }],
  ['二手空压机、冷干机出售，9成新，包安装', { intent: 'spam' }],
  ['你好，我们提供高新园区企业班车服务，价格优惠，长期合作', { intent: 'spam' }],
  ['老板，要不要做个抖音号？我们有团队代拍代剪，一条200', { intent: 'spam' }],
  ['全国连锁月子中心招商加盟，投资回报高', { intent: 'spam' }],
  ['中秋大闸蟹礼券，企业团购8折，开票', { intent: 'spam' }],
  ['深圳二类医疗器械经营备案，加急3天出证', { intent: 'spam' }],
  ['Increase your Google ranking! 1st page guaranteed, reply for pricing', { intent: 'spam' }],
  ['无需担保，凭营业执照就能借，日息万三', { intent: 'spam' }],
  ['承接各种展台搭建、会议布置、礼仪庆典', { intent: 'spam' }],
  ['招普工30名，长白班，计件6000-9000', { intent: 'other' }],
  ['别再发了！！！', { intent: 'opt_out' }],
  ['已买好，请停止推荐', { intent: 'opt_out' }],
  ['厂房不需要了，麻烦取消我的登记回访', { intent: 'opt_out' }],
  ['我不是老板，打错了，以后别打这个电话', { intent: 'opt_out' }],
  ['no thanks, remove me from your list', { intent: 'opt_out' }],
  ['请问我提交过的资料会给第三方吗？不同意共享', { intent: 'privacy_request' }],
  ['我的个人数据请帮我导出一份发邮箱', { intent: 'privacy_request' }],
  ['麻烦把登记的手机尾号1399那条记录清掉，我不想再被找到', { intent: 'privacy_request' }],
  ['前同事用我的名字填的，请核实后删除', { intent: 'privacy_request' }],
  ['Under PIPL I withdraw my consent and request deletion of my phone number.', { intent: 'privacy_request' }],
  ['这是测试数据，不用处理', { intent: 'other' }],
  ['你好', { intent: 'other' }],
  ['请问高新技术企业认定园区能给什么政策', { intent: 'other' }],
  ['贵司是央企吗', { intent: 'other' }],
  ['会计岗位还招吗，我有中级证', { intent: 'other' }],
];
