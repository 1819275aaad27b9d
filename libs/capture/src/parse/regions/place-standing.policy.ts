import { areNeighbours, isAmbiguousPlace, placeNameAt, rankOf } from './gazetteer.policy';
import type { ListedName } from './gazetteer.policy';
import { aroundEnd, nearEnd, placeLikeEnd, tailEnd, zoneEnd } from './unlisted.policy';

const CONTEXT_BEFORE =
  /(?:在|到|去|于|至|位于|区域|区位|地区|地点|位置|选址|想找|落[户地脚]|靠近|考虑|优先|或者?|和|及|还是|者|、|找|求租|求购|:|要|以|首选|备选|其次|是|就|[^\u4e00-\u9fa5]|^)$/;
const BOUNDARY_AFTER =
  /^(?:[^\u4e00-\u9fa5]|的|附近|周边|地区|一带|都|也|就|亦|为|等|均|皆|优先|最好|最佳|更好|首选|其次|这|那|寻|觅|设|建|落[户地脚]|购|承租|找|租|买|有|求|需|或|和|及|还是|以及|厂|仓|地|工业|本地|本市|范围|境内|市内|不限|就[行好可]|嗰|重新|另|急|拟|想|要|$)/;

/**
 * Whether a bare name is a place here: `maybe` where none is expected and the name is no other word.
 *
 * @param places those before it
 */
export function namesPlace(
  text: string,
  start: number,
  end: number,
  found: ListedName,
  places: readonly { readonly name: string }[],
): 'yes' | 'maybe' | 'no' {
  if (stands(text, start, end, found, places)) return 'yes';
  return found.level === 'district' && !isAmbiguousPlace(found.name) ? 'maybe' : 'no';
}

/** Whether what stands from `start` to `end` is led to and ended as a place is. */
export function isBounded(text: string, start: number, end: number): boolean {
  return (
    CONTEXT_BEFORE.test(text.slice(Math.max(0, start - 4), start)) &&
    BOUNDARY_AFTER.test(text.slice(end, end + 3))
  );
}

/** Whether a place is expected where the name stands. */
function stands(
  text: string,
  start: number,
  end: number,
  found: ListedName,
  places: readonly { readonly name: string }[],
): boolean {
  const ambiguous = isAmbiguousPlace(found.name);
  if (!ambiguous && nearEnd(text, end) > end) return true;
  const before = text.slice(Math.max(0, start - 4), start);
  const after = text.slice(end, end + 3);
  const led = CONTEXT_BEFORE.test(before);
  const next = placeNameAt(text, end);
  if (led && rankOf(found.level) >= 2 && next === null) {
    if (aroundEnd(text, end) > end) return true;
    if (!ambiguous && placeLikeEnd(text, end) > end) return true;
    if (found.level === 'city' && tailEnd(text, end) > end) return true;
  }
  if (next !== null && (rankOf(next.level) > rankOf(found.level) || areNeighbours(next.name, found.name)))
    return true;
  if (led && next !== null && !ambiguous && !isAmbiguousPlace(next.name)) return true;
  if (/^[郊城矿东西南北]区$/.test(found.name)) return false;
  const bounded = led && BOUNDARY_AFTER.test(after);
  if (ambiguous) return standsThough(text, end, found, before, after, bounded);
  if (rankOf(found.level) <= 2 || found.level === 'zone') return true;
  if (zoneEnd(text, end) > end) return true;
  if (bounded || (led && places.some((place) => areNeighbours(place.name, found.name)))) return true;
  return (led || BOUNDARY_AFTER.test(after)) && found.name.length > 2;
}

/** The same for a name that is an ordinary word as well (和平, 高台). */
function standsThough(
  text: string,
  end: number,
  found: ListedName,
  before: string,
  after: string,
  bounded: boolean,
): boolean {
  if (found.level === 'city') return bounded || zoneEnd(text, end) > end;
  if (!WORDS_TOO.has(found.name) && beginsClause(text, end - found.name.length)) {
    if (nearEnd(text, end) > end || /^(?:求?[租购买找]|需要|想[租买找])/.test(after)) return true;
  }
  const other = placeNameAt(text, end + 1);
  if (isAlone(text, end - found.name.length, end) && !WORDS_TOO.has(found.name)) return true;
  return (
    bounded &&
    (/(?:在|到|去|区域|地点|位置|选址|:)$/.test(before) ||
      /^(?:就[行好可]|最好|优先|都行|也行|都可)/.test(after) ||
      (/^[、或和/]/.test(after) && other !== null))
  );
}

/** These stand alone in a clause as the words that they are. */
const WORDS_TOO: ReadonlySet<string> = new Set(
  '高台 资源 平安 和平 平房 新建 东方 大厂 通道 同心 港口 太平 高新 经济 开发 工业 安全 海洋 建设 前进 友谊 大通 万全 中方 公安 合作 互助 方正 大方 富裕 富民 大同 双城 老城 新城 城区 郊区 一号 奥体 国贸'.split(
    ' ',
  ),
);

/** Whether nothing of its clause stands before `start`. */
function beginsClause(text: string, start: number): boolean {
  return !/[\u4e00-\u9fa5A-Za-z0-9]/.test(text.charAt(start - 1) || ' ');
}

/** ",宝山的,": nothing else in its clause. */
function isAlone(text: string, start: number, end: number): boolean {
  return (
    /(?:^|[,，。;；\n])\s?$/.test(text.slice(Math.max(0, start - 2), start)) &&
    /^的?(?:[,，。;；\n]|$)/.test(text.slice(end))
  );
}
