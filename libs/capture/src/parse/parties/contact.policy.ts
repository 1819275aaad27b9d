import type { ParseNotes } from '../text/claims.policy';
import type { ParsedFields } from '../inquiry-fields';
import type { LabelledPart } from '../text/labels.policy';
import type { FoundPhone } from '../phones/phone.policy';
import { isPlaceName } from '../regions/region.policy';
import { DOUBLE_SURNAMES, NOT_NAMES, SINGLE_SURNAMES, TITLES } from './surname.table';

const DOUBLES: ReadonlySet<string> = new Set(DOUBLE_SURNAMES.split(' '));
const SINGLES: ReadonlySet<string> = new Set(SINGLE_SURNAMES);
const NONE: ReadonlySet<string> = new Set(NOT_NAMES.split(' '));
const TITLE_LIST = TITLES.split(' ').sort((a, b) => b.length - a.length);
const TITLE = new RegExp(`^(?:${TITLE_LIST.join('|')})`);
const HAN = /[\u4e00-\u9fa5]/;
const OWN_INTRO =
  /(?:我姓|免贵姓|本人姓|敝姓|姓|我叫|本人叫|名字叫|我的名字是|我是|本人是?|这里是|这边是|联系人是?|联络人是?|联系:?|找|请找|叫我|回复|负责人是?|对接人是?|署名|—|-{1,2}|我)\s?:?\s?$/;
const SURNAME_INTRO = /(?:我姓|免贵姓|本人姓|敝姓|姓)\s?$/;
const OTHER_INTRO =
  /(?:贵司|贵公司|你们|你司|您|跟|和|与|之前|上次|昨天|前天|找过|联系过|给|问过|介绍的?|推荐的?|听|经|由|通过|麻烦|请|问|让|叫)(?:的|了|公司)?[^,，。;；:\d\n]{0,3}$/;
const GREETING_AFTER = /^\s?[,，]?\s?(?:您好|你好|好|早上好|下午好|晚上好|在吗|您|,|，)/;
const OTHER_AFTER = /^(?:带|介绍|推荐|联系过|说|告诉|那边|给我|发|加过|来过|对接过|让我|的客户)/;
const EN_NAME = '[A-Z][a-z]+(?:[ -](?:[A-Z]\\.|[A-Z][a-z]+)){0,2}';
const EN_TITLED = /\b(?:Mr|Ms|Mrs|Miss|Dr)\.? ?[A-Z][a-z]+(?: [A-Z][a-z]+)?/;
const EN_INTRO = new RegExp(
  `(?:\\b(?:I am|I'm|this is|my name is|contact(?: person)?|name|regards|thanks|best|sincerely|call|attn)[,:]?\\s+)(${EN_NAME})`,
  'i',
);
const EN_BEFORE_PHONE = new RegExp(
  `((?:(?:Mr|Ms|Mrs|Miss|Dr)\\.? ?)?${EN_NAME})\\s?[,:(]?\\s?(?:tel|phone|mobile|cell|m)?\\.?:?\\s?$`,
);
const EN_AFTER_PHONE = new RegExp(
  `^[\\s,(/\\-]{1,3}((?:(?:Mr|Ms|Mrs|Miss|Dr)\\.? ?)?${EN_NAME})(?![A-Za-z@])`,
);
const LATIN_TITLED = /(?<![A-Za-z])[A-Z][A-Za-z]{1,11}\s?(?:先生|女士|小姐|总|经理)/;
const EN_NOT_NAME =
  /^(?:Hi|Hello|Dear|Please|Thanks|Thank|Regards|Best|We|Our|The|This|Looking|Need|Factory|Warehouse|Office|Suzhou|Shanghai|China|Phone|Tel|Mobile|Contact|Email|WeChat|Whatsapp|Area|Tax|Annual|Rent|Land|Call|From|For|Hong|Kong|RMB|Industrial|Park)\b/i;

