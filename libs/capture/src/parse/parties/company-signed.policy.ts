import type { FoundPhone } from '../phones/phone.policy';
import type { ParseNotes } from '../text/claims.policy';
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
  for (const m of text.matchAll(RUN)) {
    const end = m.index + m[0].length;
    const start = end - (m[2]?.length ?? 0);
    const firm = notes.isFree(start, end) ? readFirmName(m[2] ?? '') : null;
    if (firm === null) continue;
    if (firm.placed || m[1] !== undefined || signs(text, start, end, phones))
      return { start, end, confidence: firm.placed ? 0.7 : 0.6 };
  }
  for (const m of text.matchAll(SEATED)) {
    const end = m.index + m[0].length;
    if (notes.isFree(m.index, end) && signs(text, m.index, end, phones))
      return { start: m.index, end, confidence: 0.6 };
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

const WORDS = '[A-Z][A-Za-z&-]+(?: (?:[A-Z][A-Za-z&-]+|&)){1,4}';
const INTRODUCED = new RegExp(
  `\\b(?:[Ww]e are|[Ii] am with|[Oo]n behalf of|[Ff]rom) (${WORDS}(?: \\([A-Z][a-z]+\\))?)(?=,| and | is |\\.|\\n)`,
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
  const signed = phones.length === 0 ? null : AFTER_PERSON.exec(text);
  if (signed?.[1] === undefined || signed[2] === undefined) return null;
  if (!isLatinName(signed[1]) || isEnglishPlace(signed[2]) || isEnglishPlace(signed[1])) return null;
  const end = signed.index + signed[0].length;
  return { start: end - signed[2].length, end, confidence: 0.65 };
}
