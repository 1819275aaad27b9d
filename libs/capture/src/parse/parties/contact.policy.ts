import type { ParsedFields } from '../inquiry-fields';
import type { FoundPhone } from '../phones/phone.policy';
import type { ParseNotes } from '../text/claims.policy';
import type { LabelledPart } from '../text/labels.policy';
import { readBareNameBesidePhone, readNameBesidePhone, standsAlone } from './contact-beside.policy';
import { findEnglishName, isLatinName, LATIN_TITLED } from './contact-english.policy';
import type { Name } from './contact-english.policy';
import { japaneseNameEnd } from './japanese-name.policy';
import { readLabelledName } from './contact-label.policy';
import { corrected, isOther, POST } from './contact-others.policy';
import { readLatinSignature, readSignature } from './signature.policy';
import { isDivision, isPlaceName } from '../regions/gazetteer.policy';
import { clauseEnd } from '../text/normalize.policy';
import { HAN, isCommonWord, nameAt, surnameLength, titleLength, titlePositions } from './names.policy';

const INTRO =
  /(?:我姓|免贵姓|本人姓|敝姓|鄙人姓|鄙人|我叫|[俺咱]叫|本人叫|名字叫|我的名字是|[他她]叫|我是|本人|这里是|这边是|联系人是?|联络人是?|对接人是?|负责人是?|经办人是?|叫我|称呼我?|姓名(?=\s)|请?联系:?|[请面]洽|详询|[揾搵]|(?<![查寻想要])找|(?<![\u4e00-\u9fa5])叫(?=[老小阿][\u4e00-\u9fa5])|姓(?![名氏]))\s?:?\s?/g;
const SURNAME_INTRO = /姓\s?:?\s?$/;
/** After these a name follows for certain. */
const ANNOUNCED =
  /(?:[我俺咱]叫|鄙人|本人叫|名字叫|我的名字是|[他她]叫|联系人是?|联络人是?|对接人是?|负责人是?|经办人是?|叫我|(?<![\u4e00-\u9fa5])叫)\s?:?\s?$/;
/** "我是做厂房经纪的小吴", "对接人是生产部的屈主任". */
const OF_WHAT = /^[^,，。;；!！?？\n\d]{1,16}?(?:的|部|秘书|助理)(?=[\u4e00-\u9fa5])/;
const CARD_AFTER_POST = new RegExp(
  `(?:${POST}|总经办|总裁办|董事会|[投资战略规划采购行政人事财务生产技术销售市场工程设备拓展]{2,4}部)[\\s|/、,，:]{1,3}(?=[\\u4e00-\\u9fa5])`,
  'g',
);
const CARD_BEFORE_POST = new RegExp(
  `(?<![\\u4e00-\\u9fa5])([\\u4e00-\\u9fa5](?:\\s{0,3}[\\u4e00-\\u9fa5]){1,2})(?:\\s{1,4}|\\s?[/|]\\s?|\\s?\\([\\u4e00-\\u9fa5]{0,4})(?:${POST})`,
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
  const signs = phones.length > 0 || fields.wechat !== null || fields.email !== undefined;
  const name = firstOf(
    [
      () => readLabelledName(notes, labels),
      () => readSignature(notes, phones),
      () => introduced(notes),
      () => readNameBesidePhone(notes, phones),
      () => onCard(notes),
      () => addressed(notes),
      () => readLatinSignature(notes),
      () => findEnglishName(notes, phones),
      () => latinTitled(notes),
      () => signedOff(notes),
      () => onOwnLine(notes),
      () => leading(notes, phones),
      () => readBareNameBesidePhone(notes, phones),
      () => (signs ? atTextEnd(notes) : null),
    ],
    (found) => !isLabelledPlace(notes.text, labels, found),
  );
  if (name === null) return;
  fields.contact = notes
    .written(name.start, name.end)
    .replace(/(?<=[\u4e00-\u9fa5])\s+(?=[\u4e00-\u9fa5])/g, '');
  notes.span('contact', name.start, name.end, name.confidence);
  notes.claim(name.start, name.end);
}

function firstOf(readers: readonly (() => Name | null)[], fits: (name: Name) => boolean): Name | null {
  for (const read of readers) {
    const name = read();
    if (name !== null && fits(name)) return name;
  }
  return null;
}

/** "区域：中山市" before a number: a place, however much it looks like a name. */
function isLabelledPlace(text: string, labels: readonly LabelledPart[], name: Name): boolean {
  const word = text.slice(name.start, name.end);
  return (
    (isPlaceName(word) || isDivision(word)) &&
    labels.some((part) => part.kind === 'region' && part.start <= name.start && part.end >= name.end)
  );
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
      const end = at + surname + titleLength(text, at + surname);
      return saidAgain(text, at, end) ?? { start: at, end, confidence: 0.92 };
    }
    const name = introducedAt(notes, m.index, m[0], at);
    if (name !== null) return corrected(text, name);
  }
  return null;
}

