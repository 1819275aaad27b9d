import type { Example } from './example.spec-types';

const f = 'rent_factory' as const;
const b = 'buy_factory' as const;
const l = 'buy_land' as const;
const w = 'rent_warehouse' as const;
const o = 'rent_office' as const;
const d = 'build_to_suit' as const;
const s = 'sqm' as const;
const mu = 'mu' as const;
const y = 'wan_per_year' as const;
const pmy = 'wan_per_mu_year' as const;
const pm = 'yuan_per_sqm_month' as const;
const pd = 'yuan_per_sqm_day' as const;

/**
 * A seventh set of 102 texts, written after the sixth had been mended. First shot, in per cent of all texts (of those that
 * state the field): phone 99.0 (97.4; no false one), area 96.1 (94.7), need 95.1 (98.6), tax 99.0 (100), company 98.0 (88.9),
 * contact 92.2 (79.3), budget 100, height 100, crane 1 of 2, power 100, region 100, intent 88.2
 * (demand, other and privacy request 100, opt-out 2 of 6, spam 3 of 7, supply 2 of 6). All invented.
 */
// prettier-ignore
export const SEVENTH: readonly Example[] = [
  ['哈喽，我们是做新能源汽车充电模块的初创公司，天使轮刚融完，需要个1200~1600平的小厂房+研发办公一体，最好在南京江宁，税收头一年不多，第三年能到200万，微信hcd_charge，李欣', { need: f, area: [1200, 1600, s], region: ['南京江宁'], tax: [200, 200, y], contact: '李欣', wechat: 'hcd_charge' }],
  ['王哥推荐我来的，说你们那边有仓库，我要放轮胎，要通风好点，大概八百方，月租万把块钱能接受，俺叫贺老三，18000007002', { need: w, area: [800, 800, s], contact: '贺老三', phone: '18000007002' }],
  ['[转自企业微信] 客户：上海某某医疗科技有限公司；接口人：戴维；诉求：GMP车间2200㎡，洁净度十万级；落地税收：首年80万；联系：18000007003', { need: f, area: [2200, 2200, s], tax: [80, 80, y], company: '上海某某医疗科技有限公司', contact: '戴维', phone: '18000007003' }],
  ['厂子要搬 现在这个村要拆迁了 9月底之前得搬走 要个两千五的 一楼 能过环评 做喷塑的 我电话 一八零〇〇〇〇七〇〇四', { need: f, area: [2500, 2500, s], phone: '18000007004' }],
  ['招商局领导您好，我司拟投资3.5亿元建设年产2万吨改性塑料项目，需用地70亩左右，容积率1.5，年综合能耗3000吨标煤，达产后年产值5亿、年税收2500万。项目联系人：总经理助理 卞玉洁 18000007005', { need: l, area: [70, 70, mu], tax: [2500, 2500, y], investmentWan: 35000, outputWan: 50000, contact: '卞玉洁', phone: '18000007005' }],
  ['要厂房，5000平，10米高，20吨行车，1000kva，嘉兴，18000007006，辛总，急', { need: f, area: [5000, 5000, s], floorHeightMin: 10, craneTon: 20, powerKva: 1000, region: ['嘉兴'], phone: '18000007006', contact: '辛总' }],
  ['I\'m writing on behalf of Lakeside Optics Inc. We\'d like to rent approx 25,000 sq ft of light-industrial space in Suzhou SIP, ceiling at least 5 m, 3-year lease. Please reply to jenny.cho@example.com. Jenny Cho', { need: f, area: [2322.58, 2322.58, s], floorHeightMin: 5, leaseYears: 3, company: 'Lakeside Optics Inc.', contact: 'Jenny Cho', email: 'jenny.cho@example.com' }],
  ['Hola, need 600 m2 office in Guangzhou Tianhe for 50 staff, max RMB 4.5/sqm/day, tel 18000007008 (Carlos)', { need: o, area: [600, 600, s], budget: [null, 4.5, pd], phone: '18000007008', contact: 'Carlos' }],
  ['您好，本公司係新北某某模具企業，現於東莞設廠，因租約到期擬遷廠，需廠房約一千二百坪，電力五百千伏安，請洽 卓廠長 138 0000 7009', { need: f, area: [3966.96, 3966.96, s], powerKva: 500, contact: '卓廠長', phone: '13800007009' }],
  ['想買廠唔想租，順德都得，一萬呎左右，預算四百萬港紙，我姓麥，打我 6000 7010', { need: b, area: [929.03, 929.03, s], region: ['顺德'], contact: '麥' }],
  ['仓库\n面积2000\n位置昆山花桥\n期限1年\n电话18000007011\n单', { need: w, area: [2000, 2000, s], region: ['昆山花桥'], phone: '18000007011' }],
  ['表单：\n您的称呼：娄女士\n联系电话：18000007012\n所在公司：扬州某某日化有限公司\n需要的面积：3500㎡\n预计纳税：150万/年\n备注：甲类不要', { need: f, area: [3500, 3500, s], tax: [150, 150, y], company: '扬州某某日化有限公司', contact: '娄女士', phone: '18000007012' }],
  ['我爸的厂，做了二十年铸件，现在要退城入园，想买40亩地自己盖，我爸叫雷大勇，我电话18000007013', { need: l, area: [40, 40, mu], phone: '18000007013' }],
  ['标准厂房两层都要，一层1500二层1500，总共3000平，靠高速口，18000007014尚工', { need: f, area: [3000, 3000, s], phone: '18000007014', contact: '尚工' }],
  ['我们要的不大 一百多平就行 放点样品 能发货 18000007015 小苗', { area: [100, 100, s], need: f, phone: '18000007015', contact: '小苗' }],
  ['需求：代建厂房 18000㎡；交付：2026年10月；行业：智能物流装备；亩均税收：25万；联系人：Frank Zhou 18000007016', { need: d, area: [18000, 18000, s], tax: [25, 25, pmy], contact: 'Frank Zhou', phone: '18000007016' }],
  ['我是58上看到的，厂房还在吗？600平那个。想租。电话微信同号18000007017，姓钮', { need: f, area: [600, 600, s], phone: '18000007017', wechat: '18000007017', contact: '钮' }],
  ['老客户介绍的，我们做预制菜，冷库加加工车间一共3000平，其中冷库800平，18000007018季经理', { need: f, area: [3000, 3000, s], phone: '18000007018', contact: '季经理' }],
  ['需3000平仓库，非3000平厂房', { need: w, area: [3000, 3000, s] }],
  ['面积先按4000平算，后面可能加到6000平，厂房，18000007020', { need: f, area: [4000, 6000, s], phone: '18000007020' }],
  ['厂房一千到一千五，单价12到15，租三年起，晋江，18000007021', { need: f, area: [1000, 1500, s], budget: [12, 15, pm], leaseYears: 3, region: ['晋江'], phone: '18000007021' }],
  ['@招商部 求租2号楼3层，面积1350㎡，江阴某某检测技术有限公司，联系人柯南 0510-57007022', { need: f, area: [1350, 1350, s], company: '江阴某某检测技术有限公司', contact: '柯南', phone: '0510-57007022' }],
  ['厂房1450平，联系人（蔚经理）18000007023', { need: f, area: [1450, 1450, s], contact: '蔚经理', phone: '18000007023' }],
  ['厂房1450平，宋佳 / 行政 / 18000007024', { need: f, area: [1450, 1450, s], contact: '宋佳', phone: '18000007024' }],
  ['厂房1450平，电联18000007025，鲁师傅', { need: f, area: [1450, 1450, s], contact: '鲁师傅', phone: '18000007025' }],
  ['厂房1450平，我叫白云飞，18000007026', { need: f, area: [1450, 1450, s], contact: '白云飞', phone: '18000007026' }],
  ['厂房1450平，请加我司商务Cindy微信：cindy_7027', { need: f, area: [1450, 1450, s], contact: 'Cindy', wechat: 'cindy_7027' }],
  ['厂房1450平，18000007028诸葛', { need: f, area: [1450, 1450, s], contact: '诸葛', phone: '18000007028' }],
  ['厂房1450平，联系人：陈总（老板）/小邓（助理）18000007029', { need: f, area: [1450, 1450, s], contact: '陈总', phone: '18000007029' }],
  ['厂房1450平，18000007030 王小二', { need: f, area: [1450, 1450, s], contact: '王小二', phone: '18000007030' }],
  ['厂房1450平，机主姓危，18000007031', { need: f, area: [1450, 1450, s], contact: '危', phone: '18000007031' }],
  ['厂房1450平 曲靖某某建材厂 曲总 18000007032', { need: f, area: [1450, 1450, s], company: '曲靖某某建材厂', contact: '曲总', phone: '18000007032' }],
  ['我公司宜宾某某竹业有限责任公司需租赁厂房1450平，详询文静18000007033', { need: f, area: [1450, 1450, s], company: '宜宾某某竹业有限责任公司', contact: '文静', phone: '18000007033' }],
  ['厂房1450平，单位：北京某某研究院（南京分院），联系人：臧博士，18000007034', { need: f, area: [1450, 1450, s], company: '北京某某研究院（南京分院）', contact: '臧博士', phone: '18000007034' }],
  ['某某（无锡）精工科技有限公司，厂房1450平，18000007035', { need: f, area: [1450, 1450, s], company: '某某（无锡）精工科技有限公司', phone: '18000007035' }],
  ['厂房1450平，开票公司：常州某某贸易有限公司，对接：薄荷 18000007036', { need: f, area: [1450, 1450, s], company: '常州某某贸易有限公司', contact: '薄荷', phone: '18000007036' }],
  ['厂房1450平。隔壁的某某精密有限公司在你们那租的，介绍我来。18000007037', { need: f, area: [1450, 1450, s], phone: '18000007037' }],
  ['厂房1450平，0731 5700 7038', { need: f, area: [1450, 1450, s], phone: '0731-57007038' }],
  ['厂房1450平，电话：180-000-07039', { need: f, area: [1450, 1450, s], phone: '18000007039' }],
  ['厂房1450平，+86(180)00007040', { need: f, area: [1450, 1450, s], phone: '18000007040' }],
  ['厂房1450平，手机:1 8000007041', { need: f, area: [1450, 1450, s], phone: '18000007041' }],
  ['厂房1450平，国内18000007042，国外+49 170 0000704', { need: f, area: [1450, 1450, s], phone: '18000007042' }],
  ['厂房1450平，我的V是 jia_7043', { need: f, area: [1450, 1450, s], wechat: 'jia_7043' }],
  // lures
  ['厂房1450平，淘宝订单号180000070441234', { need: f, area: [1450, 1450, s] }],
  ['厂房1450平，统一编号18000007045，请查', { need: f, area: [1450, 1450, s] }],
  ['厂房1450平，快递到付，运单180 0000 7046', { need: f, area: [1450, 1450, s] }],
  ['厂房1450平，产品型号TX-18000007047', { need: f, area: [1450, 1450, s] }],
  ['厂房1450平，年用水18000吨，用电7048万度', { need: f, area: [1450, 1450, s] }],
  ['厂房1450平，2025-09-18 00:07:49提交', { need: f, area: [1450, 1450, s] }],
  ['厂房1450平，经纬度118.0000705,32.0600', { need: f, area: [1450, 1450, s] }],
  ['厂房1450平，地磅100吨，储罐500立方', { need: f, area: [1450, 1450, s] }],
  ['厂房1450平，可放200个20尺柜', { need: f, area: [1450, 1450, s] }],
  ['厂房1450平，老家宅基地3亩也有', { need: f, area: [1450, 1450, s] }],
  // sizes
  ['厂房大约摸三千平方米', { need: f, area: [3000, 3000, s] }],
  ['仓库需要15个足球场那么大，约10万平', { need: w, area: [100000, 100000, s] }],
  ['厂房2k—2.5k㎡', { need: f, area: [2000, 2500, s] }],
  ['厂房九百来平足矣', { need: f, area: [900, 900, s] }],
  ['工业用地叁拾伍亩', { need: l, area: [35, 35, mu] }],
  ['写字楼半层600平，整层1200平，二选一', { need: o, area: [600, 1200, s] }],
  ['厂房需 3,000 至 3,600 平方米', { need: f, area: [3000, 3600, s] }],
  ['仓库不低于5000㎡，如有8000㎡更佳', { need: w, area: [5000, 8000, s] }],
  // money
  ['厂房1450平，年税一百二十万到一百五十万', { need: f, area: [1450, 1450, s], tax: [120, 150, y] }],
  ['厂房1450平，增值税加所得税一年六十万', { need: f, area: [1450, 1450, s], tax: [60, 60, y] }],
  ['厂房1450平，纳税额：2024年85万元', { need: f, area: [1450, 1450, s], tax: [85, 85, y] }],
  ['厂房1450平，目前免税，没有税收', { need: f, area: [1450, 1450, s] }],
  ['厂房1450平，房租预算每年二十万左右', { need: f, area: [1450, 1450, s], budget: [20, 20, y] }],
  ['厂房1450平，心理价13元', { need: f, area: [1450, 1450, s], budget: [13, 13, pm] }],
  ['厂房1450平，每平米每天不超过1块', { need: f, area: [1450, 1450, s], budget: [null, 1, pd] }],
  // features
  ['厂房1450平，行车5+10吨', { need: f, area: [1450, 1450, s], craneTon: 10 }],
  ['厂房1450平，净空不少于六米', { need: f, area: [1450, 1450, s], floorHeightMin: 6 }],
  ['厂房1450平，变压器400的就够', { need: f, area: [1450, 1450, s], powerKva: 400 }],
  ['厂房1450平，地面载重每平方3吨', { need: f, area: [1450, 1450, s], floorLoadMin: 3 }],
  // supply
  ['我公司有两栋标准厂房对外招租，单层2600平，配套齐全', { intent: 'supply', area: [2600, 2600, s] }],
  ['处理闲置仓库一座，可租可售，位于溧阳', { intent: 'supply' }],
  ['有朋友要租厂房吗？我这里有5000平现成的，18000007081', { area: [5000, 5000, s], phone: '18000007081', intent: 'supply' }],
  ['名下工业土地50亩带厂房整体转让', { area: [50, 50, mu], intent: 'supply' }],
  ['Landlord here, 1,200 sqm workshop available in Zhongshan from May', { area: [1200, 1200, s], intent: 'supply' }],
  ['你好，我们的写字楼想放到你们平台上招租', { intent: 'supply' }],
  // leave me alone, data
  ['怎么又是你们，能不能不打电话了', { intent: 'opt_out' }],
  ['不租了，取消', { intent: 'opt_out' }],
  ['请停止向本号码发送任何信息', { intent: 'opt_out' }],
  ['谢谢关心，已在别处落实，勿念', { intent: 'opt_out' }],
  ['stop', { intent: 'opt_out' }],
  ['wrong number, do not message me', { intent: 'opt_out' }],
  ['请把我上个月填的表单删了', { intent: 'privacy_request' }],
  ['我想知道你们收集了我的哪些个人信息，用来做什么', { intent: 'privacy_request' }],
  ['我不同意你们把我的信息给第三方，请撤销授权', { intent: 'privacy_request' }],
  ['Please delete my account and phone number', { intent: 'privacy_request' }],
  // sellers
  ['我们提供企业团体意外险，价格优惠，18000007096', { phone: '18000007096', intent: 'spam' }],
  ['招标代理、工程造价咨询，欢迎合作', { intent: 'spam' }],
  ['免费领取《2025园区招商白皮书》，扫码加群', { intent: 'spam' }],
  ['刚需老板看过来，月息5厘，凭营业执照可借300万', { intent: 'spam' }],
  ['园区绿化养护、垃圾清运，包年优惠', { intent: 'spam' }],
  ['Dear Purchasing Manager, we are a leading manufacturer of steel racks in Hebei, FOB price attached', { intent: 'spam' }],
  ['出售二手数控机床三台，九成新', { intent: 'spam' }],
  // other
  ['好的', { intent: 'other' }],
  ['ceshi', { intent: 'other' }],
  ['请问贵单位纪检部门电话多少', { intent: 'other' }],
  ['我想应聘保安，五十岁可以吗', { intent: 'other' }],
  ['车被你们园区栏杆砸了，找谁赔', { intent: 'other' }],
  ['今年中秋放几天假', { intent: 'other' }],
  ['周末园区开门吗', { intent: 'other' }],
];
