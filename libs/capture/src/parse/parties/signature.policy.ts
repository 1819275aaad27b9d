import type { FoundPhone } from '../phones/phone.policy';
import type { ParseNotes } from '../text/claims.policy';
import { isLatinName } from './contact-english.policy';
import type { Name } from './contact-english.policy';
import { isJapaneseName } from './japanese-name.policy';
import { isCommonWord, nameAt, surnameLength } from './names.policy';

const LATIN = "[A-Z][a-z'’]+";
const PARTED = /[|｜/·]|\s{1,4}/;
/** What stands before the name in a signature: departments, posts, seats. */
const OFFICE =
  /(?:部|处|课|室|科|办|中心|区|组|所|行|公司|集团|工厂)$|(?:课长|部长|经理|总监|主任|主管|顾问|专员|秘书|助理|特助|协理|副总|总裁|董事|会长|理事长|代表|估价师|工程师|经纪人?|经办|店长|厂长|厂务|总务)$/;
/** 许文彬 Raymond Koh, 李建业 / Lee Kin Yip, 中村 优子 / Yuko Nakamura. */
const BOTH_SCRIPTS = new RegExp(
  `(?:^|[\\n|｜,，。(]|[部室处科课] )\\s?([\\u4e00-\\u9fa5]{2,3}(?: [\\u4e00-\\u9fa5]{1,2})?) ?[/(]? ?${LATIN}(?: ${LATIN}){1,2}(?=\\)?\\s*(?:\\n|$|[,，|｜]|\\+?\\d))`,
);
/** Vivian 赵, 顾 Eric: a latin name with a Chinese surname. */
const MIXED = new RegExp(
  `(?<![\\u4e00-\\u9fa5A-Za-z])(?:${LATIN} ?[\\u4e00-\\u9fa5](?![\\u4e00-\\u9fa5])|[\\u4e00-\\u9fa5] ${LATIN}(?![A-Za-z]))`,
  'g',
);
/** 田中 健一 */
const TWO_WORDS = /^[\u4e00-\u9fa5]{2} [\u4e00-\u9fa5]{1,2}$/;
/** "Sophie Lin | Associate | …", "- Rajesh Kulkarni, WhatsApp …", "Priya Menon, Chief of Staff", "reply to Jason Hsu, …", "James Whitfield\nDirector". */
const LATIN_SIGNED = [
  new RegExp(`(?:^|\\n) {0,4}(${LATIN}(?: ${LATIN}){1,2}) ?[|｜]`),
  new RegExp(`(?:^|\\n|[.!?] )(?:-{1,2}|—) ?(${LATIN}(?: ${LATIN}){1,2})(?=[,\\n]|$)`),
  new RegExp(`(?:^|\\n)(${LATIN}(?: ${LATIN}){1,2})(?:, |\\n)(?:(?:[A-Z][a-z]+|&|of|and) ){0,4}(?:Chief|Director|Manager|Head|Officer|President|Partner|Associate|Engineer|Founder|Secretary|COO|CEO|CFO|CTO|VP)\\b`),
  new RegExp(`\\b(?:[Rr]eply to|[Cc]ontact|[Cc]all|[Aa]sk for|[Ww]hatsapp me,|[Tt]ext|[Rr]gds,|[Rr]egards,)\\s?(?:me,? )?(${LATIN}(?: ${LATIN}){0,2})(?=[ ]?[,.(]|\\n|$)`),
  new RegExp(`(?:揾我|搵我|找我|我是|叫我) ?(${LATIN}(?: ${LATIN})?)(?=[,，。\\s]|$)`),
] as const; // prettier-ignore
/** So many lines beside a number belong to its writer's signature. */
const LINES = 4;

/** The person of a signature: their name beside a department, a post, a second spelling, over or on the line of a number. */
export function readSignature(notes: ParseNotes, phones: readonly FoundPhone[]): Name | null {
  return askedFor(notes) ?? bothScripts(notes) ?? mixed(notes, phones) ?? onSignedLine(notes, phones);
}

/** The same in an English text. */
export function readLatinSignature(notes: ParseNotes): Name | null {
  for (const pattern of LATIN_SIGNED) {
    const m = pattern.exec(notes.text);
    const name = m?.[1];
    if (m === null || name === undefined || !isLatinName(name)) continue;
    const start = m.index + m[0].indexOf(name);
    if (notes.isFree(start, start + name.length))
      return { start, end: start + name.length, confidence: 0.75 };
  }
  return null;
}

