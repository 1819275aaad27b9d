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
const tot = 'wan_total' as const;

/**
 * A ninth set of 60 texts, written after the eighth had been mended, with some of the older ones known. First shot, in per cent of
 * all texts (of those that state the field): phone 100 (100; no false one), area 96.7 (95.0), need 95.0 (97.1), tax 100 (100),
 * company 96.7 (77.8), contact 96.7 (94.1), budget 84.2, height 90.9, crane 100, power 90.0, region 91.7, load 100, intent 81.7
 * (demand 97.1, opt-out, other 100, supply 4 of 6, privacy request 2 of 5, spam 1 of 6). All invented.
 */
// prettier-ignore
export const NINTH: readonly Example[] = [
  ['搞模具的，车间里要能走5吨的天车，房子净高不矮于7米，1600平够了，宁海或者余姚，房租每平方别过20，汪13900009001', { need: f, area: [1600, 1600, s], craneTon: 5, floorHeightMin: 7, region: ['宁海', '余姚'], budget: [null, 20, pm], contact: '汪', phone: '13900009001' }],
  ['我们需要厂房面积5000㎡左右，配2部20吨桥式行车，轨顶标高10米，专变1000kVA，重庆永川、璧山、江津范围，年产值1.5亿，税收600万/年。重庆赫钢装备有限公司，生产副总 谯勇，13800009002', { need: f, area: [5000, 5000, s], craneTon: 20, floorHeightMin: 10, powerKva: 1000, region: ['重庆永川', '璧山', '江津'], outputWan: 15000, tax: [600, 600, y], company: '重庆赫钢装备有限公司', contact: '谯勇', phone: '13800009002' }],
  ['单梁3t，层高6m，800平，电200KW，预算15元，无锡前洲', { need: f, area: [800, 800, s], craneTon: 3, floorHeightMin: 6, powerKva: 200, budget: [15, 15, pm], region: ['无锡前洲'] }],
  ['厂房里头必须有行车，10吨以上，最少两台；面积六千平方往上走；电力容量一千二百五十千伏安；马鞍山当涂；姜总 一三九零零零零九零零三', { need: f, area: [6000, null, s], craneTon: 10, powerKva: 1250, region: ['马鞍山当涂'], contact: '姜总', phone: '13900009003' }],
  ['Hi there, we want to lease 4,500 sqm of warehouse space near Pudong airport, clear height min 9 m, floor load 3 t/sqm, budget up to RMB 1.5 per sqm per day. Call Sarah Lim +86 137 0000 9004', { need: w, area: [4500, 4500, s], floorHeightMin: 9, floorLoadMin: 3, budget: [null, 1.5, pd], contact: 'Sarah Lim', phone: '13700009004' }],
  ['一个月租金五万块打住，仓库面积2500，杭州下沙周边，月台必须有，阿华 13600009005', { need: w, area: [2500, 2500, s], budget: [null, 60, y], region: ['杭州下沙周边'], contact: '阿华', phone: '13600009005' }],
  ['买厂房，手里就八百万，1000到1300平，佛山南海、顺德，不要小产权。覃生 13500009006', { need: b, area: [1000, 1300, s], region: ['佛山南海', '顺德'], contact: '覃生', phone: '13500009006' }],
  ['地！50亩！一亩最多给30万！孝感汉川！做食品！年税亩均不低于12万！湖北味佳食品股份有限公司 郎总 0712-8000907', { need: l, area: [50, 50, mu], budget: [null, 30, 'wan_per_mu'], region: ['孝感汉川'], tax: [12, null, pmy], company: '湖北味佳食品股份有限公司', contact: '郎总', phone: '0712-8000907' }],
  ['除市中心外，长沙各区县都可以，厂房1500平，印刷厂，用电量300kva，联系微信 yinshua_zhou', { need: f, area: [1500, 1500, s], powerKva: 300, region: ['长沙'], wechat: 'yinshua_zhou' }],
  ['写字楼，静安寺或者徐家汇，300到400平，一天一平6块钱以内，联系Coco 18800009008', { need: o, area: [300, 400, s], budget: [null, 6, pd], contact: 'Coco', phone: '18800009008' }],
  ['各位老师好，帮忙找个3000平左右厂房，有5T+10T行车最好，没有的话有牛腿也行，净高9米，江阴周庄、华士、新桥，公司是江阴某某法兰锻造有限公司，电话13400009009 缪工', { need: f, area: [3000, 3000, s], craneTon: 10, floorHeightMin: 9, company: '江阴某某法兰锻造有限公司', phone: '13400009009', contact: '缪工' }],
  ['现厂房变压器只有250，不够用，新厂房要800KVA的，2600平，台州路桥，包13300009010', { need: f, area: [2600, 2600, s], powerKva: 800, region: ['台州路桥'], contact: '包', phone: '13300009010' }],
  ['租期10年，厂房面积1.5万-1.8万平，整租单价16-18元，含税，西安高陵/泾河新城，陕西某某重卡部件有限公司，权利明，029-80009011', { need: f, area: [15000, 18000, s], leaseYears: 10, budget: [16, 18, pm], company: '陕西某某重卡部件有限公司', contact: '权利明', phone: '029-80009011' }],
  ['有冇细啲嘅厂房，三百平到五百平，租金唔好超过一万蚊一个月，番禺石碁附近，阿强 13200009012', { need: f, area: [300, 500, s], budget: [null, 12, y], region: ['番禺石碁附近'], contact: '阿强', phone: '13200009012' }],
  ['诚求购地30亩或租赁厂房10000平以内，乐山/眉山/资阳，四川泰盛建材有限公司 景经理 13100009013', { company: '四川泰盛建材有限公司', region: ['乐山', '眉山', '资阳'], contact: '景经理', phone: '13100009013', need: l, area: [30, 30, mu] }],
  ['厂子2000平米，租金连物业不超过25块一平一个月，层高5米2，电负荷160千瓦，坪山坑梓，金先生，手机一五八 零零零零 九零一四', { need: f, area: [2000, 2000, s], budget: [null, 25, pm], floorHeightMin: 5.2, powerKva: 160, region: ['坪山坑梓'], contact: '金先生', phone: '15800009014' }],
  ['要一块能停50辆挂车的地，10亩，租，不超2万一亩一年，临沂兰山或河东，老庞 18600009015', { need: rl, area: [10, 10, mu], budget: [null, 20000, 'yuan_per_mu_year'], contact: '老庞', phone: '18600009015' }],
  ['要求起重量32吨，柱距9米，跨度24m，轨高11m，面积1.8万㎡，用电3150kVA，青岛胶州上合示范区，青岛海拓海工有限公司，接口人 邸部长', { need: f, area: [18000, 18000, s], craneTon: 32, floorHeightMin: 11, powerKva: 3150, region: ['青岛胶州上合示范区'], company: '青岛海拓海工有限公司', contact: '邸部长' }],
  ['我单位拟建设区域总部及生产基地，需定制厂房约3.5万平方米，由园区代建，我方十年回购，年税3500万元，联系人：战略投资部 乐颖，17800009016', { need: d, area: [35000, 35000, s], tax: [3500, 3500, y], contact: '乐颖', phone: '17800009016' }],
  ['两千平厂房 一楼 南沙大岗 不要中介 有行车2吨 月租三万左右 林先生15000009017 微信同号', { need: f, area: [2000, 2000, s], region: ['南沙大岗'], craneTon: 2, budget: [36, 36, y], contact: '林先生', phone: '15000009017', wechat: '15000009017' }],
  ['打扰了，我想问1200平左右带装修的车间，无尘万级，昆山周市，价格30上下每平都行，尹小姐：15100009018', { need: f, area: [1200, 1200, s], region: ['昆山周市'], budget: [30, 30, pm], contact: '尹小姐', phone: '15100009018' }],
  ['扬州、泰州、南通三选一，要3000平仓+500平办公，仓高8米，日租0.6以内，百川速运 时经理 15200009019', { need: w, area: [3000, 3000, s], region: ['扬州', '泰州', '南通'], floorHeightMin: 8, budget: [null, 0.6, pd], company: '百川速运', contact: '时经理', phone: '15200009019' }],
  ['【小程序留资】needType=租厂房; area=2200; city=天津西青; height=8; name=凤女士; mobile=15300009020', { need: f, area: [2200, 2200, s], contact: '凤女士', phone: '15300009020' }],
  ['厂房，1万平米，要2台5吨1台16吨的吊车，变压器1600的，年租金不超过200万，税收大概300万，铜陵，皖铜精工 查总 15500009021', { need: f, area: [10000, 10000, s], craneTon: 16, powerKva: 1600, budget: [null, 200, y], tax: [300, 300, y], region: ['铜陵'], company: '皖铜精工', contact: '查总', phone: '15500009021' }],
  ['大姐介绍来的，说你家有房子。我要做被服加工，得要八百来平，离火车站近点，一年八万块租金，行不行给句话，老冯 15600009022', { need: f, area: [800, 800, s], budget: [8, 8, y], contact: '老冯', phone: '15600009022' }],
  ['我司系日资企业，拟在常州高新区、武进区内租用6,500㎡厂房，梁下高度7.5米以上，受电容量1,600kVA，地坪荷载2t/㎡。株式会社名古屋制作所 上海代表处 岛田 021-80009023', { need: f, area: [6500, 6500, s], floorHeightMin: 7.5, powerKva: 1600, floorLoadMin: 2, contact: '岛田', phone: '021-80009023' }],
  ['总投1.2亿，买地40亩，亩产税收20万以上，不含土地款，临沂、枣庄、济宁等鲁南地区，桂总 15700009024', { need: l, area: [40, 40, mu], investmentWan: 12000, tax: [20, null, pmy], contact: '桂总', phone: '15700009024' }],
  ['净高十米，天车十吨，面积三千，电四百千瓦，地点保定，就这要求。', { need: f, area: [3000, 3000, s], floorHeightMin: 10, craneTon: 10, powerKva: 400, region: ['保定'] }],
  ['不好意思，上面电话写错一位，正确的是13900009025，厂房1100平不变，谷女士', { need: f, area: [1100, 1100, s], phone: '13900009025', contact: '谷女士' }],
  ['需1-2层厂房共7000平，首层承重不低于2吨每平，货梯3吨2部，东莞长安、虎门、厚街，总租金每月14万上下，广东乐升玩具实业有限公司 单小姐 18000009026', { need: f, area: [7000, 7000, s], floorLoadMin: 2, region: ['东莞长安', '虎门', '厚街'], budget: [168, 168, y], company: '广东乐升玩具实业有限公司', contact: '单小姐', phone: '18000009026' }],
  ['想买200-300平的小独栋办公，总价不要超过四百万，武汉东西湖或蔡甸，晏 18100009027', { need: 'buy_office', area: [200, 300, s], budget: [null, 400, tot], region: ['武汉东西湖', '蔡甸'], contact: '晏', phone: '18100009027' }],
  ['找厂房，3200方，龙门吊20吨能进室外场地，徐州铜山、贾汪、邳州，18200009028 宗老板', { need: f, area: [3200, 3200, s], craneTon: 20, region: ['徐州铜山', '贾汪', '邳州'], phone: '18200009028', contact: '宗老板' }],
  ['我方代表客户（某世界500强）寻找20000平高标仓，净高不低于10.5m，天津武清，租金0.9-1.0元/㎡/天，CBRR物业顾问 Ivy Tan 18300009029', { need: w, area: [20000, 20000, s], floorHeightMin: 10.5, region: ['天津武清'], budget: [0.9, 1, pd], isBroker: true, contact: 'Ivy Tan', phone: '18300009029' }],
  ['厂房出租信息看到了，那个3号楼的2400平还在吗？我们做精密零件，20块以内能谈吗？沙工 18400009030', { need: f, area: [2400, 2400, s], budget: [null, 20, pm], contact: '沙工', phone: '18400009030' }],
  ['自有厂房对外出租，3层框架，每层1800平，货梯2台，苏州浒关，详询 18500009031 郁先生', { intent: 'supply', area: [5400, 5400, s], region: ['苏州浒关'], contact: '郁先生', phone: '18500009031' }],
  ['我公司名下有一宗38亩工业用地，因战略调整，拟股权转让，意向方请联系 18700009032', { intent: 'supply', area: [38, 38, mu], phone: '18700009032' }],
  ['老厂房1300平，去年租客走了一直没人要，价格低点也行，能不能帮推推，衡水枣强', { intent: 'supply', area: [1300, 1300, s], region: ['衡水枣强'] }],
  ['XX产业园开盘，500-3000平独栋厂房现房发售，首付三成，按揭十年，诚邀企业入驻', { intent: 'supply', area: [500, 3000, s] }],
  ['I have a 2,000 sqm workshop for rent in Dongguan, 8m high, available now, please contact me at 13900009033', { intent: 'supply', area: [2000, 2000, s], phone: '13900009033' }],
  ['仓库到期不续了还有半年租约想转出去，1000平，17元的价，嘉兴经开', { intent: 'supply', area: [1000, 1000, s] }],
  ['别打了，再打报警', { intent: 'opt_out' }],
  ['回T退订', { intent: 'opt_out' }],
  ['我只是随便看看的，不要一直打我电话，谢谢', { intent: 'opt_out' }],
  ['We found a place already, please do not contact us again.', { intent: 'opt_out' }],
  ['停止发送短信', { intent: 'opt_out' }],
  ['厂房的事不考虑了，别再联系13900009034这个号', { intent: 'opt_out', phone: '13900009034' }],
  ['麻烦把我上周填的那张表撤掉，里面有我的电话和公司名，不想被别人看到', { intent: 'privacy_request' }],
  ['请提供一份你们保存的关于我的资料副本', { intent: 'privacy_request' }],
  ['我要求你们立即停止使用并彻底删除本人手机号13900009035', { intent: 'privacy_request', phone: '13900009035' }],
  ['谁允许你们把我号码给中介的？我要收回授权', { intent: 'privacy_request' }],
  ['Please send me a copy of the personal data you store about me. Ana Ruiz', { intent: 'privacy_request', contact: 'Ana Ruiz' }],
  ['银行直贷，年化3.2起，有房有车有执照即可，李经理13900009036', { intent: 'spam', phone: '13900009036', contact: '李经理' }],
  ['承接环评、安评、能评编制，三天出报告', { intent: 'spam' }],
  ['淘宝拼多多补单 安全稳定 垫付返佣', { intent: 'spam' }],
  ['400电话办理，企业彩铃，手机靓号低至五折', { intent: 'spam' }],
  ['本公司供应二手货架、托盘、叉车，送货上门', { intent: 'spam' }],
  ['你好，网站做得不错，能帮你排到百度首页，要了解吗', { intent: 'spam' }],
  ['想找份仓管的活儿，有叉车证，能吃苦，四十二岁', { intent: 'other' }],
  ['3号楼电梯坏了三天了没人修，请尽快处理', { intent: 'other' }],
  ['请问参观园区需要提前预约吗', { intent: 'other' }],
];
