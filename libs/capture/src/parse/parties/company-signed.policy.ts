import type { FoundPhone } from '../phones/phone.policy';
import type { ParseNotes } from '../text/claims.policy';
import { isPlaceName } from '../regions/gazetteer.policy';
import { isEnglishPlace } from '../regions/english-places.policy';
import { isLatinName } from './contact-english.policy';
import { readFirmName } from './firm-name.policy';

/** A firm's name and how sure it is. */
export interface FoundFirm {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** A run of Chinese characters between breaks, with the word that announces it. */
const RUN =
  /(?<![\u4e00-\u9fa5A-Za-z0-9])((?:公司|单位|企业|厂家?)(?:名称?|全称|名字)?(?:叫做?|是|为)?)?([\u4e00-\u9fa5]{4,12}?)(?=(?:手机|电话|联系|微信)|[^\u4e00-\u9fa5]|$)/g;
const ANNOUNCED =
  /(?:公司|单位|企业)(?:名称?|全称|名字)?(?:叫做?|是|为)([\u4e00-\u9fa5]{4,12}?)(?=(?:手机|电话|联系|微信)|[^\u4e00-\u9fa5]|$)/g;
/** 我是重庆锐驰机电的小邓, 请联系戴德置业 李小姐, 我公司(泉州海丝鞋材). */
const CALLED =
  /(?:请?联系|[我他]们?是|我[在系]|来自|代表|(?:这|那)[里边]是|-{1,3}\s?|[我本敝]公司\(|[我本敝]司\()(?![我这那])([\u4e00-\u9fa5]{4,12}?)(?=的(?:[小老阿]?[\u4e00-\u9fa5]{1,3}(?:[,，。\s]|$))|[^\u4e00-\u9fa5]|$)/g;
/** Between a firm and the number of its writer: a department, a person, a label. */
const TO_PHONE = /^[\s,，、\-/|:(]{0,3}[\u4e00-\u9fa5A-Za-z. ]{0,12}[\s:,，)]{0,3}$/;
/** 砺桓行(上海): a name with its seat in brackets. */
const SEATED =
  /(?<![\u4e00-\u9fa5])([\u4e00-\u9fa5]{2,8}\([\u4e00-\u9fa5]{2,3}\)[\u4e00-\u9fa5]{0,6})(?=\s|$)/g;

/** "沃甬冲压件 章 139…", "…都在。湖南炊禾厨具", "公司叫成都瑾安医药物流手机…": the firm that signs. */
export function readSignedFirm(notes: ParseNotes, phones: readonly FoundPhone[]): FoundFirm | null {
  const { text } = notes;
  for (const m of text.matchAll(ANNOUNCED)) {
    const end = m.index + m[0].length;
    const start = end - (m[1]?.length ?? 0);
    if (notes.isFree(start, end) && readFirmName(m[1] ?? '') !== null) return { start, end, confidence: 0.8 };
  }
  for (const m of text.matchAll(CALLED)) {
    const end = m.index + m[0].length;
    const start = end - (m[1]?.length ?? 0);
    if (notes.isFree(start, end) && readFirmName(m[1] ?? '') !== null) return { start, end, confidence: 0.7 };
  }
  for (const m of text.matchAll(RUN)) {
    const end = m.index + m[0].length;
    const start = end - (m[2]?.length ?? 0);
    const firm = notes.isFree(start, end) ? readFirmName(m[2] ?? '') : null;
    if (firm === null) continue;
    if (firm.placed || m[1] !== undefined || signs(text, start, end, phones))
      return { start, end, confidence: firm.placed ? 0.7 : 0.6 };
  }
  const block = inBlock(notes, phones);
  if (block !== null) return block;
  for (const m of text.matchAll(SEATED)) {
    const end = m.index + m[0].length;
    const seat = /\(([\u4e00-\u9fa5]{2,3})\)/.exec(m[0])?.[1] ?? '';
    if (isPlaceName(seat) && notes.isFree(m.index, end) && signs(text, m.index, end, phones))
      return { start: m.index, end, confidence: 0.6 };
  }
  return null;
}

/** A line above a number, or the first words of one: "仲联万合(武汉)供应链顾问  Vivian 赵". */
function inBlock(notes: ParseNotes, phones: readonly FoundPhone[]): FoundFirm | null {
  const { text } = notes;
  for (const phone of phones) {
    let end = text.indexOf('\n', phone.start);
    if (end < 0) end = text.length;
    for (let k = 0; k < BLOCK_LINES && end > 0; k += 1) {
      const start = text.lastIndexOf('\n', end - 1) + 1;
      const m =
        /^[\s\-—]{0,4}([\u4e00-\u9fa5]{2,9}(?:\([\u4e00-\u9fa5]{2,3}\))?[\u4e00-\u9fa5]{0,8}(?:\([\u4e00-\u9fa5]{2,3}\))?)(?=[\s|｜/·]|$)/.exec(
          text.slice(start, end),
        );
      const name = m?.[1] ?? '';
      const at = start + (m?.[0].length ?? 0) - name.length;
      const plain = name.replace(/\([\u4e00-\u9fa5]{2,3}\)/, '');
      if (name !== '' && notes.isFree(at, at + name.length) && readFirmName(plain) !== null)
        return { start: at, end: at + name.length, confidence: 0.65 };
      end = start - 1;
    }
  }
  return null;
}

/** Beside the writer's number, or the last words of the text. */
function signs(text: string, start: number, end: number, phones: readonly FoundPhone[]): boolean {
  if (text.slice(end).trim() === '' && /[。.!！?？\n]\s*$/.test(text.slice(Math.max(0, start - 4), start)))
    return true;
  return phones.some(
    (phone) =>
      (phone.start >= end && phone.start - end <= 20 && TO_PHONE.test(text.slice(end, phone.start))) ||
      (phone.end <= start && /^[\s,，]{1,2}$/.test(text.slice(phone.end, start))),
  );
}

/** So many lines beside a number belong to its writer's signature. */
const BLOCK_LINES = 5;
const LATIN_TRADE =
  '(?:Works|Advisory|Advisors|Consultants|Consulting|Property|Properties|Materials|Trust|Partners|Industries|Engineering|Freight|Forwarding|Technologies|Trading|Realty|Capital|Ventures|Holdings|Systems|Solutions|Associates|Chemicals|Foods|Textiles|Electronics|Instruments|Kasei|Seiki)';
const LATIN_BY_TRADE = new RegExp(
  `(?:^|\\n|[|｜] ?|, |\\. )((?:[A-Z][A-Za-z'-]+|&)(?: (?:[A-Z][A-Za-z'-]+|&)){0,4} ${LATIN_TRADE})(?= \\([A-Z][a-z]+\\) is|,? ?(?:\\n|$|[|｜(]|mob|Mob|tel|Tel|\\+))`,
);

const WORDS = '[A-Z][A-Za-z&-]+(?: (?:[A-Z][A-Za-z&-]+|&)){1,4}';
const INTRODUCED = new RegExp(
  `\\b(?:[Ww]e are|[Ii] am with|[Oo]n behalf of|[Ff]rom) (${WORDS})(?=(?: \\([A-Z][a-z]+\\))?(?:,| and | is |\\.|\\n))`,
);
const AFTER_PERSON = new RegExp(
  `([A-Z][a-z]+ [A-Z][a-z]+), (${WORDS})(?=,? ?(?:\\+?\\d|$|\\n|[Tt]el|[Mm]ob))`,
);

/** "We are Halvorsen Brightline Coatings, a …", "Owen Fairleigh, Palmcrest Logistics Assets, +852 …". */
export function readLatinFirm(notes: ParseNotes, phones: readonly FoundPhone[]): FoundFirm | null {
  const { text } = notes;
  const introduced = INTRODUCED.exec(text);
  if (introduced?.[1] !== undefined && !isEnglishPlace(introduced[1])) {
    const end = introduced.index + introduced[0].length;
    return { start: end - introduced[1].length, end, confidence: 0.7 };
  }
  const byTrade = LATIN_BY_TRADE.exec(text);
  if (
    byTrade?.[1] !== undefined &&
    !isEnglishPlace(byTrade[1]) &&
    !/^(?:Dear|Subject|The|Our|We|Looking)\b/.test(byTrade[1])
  ) {
    const start = byTrade.index + byTrade[0].indexOf(byTrade[1]);
    return { start, end: start + byTrade[1].length, confidence: 0.65 };
  }
  const signed = phones.length === 0 ? null : AFTER_PERSON.exec(text);
  if (signed?.[1] === undefined || signed[2] === undefined) return null;
  if (!isLatinName(signed[1]) || isEnglishPlace(signed[2]) || isEnglishPlace(signed[1])) return null;
  const end = signed.index + signed[0].length;
  return { start: end - signed[2].length, end, confidence: 0.65 };
}