/** "我姓涂，涂师傅": the second time with how to address them. */
function saidAgain(text: string, start: number, end: number): Name | null {
  const gap = /^[\s,，]{1,2}(?:叫我?)?/.exec(text.slice(end, end + 4))?.[0].length ?? 0;
  const again = end + gap;
  if (text.slice(again, again + end - start) !== text.slice(start, end)) return null;
  const named = nameAt(text, again);
  return named?.titled === true ? { start: again, end: named.end, confidence: 0.92 } : null;
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
  const tail = atClauseEnd(notes, at);
  if (tail !== null) return tail;
  const of = OF_WHAT.exec(text.slice(at, at + 20));
  if (of === null) return null;
  const start = at + of[0].length;
  const japanese = notes.isFree(start, start + 1) ? japaneseNameEnd(text, start) : null;
  if (japanese !== null) return { start, end: japanese, confidence: 0.8 };
  const name = notes.isFree(start, start + 1) ? nameAt(text, start) : null;
  return name === null || !name.titled ? null : { start, end: name.end, confidence: 0.85 };
}

/** "我是某某地产小卞", "我是第一太平工业部的Vincent": what the clause ends in. */
function atClauseEnd(notes: ParseNotes, at: number): Name | null {
  const { text } = notes;
  const end = clauseEnd(text, at, 26);
  for (let start = Math.max(at + 2, end - 4); start < end; start += 1) {
    const name = notes.isFree(start, end) ? nameAt(text, start) : null;
    if (name?.titled === true && name.end === end && !isOther(text, at, end))
      return { start, end, confidence: 0.8 };
  }
  const latin = /(?<![A-Za-z ])[A-Z][a-z]{2,11}(?: [A-Z][a-z]{1,11})?$/.exec(text.slice(at, end));
  return latin !== null && latin.index > 0 && isLatinName(latin[0])
    ? { start: at + latin.index, end, confidence: 0.75 }
    : null;
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

/** What those who receive inquiries are called: a name with it that opens a text is the reader's. */
const OFFICIAL = /(?:主任|局长|书记|科长|处长|部长|老师)$/;
const FAMILIAR_STARTS: ReadonlySet<string> = new Set('老小阿');
const LONGEST_NAME = 4;

function addressed(notes: ParseNotes): Name | null {
  const { text } = notes;
  const titles = titlePositions(text);
  let next = 0;
  for (let i = 0; i < text.length; i += 1) {
    while ((titles[next] ?? Number.POSITIVE_INFINITY) <= i) next += 1;
    const familiar = FAMILIAR_STARTS.has(text.charAt(i));
    if (!familiar && (titles[next] ?? Number.POSITIVE_INFINITY) > i + LONGEST_NAME) continue;
    if (!familiar && surnameLength(text, i) === 0 && titleLength(text, i + 1) === 0) continue;
    if (!notes.isFree(i, i + 1)) continue;
    const found = nameAt(text, i);
    if (found === null || !found.titled || !standsAlone(notes, i, false)) continue;
    if (
      isOther(text, i, found.end) ||
      (i === 0 && /^\s?[,，:]?\s?(?:您好|你好|好|您|,)/.test(text.slice(found.end))) ||
      (i === 0 && OFFICIAL.test(text.slice(0, found.end)) && /^[,，:]/.test(text.slice(found.end)))
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

/** "…，微信hcd_charge，李欣": a full name that ends the message of someone who leaves a way to answer. */
function atTextEnd(notes: ParseNotes): Name | null {
  const text = notes.text.trimEnd();
  const m = /[,，。\s]([\u4e00-\u9fa5]{2,4})$/.exec(text.slice(-8));
  if (m?.[1] === undefined) return null;
  const start = text.length - m[1].length;
  const name = notes.isFree(start, text.length) ? nameAt(notes.text, start) : null;
  return name?.end === text.length ? { start, end: name.end, confidence: 0.55 } : null;
}

/** "——陶", "沈伯年  电话：…": a name that has a line to itself, or its end. */
function onOwnLine(notes: ParseNotes): Name | null {
  const { text } = notes;
  for (const m of text.matchAll(/(?:\n[ ]*|-{2} ?)([\u4e00-\u9fa5]{1,4})[ ]*(?=\n|$)/g)) {
    const word = m[1] ?? '';
    const start = m.index + m[0].indexOf(word);
    const end = start + word.length;
    if (!notes.isFree(start, end) || /^(?:敬礼|此致|谢谢|祝好|顺颂)/.test(word)) continue;
    const name = nameAt(text, start);
    const surname = m[0].startsWith('-') && surnameLength(text, start) === word.length;
    if ((name?.end === end || surname) && !isOther(text, start, end)) return { start, end, confidence: 0.65 };
  }
  return null;
}

/** "金世杰敬上", "此致 屠晓燕". */
function signedOff(notes: ParseNotes): Name | null {
  const { text } = notes;
  for (const m of text.matchAll(/(?:敬上|谨上|拜上|谨呈|敬启|敬呈|上(?=\s*$))/g)) {
    for (const length of [4, 3, 2]) {
      const start = m.index - length;
      const name = start < 0 ? null : nameAt(`${text.slice(0, m.index).trimEnd()} `, start, true);
      if (name?.end === m.index && !HAN.test(text.charAt(start - 1)) && notes.isFree(start, m.index))
        return { start, end: m.index, confidence: 0.75 };
    }
  }
  return null;
}

/** "张三丰，厂房2000平，139…": a bare full name that opens the text of someone who leaves a number. */
function leading(notes: ParseNotes, phones: readonly FoundPhone[]): Name | null {
  if (phones.length === 0) return null;
  const found = nameAt(notes.text, 0);
  if (found !== null && OFFICIAL.test(notes.text.slice(0, found.end))) return null;
  if (found === null || !/^[\s,，、:]/.test(notes.text.slice(found.end)) || isOther(notes.text, 0, found.end))
    return null;
  return { start: 0, end: found.end, confidence: 0.6 };
}
