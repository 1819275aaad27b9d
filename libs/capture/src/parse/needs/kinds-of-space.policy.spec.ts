import { parseInquiry } from '../parse-inquiry.policy';

const KINDS: Readonly<Record<string, string>> = {
  warehouse:
    '仓库 库房 冷库 低温库 气调库 恒温库 冷藏库 高标库 高标仓 平库 云仓 保税仓 中转仓 前置仓 电商仓 快递分拨中心 分拨场地 物流仓 立体库 丙二库 丙二类仓库 甲类库 危化品仓库 食品仓 药品仓 医药库 粮库 货仓 大仓 配送中心 常温库 阴凉库 速冻库 冷链仓 冷链仓储 仓储用房 成品仓 周转库 坡道库 盘道库 保鲜库 酒库 烟花库 物流库 快递仓 分拣中心 自动化立库 监管仓 仓',
  office: '写字楼 办公室 办公楼 办公场地 商务楼 办公用房 甲级写字楼 写字间',
  factory:
    '厂房 标准厂房 车间 生产车间 单层厂房 钢结构厂房 独栋厂房 生产场地 旧厂房 GMP车间 无尘车间 中试车间 中试厂房 食品厂房 重型厂房 一楼厂房 中央厨房 标厂 独门独院厂房 研发中试厂房',
  land: '土地 工业用地 地 地块 地皮 工业地 仓储用地 物流用地 净地 建设用地',
};

const ASKED: readonly (readonly [string, 'rent' | 'buy', (kind: string, size: string) => string])[] = [
  ['租…', 'rent', (kind, size) => `租${kind}${size}`],
  ['想租个…', 'rent', (kind, size) => `想租个${kind}，${size}`],
  ['求购…', 'buy', (kind, size) => `求购${kind}${size}`],
  ['需要…，租', 'rent', (kind, size) => `需要${size}的${kind}，租`],
  ['…，求租', 'rent', (kind, size) => `${size}${kind}，求租`],
  ['想买…', 'buy', (kind, size) => `想买${size}${kind}`],
  ['找…，买', 'buy', (kind, size) => `找${kind}，${size}左右，买`],
  ['有没有…出租', 'rent', (kind, size) => `有没有${size}的${kind}出租`],
];

describe.each(ASKED)('%s', (_words, deal, textOf) => {
  it.each(Object.entries(KINDS))(`asks to ${deal} %s by every name`, (object, names) => {
    const size = object === 'land' ? '30亩' : '3000平';
    const needs = names.split(' ').map((kind) => {
      const text = textOf(kind, size);
      return [text, parseInquiry(text, { today: '2026-12-01' }).fields.needType];
    });
    expect(needs).toEqual(needs.map(([text]) => [text, `${deal}_${object}`]));
  });
});
