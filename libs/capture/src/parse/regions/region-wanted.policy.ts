import { clauseStart } from '../text/normalize.policy';
import { placeNameAt } from './gazetteer.policy';
import type { Place } from './place';

const NOT_WANTED_BEFORE =
  /(?:不要|唔要|唔去|唔想去|勿要|不考虑|除了|除|排除|不去|不想去|不接受|不太想去|不愿去|不含|别|非|避开|而不是|不是)(?:在|去|到|是|往|:)?\s?$/;
const NOT_WANTED_AFTER =
  /^(?:市|区|县)?(?:[那这]?[边里]?)?(?:就|也)?(?:除外|勿要|都不要|都?看过了?[^,，。]{0,4}[,，、]?(?:不要|太(?![仓原湖康和])|没|不合)|那种|那样|以外|之外|不用推荐?|(?:无需|不必|无须|请勿)推荐?|(?:因|由于)[^,，。;；\n]{1,8}(?:不[予再]?考虑|排除|不合适|放弃)|不[予再]考虑|不推荐?|别推荐?|勿推荐?|不要|唔要|不考虑|不去(?!别|其他|其它|外)|唔去|不行|算了|就算了|不用|没?有?合适的?都?看过了|已经?满)/;
/** "东莞房租太贵", "这边地太贵了": why they leave. */
const TOO_DEAR_AFTER =
  /^(?:市区|市|区|县)?(?:本地|[那这][边里])?的?(?:房租|租金|厂租|地价|房价|土地|成本|人工|价格|地)?(?:就|也|实在|都|现在)?(?:太|越来越|有点|实在|过于?)(?:贵|高|远|偏|挤|紧张)/;
/** Further names of a list whose first was refused: 不要江阴、宜兴. */
const REFUSED_LIST =
  /(?:不要|不考虑|除了|排除|不去|不想去|不接受|非)(?:在|去|到)?[\u4e00-\u9fa5]{2,6}(?:[、/和及或][\u4e00-\u9fa5]{2,6}){0,3}[、/和及或]$/;
const EXISTING_BEFORE =
  /(?:现(?:有|位|租|设|于)?(?:厂|址|租|场|仓|在|于)|目前(?:厂|租|在|公司|位于|租用)|现在(?:在|厂)|原(?:厂|址|来)|总部(?:位于|设在|在)|(?:成立|创立|创办|始建|注册)(?:于|在)|公司(?:位于|注册在|在)|母公司|注册地址?|住所地?:?|注册地址?:|我[们哋]?(?:是|系|来自)|来自|从|本部在|老厂|旧厂|户籍|工厂在|厂在|(?:你们|贵司|贵公司|您)(?:的?(?:园区?|厂房|仓库|公司))?(?:是?在|位于))(?:(?![想要找拟到去])[^,，。]){0,3}$/;
/** "前年从上海搬到嘉兴": where they are now. */
const MOVED_BEFORE =
  /(?:前年|去年|早年|当年|已经?|(?:19|20)\d\d年?|[一二三四五六七八九十几\d]年前)[^,，。;；\n]{0,10}(?:搬|迁|落户|入驻|投产|租)(?:到|至|在|去)?了?$/;
const MOVING_TO = /(?:搬|迁)(?:到|至|去|往|回)?(?:了)?$/;
const PEOPLE_AFTER =
  /^(?:外溢|外迁|电话|手机|号|嘅|的?(?:电话|手机号)|人(?!民)|的?(?:企业|客户|老板|厂商|公司|工厂|朋友|同行|同事)(?!集中|聚集|总部选址)|籍|口音|(?:产业)?转移|公司|搬(?!到|至)|迁(?!到|至)|商会|某|(?:生产|研发|新|制造)?基地|总部|分公司|分部|子公司|市场|区域总|母公司|的?(?:总部|老厂|工厂)(?:搬|迁)|(?:话|菜|口音|方言|银行|大学|地税|户口))/;

