import type { FoundPhone } from '../phones/phone.policy';
import type { ParseNotes } from '../text/claims.policy';
import type { Name } from './contact-english.policy';
import { isOther, POST } from './contact-others.policy';
import { isPlaceName } from '../regions/gazetteer.policy';
import { japaneseNameEnd } from './japanese-name.policy';
import { HAN, isCommonWord, nameAt, surnameLength } from './names.policy';
import { isBareName, isFamiliarName } from './nickname.policy';

const GAP_BEFORE =
  /(?:[\s:,，。(（\-+/|]|的|是|本人|手机|电话|号码?|联系|方式|微信|tel|mobile|phone|v|wx|同号|打|加)*$/i;
/** Before a word that only stands there as a name would, a break and nothing else. */
const BREAK_BEFORE = /[\s:,，(（]{0,3}$/;
const GAP_AFTER = /^(?:[\s,，。(（\-:/|]|联系人|找|姓|我是|微信|同号|[)）])*/;
/** "陈志强（生产副总），139…" */
const POST_BEFORE = new RegExp(
  `\\s?\\([\\u4e00-\\u9fa5]{0,6}(?:${POST}|财务|老板|本人|人事|会计|司机|行政)\\)$`,
);
/** The next words are a person's, whatever they look like. */
const CALL_BEFORE = /(?:回电给?|打给|致电|电联|联系|找|叫|称呼|助理|秘书|同事|主管|行政|财务|文员)\s?:?\s?$/;

/** The name that stands right before or after one of the person's own numbers. */
export function readNameBesidePhone(notes: ParseNotes, phones: readonly FoundPhone[]): Name | null {
  const { text } = notes;
  for (const phone of phones) {
    const name = beforePhone(notes, text, phone.start) ?? afterPhone(notes, text, phone.end);
    if (name !== null) return name;
  }
  return null;
}

/** The same for what only stands there as a name would: 大鹏, 胖哥, 扎西多吉. Asked last. */
export function readBareNameBesidePhone(notes: ParseNotes, phones: readonly FoundPhone[]): Name | null {
  for (const phone of phones) {
    const name = bareBefore(notes, phone.start) ?? bareAfter(notes, phone.end);
    if (name !== null) return name;
  }
  return null;
}

function gapBefore(text: string, at: number): number {
  const gap = GAP_BEFORE.exec(text.slice(Math.max(0, at - 14), at))?.[0].length ?? 0;
  const post = POST_BEFORE.exec(text.slice(Math.max(0, at - gap - 14), at - gap));
  return gap + (post?.[0].length ?? 0);
}

function beforePhone(notes: ParseNotes, text: string, at: number): Name | null {
  const gap = gapBefore(text, at);
  const end = at - gap;
  if (gap <= 6 && /^号/.test(text.slice(end))) return null;
  const called = familiarBefore(notes, end, at) ?? japaneseBefore(notes, end);
  if (called !== null) return called;
  for (const length of [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) {
    const start = end - length;
    if (start < 0 || !notes.isFree(start, end)) continue;
    if (length > 6 && !text.slice(start, end).includes('·')) continue;
    const found = nameAt(text, start);
    const lone =
      length <= 2 &&
      text.charAt(start) !== '和' &&
      surnameLength(text, start) === length &&
      !/[\d. \t]/.test(text.charAt(start - 1) || 'x');
    const spaced =
      length <= 2 &&
      surnameLength(text, start) === length &&
      /[^\d.][ \t]$/.test(text.slice(Math.max(0, start - 2), start));
    const line = text.charAt(start - 1) === '\n' && text.slice(end, at).includes('\n');
    if (!(found !== null && found.end === end) && !(lone && !line) && !spaced) continue;
    if (!found?.titled && isCommonWord(text, start)) continue;
    if (!standsAlone(notes, start, found?.titled ?? false) || isOther(text, start, end)) continue;
    return { start, end, confidence: found?.titled === true ? 0.9 : 0.8 };
  }
  return null;
}

/** "。小楼 150…": a word too, but a name between a break and a number. */
function familiarBefore(notes: ParseNotes, end: number, at: number): Name | null {
  const { text } = notes;
  const start = end - 2;
  const fits =
    start >= 0 &&
    /^[小老阿][\u4e00-\u9fa5]$/.test(text.slice(start, end)) &&
    !/^(?:[老小][厂房仓车院库]|小时)$/.test(text.slice(start, end)) &&
    /^[ ,，:]*$/.test(text.slice(end, at)) &&
    surnameLength(text, start + 1) === 1 &&
    !HAN.test(text.charAt(start - 1)) &&
    notes.isFree(start, end);
  return fits ? { start, end, confidence: 0.8 } : null;
}

/** "经营企划 山本 0411-…" */
function japaneseBefore(notes: ParseNotes, end: number): Name | null {
  const { text } = notes;
  for (const length of [2, 3, 4, 5]) {
    const start = end - length;
    if (start < 0 || HAN.test(text.charAt(start - 1)) || !notes.isFree(start, end)) continue;
    if (isPlaceName(text.slice(start, end)) && !/株式会社|日系|日[本资企]|事[业務]部|企[划劃]/.test(text))
      continue;
    if (japaneseNameEnd(text, start) === end) return { start, end, confidence: 0.75 };
  }
  return null;
}

function afterPhone(notes: ParseNotes, text: string, at: number): Name | null {
  const gap = GAP_AFTER.exec(text.slice(at, at + 10))?.[0].length ?? 0;
  let start = at + gap;
  if (!notes.isFree(start, start + 1)) return null;
  // 新乡老许: where they are from, and who they are.
  if (isPlaceName(text.slice(start, start + 2)) && /[老小阿]/.test(text.charAt(start + 2))) start += 2;
  const found = nameAt(text, start);
  if (found !== null && !isOther(text, start, found.end)) return { start, end: found.end, confidence: 0.85 };
  const surname = text.charAt(start) === '和' ? 0 : surnameLength(text, start);
  if (surname === 0 || HAN.test(text.charAt(start + surname)) || text.slice(at, start).includes('\n'))
    return null;
  return { start, end: start + surname, confidence: 0.8 };
}

function bareBefore(notes: ParseNotes, at: number): Name | null {
  const { text } = notes;
  const end = at - (BREAK_BEFORE.exec(text.slice(Math.max(0, at - 3), at))?.[0].length ?? 0);
  for (const length of [4, 3, 2]) {
    const start = end - length;
    if (start < 0 || !notes.isFree(start, end)) continue;
    const word = text.slice(start, end);
    const called = CALL_BEFORE.test(text.slice(Math.max(0, start - 5), start));
    const alone = start === 0 || !HAN.test(text.charAt(start - 1));
    const fits = alone ? start === 0 || isFamiliarName(word) : called;
    if (fits && isBareName(word)) return { start, end, confidence: 0.55 };
  }
  return null;
}

function bareAfter(notes: ParseNotes, at: number): Name | null {
  const { text } = notes;
  const m = /^[\s,，(（]{1,2}(?:找|联系|叫|是|我是)?([\u4e00-\u9fa5]{2,3})(?=\s*(?:$|[,，。;；)）\n]))/.exec(
    text.slice(at, at + 10),
  );
  if (m?.[1] === undefined || !isBareName(m[1])) return null;
  const end = at + m[0].length;
  return notes.isFree(end - m[1].length, end) ? { start: end - m[1].length, end, confidence: 0.5 } : null;
}

/** A bare name needs a break before it; a titled one may follow anything that is no name character run. */
export function standsAlone(notes: ParseNotes, start: number, titled: boolean): boolean {
  const { text } = notes;
  const previous = text.charAt(start - 1);
  if (previous === '' || !HAN.test(previous)) return true;
  if (!notes.isFree(start - 1, start) && text.charAt(start) !== '的') return true;
  if (/[\u4e00-\u9fa5]{2}(?:部|处|科|室|办|中心)$/.test(text.slice(Math.max(0, start - 4), start)))
    return true;
  if (
    /(?:联系人?|找|揾|搵|是|叫|询|洽|姓名|称呼|请|回|的|老板|客户|联络|业主|房东|村?支书|书记|队长|站长|组长|股东|合伙人|顾问|负责人|经办人|秘书|助理|经纪|中介|司机|采购|行政|业务|会计|经理|主管|主任|厂长|总监|法人|财务|人事|专员|文员|内勤|儿子|女儿|爱人|老婆|老公)$/.test(
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
