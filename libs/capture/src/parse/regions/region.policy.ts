import type { ParsedFields } from '../inquiry-fields';
import type { ParseNotes } from '../text/claims.policy';
import type { LabelledPart } from '../text/labels.policy';
import { areNeighbours, isAmbiguousPlace, liesIn, placeNameAt, rankOf } from './gazetteer.policy';
import type { Level, ListedName } from './gazetteer.policy';
import { isLeft, isMovedTo, isWantedPlace } from './region-wanted.policy';
import { englishRegions } from './region-english.policy';
import { labelledRegions, MOST_REGIONS } from './region-labelled.policy';
import { aroundEnd, genericZoneEnd, nearEnd, placeLikeEnd, tailEnd, zoneEnd } from './unlisted.policy';

const DIVISION_SUFFIX =
  /(?:(?:(?:[\u4e00-\u9fa5]{1,6}族|维吾尔|蒙古|哈萨克|塔吉克|锡伯|柯尔克孜){0,3}自治[区州县旗])|特别行政区|[矿林]区|盟(?!友)|省(?!钱|事|心|力|内)|市(?!场|中心|面|值|政|内(?![蒙丘江黄乡]))|地区|新区|区(?!域|间|别|位)|县(?!城)|旗(?!下|舰))/y;
const CONTEXT_BEFORE =
  /(?:在|到|去|于|至|位于|区域|区位|地区|地点|位置|选址|想找|落户|靠近|考虑|优先|或者?|和|及|还是|者|、|找|求租|求购|:|要|以|首选|备选|其次|是|就|[^\u4e00-\u9fa5]|^)$/;
const BOUNDARY_AFTER =
  /^(?:[^\u4e00-\u9fa5]|的|附近|周边|地区|一带|都|也|就|亦|为|等|均|皆|优先|最好|最佳|更好|首选|其次|这|那|寻|觅|设|建|落户|购|承租|找|租|买|有|求|需|或|和|及|还是|以及|厂|仓|地|工业|本地|本市|范围|境内|市内|不限|就[行好可]|嗰|重新|另|急|拟|想|要|$)/;
const LIST_MARK = /(?:[、/,，和或及跟\s]|或者|以及|还是|再者|要么)$/;
/** After these the next of a list of places may be one that no table knows. */
const UNLISTED_AFTER = /^\s?(?:[、或]|或者是?|\/)\s?$/;
/** What one is near without being in it. */
const NOT_A_VILLAGE =
  /地铁|高[速铁]|火?车站|动车|机场|码头|港口|国道|学校|医院|市场|口岸|公司|客户|单位|工业|产业|轻轨|大学|出口|收费站|主干道|总部|老厂|[\d]/;
/** No message names more; what does is a table or an attack. */
const MOST_PLACES = 40;

interface Place {
  readonly start: number;
  readonly end: number;
  readonly level: Level;
  /** The last listed name in it. */
  readonly name: string;
  readonly explicit: boolean;
}

/**
 * Where the person wants to be: neighbouring names become one place (无锡惠山), 周边 stays with it, what
 * the firm leaves or refuses is left out, and so is a province or city of which narrower places are named.
 * A district's name without 县 or 区 counts where a place is expected or beside another of its city.
 */
export function readRegions(notes: ParseNotes, fields: ParsedFields, labels: readonly LabelledPart[]): void {
  const { text } = notes;
  const regions: string[] = [];
  const named = findPlaces(notes).filter((place) => isWantedPlace(text, place.start, place.end));
  for (const place of named) notes.claim(place.start, place.end);
  const moves = named.some((place) => isMovedTo(text, place.start));
  const wanted = named.filter((place) => !(moves && isLeft(text, place.start)));
  for (const place of wanted) {
    if (isNarrowed(text, place, wanted)) continue;
    const name = text.slice(place.start, place.end).replace(/\s/g, '');
    if (regions.includes(name) || regions.length >= MOST_REGIONS) continue;
    regions.push(name);
    notes.span('region', place.start, place.end, place.explicit ? 0.9 : 0.75);
  }
  const listed = labelledRegions(notes, labels, regions);
  if (listed !== null) regions.splice(0, regions.length, ...listed);
  if (regions.length === 0) regions.push(...englishRegions(notes));
  if (regions.length > 0) fields.region = regions;
}

/** "成都这边…，龙泉驿或者新都": the narrower names say it better. */
function isNarrowed(text: string, place: Place, all: readonly Place[]): boolean {
  if (rankOf(place.level) > 2) return false;
  return all.some(
    (other) =>
      other !== place &&
      !isAlternative(text, place, other) &&
      rankOf(other.level) > rankOf(place.level) &&
      (liesIn(other.name, place.name) || (place.level === 'broad' && other.start > place.end)),
  );
}

/** "廊坊或者固安": both will do. */
function isAlternative(text: string, place: Place, other: Place): boolean {
  if (place.level === 'broad') return false;
  const [first, second] = place.start < other.start ? [place, other] : [other, place];
  const between = text.slice(first.end, second.start);
  if (/^\s?(?:或者?|或是|还是)\s?$/.test(between)) return true;
  return (
    /^[\s,，、]{1,2}$/.test(between) && /^(?:也[行可中能好]|都[行可中能好]|均可)/.test(text.slice(second.end))
  );
}

