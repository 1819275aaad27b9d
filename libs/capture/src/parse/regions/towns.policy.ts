import { isAmbiguousPlace, isPlaceName, liesIn } from './gazetteer.policy';
import { TOWN_TREE } from './town-names.generated';

const LONGEST = 6;
const SHORTEST = 2;
const KIND = /(?:街道|镇(?![流静定])|乡(?!下|村))/y;
/** Towns whose names are mostly other words: only with 镇, 乡 or 街道 after them. */
const WORDS: ReadonlySet<string> = new Set(
  '建设 团结 幸福 和平 前进 工业 开发 发展 先锋 中心 创业 胜利 民主 解放 平安 友谊 光明 安全 合作 同心 富裕 富民 新建 建国 大厂 中和 新华 新兴 人民 公园 车站 站前 机场 港口 码头 海港 高新 高铁 科技 大学 和谐 文化 奋斗 劳动 自由 大桥 花园 新村 城区 郊区 南门 北门 东门 西门 旧城 老城 大营 大塘 保税 加工 交通 东方 永远 联合 联系 生产 丰收 大片 中间 上面 下面 主城 新城 大院 大片 高台 平台 平房 新厂 古城 大路 公路 马路 同意 自立 正大 永久 长期 工人 农业 大方 仓前 厂前 厂房 园区 通用 可以 中心城'.split(
    ' ',
  ),
);

let counties: ReadonlyMap<string, readonly string[]> | null = null;

/** The counties and cities of every town, read when the first is asked for. */
function countiesOf(town: string): readonly string[] {
  if (counties === null) {
    const read = new Map<string, string[]>();
    for (const line of TOWN_TREE) {
      const [county = '', towns = ''] = line.split(':');
      for (const name of towns.split(' ')) read.set(name, [...(read.get(name) ?? []), county]);
    }
    counties = read;
  }
  return counties.get(town) ?? [];
}

/** Whether a town of this name lies in a county or city. */
export function isTownOf(town: string, place: string): boolean {
  return countiesOf(town).some((county) => county === place || liesIn(county, place));
}

/**
 * End of a town, township or street that stands at `at` and lies in one of the places named; `at` itself when none.
 * The longest name wins; 镇, 乡 or 街道 belongs to it.
 */
export function townEnd(text: string, at: number, within: readonly string[]): number {
  for (let length = LONGEST; length >= SHORTEST; length -= 1) {
    const name = text.slice(at, at + length);
    if (name.length < length || !within.some((place) => isTownOf(name, place))) continue;
    KIND.lastIndex = at + length;
    if (KIND.test(text)) return KIND.lastIndex;
    if (!WORDS.has(name) && (!isAmbiguousPlace(name) || !isPlaceName(name))) return at + length;
  }
  return at;
}
