import type { ParseNotes } from '../text/claims.policy';
import { findEnglishPlaces } from './english-places.policy';
import {
  areNeighbours,
  isAmbiguousPlace,
  levelOf,
  liesIn,
  mayBeNear,
  placeNameAt,
  rankOf,
} from './gazetteer.policy';
import type { Level, ListedName } from './gazetteer.policy';
import type { Place } from './place';
import { isBounded, namesPlace } from './place-standing.policy';
import { aroundEnd, genericZoneEnd, nearEnd, placeLikeEnd, tailEnd, zoneEnd } from './unlisted.policy';
import { loneZoneAt } from './lone-zone.policy';
import { townEnd } from './towns.policy';

const DIVISION_SUFFIX =
  /(?:(?:(?:[\u4e00-\u9fa5]{1,6}族|维吾尔|蒙古|哈萨克|塔吉克|锡伯|柯尔克孜){0,3}自治[区州县旗])|特别行政区|[矿林]区|盟(?!友)|省(?!钱|事|心|力|内)|市(?!场|中心|面|值|政|区|内(?![蒙丘江黄乡]))|地区|新区|区(?!域|间|别|位)|县(?!城)|旗(?!下|舰))/y;
const LIST_MARK = /(?:[、/,，和或及跟\s]|或者|以及|还是|再者|要么)$/;
/** After these the next of a list of places may be one that no table knows. */
const UNLISTED_AFTER = /^\s?(?:[、或]|或者是?|\/)\s?$/;
/** What one is near without being in it. */
const NOT_A_VILLAGE =
  /地铁|高[速铁]|火?车站|动车|机场|码头|港口|国道|学校|医院|市场|口岸|公司|客户|单位|工业|产业|轻轨|大学|出口|收费站|主干道|总部|老厂|[\d]/;
/** No message names more; what does is a table or an attack. */
const MOST_PLACES = 40;
/** Names that are mostly words where they follow another place (肇州新建一座, 嘉善和平湖). */
const WORD_AFTER: ReadonlySet<string> = new Set(
  '新建 和平 平安 建设 前进 合作 同心 富裕 方正 安全 资源'.split(' '),
);
/** So far before a zone of no known city its city may be named. */
const CITY_BEFORE = 40;

/** Every place that a text names, wanted or not, in order. */
export function findPlaces(notes: ParseNotes): Place[] {
  const { text } = notes;
  const places: Place[] = [];
  const english = findEnglishPlaces(notes);
  let i = 0;
  while (i < text.length && places.length < MOST_PLACES) {
    while (english.length > 0 && (english[0]?.start ?? 0) < i) english.shift();
    const place = english[0]?.start === i ? (english.shift() ?? null) : placeAt(notes, i, places);
    if (place === null || !notes.isFree(place.start, place.end)) {
      i += 1;
      continue;
    }
    places.push(place);
    i = place.end;
  }
  return places;
}

function placeAt(notes: ParseNotes, i: number, places: readonly Place[]): Place | null {
  const { text } = notes;
  if (text.charCodeAt(i) < 0x4e00) return null;
  const last = places.at(-1);
  const between = last === undefined || i - last.end > 4 || i === last.end ? '' : text.slice(last.end, i);
  const listed = between !== '' && LIST_MARK.test(between) && !/[\u4e00-\u9fa5]{3}/.test(between);
  const named = placeNameAt(text, i);
  if (named === null) return unlistedAt(notes, i, between, listed, places);
  if (/^龙门(?:吊|架|加工)|^东明[年天确]/.test(text.slice(i, i + 4)) || isByThePort(text, i, named, places))
    return null;
  const hoped = /[期希盼愿]$/.test(text.charAt(i - 1)) && named.name.startsWith('望');
  if (hoped || !notes.isFree(i, i + 1)) return null;
  const place = readPlace(text, i, listed || adjoins(named, i, last), places);
  const lone = place === null || !place.explicit ? loneZoneAt(text, i) : null;
  if (lone !== null && lone > (place?.end ?? 0)) return unlisted(text, i, lone, 'zone', places);
  return place;
}

/** "舟山、启东两地选一，临港，要码头": a wish, where no place of Shanghai is named. */
function isByThePort(text: string, i: number, named: ListedName, places: readonly Place[]): boolean {
  return (
    named.name === '临港' &&
    places.length > 0 &&
    !places.some((place) => place.name === '上海' || liesIn(place.name, '上海')) &&
    /^[,，。;；、\s]/.test(text.charAt(i + 2)) &&
    /[,，。;；\s]/.test(text.charAt(i - 1))
  );
}

