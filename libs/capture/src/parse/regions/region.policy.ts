import type { ParseNotes } from '../text/claims.policy';
import type { ParsedFields } from '../inquiry-fields';
import type { LabelledPart } from '../text/labels.policy';
import { clauseStart } from '../text/normalize.policy';
import { CITY_NAMES, COUNTY_NAMES, DISTRICT_NAMES, PROVINCE_NAMES } from './region-names.generated';
import { AMBIGUOUS_NAMES, BROAD_REGIONS, ENGLISH_PLACES, TOWNS, ZONES } from './region.table';

type Level = 'province' | 'city' | 'county' | 'district' | 'town' | 'zone' | 'broad';

const split = (names: string): string[] => names.trim().split(/\s+/);
const LEVELS: readonly (readonly [Level, readonly string[]])[] = [
  ['district', split(DISTRICT_NAMES)],
  ['town', TOWNS],
  ['county', split(COUNTY_NAMES)],
  ['city', split(CITY_NAMES)],
  ['province', split(PROVINCE_NAMES)],
  ['zone', ZONES],
  ['broad', BROAD_REGIONS],
];
const LEVEL_BY_NAME: ReadonlyMap<string, Level> = new Map(
  LEVELS.flatMap(([level, names]) => names.map((name) => [name, level] as const)),
);
const AMBIGUOUS: ReadonlySet<string> = new Set(AMBIGUOUS_NAMES);
const FIRST_CHARS: ReadonlySet<string> = new Set([...LEVEL_BY_NAME.keys()].map((name) => name.charAt(0)));
const LONGEST = 8;

const DIVISION_SUFFIX = /(?:特别行政区|自治区|自治州|自治县|省|市|地区|新区|区(?!域|间|别|位)|县|旗)/y;
const ZONE_SUFFIX =
  /(?:[\u4e00-\u9fa5]{0,3}(?:街道|镇(?!流)|乡)|(?:[\u4e00-\u9fa5]{0,2})(?:经济技术开发区|经济开发区|经开区|开发区|高新技术产业开发区|高新[东南西北]?区|工业园区|产业园区?|工业园|工业区|科技园|保税区|综保区|港务区|航空港区?|科学城|示范区|合作区|自贸区|新区|园区|空港))/y;
const NEAR_SUFFIX = /(?:市区|城区|郊区)?(?:及)?(?:周边|附近|一带|周围|近郊|地区|境内|周边地区|片区|板块)/y;
/** 武汉光谷, 太仓浏河: what ends like a place after a name that is known, or in a list after one. */
const UNLISTED =
  /[\u4e00-\u9fa5]{1,2}[城谷湾港山泾海河桥塘庄口店屯浦溪岭沟家集墩圩头村坪洲浜渡关堡营寨埠岗坝滩岛湖镇乡](?=[\s,，、。;；/)]|或|和(?!院)|及|都|均|皆|也可|一带|附近|周边|$)/y;
const NO_PLACE =
  /[的在找租买有需求做要想去或和及到带建盖年月厂仓库]|仓储|码头|靠山|出海|上海|大海|山海|专家|厂家|买家|商家|国家|大家|自家|私家|人家|客家|独家|一家|进口|出口|门口|路口|窗口|接口|市场|龙头|源头|牵头|开店|网店|电商|运河|沿|临|近|靠|个/;
/** 嘉定马陆附近: a village no list knows, named after one that is known. */
const UNLISTED_NEAR =
  /[\u4e00-\u9fa5]{1,3}(?<![的在找租买有需求去或和及到、])(?:附近|一带|周边(?!地区)|片区)/y;
const NOT_WANTED_BEFORE = /(?:不要|不考虑|除了|排除|不去|不想去|不接受|非)\s?$/;
const NOT_WANTED_AFTER = /^(?:除外|不要|不考虑|太贵|不行|就算了)/;
const EXISTING_BEFORE =
  /(?:现有?(?:厂|址|租|场|仓|在)|目前(?:厂|租|在|公司)|现在(?:在|厂)|原(?:厂|址|来)|总部(?:位于|设在|在)|(?:成立|创立|创办|始建|注册)(?:于|在)|公司(?:位于|注册在|在)|母公司|注册地|我们?(?:是|来自)|来自|从|本部在|老厂|旧厂|户籍|工厂在|厂在)(?:(?![想要找拟到去])[^,，。]){0,3}$/;
const MOVING_TO = /(?:搬|迁)(?:到|至|去|往|回)?(?:了)?$/;
const PEOPLE_AFTER =
  /^(?:电话|手机|号|嘅|的?(?:电话|手机号)|人(?!民)|的?(?:企业|客户|老板)|籍|公司|搬(?!到|至)|迁(?!到|至)|商会|某|(?:生产|研发|新|制造)?基地|总部|分公司|分部|子公司|市场|区域总|的?(?:总部|老厂|工厂)(?:搬|迁))/;
