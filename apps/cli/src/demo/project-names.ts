import type { Chance } from './random';

const TAILS: Readonly<Record<string, readonly string[]>> = {
  rent_factory: ['生产基地', '厂房租赁', '二期车间', '中试基地'],
  buy_factory: ['自用厂房', '总装基地'],
  buy_land: ['产业园', '新建基地', '综合体'],
  rent_warehouse: ['区域分拨仓', '高标仓租赁'],
  headquarters: ['区域总部'],
  build_to_suit: ['定制厂房'],
};

/** The end of a project's name by what is wanted. */
export function projectTail(chance: Chance, needType: string | null): string {
  return chance.pick(TAILS[needType ?? ''] ?? ['项目']);
}
