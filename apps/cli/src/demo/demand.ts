import { TRADES, type Trade } from './people';
import type { Chance } from './random';

/** What a prospect writes: a need with its size, often a use, sometimes tax. */
export interface Demand {
  readonly trade: Trade;
  readonly need: string;
  readonly use?: string;
  readonly tax?: string;
  readonly region?: string[];
}

const TAXES = [
  '年税收80万',
  '年税收300万',
  '预计年纳税500万元',
  '年税收200-1000万',
  '每月交税大概8万',
  '1200万/年',
];

/** An invented demand, perhaps for a park. */
export function writeDemand(chance: Chance, park: string | null): Demand {
  const trade = chance.pick(TRADES);
  return {
    trade,
    need: needText(chance, trade),
    ...(chance.happens(0.85) ? { use: trade.use } : {}),
    ...(chance.happens(0.6) ? { tax: chance.pick(TAXES) } : {}),
    ...(park === null ? {} : { region: [park] }),
  };
}

function needText(chance: Chance, trade: Trade): string {
  const size = chance.pick([
    800, 1200, 2000, 2500, 3000, 3200, 4000, 5000, 6000, 8000, 10_000, 12_000, 15_000,
  ]);
  switch (trade.industry) {
    case '商贸物流':
      return chance.pick([`高标仓${size}平，月台不少于10个`, `租仓库${size}平方米，能停挂车`]);
    case '总部经济':
      return `总部办公${chance.pick([1500, 3000, 5000])}平`;
    case '健康养生':
    case '文化旅游':
      return `拿地${chance.pick([30, 45, 60, 80, 120])}亩`;
    default:
      return chance.weighted([
        [`租厂房${size}平，层高${chance.int(6, 12)}米`, 5],
        [`租${size}平单层厂房，要10吨行车`, 3],
        [`买厂房${size}平，独立产权`, 2],
        [`工业用地${chance.pick([15, 20, 30, 50, 80])}亩`, 2],
        [`定制代建${size}平`, 1],
      ]);
  }
}
