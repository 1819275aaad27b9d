import type { ParseNotes } from '../text/claims.policy';
import type { LabelledPart } from '../text/labels.policy';
import { ENGLISH_NAME, isLatinName, LATIN_TITLED } from './contact-english.policy';
import type { Name } from './contact-english.policy';
import { corrected, POST } from './contact-others.policy';
import { isPlaceName } from '../regions/gazetteer.policy';
import { nameAt, surnameLength } from './names.policy';

/** "总经办 屠晓燕", "行政部慕容女士": a department or a post before the name. */
const OFFICE_BEFORE = new RegExp(
  `^(?:(?:[\\u4e00-\\u9fa5]{1,4}(?:部|处|科|室|中心|区)(?!长)|总经办|总裁办|招商办|办公室|董办|总办|证券部|HR行政|HR|财务|人事|行政|采购|[\\u4e00-\\u9fa5]{3,5}(?:总监|经理|主管|主任)|${POST})[\\s/|、·\\-]{0,3}){1,2}(?=[\\u4e00-\\u9fa5A-Z])`,
);
const MASKED_AFTER = /^[^\n]{0,14}?\d{3}[*＊]{2,}/;
const NO_PERSON =
  /(?:部|公司|工厂|集团|企业|某.*)$|^(?:无|和|与|及|或|不肯|不愿|保密|不便|电话|手机|微信|同上|匿名|暂无|请|联系)|[厂房仓库租买卖购亩税吗呢么要找]|多少|需求|有没|你好|您好|在吗/;

/** A name after 联系人, 姓名, 客户 and the like, or before the number after 电话. */
export function readLabelledName(notes: ParseNotes, labels: readonly LabelledPart[]): Name | null {
  const { text } = notes;
  const people = labels.filter((l) => l.kind === 'contact' && l.end > l.start);
  const known = people.filter((l) => !isSpeaker(text, people, l) && !isReader(text, l));
  const visible = known.filter((l) => !MASKED_AFTER.test(text.slice(l.end, l.end + 24)));
  const phones = labels.filter((l) => l.kind === 'phone' && l.end > l.start);
  for (const part of [...(visible.length > 0 ? visible : known), ...phones]) {
    const last = lastOfLine(text, part);
    if (last !== null) return last;
    const from = afterCompany(notes, part);
    const start = from + officeLength(text, { ...part, start: from });
    const value = text.slice(start, Math.min(part.end, start + 30));
    const name = /^[^\d,，。;；、/|+(（\n]{1,24}/.exec(value)?.[0].trimEnd() ?? '';
    const end = trimName(text, start, start + name.length, part.kind === 'contact');
    if (end === null || /^[*＊某]/.test(text.slice(end))) continue;
    return corrected(text, { start, end, confidence: 0.95 });
  }
  return null;
}

/** "联系人：某某有限公司 供应链总监 柏林": the person stands after the firm. */
function afterCompany(notes: ParseNotes, part: LabelledPart): number {
  let at = part.start;
  while (at < part.end && !notes.isFree(at, at + 1)) at += 1;
  while (at > part.start && at < part.end && /[\s,，、/]/.test(notes.text.charAt(at))) at += 1;
  return at < part.end ? at : part.start;
}

/** "贵园区招商负责人：" opens a letter. */
function isReader(text: string, part: LabelledPart): boolean {
  return (
    /(?:招商|园区|尊敬的|贵方|贵司)$/.test(text.slice(Math.max(0, part.labelStart - 4), part.labelStart)) &&
    text.slice(part.labelStart, part.start).includes('\n')
  );
}

/** "客户：…" said again and again is who speaks in a pasted chat, no label. */
function isSpeaker(text: string, people: readonly LabelledPart[], part: LabelledPart): boolean {
  const word = (l: LabelledPart): string => text.slice(l.labelStart, l.start).replace(/[\s:：]/g, '');
  return /^客户/.test(word(part)) && people.filter((l) => word(l) === word(part)).length > 1;
}

/** "发件人：某某顾问 华东区 季晓峰" */
function lastOfLine(text: string, part: LabelledPart): Name | null {
  const m = /[部区处科室问司行] ([\u4e00-\u9fa5]{2,3})$/.exec(text.slice(part.start, part.end));
  if (m === null || part.kind !== 'contact') return null;
  const start = part.end - (m[1]?.length ?? 0);
  return nameAt(text, start, true)?.end === part.end ? { start, end: part.end, confidence: 0.85 } : null;
}

function officeLength(text: string, part: LabelledPart): number {
  const place = /^([\u4e00-\u9fa5]{2,3}) (?=[\u4e00-\u9fa5])/.exec(text.slice(part.start, part.end));
  if (
    place !== null &&
    isPlaceName(place[1] ?? '') &&
    nameAt(text, part.start + place[0].length, true) !== null
  )
    return place[0].length;
  const helper = /^[\u4e00-\u9fa5]{1,3}(?:助理|秘书)\s(?=[\u4e00-\u9fa5])/.exec(
    text.slice(part.start, part.end),
  );
  if (helper !== null && nameAt(text, part.start + helper[0].length, true) !== null) return helper[0].length;
  const office = OFFICE_BEFORE.exec(text.slice(part.start, Math.min(part.end, part.start + 24)));
  if (office === null) return 0;
  const at = part.start + office[0].length;
  return nameAt(text, at, true) !== null || /^[A-Z]/.test(text.charAt(at)) ? office[0].length : 0;
}

function trimName(text: string, start: number, end: number, trusted: boolean): number | null {
  const value = text.slice(start, end);
  const mixed = /^[A-Z][a-z]+ ?[\u4e00-\u9fa5]{1,3}(?![\u4e00-\u9fa5])/.exec(value);
  if (mixed !== null && (trusted || surnameLength(mixed[0].slice(-1), 0) === 1))
    return start + mixed[0].length;
  const doctor = /^(?:Dr|Mr|Ms|Mrs)\.? ?[\u4e00-\u9fa5]{1,3}(?![\u4e00-\u9fa5])/.exec(value);
  if (trusted && doctor !== null) return start + doctor[0].length;
  const english = ENGLISH_NAME.exec(value);
  if (english !== null && isLatinName(value)) return start + english[0].trimEnd().length;
  const latin = LATIN_TITLED.exec(value);
  if (latin !== null && latin.index === 0) return start + latin[0].length;
  const name = nameAt(text, start, trusted);
  if (name !== null && name.end <= end) return name.end;
  const word = /^[\u4e00-\u9fa5·]{1,8}/.exec(value)?.[0] ?? '';
  const surname = surnameLength(text, start);
  if (surname > 0 && word.length === surname) return start + surname;
  if (!trusted || word.length < 1 || word.length > 6 || NO_PERSON.test(word)) return null;
  const cut = /(?:电话|手机|微信|联系)/.exec(word);
  return start + (cut === null ? word.length : cut.index);
}
