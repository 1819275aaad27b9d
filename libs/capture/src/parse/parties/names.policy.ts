import { isDivision, isPlaceName } from '../regions/gazetteer.policy';
import { DOUBLE_SURNAMES, NOT_NAMES, SINGLE_SURNAMES, TITLES } from './surname.table';

const DOUBLES: ReadonlySet<string> = new Set(DOUBLE_SURNAMES.split(' '));
const SINGLES: ReadonlySet<string> = new Set(SINGLE_SURNAMES);
const NONE: ReadonlySet<string> = new Set(NOT_NAMES.split(' '));
const TITLE_LIST = TITLES.split(' ').sort((a, b) => b.length - a.length);
const TITLE_STARTS: ReadonlySet<string> = new Set(TITLE_LIST.map((title) => title.charAt(0)));
const TITLE_ANYWHERE = new RegExp(TITLE_LIST.join('|'), 'g');
const TITLE = new RegExp(`^(?:${TITLE_LIST.join('|')})`);
/** Chinese characters, the only ones a Chinese name has. */
export const HAN = /[\u4e00-\u9fa5]/;
const NOT_GIVEN = /[室的是在和找租买需要求联系电话手机微信厂房仓库万千百亩日]/;
/** Words that may follow a name without a break. */
const FUNCTION_CHARS =
  /[平元年月住想有做从这那也来去现目先地我你他您很不没把给被让会能可就都还又与及或个位号]/;

const NO_SURNAME = /[老大小各本贵某这那位副正总前现原主个名找是的请问叫让给跟和与美帅新]/;
/** "阿May": a familiar prefix before a latin name. */
const FAMILIAR_LATIN = /^阿[A-Z][a-z]{1,10}(?![A-Za-z])/;
const COMMON_TITLE = /^(?:先生|女士|小姐|经理|总|老板|主任|部长|厂长)$/;

const DOTTED = /^[\u4e00-\u9fa5]{1,6}(?:·[\u4e00-\u9fa5]{1,6}){1,2}/;

/** A Chinese name found in a text. */
export interface FoundName {
  readonly end: number;
  /** With a form of address (李工) or a familiar prefix (老王). */
  readonly titled: boolean;
}

/** Units of the surname that stands at `at`, 0 for none. */
export function surnameLength(text: string, at: number): number {
  if (DOUBLES.has(text.slice(at, at + 2))) return 2;
  return SINGLES.has(text.charAt(at)) ? 1 : 0;
}

/** True for words that begin like a name and are none (小时, 高标, 万元). */
export function isCommonWord(text: string, at: number): boolean {
  return NONE.has(text.slice(at, at + 2)) || NONE.has(text.slice(at, at + 3));
}

/** Units of the form of address that stands at `at` (总, 工, 先生 …), 0 for none. */
export function titleLength(text: string, at: number): number {
  if (!TITLE_STARTS.has(text.charAt(at))) return 0;
  const m = TITLE.exec(text.slice(at, at + 5));
  if (m === null) return 0;
  const word = m[0];
  const next = text.slice(at + word.length, at + word.length + 2);
  if (word === '工' && /^(?:业|厂|程|作|地|艺|人|位|商|期|资|序|具)/.test(next)) return 0;
  if (word === '总' && /^(?:部|面|价|共|计|投|量|额|体|建|数|用|是|要|租|包|预|高|占)/.test(next)) return 0;
  if (word === '生' && /^(?:产|物|意|活|鲜|态|效|化)/.test(next)) return 0;
  if (word === '太' && /^[多大小高低远偏贵旧阳湖仓平原]/.test(next)) return 0;
  if (word === '董' && /^事/.test(next)) return 0;
  if ((word === '哥' || word === '姐') && /^(?:们|伦|妹)/.test(next)) return 0;
  if (word === '采购' && /^(?:了|设|金|的|额)/.test(next)) return 0;
  return word.length;
}

/** Where forms of address may stand, in order. */
export function titlePositions(text: string): number[] {
  return [...text.matchAll(TITLE_ANYWHERE)].map((m) => m.index);
}

/**
 * A name that starts at `at`: nickname, surname + title, full name with or without title, or a name with a
 * middle dot.
 * @param announced a word before it says that a name follows: then what comes after it need not end it
 */