const CONTEXT_BEFORE =
  /(?:在|到|去|于|至|位于|区域|区位|地区|地点|位置|选址|想找|落户|靠近|考虑|优先|或者?|和|及|、|找|求租|求购|:|要|以|[\s,，。;；(（/\n]|^)$/;
const BOUNDARY_AFTER =
  /^(?:[\s,，。;；、)）/\n!！?？~]|的|附近|周边|地区|一带|都|为|等|均|优先|最好|这边|那边|寻|觅|设|建|落户|购|承租|找|租|买|有|求|需|或|和|及|厂|仓|地|工业|$)/;

interface Place {
  readonly start: number;
  readonly end: number;
  readonly level: Level;
  readonly explicit: boolean;
}

/**
 * Where the person wants to be: neighbouring names become one place (无锡惠山), 周边 stays with it, what
 * the firm leaves or refuses is left out. County and district names without 县/区 count only where a
 * place is expected.
 */
export function readRegions(notes: ParseNotes, fields: ParsedFields, labels: readonly LabelledPart[]): void {
  const regions: string[] = [];
  const places = findPlaces(notes).filter((place) => isWanted(notes.text, place));
  const moves = places.some((place) =>
    MOVING_TO.test(notes.text.slice(Math.max(0, place.start - 4), place.start)),
  );
  for (const place of places) {
    if (moves && /(?:在|从)$/.test(notes.text.slice(Math.max(0, place.start - 1), place.start))) continue;
    const name = notes.text.slice(place.start, place.end).replace(/\s/g, '');
    if (!regions.includes(name) && regions.length < 8) {
      regions.push(name);
      notes.span('region', place.start, place.end, place.explicit ? 0.9 : 0.75);
    }
    notes.claim(place.start, place.end);
  }
  if (regions.length === 0) regions.push(...labelledRegions(notes, labels));
  if (regions.length === 0) regions.push(...englishRegions(notes));
  if (regions.length > 0) fields.region = regions;
}

function findPlaces(notes: ParseNotes): Place[] {
  const { text } = notes;
  const places: Place[] = [];
  let i = 0;
  while (i < text.length) {
    const unlisted =
      places.at(-1)?.end === i - 1 && '、或'.includes(text.charAt(i - 1)) ? unlistedAt(text, i) : i;
    if (unlisted > i && nameAt(text, i) === null && notes.isFree(i, unlisted)) {
      const end = sticky(NEAR_SUFFIX, text, unlisted);
      places.push({ start: i, end, level: 'town', explicit: false });
      i = end;
      continue;
    }
    if (!FIRST_CHARS.has(text.charAt(i)) || !notes.isFree(i, i + 1)) {
      i += 1;
      continue;
    }
    const listed = places.at(-1)?.end === i - 1 && '、/,和或及'.includes(text.charAt(i - 1));
    const place = readPlace(text, i, listed);
    if (place === null || !notes.isFree(place.start, place.end)) {
      i += 1;
      continue;
    }
    places.push(place);
    i = place.end;
  }
  return places;
}

function nameAt(text: string, at: number): { name: string; level: Level } | null {
  for (let length = LONGEST; length >= 2; length -= 1) {
    const name = text.slice(at, at + length);
    const level = LEVEL_BY_NAME.get(name);
    if (level !== undefined && name.length === length) return { name, level };
  }
  return null;
}

/** True for the short name of a province, city, county or district. */
export function isPlaceName(name: string): boolean {
  return LEVEL_BY_NAME.has(name);
}