function findPlaces(notes: ParseNotes): Place[] {
  const { text } = notes;
  const places: Place[] = [];
  let i = 0;
  while (i < text.length && places.length < MOST_PLACES) {
    const last = places.at(-1);
    const between = last === undefined || i - last.end > 4 || i === last.end ? '' : text.slice(last.end, i);
    const listed = between !== '' && LIST_MARK.test(between) && !/[\u4e00-\u9fa5]{3}/.test(between);
    const named = placeNameAt(text, i);
    if (named === null && listed && UNLISTED_AFTER.test(between)) {
      const end = Math.max(placeLikeEnd(text, i), genericZoneEnd(text, i), tailEnd(text, i));
      if (end > i && notes.isFree(i, end)) {
        const near = nearEnd(text, end);
        places.push({ start: i, end: near, level: 'town', name: text.slice(i, end), explicit: false });
        i = near;
        continue;
      }
    }
    const village = named === null && /^[,，]\s?$/.test(between) ? aroundEnd(text, i) : i;
    if (village > i && !NOT_A_VILLAGE.test(text.slice(i, village)) && notes.isFree(i, village)) {
      places.push({ start: i, end: village, level: 'town', name: text.slice(i, village), explicit: false });
      i = village;
      continue;
    }
    const hoped = named !== null && /[期希盼愿]$/.test(text.charAt(i - 1)) && named.name.startsWith('望');
    const place =
      !hoped && named !== null && notes.isFree(i, i + 1)
        ? readPlace(text, i, listed || adjoins(named, i, last), places)
        : null;
    if (place === null || !notes.isFree(place.start, place.end)) {
      i += 1;
      continue;
    }
    places.push(place);
    i = place.end;
  }
  return places;
}

/** "虎门厚街都可以": towns said in one breath. */
function adjoins(named: ListedName, at: number, last: Place | undefined): boolean {
  return (
    last !== undefined &&
    at === last.end &&
    rankOf(named.level) >= 3 &&
    rankOf(named.level) === rankOf(last.level) &&
    !isAmbiguousPlace(named.name)
  );
}

function sticky(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** 江苏省无锡市惠山 read name by name, as long as each lies in the one before. */
function readPlace(text: string, at: number, listed: boolean, before: readonly Place[]): Place | null {
  let end = at;
  let last: ListedName | null = null;
  let explicit = false;
  for (;;) {
    const found = placeNameAt(text, end);
    if (found === null) break;
    const after = end + found.name.length;
    const named = sticky(DIVISION_SUFFIX, text, after);
    const seat = last !== null && found.name === last.name && /^[县区]/.test(text.slice(after, named));
    if (last !== null && !seat && !follows(found, last)) break;
    if (last === null && named === after && !listed && !stands(text, end, after, found, before)) return null;
    if (named > after || last !== null) explicit = true;
    last = /^[县区旗]$/.test(text.slice(after, named)) ? { ...found, level: 'district' } : found;
    end = named;
    const spaced = text.charAt(end) === ' ' ? placeNameAt(text, end + 1) : null;
    if (spaced !== null && rankOf(spaced.level) > rankOf(last.level) && follows(spaced, last)) end += 1;
  }
  if (last === null) return null;
  const level = last.level;
  const place = { start: at, level, name: last.name };
  const zone = zoneEnd(text, end);
  if (zone > end) return { ...place, level: 'zone', end: nearEnd(text, zone), explicit: true };
  if (placeNameAt(text, end) !== null || rankOf(level) < 2)
    return { ...place, end: nearEnd(text, end), explicit: explicit || nearEnd(text, end) > end };
  const village = level === 'town' ? end : Math.max(placeLikeEnd(text, end), tailEnd(text, end));
  const near = Math.max(aroundEnd(text, end), nearEnd(text, village));
  return { ...place, end: near, explicit: explicit || near > end };
}

function follows(next: ListedName, last: ListedName): boolean {
  return liesIn(next.name, last.name) || last.level === 'broad' || rankOf(next.level) > rankOf(last.level);
}

/** Whether a bare name reads as a place here. */
function stands(
  text: string,
  start: number,
  end: number,
  found: ListedName,
  places: readonly Place[],
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
  '高台 平安 和平 平房 新建 东方 大厂 通道 同心 港口 太平 高新 经济 开发 工业 安全 海洋 建设 前进 友谊 大通 万全 中方 公安 合作 互助 方正 大方 富裕 富民 大同 双城 老城 新城 城区 郊区 一号 奥体 国贸'.split(
    ' ',
  ),
);

/** ",宝山的,": nothing else in its clause. */
function isAlone(text: string, start: number, end: number): boolean {
  return (
    /(?:^|[,，。;；\n])\s?$/.test(text.slice(Math.max(0, start - 2), start)) &&
    /^的?(?:[,，。;；\n]|$)/.test(text.slice(end))
  );
}