export function nameAt(text: string, at: number, announced = false): FoundName | null {
  const head = text.slice(at, at + 20);
  const dotted = head.includes('·') ? DOTTED.exec(head) : null;
  if (dotted !== null && (announced || !HAN.test(text.charAt(at - 1))))
    return { end: at + dotted[0].length, titled: false };
  if (isCommonWord(text, at) || countsSomething(text, at)) return null;
  const nick = /^[老小阿]/.test(text.charAt(at)) && surnameLength(text, at + 1) > 0 ? 1 : 0;
  if (text.charAt(at) === '阿' && HAN.test(text.charAt(at + 1)) && !HAN.test(text.charAt(at + 2)))
    return { end: at + 2, titled: true };
  const latin = FAMILIAR_LATIN.exec(text.slice(at, at + 13));
  if (latin !== null) return { end: at + latin[0].length, titled: true };
  const surname = surnameLength(text, at + nick);
  if (surname === 0) return nick === 0 ? rareTitled(text, at) : null;
  const base = at + nick + surname;
  const direct = titleLength(text, base);
  if (direct > 0 && !isGivenTitle(text, base, direct)) return { end: base + direct, titled: true };
  for (const given of [2, 1]) {
    const end = base + given;
    if (!isGiven(text.slice(base, end), given)) continue;
    const title = titleLength(text, end);
    if (title > 0 && nick === 0) return { end: end + title, titled: true };
  }
  if (nick === 1 && /^[头汉](?![\u4e00-\u9fa5])/.test(text.slice(base)))
    return { end: base + 1, titled: true };
  if (nick === 1 && (!HAN.test(text.charAt(base)) || (announced && /^[就吧好]/.test(text.slice(base)))))
    return { end: base, titled: true };
  for (const given of [2, 1]) {
    const end = base + given;
    if (nick === 0 && isFullName(text, at, base, end, announced)) return { end, titled: false };
  }
  return announced && nick === 0 ? announcedName(text, at, base) : null;
}

/** 沈伯年, 李叔同: what looks like a form of address is the first half of a given name. */
function isGivenTitle(text: string, base: number, length: number): boolean {
  return (
    length === 1 &&
    /[伯叔爷生太董]/.test(text.charAt(base)) &&
    HAN.test(text.charAt(base + 1)) &&
    !HAN.test(text.charAt(base + 2)) &&
    !/[电手微说的]/.test(text.charAt(base + 1))
  );
}

/** "昌经理，", "钮先生 139…": one character, a form of address, and nothing around them: a surname no table has. */
function rareTitled(text: string, at: number): FoundName | null {
  if (HAN.test(text.charAt(at - 1)) || !HAN.test(text.charAt(at)) || NO_SURNAME.test(text.charAt(at)))
    return null;
  const title = titleLength(text, at + 1);
  const end = at + 1 + title;
  return title > 0 && !HAN.test(text.charAt(end)) && COMMON_TITLE.test(text.slice(at + 1, end))
    ? { end, titled: true }
    : null;
}

/** "我叫王建国住在芜湖": as many given characters as can be no function word. */
function announcedName(text: string, at: number, base: number): FoundName | null {
  for (const given of [2, 1]) {
    const end = base + given;
    const name = text.slice(base, end);
    if (isGiven(name, given) && !FUNCTION_CHARS.test(name) && !NONE.has(text.slice(at, end)))
      return { end, titled: false };
  }
  return null;
}

/** "13米挂车", "80万/": a unit after a number, no surname. */
function countsSomething(text: string, at: number): boolean {
  return (
    /[\d.]\s?$/.test(text.slice(Math.max(0, at - 2), at)) &&
    '米平方万年月台层元吨石单家车门和'.includes(text.charAt(at)) &&
    !/[\d ]{11}\s?$/.test(text.slice(Math.max(0, at - 14), at))
  );
}

function isFullName(text: string, at: number, base: number, end: number, announced: boolean): boolean {
  const name = text.slice(at, end);
  const given = text.slice(base, end);
  if (/[务事产售购场政程术划展营商资理][部处科]$/.test(name)) return false;
  if (/[想要需来]$/.test(name) && /^[租买找要在做问了建开]/.test(text.slice(end))) return false;
  const plain =
    isGiven(given, end - base) || (announced && isGiven(given.replace(/[万千]/, '甲'), end - base));
  return (
    plain &&
    (announced || !given.includes('万')) &&
    isNameEnd(text, end) &&
    !NONE.has(name) &&
    !isDivision(name) &&
    (announced || !isPlaceName(name))
  );
}

function isGiven(part: string, length: number): boolean {
  return part.length === length && [...part].every((c) => HAN.test(c)) && !NOT_GIVEN.test(part);
}

function isNameEnd(text: string, end: number): boolean {
  const next = text.slice(end, end + 3);
  return (
    next === '' ||
    !HAN.test(next.charAt(0)) ||
    /^(?:电话|手机|联系|微信|座机|号码|邮箱|的|同号|职|先|女|公司|来自|需|想|要|求|租|在)/.test(next)
  );
}
