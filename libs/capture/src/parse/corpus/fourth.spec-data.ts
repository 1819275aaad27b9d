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
const ha = 'hectare' as const;
const y = 'wan_per_year' as const;
const pmy = 'wan_per_mu_year' as const;
const pm = 'yuan_per_sqm_month' as const;
const pd = 'yuan_per_sqm_day' as const;

/**
 * A fourth set of 161 texts, written without a look at the grammar. First shot of parser 1.2.0, in per cent of all
 * texts (of those that state the field): phone 98.8 (97.6), area 94.4 (93.4), need 95.0 (96.2), tax 98.8 (87.5), company 96.9 (64.3),
 * contact 90.7 (77.6), budget unit 100, height 86, crane 100, power 100, region 76, intent 96.9
 * (supply 57, privacy request 75, others 99 or more). All invented. Four slips in what it expects were set right after that
 * (400 as written, region in simplified form, "Ltd." with its stop, numbers of Taiwan).
 */
// prettier-ignore
export const FOURTH: readonly Example[] = [
  // spoken into the phone, no punctuation
  ['喂你好我这边是做汽车线束的现在想在昆山周边找个三千来平的厂房一层最好能装个五吨行车税收的话一年大概七八十万吧你让招商的给我回个电话我姓邢幺三九零零零零四零零一', { need: f, area: [3000, 3000, s], tax: [70, 80, y], craneTon: 5, region: ['昆山周边'], contact: '邢', phone: '13900004001' }],
  ['那个我想问一下哈你们那边工业用地多少钱一亩我们大概要个二十来亩投资六七千万吧我是金华这边的做保温杯的我叫骆建国电话13900004002', { need: l, area: [20, 20, mu], contact: '骆建国', phone: '13900004002' }],
  ['老板您好我想租你们园区的厂房大概一千五到一千八个平方吧做亚克力的环评没问题我手机号是139 0000 4003叫我小廖就可以了', { need: f, area: [1500, 1800, s], contact: '小廖', phone: '13900004003' }],
  ['我要找仓库啊就是放家具的五六百平方就够了一楼要好装车的每平方不要超过十八块钱电话是一三九零零零零四零零四', { need: w, area: [500, 600, s], budget: [null, 18, pm], phone: '13900004004' }],
  ['厂房的事想咨询下我们现在那边八百平不够用了想换个两千平左右的带个办公楼月租控制在四万以内我是蒋工', { need: f, area: [2000, 2000, s], budget: [null, 48, y], contact: '蒋工' }],
  ['我们老板想在合肥拿块地盖厂子七八十亩吧具体你打他电话13900004006姓柏', { need: l, area: [70, 80, mu], region: ['合肥'], phone: '13900004006', contact: '柏' }],
  // a secretary's letter
  ['尊敬的园区领导：\n　　我司（宁波某某密封件股份有限公司）成立于2008年，注册资本5600万元，现有员工320人。因产能扩张，拟于贵区购置工业用地约六十亩，计划总投资人民币3.8亿元，达产后预计年产值6.5亿元、年纳税3200万元，亩均税收不低于五十万元。恳请安排洽谈为盼。\n　　此致\n敬礼\n　　联系人：总经办 屠晓燕\n　　电话：0574-57004007', { need: l, area: [60, 60, mu], tax: [3200, 3200, y], investmentWan: 38000, outputWan: 65000, company: '宁波某某密封件股份有限公司', contact: '屠晓燕', phone: '0574-57004007' }],
  ['关于租赁标准厂房的函\n贵公司：\n我单位因生产经营需要，拟租赁标准厂房一处，建筑面积4500平方米左右，首层净高不低于7.5米，地面荷载不小于2吨/平方米，配电容量不低于630KVA，租期5年。\n湖州某某轴承有限公司\n2025年9月18日\n联系人 万芳 13900004008', { need: f, area: [4500, 4500, s], floorHeightMin: 7.5, floorLoadMin: 2, powerKva: 630, leaseYears: 5, company: '湖州某某轴承有限公司', contact: '万芳', phone: '13900004008' }],
  ['贵招商局：兹有我公司（江苏某某新能源科技有限公司）拟在贵地投资建设锂电池隔膜项目，需用地150亩，一期80亩，固定资产投资6亿元，亩均税收30万元/年。联系人：副总经理 邬志明，手机13900004009，邮箱wzm@example.com。', { need: l, area: [150, 150, mu], tax: [30, 30, pmy], company: '江苏某某新能源科技有限公司', contact: '邬志明', phone: '13900004009', email: 'wzm@example.com' }],
  ['您好！受总经理委托，咨询贵园区写字楼租赁事宜：面积300-350平方米，精装修，预算3.5元/㎡/天以内，容纳40人办公。联系：行政部 慕容女士，021-57004010。', { need: o, area: [300, 350, s], budget: [null, 3.5, pd], contact: '慕容女士', phone: '021-57004010' }],
  // brokers
  ['【客户报备】客户姓名：宫总 电话：139****4011 需求：厂房8000平 单层 区域：太仓浏河 中介：老范 13900004012', { need: f, area: [8000, 8000, s], isBroker: true, contact: '老范', phone: '13900004012' }],
  ['有个客户急找1.5万方丙二类高台库，嘉兴平湖，租金28以内，佣金怎么算？我是XX地产小卞，微信同号13900004013', { need: w, area: [15000, 15000, s], fireClass: '丙二', budget: [null, 28, pm], region: ['嘉兴平湖'], isBroker: true, contact: '小卞', phone: '13900004013', wechat: '13900004013' }],
  ['同行求助：手上客户做医疗器械，要2500平带GMP车间的，求苏州工业园区房源，欢迎分佣，联系阿坤13900004014', { need: f, area: [2500, 2500, s], region: ['苏州工业园区'], isBroker: true, contact: '阿坤', phone: '13900004014' }],
  ['我是第一太平工业部的Vincent，代表一家美资客户选址，需要定制厂房3万平米，7年租约，交付2026年底，v13900004015', { need: d, area: [30000, 30000, s], leaseYears: 7, isBroker: true, contact: 'Vincent', phone: '13900004015', wechat: '13900004015' }],
  ['客户委托我帮忙看地，50-80亩，一类工业，投资强度450万/亩，客户名字暂时不方便透露，中介费谈好再说', { need: l, area: [50, 80, mu], isBroker: true }],
  ['Our client, a Fortune 500 food company, is seeking 20,000 - 25,000 sqm cold storage in the Chengdu area. Please send available options. Rachel Tan, +65 is my Singapore line, China mobile 139 0000 4016', { need: w, area: [20000, 25000, s], contact: 'Rachel Tan', phone: '13900004016', isBroker: true }],
  // pasted from a chat
  ['周总 9:41\n在不在\n周总 9:42\n厂房还有没有 要3600平\n招商小王 9:45\n有的周总，您留个电话\n周总 9:46\n13900004017', { need: f, area: [3600, 3600, s], contact: '周总', phone: '13900004017' }],
  ['匡先生 2025/9/12 14:03:22\n你好，我想租仓库\n匡先生 2025/9/12 14:03:40\n2000平米，要有卸货平台\n匡先生 2025/9/12 14:04:11\n电话13900004018', { need: w, area: [2000, 2000, s], contact: '匡先生', phone: '13900004018' }],
  ['昨天 18:22\n你撤回了一条消息\n在吗 想问下你们那边2楼厂房\n大概1200平\n电话我 13900004019\n[图片]\n[语音] 12"', { need: f, area: [1200, 1200, s], phone: '13900004019' }],
  ['—————  2025-09-20  —————\n\n阿杰 11:20\n厂房多少钱一平\n\n阿杰 11:21\n我要900平做注塑 10台机\n\n阿杰 11:25\n加我v ajie_zs88', { need: f, area: [900, 900, s], contact: '阿杰', wechat: 'ajie_zs88' }],
  ['客户聊天记录：\n客户：厂房有吗\n我：多大面积呢\n客户：2200个方\n我：行业？\n客户：铝合金门窗\n我：方便留个联系方式吗\n客户：13900004020 戚', { need: f, area: [2200, 2200, s], phone: '13900004020', contact: '戚' }],
  // Hong Kong and Taiwan
  ['您好，敝公司欲於東莞松山湖一帶承租廠房約貳仟伍佰坪，挑高六米以上，載重每平方米兩噸，敬請聯絡：財務長 游淑芬 +886-2-2700-4021', { need: f, area: [8264.46, 8264.46, s], floorHeightMin: 6, contact: '游淑芬', phone: '+886227004021' }],
  ['想搵廠房，深圳龍崗或者惠州都得，大約一萬呎，做玩具，WhatsApp 6000 4022，陳生', { need: f, area: [929.03, 929.03, s], region: ['深圳龙岗', '惠州'], contact: '陳生', phone: '+85260004022' }],
  ['我哋係香港某某塑膠製品有限公司，想喺珠海買地起廠，大概30畝，投資八千萬，聯絡人：黎小姐，電話 (852) 6000 4023', { need: l, area: [30, 30, mu], region: ['珠海'], investmentWan: 8000, company: '香港某某塑膠製品有限公司', contact: '黎小姐', phone: '+85260004023' }],
  ['請報價：求租倉庫 500 坪，月租每坪不限，需要卸貨碼頭，詹副理 0900-004-024', { need: w, area: [1652.9, 1652.9, s], contact: '詹副理', phone: '+886900004024' }],
  ['台灣某某電子股份有限公司 擬於廈門設廠，需標準廠房4,000平方公尺，年繳稅約人民幣350萬，簡協理 13900004025', { need: f, area: [4000, 4000, s], tax: [350, 350, y], region: ['厦门'], company: '台灣某某電子股份有限公司', contact: '簡協理', phone: '13900004025' }],
  ['承租辦公室 80坪 台北內湖 聯絡人 涂先生 02-2700-4026', { need: o, area: [264.46, 264.46, s], contact: '涂先生', phone: '+886227004026' }],
  // English
  ['Good morning. We are Nordwind Filtration GmbH, looking to lease a 3,500 m2 production building in Taicang, 10 t crane, 8 m clear height, 500 kVA. Expected tax RMB 2.5 million per year. Best regards, Anna Fischer, Head of Asia', { need: f, area: [3500, 3500, s], tax: [250, 250, y], craneTon: 10, floorHeightMin: 8, powerKva: 500, company: 'Nordwind Filtration GmbH', contact: 'Anna Fischer' }],
  ['pls call me Kevin 13900004028, need warehouse 1000sqm near Pudong airport', { need: w, area: [1000, 1000, s], contact: 'Kevin', phone: '13900004028' }],
  ['We would like to buy 30 mu of industrial land in Wuxi and invest USD 12 million. Contact person: David Ong. Tel: +86 510 5700 4029', { need: l, area: [30, 30, mu], contact: 'David Ong', phone: '0510-57004029' }],
  ['Office space needed: 2,500 sq ft, Shanghai Jing\'an, budget RMB 6/sqm/day. Mike', { need: o, area: [232.26, 232.26, s], budget: [6, 6, pd], contact: 'Mike' }],
  ['Hello there, I\'m Priya Nair from Kestrel Components Ltd. We need between 5,000 and 6,000 square meters of factory space, move in by March 2026. My WeChat is priya_kestrel', { need: f, area: [5000, 6000, s], contact: 'Priya Nair', company: 'Kestrel Components Ltd.', wechat: 'priya_kestrel' }],
  ['Subject: RE: factory\nHi Lily,\nThanks. We need 4000 square metres, ground floor only, floor loading 3 t/m2.\nRegards\nTom Becker\nPlant Manager\nBecker Dichtungen GmbH\nM: +86 139 0000 4032', { need: f, area: [4000, 4000, s], floorLoadMin: 3, contact: 'Tom Becker', company: 'Becker Dichtungen GmbH', phone: '13900004032' }],
  // dialect
  ['俺想找个厂子，弄饲料嘞，得有个三四千平，院子要大能停大车，俺是菏泽嘞，电话13900004033老晁', { need: f, area: [3000, 4000, s], phone: '13900004033', contact: '老晁' }],
  ['侬好，阿拉想借个厂房，一千五百只平方，嘉定马陆附近，做模具额，电话13900004034，顾阿姨', { need: f, area: [1500, 1500, s], region: ['嘉定马陆附近'], contact: '顾阿姨', phone: '13900004034' }],
  ['我们屋里做竹制品嘞，要个把两千平方嘞厂房，莫太贵，十块钱一平顶天了，龚师傅13900004035', { need: f, area: [2000, 2000, s], budget: [null, 10, pm], contact: '龚师傅', phone: '13900004035' }],
  ['老铁，整个厂房，千八百平就中，沈阳铁西的，干机加工，13900004036 大鹏', { need: f, area: [800, 1000, s], region: ['沈阳铁西'], phone: '13900004036', contact: '大鹏' }],
  ['想寻一间厂，2000方左右，揸货车要入得到，中山小榄，梁生13900004037', { need: f, area: [2000, 2000, s], region: ['中山小榄'], contact: '梁生', phone: '13900004037' }],
  // bullet lists and forms
  ['厂房需求\n• 面积：6000㎡（±10%）\n• 层高：≥9m\n• 行车：10T×2\n• 电力：1000KVA\n• 税收：500万/年\n• 联系：臧经理 13900004038', { need: f, area: [5400, 6600, s], tax: [500, 500, y], floorHeightMin: 9, craneTon: 10, powerKva: 1000, contact: '臧经理', phone: '13900004038' }],
  ['1、企业名称：绍兴某某纺织有限公司\n2、需求类型：购买厂房\n3、面积：10000-12000平方米\n4、预算：单价不超过3800元/平\n5、年纳税：800万元\n6、联系人及电话：俞建华 13900004039', { need: b, area: [10000, 12000, s], tax: [800, 800, y], budget: [null, 3800, 'yuan_per_sqm'], company: '绍兴某某纺织有限公司', contact: '俞建华', phone: '13900004039' }],
  ['需求类型|面积|税收|公司|联系人|电话\n租厂房|3000平|100万|芜湖某某汽车零部件有限公司|凤先生|13900004040', { need: f, area: [3000, 3000, s], tax: [100, 100, y], company: '芜湖某某汽车零部件有限公司', contact: '凤先生', phone: '13900004040' }],
  ['①租仓库 ②面积5000方 ③丙二消防 ④长沙县 ⑤13900004041阳经理', { need: w, area: [5000, 5000, s], fireClass: '丙二', region: ['长沙县'], phone: '13900004041', contact: '阳经理' }],
  ['【类型】拿地\n【亩数】45亩\n【投资】2.1亿\n【税收】亩均28万\n【行业】食品机械\n【公司】漯河某某食品机械有限公司\n【联系人】海先生\n【电话】13900004042', { need: l, area: [45, 45, mu], tax: [28, 28, pmy], investmentWan: 21000, company: '漯河某某食品机械有限公司', contact: '海先生', phone: '13900004042' }],
  ['面积 1000\n税收 50\n联系人 谷雨\n电话 13900004043\n需求 租厂房', { need: f, contact: '谷雨', phone: '13900004043', area: [1000, 1000, s], tax: [50, 50, y] }],
  ['name: Wang Lei\nphone: 139-0000-4044\nneed: rent factory\narea: 2500 sqm\ntax: 1.2m RMB/yr\ncompany: Suzhou Hengtong Tooling Co., Ltd.', { need: f, area: [2500, 2500, s], tax: [120, 120, y], company: 'Suzhou Hengtong Tooling Co., Ltd.', contact: 'Wang Lei', phone: '13900004044' }],
  // typing errors
  ['求租厂访2000平米 佛山南海 做家俱 电话13900004045 冼生', { need: f, area: [2000, 2000, s], region: ['佛山南海'], phone: '13900004045', contact: '冼生' }],
  ['想找长房1500平放，带行吊3吨，电活13900004046', { need: f, area: [1500, 1500, s], craneTon: 3, phone: '13900004046' }],
  ['租仓裤 800平方 13900004047', { need: w, area: [800, 800, s], phone: '13900004047' }],
  ['厂房 二千平房米 税受80万左右 连系人：鲍先生 13900004048', { need: f, area: [2000, 2000, s], tax: [80, 80, y], contact: '鲍先生', phone: '13900004048' }],
  ['shuiwu meiwenti yao 3000ping changfang 13900004049', { area: [3000, 3000, s], need: f, phone: '13900004049' }],
  // two needs
  ['我们要两样东西：厂房4500平，要层高8米；外加宿舍楼旁边的办公室500平。甄总 13900004050', { need: f, area: [4500, 4500, s], floorHeightMin: 8, contact: '甄总', phone: '13900004050', needs: [{ needType: f, areaMin: 4500, areaMax: 4500, areaUnit: s }, { needType: o, areaMin: 500, areaMax: 500, areaUnit: s }] }],
  ['一期租3000平厂房先干起来，二期买地40亩，漳州，汤老板13900004051', { need: f, area: [3000, 3000, s], region: ['漳州'], contact: '汤老板', phone: '13900004051', needs: [{ needType: f, areaMin: 3000, areaMax: 3000, areaUnit: s }, { needType: l, areaMin: 40, areaMax: 40, areaUnit: mu }] }],
  ['求租：1. 仓库2000㎡ 2. 写字楼150㎡', { need: w, area: [2000, 2000, s], needs: [{ needType: w, areaMin: 2000, areaMax: 2000, areaUnit: s }, { needType: o, areaMin: 150, areaMax: 150, areaUnit: s }] }],
  ['生产车间要5000平，总部要3000平，都放在一起，13900004053', { need: f, area: [5000, 5000, s], phone: '13900004053', needs: [{ needType: f, areaMin: 5000, areaMax: 5000, areaUnit: s }, { needType: 'headquarters', areaMin: 3000, areaMax: 3000, areaUnit: s }] }],
  // corrections
  ['租厂房2000平，哦不，2500平，电话13900004054', { need: f, area: [2500, 2500, s], phone: '13900004054' }],
  ['要30亩地，打错了是300亩', { need: l, area: [300, 300, mu] }],
  ['电话13900004056，不好意思写错了，应该是13900004057，厂房1000平', { need: f, area: [1000, 1000, s], phone: '13900004057' }],
  ['厂房3000平方。更正：3500平方。联系人不变，仍是查女士13900004058', { need: f, area: [3500, 3500, s], contact: '查女士', phone: '13900004058' }],
  ['税收写少了，不是50万是150万，厂房还是原来那个2000平', { need: f, area: [2000, 2000, s], tax: [150, 150, y] }],
  ['上次说要租仓库，改了，现在要租厂房，2800平', { need: f, area: [2800, 2800, s] }],
  // quantities of all kinds
  ['厂房，至少三千平，最多不超过四千五', { need: f, area: [3000, 4500, s] }],
  ['需要厂房1万到1.2万平之间', { need: f, area: [10000, 12000, s] }],
  ['五百至一千平米小厂房，绵阳', { need: f, area: [500, 1000, s], region: ['绵阳'] }],
  ['厂房8000+平，层高10米以上', { need: f, area: [8000, null, s], floorHeightMin: 10 }],
  ['租厂房２５００～３０００㎡', { need: f, area: [2500, 3000, s] }],
  ['地，百八十亩吧，搞养殖设备生产', { need: l, area: [80, 100, mu] }],
  ['拿地意向：约10公顷，国际物流项目', { need: l, area: [10, 10, ha] }],
  ['厂房：单层1500㎡，共3层，4500㎡', { need: f, area: [4500, 4500, s] }],
  ['要一楼800平加二楼1200平的厂房，共两千平', { need: f, area: [2000, 2000, s] }],
  ['厂房面积3,200.5平方米', { need: f, area: [3200.5, 3200.5, s] }],
  ['求租 2 000 平方米 车间', { need: f, area: [2000, 2000, s] }],
  ['厂房两三千平都行，哈尔滨香坊', { need: f, area: [2000, 3000, s], region: ['哈尔滨香坊'] }],
  ['要租半亩地放集装箱', { need: rl, area: [0.5, 0.5, mu] }],
  ['厂房一亩半左右就够，占地', { need: f, area: [1.5, 1.5, mu] }],
  ['租个小仓库，百十来平', { need: w, area: [100, 110, s] }],
  ['厂房要大，总建面十万平起', { need: f, area: [100000, null, s] }],
  ['仓库 4000 或 5000 平都可以', { need: w, area: [4000, 5000, s] }],
  ['写字楼 整层 约 1,800 平 江北新区', { need: o, area: [1800, 1800, s], region: ['江北新区'] }],
  // tax and money
  ['厂房1600平，每月税3万多', { need: f, area: [1600, 1600, s], tax: [36, 36, y] }],
  ['厂房1600平，三年累计纳税不低于600万', { need: f, area: [1600, 1600, s], tax: [600, null, 'wan_total_3y'] }],
  ['厂房1600平，亩产税收20万以上', { need: f, area: [1600, 1600, s], tax: [20, null, pmy] }],
  ['厂房1600平，去年交了一百二十万的税', { need: f, area: [1600, 1600, s], tax: [120, 120, y] }],
  ['厂房1600平，产值3000万，税率按3%算', { need: f, area: [1600, 1600, s], outputWan: 3000 }],
  ['厂房1600平，税收：零', { need: f, area: [1600, 1600, s] }],
  ['厂房1600平，纳税 ¥ 1,500,000 / 年', { need: f, area: [1600, 1600, s], tax: [150, 150, y] }],
  ['厂房1600平，租金12块/平', { need: f, area: [1600, 1600, s], budget: [12, 12, pm] }],
  ['厂房1600平，价位15~18元每平每月', { need: f, area: [1600, 1600, s], budget: [15, 18, pm] }],
  ['厂房1600平，一年房租最多30万', { need: f, area: [1600, 1600, s], budget: [null, 30, y] }],
  ['买厂房1600平，首付300万，总价不超一千万', { need: b, area: [1600, 1600, s], budget: [null, 1000, 'wan_total'] }],
  ['买地20亩，心理价位每亩25万', { need: l, area: [20, 20, mu], budget: [25, 25, 'wan_per_mu'] }],
  ['流转农田300亩种水稻，每亩年租金800元', { need: rl, area: [300, 300, mu], use: 'agriculture', budget: [800, 800, 'yuan_per_mu_year'] }],
  // contacts
  ['厂房2000平，联系人：阿依古丽·买买提，13900004091', { need: f, area: [2000, 2000, s], contact: '阿依古丽·买买提', phone: '13900004091' }],
  ['厂房2000平，欧阳女士 13900004092', { need: f, area: [2000, 2000, s], contact: '欧阳女士', phone: '13900004092' }],
  ['厂房2000平，13900004093 司徒健', { need: f, area: [2000, 2000, s], contact: '司徒健', phone: '13900004093' }],
  ['厂房2000平，有意请联系上官经理，13900004094', { need: f, area: [2000, 2000, s], contact: '上官经理', phone: '13900004094' }],
  ['常州某某机械有限公司周晓明13900004095求租厂房2000平', { need: f, area: [2000, 2000, s], company: '常州某某机械有限公司', contact: '周晓明', phone: '13900004095' }],
  ['厂房2000平，陈志强（生产副总），13900004096', { need: f, area: [2000, 2000, s], contact: '陈志强', phone: '13900004096' }],
  ['厂房2000平，总经理 路遥 13900004097', { need: f, area: [2000, 2000, s], contact: '路遥', phone: '13900004097' }],
  ['厂房2000平，阿强，一三九零零零零四零九八', { need: f, area: [2000, 2000, s], contact: '阿强', phone: '13900004098' }],
  ['我是中山某某灯饰的负责人，姓简，厂房2000平，13900004099', { need: f, area: [2000, 2000, s], contact: '简', phone: '13900004099' }],
  ['厂房2000平\n——\n采购部 / 易先生\n手机 13900004100', { need: f, area: [2000, 2000, s], contact: '易先生', phone: '13900004100' }],
  ['厂房2000平 回电给巴图 13900004101', { need: f, area: [2000, 2000, s], contact: '巴图', phone: '13900004101' }],
  ['厂房2000平，随时联系，13900004102（王）', { need: f, area: [2000, 2000, s], contact: '王', phone: '13900004102' }],
  ['厂房2000平 联系电话：13900004103（廖小姐 ）', { need: f, area: [2000, 2000, s], contact: '廖小姐', phone: '13900004103' }],
  ['厂房2000平 请找我们基建科的孟科长 13900004104', { need: f, area: [2000, 2000, s], contact: '孟科长', phone: '13900004104' }],
  ['厂房2000平 我叫Jason Liu，13900004105', { need: f, area: [2000, 2000, s], contact: 'Jason Liu', phone: '13900004105' }],
  ['扎西多吉 13900004106 租厂房2000平，拉萨', { need: f, area: [2000, 2000, s], region: ['拉萨'], contact: '扎西多吉', phone: '13900004106' }],
  ['厂房2000平，负责人李，13900004107', { need: f, area: [2000, 2000, s], contact: '李', phone: '13900004107' }],
  ['厂房2000平。落款：温州某某阀门厂 厂长 项光明', { need: f, area: [2000, 2000, s], company: '温州某某阀门厂', contact: '项光明' }],
  ['厂房2000平，胖哥 13900004109', { need: f, area: [2000, 2000, s], contact: '胖哥', phone: '13900004109' }],
  ['本人尉迟恭，求租厂房2000平，电话13900004110', { need: f, area: [2000, 2000, s], contact: '尉迟恭', phone: '13900004110' }],
  // phones of other kinds
  ['厂房1100平，全国热线400-0000-112转8', { need: f, area: [1100, 1100, s], phone: '400-0000-112' }],
  ['仓库1100平，电话（0532）5700 4113', { need: w, area: [1100, 1100, s], phone: '0532-57004113' }],
  ['厂房1100平，139.0000.4114', { need: f, area: [1100, 1100, s], phone: '13900004114' }],
  ['厂房1100平，1 3 9 0 0 0 0 4 1 1 5', { need: f, area: [1100, 1100, s], phone: '13900004115' }],
  ['厂房1100平，手机：008613900004116', { need: f, area: [1100, 1100, s], phone: '13900004116' }],
  ['厂房1100平，微信号wxid_4117abc，没有电话', { need: f, area: [1100, 1100, s], wechat: 'wxid_4117abc' }],
  ['厂房1100平，加微信 13900004118 电话同微信', { need: f, area: [1100, 1100, s], phone: '13900004118', wechat: '13900004118' }],
  ['厂房1100平，澳门电话 +853 6600 4119', { need: f, area: [1100, 1100, s], phone: '+85366004119' }],
  // lures
  ['厂房1100平，身份证末四位1234，执照号91320200MA1X00009Q，订单DD13900004120X', { need: f, area: [1100, 1100, s], uscc: '91320200MA1X00009Q' }],
  ['厂房1100平，对公账号 6222 0000 0000 4121 330，税号见附件', { need: f, area: [1100, 1100, s] }],
  ['厂房1100平，货车苏E13900，车长13.9米，每天60托', { need: f, area: [1100, 1100, s] }],
  ['厂房1100平，链接 https://example.com/p/13900004123?id=13900004124', { need: f, area: [1100, 1100, s] }],
  ['需要3台5吨锅炉，天然气日用量2000方，厂房1100平', { need: f, area: [1100, 1100, s] }],
  ['厂房1100平，员工130人，2019年投产，日排水300吨，年用电200万度', { need: f, area: [1100, 1100, s] }],
  ['厂房1100平，开票额5000万，注册资本1390万，2026.03.01前进场', { need: f, area: [1100, 1100, s], moveInBy: '2026-03-01' }],
  ['跨度24米长100米的钢构厂房，檐高9米', { need: f, floorHeightMin: 9 }],
  ['厂房1100平，我QQ：139000041', { need: f, area: [1100, 1100, s] }],
  ['快递单号SF1390000413012，货到了吗，我要租仓库600平', { need: w, area: [600, 600, s] }],
  ['宿舍20间，食堂200平，厂房1100平，13900004131', { need: f, area: [1100, 1100, s], phone: '13900004131' }],
  // supply
  ['我在宜兴有3800平钢结构厂房空着，想找你们帮忙招商，13900004132', { area: [3800, 3800, s], phone: '13900004132', intent: 'supply' }],
  ['【急转】仓库转租，还剩两年合同，1500方，18块一平', { area: [1500, 1500, s], intent: 'supply' }],
  ['法拍厂房处置，建筑面积6300㎡，起拍价880万，有意者联系13900004134', { area: [6300, 6300, s], phone: '13900004134', intent: 'supply' }],
  ['We have 8,000 sqm of grade A warehouse available for lease in Kunshan, interested?', { area: [8000, 8000, s], intent: 'supply' }],
  ['业主急售，独栋厂房2200平带双证，价格380万，金山亭林', { area: [2200, 2200, s], intent: 'supply' }],
  ['手里有块地，28亩，性质工业，想跟人合作开发', { area: [28, 28, mu], intent: 'supply' }],
  ['本园区尚余标准厂房12000平待租，政策优惠，欢迎企业入驻', { area: [12000, 12000, s], intent: 'supply' }],
  // opt-out, privacy
  ['拒收', { intent: 'opt_out' }],
  ['不要再发短信了，烦死了', { intent: 'opt_out' }],
  ['我没留过电话，你们从哪弄来的？以后别打了', { intent: 'opt_out' }],
  ['已经租到厂房了，谢谢，请不要再联系', { intent: 'opt_out' }],
  ['unsubscribe', { intent: 'opt_out' }],
  ['麻烦把我上次登记的手机号13900004144从你们系统删掉', { phone: '13900004144', intent: 'privacy_request' }],
  ['根据个人信息保护法，我要求撤回同意并删除我的个人数据', { intent: 'privacy_request' }],
  ['I want a copy of all personal data you hold about me', { intent: 'privacy_request' }],
  ['请更正我的资料，名字写错了，应为宓佳', { intent: 'privacy_request' }],
  // spam
  ['【某某银行】您有一笔50万元经营贷额度待领取，点击链接办理', { intent: 'spam' }],
  ['网站建设、小程序开发、抖音代运营，联系13900004149', { phone: '13900004149', intent: 'spam' }],
  ['澳门新葡京上线送彩金，日赚千元', { intent: 'spam' }],
  ['代理记账每月200元起，免费注册公司，13900004151', { phone: '13900004151', intent: 'spam' }],
  ['We offer cheap ISO 9001 certification and SEO services, contact us today', { intent: 'spam' }],
  ['专业厂房保洁、外墙清洗、石材翻新，欢迎来电13900004153', { phone: '13900004153', intent: 'spam' }],
  // others
  ['111111', { intent: 'other' }],
  ['asdfgh', { intent: 'other' }],
  ['测试一下能不能提交', { intent: 'other' }],
  ['请问你们公司招会计吗？本人有5年经验，期望薪资8000，电话13900004157', { phone: '13900004157', intent: 'other' }],
  ['投诉：园区路灯坏了三个月没人修，物业电话打不通', { intent: 'other' }],
  ['想了解一下园区的税收返还政策', { intent: 'other' }],
  ['你们上班时间是几点到几点', { intent: 'other' }],
  ['应聘电工，有高压证，13900004161', { phone: '13900004161', intent: 'other' }],
  ['谢谢，收到', { intent: 'other' }],
];
