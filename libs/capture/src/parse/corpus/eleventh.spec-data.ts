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
 * An eleventh set of 113 texts of many kinds of people (voice input, clerks, brokers, traditional characters, English, farmers, pasted
 * chats, scans, emoji, long letters, dialect), written before a look at this version's grammar. First shot, in per cent of all texts
 * (of those that state the field): phone 100 (100; no false one), area 92.9 (90.5), need 94.7 (97.4), tax 99.1 (94.1), company 96.5
 * (88.0), contact 95.6 (93.9), budget 92.1, height 83.3, crane 100, power 80.0, region 75.4, intent 93.8 (demand, spam, opt-out 100,
 * supply 60, privacy request 60, other 83.3). Five slips of the annotation (two foreign phones, two chat names, a class of fire) are
 * mended in these figures. All invented.
 */
// prettier-ignore
export const ELEVENTH: readonly Example[] = [
  ['喂那个我想租个厂房大概两千来平吧做注塑的要有行车五吨的就够了层高最好七米往上电要四百个千伏安地方在余姚这边我姓褚电话幺三九零零零零幺幺零幺', { need: f, area: [2000, 2000, s], craneTon: 5, floorHeightMin: 7, powerKva: 400, region: ['余姚'], contact: '褚', phone: '13900001101' }],
  ['租厂房 3500 江阴 一楼 行车10t 净高9 电500 年租金七十万以内 老贡 13900001102', { need: f, area: [3500, 3500, s], region: ['江阴'], craneTon: 10, floorHeightMin: 9, powerKva: 500, budget: [null, 70, y], contact: '老贡', phone: '13900001102' }],
  ['要厂房 不要多 一千二 单层 宜兴 能做喷涂 姓蒋 13900001103', { need: f, area: [1200, 1200, s], region: ['宜兴'], contact: '蒋', phone: '13900001103' }],
  ['仓 五千方 带月台 嘉善 平湖都行 一块钱一天顶天了 13900001104', { need: w, area: [5000, 5000, s], region: ['嘉善', '平湖'], budget: [null, 1, pd], phone: '13900001104' }],
  ['买地，二十来亩，做铸件，一年税两百万没问题，安徽广德或者郎溪，屠总一三九零零零零一一零五', { need: l, area: [20, 20, mu], tax: [200, 200, y], region: ['安徽广德', '郎溪'], contact: '屠总', phone: '13900001105' }],
  ['需求类型：购买厂房\n需求面积：3000-4500㎡\n意向区域：佛山三水\n预算：总价1800万元以内\n企业名称：佛山市诺威陶瓷机械有限公司\n联系人：麦志坚\n联系电话：13900001106\n年纳税额：260万元\n用电容量：800KVA\n行车要求：10吨×2台\n层高要求：≥10米', { need: b, area: [3000, 4500, s], region: ['佛山三水'], budget: [null, 1800, tot], company: '佛山市诺威陶瓷机械有限公司', contact: '麦志坚', phone: '13900001106', tax: [260, 260, y], powerKva: 800, craneTon: 10, floorHeightMin: 10 }],
  ['【企业选址登记】单位名称：湖州恒丝达纺织科技有限公司；对接人：费主任；手机：139-0000-1107；拟租面积：6000平方米（±500）；期望地点：湖州吴兴织里；可承受租金：13~15元/㎡·月；预计年税：120万', { need: f, area: [5500, 6500, s], region: ['湖州吴兴织里'], budget: [13, 15, pm], company: '湖州恒丝达纺织科技有限公司', contact: '费主任', phone: '13900001107', tax: [120, 120, y] }],
  ['1.用地需求 2.面积：约45亩 3.投资强度：380万元/亩 4.亩均税收：28万元/年 5.落户意向：滁州全椒 6.项目方：南京凯磁新能源材料股份有限公司 7.联络：投资部 宣女士 025-80001108', { need: l, area: [45, 45, mu], tax: [28, 28, pmy], region: ['滁州全椒'], company: '南京凯磁新能源材料股份有限公司', contact: '宣女士', phone: '025-80001108' }],
  ['面积要求：不小于800㎡且不大于1200㎡；用途：检测实验室；位置：苏州工业园区；租金预算：45元/月/㎡；荷载：≥750kg/㎡；联系方式：13900001109（裴博士）', { area: [800, 1200, s], need: f, region: ['苏州工业园区'], budget: [45, 45, pm], floorLoadMin: 0.75, contact: '裴博士', phone: '13900001109' }],
  ['姓名:尤建波 电话:13900001110 公司:绍兴锐科轴承厂 需求:租厂房 面积:2200 区域:新昌/嵊州 备注:需要3吨行车,变压器315', { need: f, area: [2200, 2200, s], region: ['新昌', '嵊州'], company: '绍兴锐科轴承厂', contact: '尤建波', phone: '13900001110', craneTon: 3, powerKva: 315 }],
  ['我这边有个客户，做锂电池回收的，上市公司背景，想在江西找80亩地，地价不高于12万一亩，亩均税30万能承诺。我是中介小柏，13900001111，佣金怎么算？', { need: l, area: [80, 80, mu], region: ['江西'], budget: [null, 12, wmu], tax: [30, 30, pmy], isBroker: true, contact: '小柏', phone: '13900001111' }],
  ['受客户委托，急寻无锡新吴区1.2万-1.5万方丙二类仓库，净高9米以上，有月台，租金25元以下/㎡/月。戴德地产顾问 Jason 13900001112', { need: w, area: [12000, 15000, s], region: ['无锡新吴区'], floorHeightMin: 9, budget: [null, 25, pm], fireClass: '丙二', isBroker: true, contact: 'Jason', phone: '13900001112' }],
  ['同行合作：客户求购东莞松山湖周边独栋厂房，2000-3000平，总预算3000万，成交佣金对半，微信 gdcf_lao8', { need: b, area: [2000, 3000, s], budget: [3000, 3000, tot], isBroker: true, wechat: 'gdcf_lao8' }],
  ['您好，敝司為台灣精密沖壓件廠商，擬於昆山花橋一帶承租廠房約三千坪，需10噸天車兩台，樓高8米，電力1000KVA，每月租金預算人民幣20萬以內。聯絡人：簡協理 +886 912 000 113', { need: f, area: [9917.4, 9917.4, s], craneTon: 10, floorHeightMin: 8, powerKva: 1000, budget: [null, 240, y], contact: '簡協理', phone: '+886912000113' }],
  ['貴園區是否有土地釋出？本公司需約25畝，預計年繳稅額人民幣800萬元，地點以東莞、惠州為優先，請洽 總務課 游小姐 13900001114', { need: l, area: [25, 25, mu], tax: [800, 800, y], region: ['东莞', '惠州'], contact: '游小姐', phone: '13900001114' }],
  ['我們是做自行車零件的，需要廠房2500平方米，吊車5噸，最好在太倉，租金一個月每平方米22元上下，張廠長13900001115，Line同號', { need: f, area: [2500, 2500, s], craneTon: 5, region: ['太仓'], budget: [22, 22, pm], contact: '張廠長', phone: '13900001115' }],
  ['Dear Sir or Madam, our group (Halvorsen Marine Systems AS) is looking to purchase an industrial building of 6,000–8,000 square meters in Ningbo Beilun. We require 2 x 20 t overhead cranes, hook height of 12 m, and power supply of 1,600 kVA. Total budget: up to CNY 45 million. Kind regards, Erik Halvorsen, +86 139 0000 1116', { need: b, area: [6000, 8000, s], craneTon: 20, floorHeightMin: 12, powerKva: 1600, budget: [null, 4500, tot], company: 'Halvorsen Marine Systems AS', contact: 'Erik Halvorsen', phone: '13900001116' }],
  ['looking for small office in Hangzhou, 80-120 sqm, max 4 RMB/sqm/day. wechat: maria_hz88', { need: o, area: [80, 120, s], budget: [null, 4, pd], wechat: 'maria_hz88' }],
  ['We plan to build a plant and need about 50 mu of industrial land near Hefei; expected annual tax 15 million RMB; investment 300 million RMB. Contact: Mr. Tanaka, 13900001118', { need: l, area: [50, 50, mu], tax: [1500, 1500, y], investmentWan: 30000, contact: 'Mr. Tanaka', phone: '13900001118' }],
  ['Is there any warehouse around 30,000 sq ft in Shenzhen Bao\'an? Budget RMB 40 per sqm per month. Thanks, Priya', { need: w, area: [2787, 2787, s], budget: [40, 40, pm], contact: 'Priya' }],
  ['我是种大棚的，想流转一百五十亩地，租金一亩一年八百到一千，最好在寿光这一片，老韩头 13900001120', { need: rl, area: [150, 150, mu], budget: [800, 1000, 'yuan_per_mu_year'], region: ['寿光'], contact: '老韩头', phone: '13900001120' }],
  ['俺想整个场院晒粮食，硬化好的，七八亩就中，租十年，一年给两万，周口太康，13900001121', { need: rl, area: [7, 8, mu], leaseYears: 10, budget: [2, 2, y], region: ['周口太康'], phone: '13900001121' }],
  ['养殖合作社要建冷库，想买块地，5亩左右，贵了买不起，一亩最多十五万，赤峰宁城，电话 0476-4001122', { need: l, area: [5, 5, mu], budget: [null, 15, wmu], region: ['赤峰宁城'], phone: '0476-4001122' }],
  ['上午 9:12 阿坤：在吗\n上午 9:12 阿坤：想问下厂房\n上午 9:13 阿坤：一千五左右 二楼也行\n上午 9:15 招商小吴：哪个区\n上午 9:16 阿坤：番禺或者南沙\n上午 9:20 阿坤：13900001123', { need: f, area: [1500, 1500, s], region: ['番禺', '南沙'], phone: '13900001123', contact: '阿坤' }],
  ['2025/9/12 14:03:22 客户\n你好 看到你们公众号\n2025/9/12 14:03:40 客户\n我要 2000 平米仓库，放家电的\n2025/9/12 14:04:11 客户\n合肥肥西最好，肥东也可以\n2025/9/12 14:05:00 客户\n18元以内\n2025/9/12 14:06:37 客户\n我叫阚明 13900001124', { need: w, area: [2000, 2000, s], region: ['合肥肥西', '肥东'], budget: [null, 18, pm], contact: '阚明', phone: '13900001124' }],
  ['[昨天 21:40] 小鹿: 王姐我们公司想换个大点的办公室\n[昨天 21:41] 小鹿: 500到600平 滨江区\n[昨天 21:41] 小鹿: 预算3.5元/平/天\n[昨天 21:42] 小鹿: 公司叫杭州鹿鸣文化创意有限公司', { need: o, area: [500, 600, s], region: ['滨江区'], budget: [3.5, 3.5, pd], company: '杭州鹿鸣文化创意有限公司', contact: '小鹿' }],
  ['求 租 厂 房 2 5 0 0 平 方 ， 层 高 6 米 ， 常 熟 ， 电 话 1 3 9 0 0 0 0 1 1 2 6', { need: f, area: [2500, 2500, s], floorHeightMin: 6, region: ['常熟'], phone: '13900001126' }],
  ['企业名称|浙江栋梁包装有限公司|联系人|柴经理|电话|l3900001127|需求|厂房出租(求租)|面积|4OOO㎡', { need: f, company: '浙江栋梁包装有限公司', contact: '柴经理', area: [4000, 4000, s], phone: '13900001127' }],
  ['名片扫描 苏州杰瑞特自动化科技有限公司 总经理 阮杰 地址 苏州市相城区黄埭镇 手机 13900001128 传真 0512-80001129 需租厂房1800㎡', { need: f, area: [1800, 1800, s], company: '苏州杰瑞特自动化科技有限公司', contact: '阮杰', phone: '13900001128' }],
  ['🏭求租厂房🏭\n📍南通海门\n📐4000㎡\n⚡630kVA\n🏗️行车16吨\n💰16元/㎡/月以内\n☎️13900001130 瞿总', { need: f, region: ['南通海门'], area: [4000, 4000, s], powerKva: 630, craneTon: 16, budget: [null, 16, pm], phone: '13900001130', contact: '瞿总' }],
  ['亲～有没有小仓库呀🥺 200平左右就够啦，做直播发货用📦，义乌🙏 vx同手机13900001131', { need: w, area: [200, 200, s], region: ['义乌'], phone: '13900001131', wechat: '13900001131' }],
  ['厂房✅3000平✅一楼✅有消防✅深圳光明❌中介勿扰❌ ☎13900001132', { need: f, area: [3000, 3000, s], region: ['深圳光明'], phone: '13900001132' }],
  ['尊敬的领导：我是常州人，2009年在武进办了一家做减速机的小厂，最开始只有400平，后来租到1600平，现在订单多了，去年开票4200万，交税210万，原来的房东今年底要收回厂房。我们想在武进或者金坛重新找一处，面积3000平左右，要能装10吨行车，层高不低于9米。能买最好，买不起先租。厂名：常州市恒锐减速机厂，联系人我本人 邹国平，13900001133。盼复。', { need: f, area: [3000, 3000, s], tax: [210, 210, y], region: ['武进', '金坛'], craneTon: 10, floorHeightMin: 9, company: '常州市恒锐减速机厂', contact: '邹国平', phone: '13900001133' }],
  ['贵区管委会：我公司注册资本5000万元，员工320人，主营汽车线束，2024年销售收入3.6亿元，纳税1850万元。现拟在贵区购置工业用地60亩，总投资4.5亿元，达产后年产值8亿元、年税收4000万元。请予接洽。浙江迅联汽车电子有限公司 总经办 奚文 2025年9月3日 电话：0574-80001134', { need: l, area: [60, 60, mu], investmentWan: 45000, tax: [4000, 4000, y], company: '浙江迅联汽车电子有限公司', contact: '奚文', phone: '0574-80001134' }],
  ['各位好，朋友推荐过来的。我们团队做植物基蛋白，前年从上海搬到嘉兴，现在中试线不够用了，想找一处带污水处理的厂房，面积大约2600平方米，租金希望每平每月不超过二十八元，最好明年三月前能进场。嘉兴南湖或者海宁都可以。植本研（嘉兴）食品科技有限公司，濮晓，13900001135', { need: f, area: [2600, 2600, s], budget: [null, 28, pm], moveInBy: '2026-03-01', region: ['嘉兴南湖', '海宁'], company: '植本研（嘉兴）食品科技有限公司', contact: '濮晓', phone: '13900001135' }],
  ['侬好，阿拉想借个厂房，七百平方差不多，松江九亭附近，老板娘姓殷，13900001136', { need: f, area: [700, 700, s], region: ['松江九亭附近'], contact: '殷', phone: '13900001136' }],
  ['成都这边有没得厂房嘛，我要个1500平的，莫要太贵，十五块撑死了，龙泉驿或者新都，幺妹儿 13900001137', { need: f, area: [1500, 1500, s], budget: [null, 15, pm], region: ['龙泉驿', '新都'], phone: '13900001137' }],
  ['想搵个仓，大概三千尺，要近葵涌，月租五万蚊内，Call Ken 852 6000 1138', { need: w, area: [278.7, 278.7, s], contact: 'Ken', phone: '+85260001138', budget: [null, 60, y] }],
  ['咱东北这嘎达冬天冷，要带暖气的厂房，两千平，沈阳铁西、于洪都行，一年租金别超四十万，老尹13900001139', { need: f, area: [2000, 2000, s], region: ['沈阳铁西', '于洪'], budget: [null, 40, y], contact: '老尹', phone: '13900001139' }],
  ['写字楼整层，1000到1500，武汉光谷，3块一天以内，可注册，武汉启明数智科技 人事行政 甄小姐 13900001140', { need: o, area: [1000, 1500, s], region: ['武汉光谷'], budget: [null, 3, pd], company: '武汉启明数智科技', contact: '甄小姐', phone: '13900001140' }],
  ['想买一层写字楼自用，500平上下，单价1.2万以内，郑州郑东新区，岳13900001141', { need: bo, area: [500, 500, s], budget: [null, 12000, psm], region: ['郑州郑东新区'], contact: '岳', phone: '13900001141' }],
  ['打算把区域总部搬到西安，独栋办公8000平，带研发实验室，落地后年税3000万起，陕西天衡航空科技集团有限公司 战略部 冉总监 13900001142', { need: hq, area: [8000, 8000, s], region: ['西安'], tax: [3000, null, y], company: '陕西天衡航空科技集团有限公司', contact: '冉总监', phone: '13900001142' }],
  ['定建厂房需求：24000㎡，单层钢构，檐高13.5米，32t行车2台，租期15年，长沙望城，湖南湘龙重工有限公司，米工 13900001143', { need: d, area: [24000, 24000, s], floorHeightMin: 13.5, craneTon: 32, leaseYears: 15, region: ['长沙望城'], company: '湖南湘龙重工有限公司', contact: '米工', phone: '13900001143' }],
  ['买仓库，产权清晰，3000平起步，总价两千万封顶，天津东丽，13900001144 荆', { need: bw, area: [3000, null, s], budget: [null, 2000, tot], region: ['天津东丽'], phone: '13900001144', contact: '荆' }],
  ['冷库1500平，-18度，蔬菜水果，济宁兖州，1.2元一平一天左右，鲜丰冷链 种总 13900001145', { need: w, area: [1500, 1500, s], region: ['济宁兖州'], budget: [1.2, 1.2, pd], company: '鲜丰冷链', contact: '种总', phone: '13900001145' }],
  ['厂房买5000平米，均价3500一平能接受，肇庆大旺，做五金电镀以外的，广东坚美五金有限公司 简先生 13900001146', { need: b, area: [5000, 5000, s], budget: [3500, 3500, psm], region: ['肇庆大旺'], company: '广东坚美五金有限公司', contact: '简先生', phone: '13900001146' }],
  ['厂房1000平以内，租金含税含物业30元封顶，上海青浦/嘉定/宝山，不考虑浦东，上海朗晔光电，13900001147', { need: f, area: [null, 1000, s], budget: [null, 30, pm], region: ['上海青浦', '嘉定', '宝山'], company: '上海朗晔光电', phone: '13900001147' }],
  ['要有20吨的行车两部，5吨的一部，厂房6000-7000方，轨高8米，无锡锡山区、惠山区，不要在江阴', { need: f, area: [6000, 7000, s], craneTon: 20, floorHeightMin: 8, region: ['无锡锡山区', '惠山区'] }],
  ['车间用电负荷八百千瓦，三相，变压器自带也可以，租3200平，株洲天元', { need: f, area: [3200, 3200, s], powerKva: 800, region: ['株洲天元'] }],
  ['用电：2×1000KVA变压器；厂房：8000㎡；吊车：双梁25T一台；吊钩高度：9m；区域：襄阳高新区', { need: f, area: [8000, 8000, s], powerKva: 2000, craneTon: 25, floorHeightMin: 9, region: ['襄阳高新区'] }],
  ['1250的变压器要一台，起重机32/5吨，跨度24，厂房1.1万平，洛阳涧西，洛阳铭锐重型机械有限公司 阎部长 13900001151', { need: f, area: [11000, 11000, s], powerKva: 1250, craneTon: 32, region: ['洛阳涧西'], company: '洛阳铭锐重型机械有限公司', contact: '阎部长', phone: '13900001151' }],
  ['厂房2000平，电力需要500安左右，层高5米即可，泰州姜堰', { need: f, area: [2000, 2000, s], floorHeightMin: 5, region: ['泰州姜堰'] }],
  ['求购工业地30-40亩，价格25-30万/亩，容积率1.5，江苏盐城大丰，盐城沃森木业有限公司 印总13900001153', { need: l, area: [30, 40, mu], budget: [25, 30, wmu], far: 1.5, region: ['江苏盐城大丰'], company: '盐城沃森木业有限公司', contact: '印总', phone: '13900001153' }],
  ['想拿地，我们投资2个亿，需要60来亩，年税1000万以上，最好靠近高铁，湖北孝感或者黄冈，13900001154 辛', { need: l, area: [60, 60, mu], investmentWan: 20000, tax: [1000, null, y], region: ['湖北孝感', '黄冈'], phone: '13900001154', contact: '辛' }],
  ['首选苏州吴江，备选嘉兴秀洲，厂房4000平，三年税收累计600万', { need: f, area: [4000, 4000, s], region: ['苏州吴江', '嘉兴秀洲'], tax: [600, 600, 'wan_total_3y'] }],
  ['我在福建晋江做鞋材，现有厂房2000平，要再租1500平，最好同一个园区，月租金总共不要超过两万，庄生13900001156', { need: f, area: [1500, 1500, s], budget: [null, 24, y], contact: '庄生', phone: '13900001156' }],
  ['公司目前在深圳龙岗，打算搬去惠州惠阳或东莞清溪，8000平左右，今年税收预计350万，深圳市科睿达模具有限公司 全小姐 13900001157', { need: f, area: [8000, 8000, s], region: ['惠州惠阳', '东莞清溪'], tax: [350, 350, y], company: '深圳市科睿达模具有限公司', contact: '全小姐', phone: '13900001157' }],
  ['厂房要1200平，电话里说的1800是错的，以这个为准，13900001158 孔经理', { need: f, area: [1200, 1200, s], phone: '13900001158', contact: '孔经理' }],
  ['需要厂房3千到4千5平，租金12～16，期限五年，徐州经开区，13900001159', { need: f, area: [3000, 4500, s], budget: [12, 16, pm], leaseYears: 5, region: ['徐州经开区'], phone: '13900001159' }],
  ['租厂房伍仟平方米，年纳税壹佰伍拾万元，绵阳涪城，绵阳市众合电子有限责任公司，经办人：敬云，13900001160', { need: f, area: [5000, 5000, s], tax: [150, 150, y], region: ['绵阳涪城'], company: '绵阳市众合电子有限责任公司', contact: '敬云', phone: '13900001160' }],
  ['办公+厂房一共3800，其中办公800，地点常州新北，预算100万一年，臧总 13900001161', { need: f, area: [3800, 3800, s], region: ['常州新北'], budget: [100, 100, y], contact: '臧总', phone: '13900001161' }],
  ['厂房一栋5层，每层1200平，要整栋，汕头潮南，年租金120万左右可以，联系：13900001162郑宝', { need: f, area: [6000, 6000, s], region: ['汕头潮南'], budget: [120, 120, y], phone: '13900001162', contact: '郑宝' }],
  ['租4-5亩地停工程车，平整就行，芜湖繁昌，一年租金十万以内，13900001163', { need: rl, area: [4, 5, mu], region: ['芜湖繁昌'], budget: [null, 10, y], phone: '13900001163' }],
  ['我公司生产需要恒温车间，需租赁标准厂房约0.45万平方米，租金控制在人民币60万元/年以内，地址威海环翠区为佳，威海倍康医疗器械股份公司 綦红 13900001164', { need: f, area: [4500, 4500, s], budget: [null, 60, y], region: ['威海环翠区'], company: '威海倍康医疗器械股份公司', contact: '綦红', phone: '13900001164' }],
  ['物流园仓库 1.8w方 租期3年 起租日2026年1月1日 廊坊固安 日租金0.75 京东方舟供应链 房经理 13900001165', { need: w, area: [18000, 18000, s], leaseYears: 3, moveInBy: '2026-01-01', region: ['廊坊固安'], budget: [0.75, 0.75, pd], company: '京东方舟供应链', contact: '房经理', phone: '13900001165' }],
  ['我们一年交税大概百来万，厂房3000平就可以，泸州江阳，酒盒包装', { need: f, area: [3000, 3000, s], tax: [100, 100, y], region: ['泸州江阳'] }],
  ['不需要土地，只租厂房，2000-2500平，电子组装，赣州信丰，亩均税收不好说，产值5000万', { need: f, area: [2000, 2500, s], region: ['赣州信丰'], outputWan: 5000 }],
  ['厂房3000㎡，纳税额度：季度45万，连云港赣榆', { need: f, area: [3000, 3000, s], tax: [180, 180, y], region: ['连云港赣榆'] }],
  ['租2000平厂房，增值税+所得税合计每年约90万，保定清苑', { need: f, area: [2000, 2000, s], tax: [90, 90, y], region: ['保定清苑'] }],
  ['广西钦州港片区找地100亩做粮油加工，土地款每亩不超10万，投资三点五亿，中粮谷（广西）油脂有限公司，蒙总，0777-4001170', { need: l, area: [100, 100, mu], budget: [null, 10, wmu], investmentWan: 35000, company: '中粮谷（广西）油脂有限公司', contact: '蒙总', phone: '0777-4001170' }],
  ['厂房求租，宁德福安，电机行业，5000平，三台5吨一台10吨行车，福建省安达电机集团有限公司 缪副总 13900001171', { need: f, area: [5000, 5000, s], region: ['宁德福安'], craneTon: 10, company: '福建省安达电机集团有限公司', contact: '缪副总', phone: '13900001171' }],
  ['你们园区在昆山千灯是吧？我要的是张浦那边的，2000平，有没有分园', { need: f, area: [2000, 2000, s], region: ['张浦'] }],
  ['联系我：QQ 1390000117，手机别打，需要一间600平的厂房，黄岩', { need: f, area: [600, 600, s], region: ['黄岩'] }],
  ['订单编号139000011740，需要开发票的那个，另外想再租800平仓库', { need: w, area: [800, 800, s] }],
  ['银行账号6222139000011750001，已付定金。仓库要1000平的，廖', { need: w, area: [1000, 1000, s], contact: '廖' }],
  ['身份证320582139000011766，合同号HT13900001177，厂房500平', { need: f, area: [500, 500, s] }],
  // what is no demand
  ['本厂停产，空出车间两间各900平，有10吨航车，价格面谈，寻租客，江都', { intent: 'supply', area: [1800, 1800, s], region: ['江都'] }],
  ['现有独栋厂房6800平对外招商，层高8米，可分割，联系13900001178', { intent: 'supply', area: [6800, 6800, s], phone: '13900001178' }],
  ['我手上有60亩地证齐全，想找人合作开发或者直接卖掉', { intent: 'supply', area: [60, 60, mu] }],
  ['老板厂房要租吗？我这里刚空出来一层1500的，坪地', { intent: 'supply', area: [1500, 1500, s] }],
  ['仓库转租，合同还剩两年，2200平，含货架，价格低于市场', { intent: 'supply', area: [2200, 2200, s] }],
  ['For lease: brand-new logistics facility, 40,000 sqm, Jiaxing. Agents welcome.', { intent: 'supply', area: [40000, 40000, s] }],
  ['我家在村里有个院子和三间大瓦房，想租给人家当仓库，能登记在你们网站上吗', { intent: 'supply' }],
  ['园区尾盘，剩余3套厂房，面积1100-2600㎡，首付两成起，欢迎品鉴', { intent: 'supply', area: [1100, 2600, s] }],
  ['房东直租 办公室260平 精装修 拎包入驻 免中介费', { intent: 'supply', area: [260, 260, s] }],
  ['请问贵平台收录厂房房源吗？我们有几套想委托你们帮忙去化', { intent: 'supply' }],
  ['企业贷款额度高利息低当天放款，有需要回1', { intent: 'spam' }],
  ['代办营业执照 代理记账 首年免费 香港公司开户', { intent: 'spam' }],
  ['恭喜您获得本站抽奖资格，点击 http://example.com/x 领取', { intent: 'spam' }],
  ['专业厂房装修、环氧地坪、净化车间工程，免费上门量尺', { intent: 'spam' }],
  ['需要POS机吗，费率0.38，秒到账', { intent: 'spam' }],
  ['ISO9001认证，高企申报，专利代写，包通过', { intent: 'spam' }],
  ['大量供应叉车、托盘、货架，厂家直销，13900001179', { intent: 'spam', phone: '13900001179' }],
  ['We offer high quality backlinks and guest posts for your website at low price', { intent: 'spam' }],
  ['一手小区业主数据、企业老板名单，精准获客', { intent: 'spam' }],
  ['彩票计划群，日赚三千不是梦，加群 123456789', { intent: 'spam' }],
  ['您好，我们是做园区监控安防的，想跟贵园区合作供应设备', { intent: 'spam' }],
  ['诚招销售，底薪8000加提成，五险一金', { intent: 'other' }],
  ['别再给我发短信了烦死了', { intent: 'opt_out' }],
  ['TD', { intent: 'opt_out' }],
  ['我们已经在别处签了，谢谢，以后不用跟进了', { intent: 'opt_out' }],
  ['打错了吧，我没要租什么厂房，请勿再打', { intent: 'opt_out' }],
  ['Unsubscribe me please', { intent: 'opt_out' }],
  ['请告诉我你们从哪里得到我的电话的', { intent: 'privacy_request' }],
  ['根据个人信息保护法，请在15日内删除本人的全部信息', { intent: 'privacy_request' }],
  ['我之前填的手机号不想留在你们系统里了，帮我抹掉', { intent: 'privacy_request' }],
  ['我要撤回之前同意你们共享我信息的授权', { intent: 'privacy_request' }],
  ['把我名字改一下，登记错了，应该是"曹颖"不是"曹影"', { intent: 'privacy_request' }],
  ['test test 123', { intent: 'other' }],
  ['测试一下表单能不能提交', { intent: 'other' }],
  ['请问你们招保安吗，我今年五十，当过兵', { intent: 'other' }],
  ['我是园区3栋的租户，这个月水电费单还没收到', { intent: 'other' }],
  ['明天开发区招商推介会几点开始', { intent: 'other' }],
];
