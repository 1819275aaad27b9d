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
const psm = 'yuan_per_sqm' as const;
const wmu = 'wan_per_mu' as const;
const tot = 'wan_total' as const;

/**
 * A fourteenth set of 93 texts, written after the thirteenth had been mended. First shot, in per cent of all texts (of those that state
 * the field): phone 98.9 (100; one false: 票号13900001454), area 95.7 (98.3), need 90.3 (98.1), tax 100 (100), company 97.8 (85.7),
 * contact 95.7 (90.6), budget 81.0, height 100, crane 66.7, power 100, region 95.2, intent 80.6 (demand, opt-out, other 100, spam 46.2,
 * privacy request 40, supply 20): the set that showed that rules alone never know the next landlord's words, and that a model of the
 * words does. All invented.
 */
// prettier-ignore
export const FOURTEENTH: readonly Example[] = [
  ['厂房急要 月底前就要进 两千五左右 滨海那边 做阀门的 五吨行车两台 层高八米够了 房租一平一个月别过十八 老阮13900001401', { need: f, area: [2500, 2500, s], craneTon: 5, floorHeightMin: 8, budget: [null, 18, pm], contact: '老阮', phone: '13900001401' }],
  ['想在台州椒江弄个小厂房也就六百个平方做电动工具外壳一楼最好电要八十千瓦每个月房租一万封顶我姓项幺八九零零零零幺四零二', { need: f, area: [600, 600, s], region: ['台州椒江'], powerKva: 80, budget: [null, 12, y], contact: '项', phone: '18900001402' }],
  ['仓储需求一万二千平，廊坊永清、北京大兴都看，丙二消防，净高不能低于九米，价钱一块一以内', { need: w, area: [12000, 12000, s], region: ['廊坊永清', '北京大兴'], fireClass: '丙二', floorHeightMin: 9 }],
  ['我要个院子加厂房，院子两亩，厂房一千来平，石家庄藁城，做防水卷材，年租二十万以内，冀总13900001404', { need: f, region: ['石家庄藁城'], budget: [null, 20, y], contact: '冀总', phone: '13900001404' }],
  ['你好我这边是浙江德胜轴承有限公司，计划在安徽找块地，60亩，宣城、广德、郎溪方向，能给多少一亩？我们年税1500万左右，厉总 13900001405', { need: l, area: [60, 60, mu], tax: [1500, 1500, y], company: '浙江德胜轴承有限公司', contact: '厉总', phone: '13900001405' }],
  ['姓名：莫云飞\n职务：总经理\n公司：温州瑞隆机械有限公司\n手机：13900001406\n需求：购买产权厂房\n面积：2000-2600㎡\n城市：温州瑞安\n行车：10T\n高度：9米\n付款：首付30%\n总价预算：1500万', { need: b, area: [2000, 2600, s], region: ['温州瑞安'], craneTon: 10, floorHeightMin: 9, budget: [1500, 1500, tot], company: '温州瑞隆机械有限公司', contact: '莫云飞', phone: '13900001406' }],
  ['信息表\n1）企业名称：山东康源饲料股份有限公司\n2）意向地块：潍坊寿光，约55亩\n3）投资额：2.2亿\n4）亩产税收：12万\n5）用电负荷：3000kVA\n6）对接：投资发展部 纪蓉，0536-4001407', { need: l, area: [55, 55, mu], region: ['潍坊寿光'], investmentWan: 22000, tax: [12, 12, pmy], powerKva: 3000, company: '山东康源饲料股份有限公司', contact: '纪蓉', phone: '0536-4001407' }],
  ['租厂房/仓库均可；面积：一千五百平方米上下；楼层：首层；地区：中山东凤、南头、黄圃；预算：16元/㎡；称呼：霍先生；电话：0760-22001408', { need: f, area: [1500, 1500, s], region: ['中山东凤', '南头', '黄圃'], budget: [16, 16, pm], contact: '霍先生', phone: '0760-22001408' }],
  ['线索来源:展会;公司:宁波优尼克卫浴科技有限公司;需求:厂房租赁5500平方;配电:630KVA;承重:首层2T,二层800KG;区域:宁波江北/镇海;联系人:白小姐/13900001409', { need: f, area: [5500, 5500, s], powerKva: 630, floorLoadMin: 2, region: ['宁波江北', '镇海'], company: '宁波优尼克卫浴科技有限公司', contact: '白小姐', phone: '13900001409' }],
  ['本人房产经纪，有个新加坡客户要在南京江宁找8000平研发+生产一体的楼，租金40元/㎡·月以内，五年，请联系Kevin Xu 13900001410，分佣按市场', { area: [8000, 8000, s], region: ['南京江宁'], budget: [null, 40, pm], isBroker: true, contact: 'Kevin Xu', phone: '13900001410' }],
  ['貴公司您好：本公司為港資玩具企業，現於東莞虎門設廠，因租約將滿，擬於東莞長安、厚街物色廠房約6,000平方米，首層荷重1.5噸，用電1000千伏安，租金每平方米不高於23元。馮先生 +852 9000 1411', { need: f, area: [6000, 6000, s], floorLoadMin: 1.5, powerKva: 1000, budget: [null, 23, pm], contact: '馮先生', phone: '+85290001411', region: ['东莞长安', '厚街'] }],
  ['想請教崑山是否有五百坪左右的廠房出租？我們是做模具的，要3噸天車，林協理，微信：mold_lin66', { need: f, area: [1652.9, 1652.9, s], craneTon: 3, contact: '林協理', wechat: 'mold_lin66' }],
  ['We are an Italian food importer looking to rent a cold storage of about 800 square metres in Shanghai Fengxian. Our budget is max 2.2 RMB per sqm per day. Please call Marco Bellini, 139-0000-1413.', { need: w, area: [800, 800, s], budget: [null, 2.2, pd], contact: 'Marco Bellini', phone: '13900001413' }],
  ['Factory wanted: 3500 sqm, Foshan or Zhongshan, 8 meters ceiling, 10 ton bridge crane, power 800kva, annual rent below 800k RMB. Company: Vantor Appliances Ltd. Attn: Sofia', { need: f, area: [3500, 3500, s], floorHeightMin: 8, craneTon: 10, powerKva: 800, budget: [null, 80, y], company: 'Vantor Appliances Ltd.', contact: 'Sofia' }],
  ['俺是种葡萄的 想租四十亩地 搭棚 一亩给八百 最好平地 有井 运城临猗 老卫 13900001415', { need: rl, area: [40, 40, mu], budget: [800, 800, 'yuan_per_mu_year'], region: ['运城临猗'], contact: '老卫', phone: '13900001415' }],
  ['家里搞屠宰的想搬进正规园区，要地15亩以内自己盖，或者现成厂房3000平也行，手续要齐，菏泽单县这边 13900001416', { need: l, area: [null, 15, mu], region: ['菏泽单县'], phone: '13900001416' }],
  ['【群聊】\n招商-小顾：有没有老板需要厂房\n宏发包装 老晏：@招商-小顾 我要，1600平，一层\n招商-小顾：什么区域\n宏发包装 老晏：苏州相城，13900001417', { need: f, area: [1600, 1600, s], region: ['苏州相城'], phone: '13900001417' }],
  ['10:02 你好\n10:02 你们有没有小面积的办公室\n10:03 60平左右\n10:03 虹口 杨浦 都行\n10:04 每月5000以内\n10:05 我姓车 13900001418', { need: o, area: [60, 60, s], region: ['虹口', '杨浦'], budget: [null, 6, y], contact: '车', phone: '13900001418' }],
  ['需 求：租 厂 房\n面 积：1800 平\n姓 名：鲁 大 明\n电 话：13900001419', { need: f, area: [1800, 1800, s], contact: '鲁大明', phone: '13900001419' }],
  ['🏢写字楼需求🏢 面积：350㎡📐 位置：成都高新区🚇 预算：90元/㎡/月💴 入驻：11月1日前⏰ ☎️13900001420 尚小姐', { need: o, area: [350, 350, s], region: ['成都高新区'], budget: [90, 90, pm], phone: '13900001420', contact: '尚小姐' }],
  ['各位领导，冒昧来信。家父1998年创办本厂，主营液压油缸，原厂区18亩，2023年实缴税金286万元，去年因修路被征去6亩，现有车间已无法周转。我们希望在本县（常熟）或邻近的太仓择地重建，约25亩，亩均税收可达20万元，另需10T、20T行车各两台。常熟市锦程液压件厂 厂长 归晓东 电话13900001421', { need: l, area: [25, 25, mu], tax: [20, 20, pmy], craneTon: 20, company: '常熟市锦程液压件厂', contact: '归晓东', phone: '13900001421' }],
  ['我是做无人机的创业者，团队从大疆出来，A轮刚拿到，想在深圳龙华或宝安找1000到1500平的研发生产场地，层高4.5米，电200kVA，租金55以内都能考虑，年底前搬，微信 uav_fanjie，范杰', { need: f, area: [1000, 1500, s], floorHeightMin: 4.5, powerKva: 200, region: ['深圳龙华', '宝安'], budget: [null, 55, pm], wechat: 'uav_fanjie', contact: '范杰' }],
  ['依呀，我想共汝问下，福清江阴工业区有无仓库，两千平，一楼，13900001423 林依妹', { need: w, area: [2000, 2000, s], region: ['福清江阴工业区'], phone: '13900001423', contact: '林依妹' }],
  ['哎老铁，哈尔滨平房区有冷库没，五百平就中用，一天一平别超一块五，13900001424老初', { need: w, area: [500, 500, s], region: ['哈尔滨平房区'], budget: [null, 1.5, pd], phone: '13900001424', contact: '老初' }],
  ['写字楼：北京亦庄，1200平左右，单价4.2元/天/㎡以内，北京澜起智能装备有限公司，陆小姐：13900001425', { need: o, area: [1200, 1200, s], region: ['北京亦庄'], budget: [null, 4.2, pd], company: '北京澜起智能装备有限公司', contact: '陆小姐', phone: '13900001425' }],
  ['可以按我们要求盖吗？单层，1.5万平，12.5米高，要32吨行车，租15年，绵阳游仙，四川恒铸重装有限公司 牟总', { need: d, area: [15000, 15000, s], floorHeightMin: 12.5, craneTon: 32, leaseYears: 15, region: ['绵阳游仙'], company: '四川恒铸重装有限公司', contact: '牟总' }],
  ['求购工业用地三十亩左右，宜宾叙州区，二类工业，价十五万每亩可接受，酿酒，13900001427 章老板', { need: l, area: [30, 30, mu], region: ['宜宾叙州区'], landClass: 'M2', budget: [15, 15, wmu], phone: '13900001427', contact: '章老板' }],
  ['厂房求购 900-1200平 均价4500以下 无锡锡山东港 缝纫机配件 华总 13900001428', { need: b, area: [900, 1200, s], budget: [null, 4500, psm], region: ['无锡锡山东港'], contact: '华总', phone: '13900001428' }],
  ['7000平厂房，跨度24米以上，20/5吨行车，轨高9.5m，总配电2000kVA，泰州靖江，江苏远锚船舶设备有限公司，戚工13900001429', { need: f, area: [7000, 7000, s], craneTon: 20, floorHeightMin: 9.5, powerKva: 2000, region: ['泰州靖江'], company: '江苏远锚船舶设备有限公司', contact: '戚工', phone: '13900001429' }],
  ['车间里面吊东西要16吨的，房子12米高，用电量大概1600个千瓦，5000平，湖州长兴', { need: f, craneTon: 16, floorHeightMin: 12, powerKva: 1600, area: [5000, 5000, s], region: ['湖州长兴'] }],
  ['行吊必须有，载重8吨起步，净高7m，1250㎡，襄阳樊城', { need: f, craneTon: 8, floorHeightMin: 7, area: [1250, 1250, s], region: ['襄阳樊城'] }],
  ['标准厂房2层，每层2000平都要，货梯3吨，2台变压器各630kVA，南通如皋', { need: f, area: [4000, 4000, s], region: ['南通如皋'] }],
  ['1000方厂房，电150千瓦够用，顶高5米5，台州温岭大溪，水泵，13900001433林', { need: f, area: [1000, 1000, s], powerKva: 150, floorHeightMin: 5.5, region: ['台州温岭大溪'], phone: '13900001433', contact: '林' }],
  ['每平方20元是我们的上限，4000平厂房，最好独栋，珠海斗门', { need: f, budget: [null, 20, pm], area: [4000, 4000, s], region: ['珠海斗门'] }],
  ['给得起的租金：一年80-90万，需要5000平左右厂房，江西九江', { need: f, budget: [80, 90, y], area: [5000, 5000, s], region: ['江西九江'] }],
  ['仓库500平，租金每月8000到1万，武汉江夏', { need: w, budget: [9.6, 12, y], area: [500, 500, s], region: ['武汉江夏'] }],
  ['心理价位25一平，最多28，厂房1800平，东莞横沥', { need: f, area: [1800, 1800, s], region: ['东莞横沥'] }],
  ['手头有3000万现金，想买一幢5000平左右的厂房，杭州富阳', { need: b, area: [5000, 5000, s], region: ['杭州富阳'] }],
  ['土地价格希望低于25万一亩，需80亩，合肥长丰', { need: l, budget: [null, 25, wmu], area: [80, 80, mu], region: ['合肥长丰'] }],
  ['厂房2000平，租金不含税15元，含税17元，无锡宜兴', { need: f, area: [2000, 2000, s], region: ['无锡宜兴'] }],
  ['我们目前在松江租了1500平，明年4月到期，准备换到嘉善或平湖，要3000平，年纳税130万，上海劲牌食品添加剂有限公司', { need: f, area: [3000, 3000, s], tax: [130, 130, y], region: ['嘉善', '平湖'], company: '上海劲牌食品添加剂有限公司' }],
  ['贵阳白云、观山湖、修文三个地方都可以，厂房6000平，年税300万，贵州筑新管业有限公司', { need: f, area: [6000, 6000, s], tax: [300, 300, y], region: ['贵阳白云', '观山湖', '修文'], company: '贵州筑新管业有限公司' }],
  ['杭州以外的都行，绍兴、湖州都可以考虑，2500平标准厂房', { need: f, area: [2500, 2500, s], region: ['绍兴', '湖州'] }],
  ['老家是潮州的，现在深圳沙井做五金，想回潮州或揭阳开厂，要3000平，许生', { need: f, area: [3000, 3000, s], region: ['潮州', '揭阳'], contact: '许生' }],
  ['西安鄠邑草堂、沣西都行，2万平，可分两期，年税1200-1500万', { need: f, area: [20000, 20000, s], tax: [1200, 1500, y] }],
  ['广州增城新塘或永宁，牛仔裤水洗，1800平，13900001446', { need: f, area: [1800, 1800, s], region: ['广州增城新塘', '永宁'], phone: '13900001446' }],
  ['云南玉溪红塔区，要两三千平的库房放鲜花，带预冷，云南花语生鲜供应链有限公司 普总', { need: w, area: [2000, 3000, s], region: ['云南玉溪红塔区'], company: '云南花语生鲜供应链有限公司', contact: '普总' }],
  ['税这块：去年180万，今年预计240万；厂房：2600平；地址：长沙浏阳', { tax: [240, 240, y], need: f, area: [2600, 2600, s], region: ['长沙浏阳'] }],
  ['上交税金每年不少于200万元，求租厂房5000㎡，鄂州葛店', { tax: [200, null, y], need: f, area: [5000, 5000, s], region: ['鄂州葛店'] }],
  ['嘉兴鼎丰纺织 王秋生 13900001450 需厂房3600平', { need: f, area: [3600, 3600, s], company: '嘉兴鼎丰纺织', contact: '王秋生', phone: '13900001450' }],
  ['我这里是顺德大力神电机厂，找1100平仓库，离北滘近', { need: w, area: [1100, 1100, s], company: '顺德大力神电机厂' }],
  ['我在天顺风能做采购，替公司问问，有没有2万平以上重型厂房', { need: f, area: [20000, null, s] }],
  ['工号13900001453，想咨询下员工宿舍', { intent: 'other' }],
  ['客户编码1390000145，票号13900001454，厂房1300平', { need: f, area: [1300, 1300, s] }],
  ['护照E13900001，仓库400平，Jack', { need: w, area: [400, 400, s], contact: 'Jack' }],
  // what is no demand
  ['厂房2800平现招租，位于花都狮岭，业主急租，价格可谈', { intent: 'supply', area: [2800, 2800, s], region: ['花都狮岭'] }],
  ['我租的厂房太大了，想分出800平给别人，水电独立', { intent: 'supply', area: [800, 800, s] }],
  ['家有闲置土地8亩，临省道，可做停车场仓库，寻有实力的老板', { intent: 'supply', area: [8, 8, mu] }],
  ['企业破产资产处置：厂房12000㎡、土地25亩，整体打包，意向人请联系管理人', { intent: 'supply' }],
  ['新园区开园，前10家入驻免租半年，面积500起', { intent: 'supply' }],
  ['仓库有多余的1000平，按天计费也行，做代管代发', { intent: 'supply', area: [1000, 1000, s] }],
  ['想把厂卖了回老家，厂房证都有，1700平，价格你们看着给', { intent: 'supply', area: [1700, 1700, s] }],
  ['我们园区还有两层没租掉，每层1500，能不能合作推一下', { intent: 'supply' }],
  ['Office space available: 500 sqm fitted, Jing\'an, ready to move in, landlord direct', { intent: 'supply', area: [500, 500, s] }],
  ['本村有集体建设用地20亩拟公开出租，欢迎报名竞租', { intent: 'supply', area: [20, 20, mu] }],
  ['专业除甲醛、开荒保洁、外墙清洗，免费报价', { intent: 'spam' }],
  ['法人贷、流水贷、设备贷，额度高，放款快，请联系吴经理13900001467', { intent: 'spam', phone: '13900001467', contact: '吴经理' }],
  ['上海落户、居转户代办，不成功全额退款', { intent: 'spam' }],
  ['工厂用LED灯带、投光灯，出厂价批发，支持月结', { intent: 'spam' }],
  ['公司注销、变更、年报、异常处理，专人上门', { intent: 'spam' }],
  ['你好，贵司网站有漏洞，我们可以提供安全检测服务', { intent: 'spam' }],
  ['特斯拉充电桩加盟，区域代理火热招募', { intent: 'spam' }],
  ['我们有全国3000万企业电话数据，需要请加微信', { intent: 'spam' }],
  ['周末高尔夫体验课，原价999现价199', { intent: 'spam' }],
  ['Cheap airfreight from China to Europe, ask for our best rates', { intent: 'spam' }],
  ['诚邀贵公司参加第八届智造大会，展位8折', { intent: 'spam' }],
  ['出售闲置办公桌椅、文件柜、打印机，自提便宜', { intent: 'spam' }],
  ['配音、宣传片拍摄、航拍，一口价', { intent: 'spam' }],
  ['不好意思，已经落实场地，不用再联系我们', { intent: 'opt_out' }],
  ['你们打了七八个电话了，能不能别打了', { intent: 'opt_out' }],
  ['Stop sending me texts', { intent: 'opt_out' }],
  ['T', { intent: 'opt_out' }],
  ['勿再联系，谢谢合作', { intent: 'opt_out' }],
  ['我想查一下你们系统里有没有我的信息', { intent: 'privacy_request' }],
  ['我的名字和电话是被人冒填的，请撤下来', { intent: 'privacy_request' }],
  ['请更正：登记的公司电话应为0512-50001480', { intent: 'privacy_request', phone: '0512-50001480' }],
  ['我反对把我的资料用于营销，请停止处理', { intent: 'privacy_request' }],
  ['Who gave you my contact details? Delete them now.', { intent: 'privacy_request' }],
  ['试一下能不能收到', { intent: 'other' }],
  ['1234', { intent: 'other' }],
  ['请问贵园区有没有食堂和班车', { intent: 'other' }],
  ['我应聘招商助理，简历发哪个邮箱', { intent: 'other' }],
  ['感谢你们上次的接待', { intent: 'other' }],
];