function sticky(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** End of an unlisted place that starts at `at`; `at` itself when none does. */
function unlistedAt(text: string, at: number): number {
  const end = sticky(UNLISTED, text, at);
  return end > at && NO_PLACE.test(text.slice(at, end)) ? at : end;
}

function readPlace(text: string, at: number, listed: boolean): Place | null {
  let end = at;
  let level: Level | null = null;
  let explicit = false;
  let names = 0;
  for (;;) {
    const found = nameAt(text, end);
    if (found === null) break;
    const after = end + found.name.length;
    const named = sticky(DIVISION_SUFFIX, text, after);
    if (names > 0 && rank(found.level) <= rank(level ?? 'broad') && level !== 'broad') break;
    const suffixed = named > after;
    if (names === 0 && !suffixed && !listed && !stands(text, end, after, found)) return null;
    if (suffixed || names > 0) explicit = true;
    end = named;
    level = found.level;
    names += 1;
    if (
      text.charAt(end) === ' ' &&
      nameAt(text, end + 1) !== null &&
      rank(nameAt(text, end + 1)?.level ?? 'broad') > rank(level)
    )
      end += 1;
  }
  if (level === null) return null;
  const zone = sticky(ZONE_SUFFIX, text, end);
  if (zone > end && !/[的在找租买有需求]/.test(text.slice(end, zone - 1))) {
    end = zone;
    explicit = true;
  }
  if (nameAt(text, end) === null && rank(level) >= 2 && level !== 'town' && zone === end) {
    const village = unlistedAt(text, end);
    if (village > end) explicit = true;
    end = village;
  }
  const unlisted = nameAt(text, end) === null && rank(level) >= 2 ? sticky(UNLISTED_NEAR, text, end) : end;
  const near = Math.max(unlisted, sticky(NEAR_SUFFIX, text, end));
  if (near > end) explicit = true;
  return { start: at, end: near, level, explicit };
}

function rank(level: Level): number {
  return { broad: 0, province: 1, city: 2, county: 3, district: 3, zone: 3.5, town: 4 }[level];
}

/** Whether a bare name reads as a place here. */
function stands(text: string, start: number, end: number, found: { name: string; level: Level }): boolean {
  const before = text.slice(Math.max(0, start - 4), start);
  const after = text.slice(end, end + 3);
  if (sticky(NEAR_SUFFIX, text, end) > end && !AMBIGUOUS.has(found.name)) return true;
  if (
    CONTEXT_BEFORE.test(before) &&
    rank(found.level) >= 2 &&
    nameAt(text, end) === null &&
    (sticky(UNLISTED_NEAR, text, end) > end || (!AMBIGUOUS.has(found.name) && unlistedAt(text, end) > end))
  )
    return true;
  const next = nameAt(text, end);
  if (next !== null && rank(next.level) > rank(found.level)) return true;
  const bounded = CONTEXT_BEFORE.test(before) && BOUNDARY_AFTER.test(after);
  if (/^[郊城矿东西南北]区$/.test(found.name)) return false;
  if (AMBIGUOUS.has(found.name)) {
    if (found.level === 'city') return bounded || sticky(ZONE_SUFFIX, text, end) > end;
    return (
      bounded &&
      (/(?:在|到|去|区域|地点|位置|选址|:)$/.test(before) ||
        (/^[、或和/]/.test(after) && nameAt(text, end + 1) !== null))
    );
  }
  if (
    found.level === 'province' ||
    found.level === 'city' ||
    found.level === 'zone' ||
    found.level === 'broad'
  )
    return true;
  if (
    sticky(ZONE_SUFFIX, text, end) > end &&
    !/[的在找租买有需求做]/.test(text.slice(end, sticky(ZONE_SUFFIX, text, end) - 1))
  )
    return true;
  return bounded || /(?:置在|位于|想在|就在|点在|域在)$/.test(before);
}

function isWanted(text: string, place: Place): boolean {
  const before = text.slice(clauseStart(text, place.start, 16), place.start);
  const after = text.slice(place.end, place.end + 6);
  if (NOT_WANTED_BEFORE.test(before) || NOT_WANTED_AFTER.test(after)) return false;
  if (PEOPLE_AFTER.test(after)) return false;
  return !EXISTING_BEFORE.test(before);
}

function labelledRegions(notes: ParseNotes, labels: readonly LabelledPart[]): string[] {
  const part = labels.find((l) => l.kind === 'region' && l.end > l.start && l.end - l.start <= 40);
  if (part === undefined) return [];
  const value = notes.text.slice(part.start, part.end);
  if (/不限|均可|都可|待定|无要求/.test(value)) return [];
  const names = value
    .split(/[、,，;；/]|或者?|和/)
    .map((name) => name.trim())
    .filter((name) => name.length >= 2 && name.length <= 14);
  if (names.length > 0) notes.span('region', part.start, part.end, 0.6);
  return names.slice(0, 8);
}

/** True for a latin name that is or begins with a place people name. */
export function isEnglishPlace(words: string): boolean {
  return ENGLISH_PLACES[(words.split(' ')[0] ?? '').toLowerCase()] !== undefined;
}

function englishRegions(notes: ParseNotes): string[] {
  const found: string[] = [];
  for (const m of notes.text.matchAll(/[A-Za-z]{4,10}/g)) {
    const name = ENGLISH_PLACES[m[0].toLowerCase()];
    if (name === undefined || found.includes(name) || !notes.isFree(m.index, m.index + m[0].length)) continue;
    found.push(name);
    notes.span('region', m.index, m.index + m[0].length, 0.8);
  }
  return found;
}
