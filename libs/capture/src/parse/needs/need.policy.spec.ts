import { findMentions, mainMention, needTypeOf } from './need.policy';
import { normalizeText } from '../text/normalize.policy';

function need(text: string, hasMu = false): string | null {
  const plain = normalizeText(text);
  const main = mainMention(plain, findMentions(plain));
  return main === null ? null : needTypeOf(plain, main, hasMu);
}

describe('need type', () => {
  it.each<[string, string | null]>([
    ['求租厂房', 'rent_factory'],
    ['厂房', 'rent_factory'],
    ['想买个小厂房', 'buy_factory'],
    ['收购停产化工厂一座', 'buy_factory'],
    ['厂房,总价500万以内', 'buy_factory'],
    ['只租不买,厂房', 'rent_factory'],
    ['不租,只买,厂房', 'buy_factory'],
    ['可租可买的厂房', 'rent_factory'],
    ['先租后买,厂房', 'rent_factory'],
    ['求购工业用地', 'buy_land'],
    ['拿地意向', 'buy_land'],
    ['要30亩地自建厂房', 'buy_land'],
    ['流转土地种菜', 'rent_land'],
    ['租地做停车场', 'rent_land'],
    ['按图纸代建厂房,分期买', 'build_to_suit'],
    ['定制家具厂求租厂房', 'rent_factory'],
    ['目前在雨花区租用厂房3000㎡,想在望城买地自建', 'buy_land'],
    ['公司现租赁厂房5000平米,计划拿地', 'buy_land'],
    ['找研发+小试的楼', 'rent_office'],
    ['地100亩,建冷库', 'buy_land'],
    ['5000方高标库', 'rent_warehouse'],
    ['买仓库', 'buy_warehouse'],
    ['租厂房,坡道库也考虑', 'rent_factory'],
    ['租厂房,不要仓库', 'rent_factory'],
    ['租写字楼做总部', 'rent_office'],
    ['买写字楼', 'buy_office'],
    ['总部基地', 'headquarters'],
    ['找个地方堆货', 'rent_warehouse'],
    ['虚拟地址', null],
    ['factory in Suzhou', 'rent_factory'],
    ['buy industrial land', 'buy_land'],
  ])('%s → %s', (text, expected) => {
    expect(need(text)).toBe(expected);
  });
});