/** "請與廠務 蔡明宏 聯繫" */
function askedFor(notes: ParseNotes): Name | null {
  const m = /请[与和跟找](?:[\u4e00-\u9fa5]{2,5} )?([\u4e00-\u9fa5]{2,3}) ?联[系络]/.exec(notes.text);
  const name = m?.[1];
  if (m === null || name === undefined || !isPerson(name)) return null;
  const start = m.index + m[0].lastIndexOf(name);
  return notes.isFree(start, start + name.length)
    ? { start, end: start + name.length, confidence: 0.85 }
    : null;
}

function bothScripts(notes: ParseNotes): Name | null {
  const m = BOTH_SCRIPTS.exec(notes.text);
  const name = m?.[1];
  if (m === null || name === undefined) return null;
  const start = m.index + m[0].indexOf(name);
  if (!notes.isFree(start, start + name.length) || !isPerson(name)) return null;
  return { start, end: start + name.length, confidence: 0.85 };
}

function mixed(notes: ParseNotes, phones: readonly FoundPhone[]): Name | null {
  const { text } = notes;
  for (const m of text.matchAll(MIXED)) {
    const end = m.index + m[0].length;
    const surname = /[\u4e00-\u9fa5]/.exec(m[0])?.index ?? 0;
    if (surnameLength(m[0], surname) !== 1 || !isLatinName(/[A-Z][A-Za-z']+/.exec(m[0])?.[0] ?? '')) continue;
    const near = phones.some((phone) => phone.start >= end && phone.start - end < 50);
    if (near && notes.isFree(m.index, end)) return { start: m.index, end, confidence: 0.85 };
  }
  return null;
}

/** "战略发展部 副部长 殷俊" above a number, "供应链部｜黎嘉敏", "海外事业部 田中 健一". */
function onSignedLine(notes: ParseNotes, phones: readonly FoundPhone[]): Name | null {
  const { text } = notes;
  for (const phone of phones) {
    let end = text.lastIndexOf('\n', phone.start);
    for (let k = 0; k < LINES && end > 0; k += 1) {
      const start = text.lastIndexOf('\n', end - 1) + 1;
      const found = end - start > 44 ? null : (lastWord(notes, start, end) ?? firstWord(notes, start, end));
      if (found !== null) return found;
      end = start - 1;
    }
  }
  return null;
}

/** The last words of a line that parts a post or department from a name. */
function lastWord(notes: ParseNotes, start: number, end: number): Name | null {
  const line = notes.text.slice(start, end).trimEnd();
  const two = /(?:^|\s)([\u4e00-\u9fa5]{2} [\u4e00-\u9fa5]{1,2})$/.exec(line)?.[1];
  const parts = line.split(PARTED).filter((part) => part !== '');
  const one = parts.at(-1)?.replace(/(?:先生|女士|小姐)$/, '') ?? '';
  for (const name of [one, two ?? '']) {
    const before = line.slice(0, line.lastIndexOf(name)).replace(/[\s|｜/·]+$/, '');
    if (name === '' || !OFFICE.test(before) || OFFICE.test(name) || !isPerson(name)) continue;
    const at = start + line.lastIndexOf(name);
    if (!notes.isFree(at, at + name.length)) continue;
    const title = name === one ? (parts.at(-1)?.length ?? 0) - one.length : 0;
    return { start: at, end: at + name.length + title, confidence: 0.8 };
  }
  return null;
}

/** "高璐 | 供应链选址": a name, and what its bearer does. */
function firstWord(notes: ParseNotes, start: number, end: number): Name | null {
  const m = /^ {0,4}([\u4e00-\u9fa5]{2,3}) ?[|｜] ?[\u4e00-\u9fa5A-Z]/.exec(notes.text.slice(start, end));
  const name = m?.[1];
  if (m === null || name === undefined || !isPerson(name) || OFFICE.test(name)) return null;
  const at = start + m[0].indexOf(name);
  return notes.isFree(at, at + name.length) ? { start: at, end: at + name.length, confidence: 0.8 } : null;
}

function isPerson(name: string): boolean {
  if (/^(?:敬上|谨上|敬启|敬呈|拜上|谨启)$/.test(name)) return false;
  if (TWO_WORDS.test(name)) return true;
  if (!/^[\u4e00-\u9fa5]{2,4}$/.test(name) || isCommonWord(name, 0)) return false;
  return nameAt(name, 0, true)?.end === name.length || (name.length === 4 && isJapaneseName(name));
}
