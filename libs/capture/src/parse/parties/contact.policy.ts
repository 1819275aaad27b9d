import type { ParsedFields } from '../inquiry-fields';
import type { FoundPhone } from '../phones/phone.policy';
import type { ParseNotes } from '../text/claims.policy';
import type { LabelledPart } from '../text/labels.policy';
import { ENGLISH_NAME, findEnglishName, isLatinName, LATIN_TITLED } from './contact-english.policy';
import type { Name } from './contact-english.policy';
import { HAN, isCommonWord, nameAt, surnameLength, titleLength } from './names.policy';

const INTRO =
  /(?:我姓|免贵姓|本人姓|敝姓|鄙人姓|我叫|本人叫|名字叫|我的名字是|我是|本人|这里是|这边是|联系人是?|联络人是?|对接人是?|负责人是?|经办人是?|叫我|请?联系:?|[揾搵]|(?<![查寻想要])找|姓)\s?:?\s?/g;
const SURNAME_INTRO = /姓\s?:?\s?$/;
/** After these a name follows for certain. */
const ANNOUNCED =
  /(?:我叫|本人叫|名字叫|我的名字是|联系人是?|联络人是?|对接人是?|负责人是?|经办人是?|叫我)\s?:?\s?$/;
/** "我是做厂房经纪的小吴", "对接人是生产部的屈主任". */
const OF_WHAT = /^[^,，。;；!！?？\n\d]{1,16}?(?:的|部|秘书|助理)(?=[\u4e00-\u9fa5])/;
const OTHER_INTRO =
  /(?:贵司|贵公司|你们|你司|您|跟|和|与|之前|上次|昨天|前天|找过|联系过|给|问过|介绍的?|推荐的?|听|经(?![理办营])|由|通过|麻烦|请|问|让|叫)(?:的|了|公司)?[^,，。;；:\d\n]{0,3}$/;
const OTHER_AFTER =
  /^(?:的(?:同事|朋友|老婆|爱人|助理|秘书|儿子|女儿|亲戚|司机)|带|介绍|推荐|联系过|说|告诉|那边|给我|发|加过|来过|对接过|让我|的客户|回电|回复|联系我|回个)/;
const GREETED = /^[\s,，:]{0,2}(?:您好|你好|您|好[,，!！。]|早上好|下午好|晚上好|在吗)/;
const CORRECTED =
  /^[\s,，。]{0,2}(?:不对|错了|说错了?|写错了?|打错了?|更正|口误)[\s,，:]{0,2}(?:应该|应)?(?:是|叫|为)\s?/;
const POST =
  '总经理|副总经理|董事长|总监|[\\u4e00-\\u9fa5]{2}总监|[\\u4e00-\\u9fa5]{0,2}经理|厂长|主任|主管|负责人|法人代表?|秘书|助理|采购部?|业务部?|销售部?|行政部?|联系人|副总|总裁|工程师|专员|创始人';
const CARD_AFTER_POST = new RegExp(`(?:${POST})[\\s|/、,，:]{1,3}(?=[\\u4e00-\\u9fa5])`, 'g');
const CARD_BEFORE_POST = new RegExp(
  `(?<![\\u4e00-\\u9fa5])([\\u4e00-\\u9fa5](?:\\s{0,3}[\\u4e00-\\u9fa5]){1,2})\\s{1,4}(?:${POST})`,
);
const SPACED_NAME = /(?:^|\n)\s{0,3}([\u4e00-\u9fa5])\s{1,4}([\u4e00-\u9fa5])(?=\s*(?:\n|$))/;

/**
 * Who writes. Order of trust: a label; "我姓…", "我是…"; a name beside the person's own number; a name card; a
 * form of address that is not the reader's ("赵经理您好") nor a third person's. Kept as written (李工, 陈小姐).
 */
export function readContact(
  notes: ParseNotes,
  fields: ParsedFields,
  labels: readonly LabelledPart[],
  phones: readonly FoundPhone[],
): void {
  const name =
    labelled(notes, labels) ??
    introduced(notes) ??
    besidePhone(notes, phones) ??
    onCard(notes) ??
    addressed(notes) ??
    findEnglishName(notes, phones) ??
    latinTitled(notes) ??
    leading(notes, phones);
  if (name === null) return;
  fields.contact = notes
    .written(name.start, name.end)
    .replace(/(?<=[\u4e00-\u9fa5])\s+(?=[\u4e00-\u9fa5])/g, '');
  notes.span('contact', name.start, name.end, name.confidence);
  notes.claim(name.start, name.end);
}