/** Whether the person wants to be there: not refused, not where they are, no one's origin. */
export function isWantedPlace(text: string, start: number, end: number): boolean {
  const before = text.slice(clauseStart(text, start, 24), start);
  const after = text.slice(end, end + 8);
  if (NOT_WANTED_BEFORE.test(before) || REFUSED_LIST.test(before) || isRefusedAfter(text, end)) return false;
  if (MOVED_BEFORE.test(before)) return false;
  if (PEOPLE_AFTER.test(after) && !(/^[搬迁]/.test(after) && /(?:往|向|到)[^,，。]{0,14}$/.test(before)))
    return false;
  return !EXISTING_BEFORE.test(before.slice(-16));
}

/** 寮步大岭山唔去: what is refused at the end of a list is all of it. */
function isRefusedAfter(text: string, end: number): boolean {
  let at = end;
  for (let names = 0; names < 4; names += 1) {
    if (NOT_WANTED_AFTER.test(text.slice(at, at + 16)) || TOO_DEAR_AFTER.test(text.slice(at, at + 14)))
      return true;
    const gap = /^[、和及跟]/.test(text.slice(at)) ? 1 : 0;
    const next = placeNameAt(text, at + gap);
    if (next === null) return false;
    at += gap + next.name.length;
  }
  return false;
}

/** "搬到东莞": the place a firm moves to. */
export function isMovedTo(text: string, start: number): boolean {
  return MOVING_TO.test(text.slice(Math.max(0, start - 4), start));
}

/** "在深圳", "从深圳" beside a place moved to: the place left. */
export function isLeft(text: string, start: number): boolean {
  return /(?:在|从)$/.test(text.slice(Math.max(0, start - 1), start));
}

/** "do not want Kaifeng", "Jiaozhou is not acceptable". */
const LATIN_REFUSED_BEFORE =
  /\b(?:not (?:want|consider|interested in|like|need)|don't (?:want|like|need)|no|not|except|excluding|avoid|outside)(?: (?:in|to|at))? $/i;
const LATIN_REFUSED_AFTER =
  /^(?: city)? (?:is|are|was|were|has been) (?:not (?:acceptable|an option|considered|suitable)|too |out\b|excluded|dropped)/i;

/** Refused in so many words, which no model may overrule. */
export function isRefused(text: string, place: Place): boolean {
  const before = text.slice(clauseStart(text, place.start, 24), place.start);
  if (place.written !== undefined)
    return (
      LATIN_REFUSED_BEFORE.test(before) || LATIN_REFUSED_AFTER.test(text.slice(place.end, place.end + 30))
    );
  return (
    NOT_WANTED_BEFORE.test(before) ||
    REFUSED_LIST.test(before) ||
    isRefusedAfter(text, place.end) ||
    COMES_FROM_AFTER.test(text.slice(place.end, place.end + 8)) ||
    isPostalAddress(text, place)
  );
}

/** "大连高新园区搬过来": where they come from. */
const COMES_FROM_AFTER =
  /^(?:[那这]边)?(?:要|想)?(?:整体)?(?:[搬迁](?:过来|来(?!安))|过来(?!看|谈|考察|参观))/;

/** "上海市闵行区申长路988弄" on a line of its own: the address under a signature. */
function isPostalAddress(text: string, place: Place): boolean {
  return (
    /(?:^|\n)[ ]*(?:(?:公司|办公|注册|通讯|联系)?地址[:：]? ?)?$/.test(
      text.slice(Math.max(0, place.start - 12), place.start),
    ) &&
    /^[^,，。;；\n]{0,14}[路街道]\s?\d{1,5}\s?[号弄]/.test(text.slice(place.end, place.end + 26)) &&
    text.slice(0, place.start).trim().length > 20
  );
}

/** What the rules take for refused, left, or somebody's origin: the model hears it as one voice among many. */
export function isRuledOut(text: string, place: Place): boolean {
  return !isWantedPlace(text, place.start, place.end);
}

/** "搬到东莞", "落户芜湖". */
export function isRuledIn(text: string, place: Place): boolean {
  return isMovedTo(text, place.start);
}