/** A place no table knows: the next of a list, a village "around it", a zone by what it is. */
function unlistedAt(
  notes: ParseNotes,
  i: number,
  between: string,
  listed: boolean,
  places: readonly Place[],
): Place | null {
  const { text } = notes;
  const zone = loneZoneAt(text, i);
  if (zone !== null) return unlisted(text, i, zone, 'zone', places);
  const town = townEnd(text, i, holding(places));
  if (town > i && (listed || isBounded(text, i, town))) return unlisted(text, i, town, 'town', places);
  if (listed && UNLISTED_AFTER.test(between)) {
    const end = Math.max(placeLikeEnd(text, i), genericZoneEnd(text, i), tailEnd(text, i));
    if (end > i) return unlisted(text, i, end, 'town', places);
  }
  if (places.some((place) => rankOf(place.level) < 4 && i - place.end <= CITY_BEFORE)) {
    const generic = genericZoneEnd(text, i);
    if (
      generic > i &&
      /[^\u4e00-\u9fa5]|[在到去或和好是]|优先|考虑/.test(text.slice(Math.max(0, i - 2), i).slice(-2))
    )
      return unlisted(text, i, generic, 'zone', places);
  }
  const village = /^[,，]\s?$/.test(between) ? aroundEnd(text, i) : i;
  if (village > i && !NOT_A_VILLAGE.test(text.slice(i, village)))
    return unlisted(text, i, village, 'town', places);
  return null;
}

/** The counties and cities among places, in which a town may lie. */
function holding(places: readonly Place[]): string[] {
  return places
    .map(({ name }) => name)
    .filter((name) => {
      const level = levelOf(name);
      return level === 'city' || level === 'district';
    });
}

function unlisted(text: string, start: number, end: number, level: Level, places: readonly Place[]): Place {
  const city = places.findLast((place) => rankOf(place.level) <= 3);
  const within = city !== undefined && start - city.end <= CITY_BEFORE ? { within: city.name } : {};
  return { start, end: nearEnd(text, end), level, name: text.slice(start, end), explicit: false, ...within };
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
  const chain: string[] = [];
  let explicit = false;
  let expected = listed;
  for (;;) {
    const found = placeNameAt(text, end);
    if (found === null) break;
    const after = end + found.name.length;
    const named = beginsDistrict(text, after, found) ? after : sticky(DIVISION_SUFFIX, text, after);
    const seat = last !== null && found.name === last.name && /^[县区]/.test(text.slice(after, named));
    if (last !== null && !seat && !follows(found, last)) break;
    if (last !== null && !seat && townEnd(text, end, chain.slice(-2)) > after) break;
    if (last !== null && !seat && WORD_AFTER.has(found.name) && !liesIn(found.name, last.name)) break;
    if (last === null && named === after && !listed) {
      const standing = namesPlace(text, end, after, found, before);
      if (standing === 'no') return null;
      expected = standing === 'yes';
    }
    if (named > after || last !== null) explicit = true;
    last = /^[县区旗]$/.test(text.slice(after, named)) ? { ...found, level: 'district' } : found;
    chain.push(found.name);
    end = named;
    const spaced = text.charAt(end) === ' ' ? placeNameAt(text, end + 1) : null;
    if (spaced !== null && rankOf(spaced.level) > rankOf(last.level) && follows(spaced, last)) end += 1;
  }
  if (last === null) return null;
  const level = last.level;
  const place = { start: at, level, name: last.name, expected: expected || explicit };
  if (rankOf(level) >= 2 && /^(?:市|主城|老城)区/.test(text.slice(end, end + 3))) {
    const close = text.indexOf('区', end) + 1;
    return { ...place, end: nearEnd(text, close), explicit: true, seat: true };
  }
  const town = rankOf(level) < 2 || level === 'town' ? end : townEnd(text, end, chain.slice(-2));
  const zone = Math.max(zonesEnd(text, end), town > end ? zonesEnd(text, town) : end);
  if (zone > town)
    return { ...place, level: 'zone', end: nearEnd(text, zone), explicit: true, expected: true };
  if (town > end) {
    const like = placeLikeEnd(text, end);
    const close = like === town + 1 ? like : town;
    return { ...place, level: 'town', end: nearEnd(text, close), explicit: true, expected: true };
  }
  const near = nearEnd(text, end);
  if (placeNameAt(text, end) !== null || rankOf(level) < 2)
    return { ...place, end: near, explicit: explicit || near > end };
  const village = level === 'town' ? end : Math.max(placeLikeEnd(text, end), tailEnd(text, end));
  const around = Math.max(aroundEnd(text, end), nearEnd(text, village));
  const local = village > end ? ({ level: 'town', within: last.name } as const) : {};
  return { ...place, ...local, end: around, explicit: explicit || around > end };
}

/** 青岛市南, 济南市中: the 市 is the district's. */
function beginsDistrict(text: string, at: number, city: ListedName): boolean {
  const next = text.charAt(at) === '市' ? placeNameAt(text, at) : null;
  return next !== null && liesIn(next.name, city.name);
}

/** 小蓝经开区食品产业园: a zone in a zone. */
function zonesEnd(text: string, at: number): number {
  const end = zoneEnd(text, at);
  return end > at ? zoneEnd(text, end) : at;
}

/** 太仓城厢: a town that is called like a district elsewhere. */
function follows(next: ListedName, last: ListedName): boolean {
  if (liesIn(next.name, last.name) || last.level === 'broad') return true;
  if (rankOf(next.level) > rankOf(last.level)) return true;
  return (
    last.level === 'district' &&
    next.level === 'district' &&
    !areNeighbours(next.name, last.name) &&
    !mayBeNear(next.name, last.name)
  );
}