interface Name {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/**
 * Who writes. Order of trust: a label; "我姓…", "我是…"; a name beside the person's own number; a form
 * of address that is not the reader's ("赵经理您好") nor a third person's. Kept as written (李工, 陈小姐).
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
    addressed(notes) ??
    english(notes, phones) ??
    leading(notes, phones);
  if (name === null) return;
  fields.contact = notes.written(name.start, name.end);
  notes.span('contact', name.start, name.end, name.confidence);
  notes.claim(name.start, name.end);
}

function surnameLength(text: string, at: number): number {
  if (DOUBLES.has(text.slice(at, at + 2))) return 2;
  return SINGLES.has(text.charAt(at)) ? 1 : 0;
}

function titleLength(text: string, at: number): number {
  const m = TITLE.exec(text.slice(at, at + 5));
  if (m === null) return 0;
  const word = m[0];
  const next = text.slice(at + word.length, at + word.length + 2);
  if (word === '工' && /^(?:业|厂|程|作|地|艺|人|位|商|期|资|序|具)/.test(next)) return 0;
  if (word === '总' && /^(?:部|面|价|共|计|投|量|额|体|建|数|用|是|要|租|包|预|高|占)/.test(next)) return 0;
  if (word === '生' && /^(?:产|物|意|活|鲜|态|效|化)/.test(next)) return 0;
  if (word === '董' && /^事/.test(next)) return 0;
  if ((word === '哥' || word === '姐') && /^(?:们|伦|妹)/.test(next)) return 0;
  if (word === '采购' && /^(?:了|设|金|的|额)/.test(next)) return 0;
  return word.length;
}

/** A name that starts at `at`: nickname, surname + title, or full name with or without title. */
function nameAt(text: string, at: number): { end: number; titled: boolean } | null {
  if (NONE.has(text.slice(at, at + 2))) return null;
  const nick = /^[老小阿]/.test(text.charAt(at)) && surnameLength(text, at + 1) > 0 ? 1 : 0;
  const surname = surnameLength(text, at + nick);
  if (surname === 0) return null;
  const base = at + nick + surname;
  const direct = titleLength(text, base);
  if (direct > 0) return { end: base + direct, titled: true };
  for (const given of [2, 1]) {
    const end = base + given;
    if (!isGiven(text.slice(base, end), given)) continue;
    const title = titleLength(text, end);
    if (title > 0 && nick === 0) return { end: end + title, titled: true };
  }
  if (nick === 1 && !HAN.test(text.charAt(base))) return { end: base, titled: true };
  for (const given of [2, 1]) {
    const end = base + given;
    if (nick === 0 && isFullName(text, at, base, end)) {
      return { end, titled: false };
    }
  }
  return null;
}

function isFullName(text: string, at: number, base: number, end: number): boolean {
  const name = text.slice(at, end);
  return (
    isGiven(text.slice(base, end), end - base) &&
    isNameEnd(text, end) &&
    !NONE.has(name) &&
    !isPlaceName(name)
  );
}

function isGiven(part: string, length: number): boolean {
  return (
    part.length === length &&
    [...part].every((c) => HAN.test(c)) &&
    !/[的是在和找租买需要求联系电话手机微信厂房仓库万千百平亩元年月日]/.test(part)
  );
}

function isNameEnd(text: string, end: number): boolean {
  const next = text.slice(end, end + 3);
  return (
    next === '' ||
    !HAN.test(next.charAt(0)) ||
    /^(?:电话|手机|联系|微信|座机|号码|邮箱|的|同号|职|先|女|公司|来自|需|想|要|求|租|在)/.test(next)
  );
}

function labelled(notes: ParseNotes, labels: readonly LabelledPart[]): Name | null {
  const { text } = notes;
  for (const kinds of [['contact'], ['phone']] as const) {
    for (const part of labels) {
      if (!kinds.some((k) => k === part.kind) || part.end <= part.start) continue;
      const value = text.slice(part.start, Math.min(part.end, part.start + 30));
      const name = /^[^\d,，。;；、/|+(（\n]{1,24}/.exec(value)?.[0].trimEnd() ?? '';
      const end = trimName(text, part.start, part.start + name.length, part.kind === 'contact');
      if (end !== null) return { start: part.start, end, confidence: 0.95 };
    }
  }
  return null;
}

function trimName(text: string, start: number, end: number, trusted: boolean): number | null {
  const value = text.slice(start, end);
  const english = new RegExp(`^(?:(?:Mr|Ms|Mrs|Miss|Dr)\\.? ?)?${EN_NAME}`).exec(value);
  if (english !== null && !EN_NOT_NAME.test(value)) return start + english[0].trimEnd().length;
  const latin = LATIN_TITLED.exec(value);
  if (latin !== null && latin.index === 0) return start + latin[0].length;
  const found = nameAt(text, start);
  if (found !== null && found.end <= end) return found.end;
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
  for (const m of text.matchAll(
    /(?:我姓|免贵姓|本人姓|敝姓|我叫|本人叫|我是|本人|这里是|这边是|联系人是?|联络人是?|对接人是?|负责人是?|叫我|请?联系:?|(?<![查寻想要])找|姓)\s?:?\s?/g,
  )) {
    const at = m.index + m[0].length;
    if (!notes.isFree(at, at + 1)) continue;
    const before = text.slice(Math.max(0, m.index - 4), m.index);
    if (/(?:贵|你|您|们|可以|上次|之前)$/.test(before) && !/姓/.test(m[0])) continue;
    if (SURNAME_INTRO.test(m[0])) {
      const surname = surnameLength(text, at);
      if (surname === 0) continue;
      const title = titleLength(text, at + surname);
      return { start: at, end: at + surname + title, confidence: 0.92 };
    }
    const found = nameAt(text, at);
    if (found === null || NONE.has(text.slice(at, at + 2))) continue;
    if (!OWN_INTRO.test(m[0]) || isOther(text, m.index, found.end)) continue;
    if (/找/.test(m[0]) && /^(?:过|了)/.test(text.slice(found.end))) continue;
    return { start: at, end: found.end, confidence: found.titled ? 0.92 : 0.85 };
  }
  return null;
}

function isOther(text: string, start: number, end: number): boolean {
  if (text.charAt(start - 1) === '@') return true;
  const lead = text.slice(Math.max(0, start - 8), start).replace(/^.*[,，。;；!！?？\n]/s, '');
  if (OTHER_INTRO.test(lead)) return true;
  const after = text.slice(end, end + 8);
  if (OTHER_AFTER.test(after)) return true;
  return /^[\s,，]{0,2}(?:您好|你好|您|好[,，!！。]|早上好|下午好|晚上好|在吗)/.test(after);
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
    /(?:[\s:,，(（\-+/]|的|是|本人|手机|电话|号码?|联系|方式|微信|tel|mobile|phone|v|wx|同号|打|加)*$/i.exec(
      text.slice(Math.max(0, at - 14), at),
    )?.[0].length ?? 0;
  const end = at - gap;
  for (const length of [6, 5, 4, 3, 2, 1]) {
    const start = end - length;
    if (start < 0 || !notes.isFree(start, end)) continue;
    const found = nameAt(text, start);
    const lone = length <= 2 && surnameLength(text, start) === length;
    if (!(found !== null && found.end === end) && !lone) continue;
    if (!found?.titled && NONE.has(text.slice(start, start + 2))) continue;
    if (!standsAlone(text, start, found?.titled ?? false) || isOther(text, start, end)) continue;
    return { start, end, confidence: found?.titled === true ? 0.9 : 0.8 };
  }
  return null;
}

function afterPhone(notes: ParseNotes, text: string, at: number): Name | null {
  const gap =
    /^(?:[\s,，(（\-:/]|联系人|找|姓|我是|微信|同号|[)）])*/.exec(text.slice(at, at + 10))?.[0].length ?? 0;
  const start = at + gap;
  if (!notes.isFree(start, start + 1)) return null;
  const found = nameAt(text, start);
  if (found !== null && !isOther(text, start, found.end) && !NONE.has(text.slice(start, start + 2)))
    return { start, end: found.end, confidence: 0.85 };
  const surname = surnameLength(text, start);
  if (surname === 0 || HAN.test(text.charAt(start + surname))) return null;
  return { start, end: start + surname, confidence: 0.8 };
}

/** A bare name needs a break before it; a titled one may follow anything that is no name character run. */
function standsAlone(text: string, start: number, titled: boolean): boolean {
  const previous = text.charAt(start - 1);
  if (previous === '' || !HAN.test(previous)) return true;
  if (
    /(?:联系人?|找|是|叫|姓名|称呼|请|回|的|老板|联络|负责人|经办人)$/.test(
      text.slice(Math.max(0, start - 3), start),
    )
  )
    return true;
  return (
    titled &&
    /(?:联系|致电|电联|拨打|公司|厂|租|房|库|平|亩|万|区|市|县|谈|议|急|位|心)$/.test(
      text.slice(Math.max(0, start - 2), start),
    )
  );
}

function addressed(notes: ParseNotes): Name | null {
  const { text } = notes;
  for (let i = 0; i < text.length; i += 1) {
    if (surnameLength(text, i) === 0 && !/[老小]/.test(text.charAt(i))) continue;
    if (!notes.isFree(i, i + 1)) continue;
    const found = nameAt(text, i);
    if (found === null || !found.titled || !standsAlone(text, i, false)) continue;
    if (isOther(text, i, found.end) || (GREETING_AFTER.test(text.slice(found.end, found.end + 6)) && i === 0))
      continue;
    const after = text.charAt(found.end);
    if (HAN.test(after) && !/[电手微联说留，]/.test(after)) continue;
    return { start: i, end: found.end, confidence: 0.75 };
  }
  return null;
}

/** "张三丰，厂房2000平，139…": a bare full name that opens the text of someone who leaves a number. */
function leading(notes: ParseNotes, phones: readonly FoundPhone[]): Name | null {
  if (phones.length === 0) return null;
  const found = nameAt(notes.text, 0);
  if (found === null || !/^[\s,，、:]/.test(notes.text.slice(found.end)) || isOther(notes.text, 0, found.end))
    return null;
  return { start: 0, end: found.end, confidence: 0.6 };
}

function english(notes: ParseNotes, phones: readonly FoundPhone[]): Name | null {
  const { text } = notes;
  if (!/[A-Z][A-Za-z]/.test(text)) return null;
  for (const phone of phones) {
    const from = Math.max(0, phone.start - 48);
    const m = EN_BEFORE_PHONE.exec(text.slice(from, phone.start));
    if (m?.[1] !== undefined && !EN_NOT_NAME.test(m[1]))
      return { start: from + m.index, end: from + m.index + m[1].length, confidence: 0.85 };
  }
  for (const phone of phones) {
    const m = EN_AFTER_PHONE.exec(text.slice(phone.end, phone.end + 40));
    if (m?.[1] === undefined || EN_NOT_NAME.test(m[1])) continue;
    const start = phone.end + m[0].length - m[1].length;
    return { start, end: start + m[1].length, confidence: 0.8 };
  }
  const intro = EN_INTRO.exec(text);
  if (intro?.[1] !== undefined && /^[A-Z]/.test(intro[1]) && !EN_NOT_NAME.test(intro[1])) {
    const start = intro.index + intro[0].length - intro[1].length;
    return { start, end: start + intro[1].length, confidence: 0.85 };
  }
  const latin = LATIN_TITLED.exec(text);
  if (latin !== null && !isOther(text, latin.index, latin.index + latin[0].length)) {
    return { start: latin.index, end: latin.index + latin[0].length, confidence: 0.8 };
  }
  const titled = EN_TITLED.exec(text);
  if (
    titled !== null &&
    !/^(?:Dear|Hi|Hello)[ ,]+$/i.test(text.slice(Math.max(0, titled.index - 6), titled.index))
  ) {
    return { start: titled.index, end: titled.index + titled[0].length, confidence: 0.8 };
  }
  return null;
}