function labelled(notes: ParseNotes, labels: readonly LabelledPart[]): Name | null {
  const { text } = notes;
  for (const kinds of [['contact'], ['phone']] as const) {
    for (const part of labels) {
      if (!kinds.some((k) => k === part.kind) || part.end <= part.start) continue;
      const value = text.slice(part.start, Math.min(part.end, part.start + 30));
      const name = /^[^\d,，。;；、/|+(（\n]{1,24}/.exec(value)?.[0].trimEnd() ?? '';
      const end = trimName(text, part.start, part.start + name.length, part.kind === 'contact');
      if (end === null || /^[*＊某]/.test(text.slice(end))) continue;
      return corrected(text, { start: part.start, end, confidence: 0.95 });
    }
  }
  return null;
}

function trimName(text: string, start: number, end: number, trusted: boolean): number | null {
  const value = text.slice(start, end);
  const mixed = /^[A-Z][a-z]+ ?[\u4e00-\u9fa5]{1,3}(?![\u4e00-\u9fa5])/.exec(value);
  if (trusted && mixed !== null) return start + mixed[0].length;
  const english = ENGLISH_NAME.exec(value);
  if (english !== null && isLatinName(value)) return start + english[0].trimEnd().length;
  const latin = LATIN_TITLED.exec(value);
  if (latin !== null && latin.index === 0) return start + latin[0].length;
  const name = nameAt(text, start, trusted);
  if (name !== null && name.end <= end) return name.end;
  const word = /^[\u4e00-\u9fa5·]{1,8}/.exec(value)?.[0] ?? '';
  const surname = surnameLength(text, start);
  if (surname > 0 && word.length === surname) return start + surname;
  if (
    !trusted ||
    word.length < 1 ||
    word.length > 6 ||
    /^(?:无|保密|不便|电话|手机|微信|同上|匿名|暂无|请|联系)/.test(word)
  )
    return null;
  const cut = /(?:电话|手机|微信|联系)/.exec(word);
  return start + (cut === null ? word.length : cut.index);
}

function introduced(notes: ParseNotes): Name | null {
  const { text } = notes;
  for (const m of text.matchAll(INTRO)) {
    const at = m.index + m[0].length;
    if (!notes.isFree(at, at + 1)) continue;
    const before = text.slice(Math.max(0, m.index - 4), m.index);
    if (/(?:贵|你|您|们|可以|上次|之前)$/.test(before) && !/姓/.test(m[0])) continue;
    if (SURNAME_INTRO.test(m[0])) {
      const rare = /^[\u4e00-\u9fa5](?=[\s,，。;；]|$|先生|女士|小姐)/.test(text.slice(at, at + 3)) ? 1 : 0;
      const surname = surnameLength(text, at) || rare;
      if (surname === 0) continue;
      return { start: at, end: at + surname + titleLength(text, at + surname), confidence: 0.92 };
    }
    const name = introducedAt(notes, m.index, m[0], at);
    if (name !== null) return corrected(text, name);
  }
  return null;
}

function introducedAt(notes: ParseNotes, index: number, intro: string, at: number): Name | null {
  const { text } = notes;
  const direct = nameAt(text, at, ANNOUNCED.test(intro));
  if (direct !== null) {
    if (isOther(text, index, direct.end)) return null;
    if (/找/.test(intro) && /^(?:过|了)/.test(text.slice(direct.end))) return null;
    return { start: at, end: direct.end, confidence: direct.titled ? 0.92 : 0.85 };
  }
  if (!/是|本人/.test(intro)) return null;
  const of = OF_WHAT.exec(text.slice(at, at + 20));
  if (of === null) return null;
  const start = at + of[0].length;
  const name = notes.isFree(start, start + 1) ? nameAt(text, start) : null;
  return name === null || !name.titled ? null : { start, end: name.end, confidence: 0.85 };
}

/** "联系人张三，不对，是李四": the one said last. */
function corrected(text: string, name: Name): Name {
  const m = CORRECTED.exec(text.slice(name.end, name.end + 16));
  if (m === null) return name;
  const start = name.end + m[0].length;
  const next = nameAt(text, start, true);
  return next === null ? name : { start, end: next.end, confidence: 0.85 };
}

function isOther(text: string, start: number, end: number): boolean {
  if (text.charAt(start - 1) === '@') return true;
  const lead = text.slice(Math.max(0, start - 8), start).replace(/^.*[,，。;；!！?？\n]/s, '');
  if (OTHER_INTRO.test(lead)) return true;
  const after = text.slice(end, end + 8);
  return OTHER_AFTER.test(after) || GREETED.test(after);
}

function besidePhone(notes: ParseNotes, phones: readonly FoundPhone[]): Name | null {
  const { text } = notes;
  for (const phone of phones) {
    const name = beforePhone(notes, text, phone.start) ?? afterPhone(notes, text, phone.end);
    if (name !== null) return name;
  }
  return null;
}

function beforePhone(notes: ParseNotes, text: string, at: number): Name | null {
  const gap =
    /(?:[\s:,，。(（\-+/|]|的|是|本人|手机|电话|号码?|联系|方式|微信|tel|mobile|phone|v|wx|同号|打|加)*$/i.exec(
      text.slice(Math.max(0, at - 14), at),
    )?.[0].length ?? 0;
  const end = at - gap;
  if (/^[\s]?号/.test(text.slice(end, end + 2)) && gap <= 6 && /^号/.test(text.slice(end))) return null;
  for (const length of [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) {
    const start = end - length;
    if (start < 0 || !notes.isFree(start, end)) continue;
    if (length > 6 && !text.slice(start, end).includes('·')) continue;
    const found = nameAt(text, start);
    const lone =
      length <= 2 && surnameLength(text, start) === length && !/[\d.\s]/.test(text.charAt(start - 1) || 'x');
    const spaced =
      length <= 2 &&
      surnameLength(text, start) === length &&
      /[^\d.][ \t]$/.test(text.slice(Math.max(0, start - 2), start));
    if (!(found !== null && found.end === end) && !lone && !spaced) continue;
    if (!found?.titled && isCommonWord(text, start)) continue;
    if (!standsAlone(text, start, found?.titled ?? false) || isOther(text, start, end)) continue;
    return { start, end, confidence: found?.titled === true ? 0.9 : 0.8 };
  }
  return null;
}

function afterPhone(notes: ParseNotes, text: string, at: number): Name | null {
  const gap =
    /^(?:[\s,，(（\-:/|]|联系人|找|姓|我是|微信|同号|[)）])*/.exec(text.slice(at, at + 10))?.[0].length ?? 0;
  const start = at + gap;
  if (!notes.isFree(start, start + 1)) return null;
  const found = nameAt(text, start);
  if (found !== null && !isOther(text, start, found.end)) return { start, end: found.end, confidence: 0.85 };
  const surname = surnameLength(text, start);
  if (surname === 0 || HAN.test(text.charAt(start + surname))) return null;
  return { start, end: start + surname, confidence: 0.8 };
}

/** A bare name needs a break before it; a titled one may follow anything that is no name character run. */
function standsAlone(text: string, start: number, titled: boolean): boolean {
  const previous = text.charAt(start - 1);
  if (previous === '' || !HAN.test(previous)) return true;
  if (
    /(?:联系人?|找|揾|搵|是|叫|姓名|称呼|请|回|的|老板|客户|联络|负责人|经办人|秘书|助理|司机|采购|行政|业务|会计|经理|儿子|女儿|爱人|老婆|老公)$/.test(
      text.slice(Math.max(0, start - 3), start),
    )
  )
    return true;
  return (
    titled &&
    /(?:联系|致电|电联|拨打|公司|我司|厂|租|房|库|平|亩|万|区|市|县|谈|议|急|位|心|部)$/.test(
      text.slice(Math.max(0, start - 2), start),
    )
  );
}

/** "邵俊杰 总经理", "总经理 邵俊杰", a name of its own line with a space inside. */
function onCard(notes: ParseNotes): Name | null {
  const { text } = notes;
  for (const m of text.matchAll(CARD_AFTER_POST)) {
    const at = m.index + m[0].length;
    const name = nameAt(text, at);
    if (
      name !== null &&
      notes.isFree(at, name.end) &&
      !isOther(text, at, name.end) &&
      !/贵|你们/.test(text.slice(Math.max(0, m.index - 6), m.index))
    )
      return { start: at, end: name.end, confidence: 0.8 };
  }
  for (const pattern of [CARD_BEFORE_POST, SPACED_NAME]) {
    const m = pattern.exec(text);
    const name = m === null ? '' : m.slice(1).join('').replace(/\s/g, '');
    if (m === null || surnameLength(name, 0) === 0 || isCommonWord(name, 0)) continue;
    const start = m.index + m[0].indexOf(m[1] ?? '');
    const end = pattern === SPACED_NAME ? m.index + m[0].length : start + (m[1]?.length ?? 0);
    if (notes.isFree(start, end)) return { start, end, confidence: 0.75 };
  }
  return null;
}

function addressed(notes: ParseNotes): Name | null {
  const { text } = notes;
  for (let i = 0; i < text.length; i += 1) {
    if (surnameLength(text, i) === 0 && !/[老小]/.test(text.charAt(i))) continue;
    if (!notes.isFree(i, i + 1)) continue;
    const found = nameAt(text, i);
    if (found === null || !found.titled || !standsAlone(text, i, false)) continue;
    if (
      isOther(text, i, found.end) ||
      (i === 0 && /^\s?[,，:]?\s?(?:您好|你好|好|您|,)/.test(text.slice(found.end)))
    )
      continue;
    const after = text.charAt(found.end);
    if (HAN.test(after) && !/[电手微联说留，]/.test(after)) continue;
    return { start: i, end: found.end, confidence: 0.75 };
  }
  return null;
}

function latinTitled(notes: ParseNotes): Name | null {
  const latin = LATIN_TITLED.exec(notes.text);
  if (latin === null) return null;
  const end = latin.index + latin[0].length;
  return isOther(notes.text, latin.index, end) ? null : { start: latin.index, end, confidence: 0.8 };
}

/** "张三丰，厂房2000平，139…": a bare full name that opens the text of someone who leaves a number. */
function leading(notes: ParseNotes, phones: readonly FoundPhone[]): Name | null {
  if (phones.length === 0) return null;
  const found = nameAt(notes.text, 0);
  if (found === null || !/^[\s,，、:]/.test(notes.text.slice(found.end)) || isOther(notes.text, 0, found.end))
    return null;
  return { start: 0, end: found.end, confidence: 0.6 };
}
