/** Invented people, firms and words of the demo workspace. Every phone has four zeros in the middle. */
export const PARKS = [
  '岳塘经开区',
  '昭山片区',
  '湘潭高新区',
  '湘潭经开区',
  '天易经开区',
  '竹埠港新区',
] as const;

export const TEAMS = [
  { name: '招商一组', parks: ['岳塘经开区', '昭山片区'] },
  { name: '招商二组', parks: ['湘潭高新区', '竹埠港新区'] },
  { name: '招商三组', parks: ['湘潭经开区', '天易经开区'] },
] as const;

export const MANAGERS = [
  { username: 'manager1', name: '易建国', honorific: 'mr', teams: [0, 1] },
  { username: 'manager2', name: '罗文静', honorific: 'ms', teams: [2] },
] as const;

export const AGENTS = [
  { name: '彭晓岚', honorific: 'ms', team: 0 },
  { name: '唐雨薇', honorific: 'ms', team: 0 },
  { name: '肖志强', honorific: 'mr', team: 0 },
  { name: '罗一鸣', honorific: 'mr', team: 0 },
  { name: '贺思远', honorific: 'mr', team: 1 },
  { name: '谭静怡', honorific: 'ms', team: 1 },
  { name: '邓海波', honorific: 'mr', team: 1 },
  { name: '欧阳婷', honorific: 'ms', team: 1 },
  { name: '周立新', honorific: 'mr', team: 2 },
  { name: '曾可欣', honorific: 'ms', team: 2 },
  { name: '刘启航', honorific: 'mr', team: 2 },
  { name: '文若琳', honorific: 'ms', team: 2 },
] as const;

export const SITES = [
  { key: 'main', name: '招商官网', park: null },
  { key: 'yuetang', name: '岳塘产业专题', park: '岳塘经开区' },
  { key: 'zhaoshan', name: '昭山文旅专题', park: '昭山片区' },
] as const;

export const ARTICLES = [
  '园区标准厂房二期交付，单层层高九米',
  '重点片区优化整合，产业用地集中推出',
  '长株潭高标仓布局观察',
  '装备制造企业入园指南',
  '食品加工企业选址要看的七件事',
  '总部企业落地政策解读',
] as const;

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const GIVEN =
  '志远启明文博建华雨涵晓东海燕国强丽娟俊杰思琪振宇佳怡永康雪梅立军淑敏宏伟婉清家豪慧敏立群春燕浩然秀兰子轩红梅锦程玉珍';

/** Surname and given name of an invented person. */
export function personName(pick: (text: string) => string, twoLetters: boolean): string {
  return pick(SURNAMES) + pick(GIVEN) + (twoLetters ? pick(GIVEN) : '');
}

const FIRM_HEADS = [
  '启衡',
  '湘澜',
  '长济',
  '楚工',
  '恒芯',
  '伟成',
  '禾味',
  '芙蓉',
  '鼎峰',
  '湘江智联',
  '博远',
  '金叶',
  '同益',
  '云商',
  '岭南',
  '谷里',
  '康宁',
  '澜庭',
  '天禾',
  '众力',
  '凌峰',
  '瑞丰',
  '嘉禾',
  '宏图',
  '星澜',
  '海纳',
  '华昱',
  '凯旋',
  '铭泰',
  '德邻',
  '远山',
  '万川',
  '青禾',
  '朗星',
  '盛世桥',
  '安顺达',
  '九州通达',
  '新榕',
  '泽润',
  '金桐',
  '森源',
  '立信达',
  '汇川源',
  '白石',
  '莲城',
  '雨湖',
  '昭阳',
  '景明',
  '拓新',
  '联创',
  '致远',
  '百川',
  '睿博',
  '中岳',
  '南岭',
  '东湖',
  '明德',
  '诚毅',
  '朗润',
  '翰宇',
] as const;
const FIRM_PLACES = ['湖南', '湘潭', '长沙', '株洲', '深圳', '东莞', '苏州', '宁波', '广州', '武汉'] as const;

export interface Trade {
  readonly industry: string;
  readonly tail: string;
  readonly use: string;
}

export const TRADES: readonly Trade[] = [
  { industry: '新材料', tail: '新材料有限公司', use: '复合材料生产' },
  { industry: '装备制造', tail: '智能装备有限公司', use: '数控设备装配' },
  { industry: '电子信息', tail: '电子科技有限公司', use: '电路板贴片' },
  { industry: '食品加工', tail: '食品有限公司', use: '休闲食品加工' },
  { industry: '健康养生', tail: '康养服务有限公司', use: '康养综合体' },
  { industry: '文化旅游', tail: '文旅发展有限公司', use: '文旅街区' },
  { industry: '商贸物流', tail: '供应链有限公司', use: '区域分拨仓' },
  { industry: '节能环保', tail: '环保设备有限公司', use: '环保设备制造' },
  { industry: '医疗器械', tail: '医疗器械有限公司', use: '医用耗材生产' },
  { industry: '总部经济', tail: '控股有限公司', use: '区域总部办公' },
];

/** The name of the n-th invented firm: no two are alike. */
export function firmName(index: number, trade: Trade): string {
  const head = FIRM_HEADS[index % FIRM_HEADS.length] ?? '落地';
  const place =
    FIRM_PLACES[(index * 7 + Math.floor(index / FIRM_HEADS.length)) % FIRM_PLACES.length] ?? '湖南';
  return `${place}${head}${trade.tail}`;
}

/** The phone of the n-th invented person: 139 0000 0001 onwards, over several prefixes. */
export function phoneNumber(index: number): string {
  const prefixes = ['139', '138', '137', '136', '135', '150', '158', '186'];
  const prefix = prefixes[Math.floor(index / 9_000) % prefixes.length] ?? '139';
  return `${prefix}0000${String(1000 + (index % 9_000)).padStart(4, '0')}`;
}

export const CALL_NOTES = {
  connected: [
    '已接通，确认面积与预算，约下周看现场',
    '对方负责人在外地，先发园区资料',
    '确认需求真实，税收承诺待老板定',
    '补充了层高和行车要求',
    '关心环评和用电容量，已答复',
    '对比两个园区，倾向离高速近的地块',
  ],
  no_answer: ['电话未接，已发短信说明', '占线，下午再打'],
  invalid_number: ['号码为空号，改用微信联系'],
  declined: ['暂缓投资，明年再看'],
} as const;

export const DISQUALIFY_REASONS = [
  '面积需求低于园区最小单元',
  '高污染项目，不符合准入',
  '已在外地落地',
  '多次联系无人接听',
  '只是咨询政策，没有实际项目',
] as const;
export const LOST_REASONS = [
  '用地指标未落实，客户转投外地',
  '价格谈不拢',
  '集团暂停扩张计划',
  '选择了离供应商更近的园区',
] as const;
export const NEXT_STEPS = [
  '发代建测算',
  '二次看地',
  '补充客流测算',
  '提交评审材料',
  '提请上会',
  '签补充协议',
  '约谈业主',
  '核实排污指标',
] as const;
