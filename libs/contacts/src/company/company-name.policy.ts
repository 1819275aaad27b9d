import { SIMPLIFIED } from './char-forms.table';
import { CHINESE_FORMS, LATIN_FORMS, TRADE_WORDS } from './company-words.table';
import { CITY_NAMES, PROVINCE_NAMES } from './region-prefix.table';

const MAX_KEY = 200;
const NOISE = /[\s\p{P}\p{S}]/gu;
/** Answers that mean "no company". */
const NOBODY = /^(?:无|没有|暂无|个人|私人|自己|自然人|未注册|还没注册|none|na|n\/a|personal|individual)$/i;

const PROVINCES = wordsOf(PROVINCE_NAMES);
const CITIES = wordsOf(CITY_NAMES);
/** Provinces and cities without their kind. */
export const PLACES: ReadonlySet<string> = new Set([...PROVINCES, ...CITIES]);
const PLACE = `(?:${[...PLACES].sort((a, b) => b.length - a.length).join('|')})`;
const KIND = '(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|地区|省)';
/** 市 says the kind of place unless it begins a word of its own (市政, 市场 …). */
const PLACE_WITH_KIND = new RegExp(`^(${PLACE})(?:${KIND}|市(?![政场民郊中容井]))`, 'u');
const FIRST_PLACE = new RegExp(`^${PLACE}`, 'u');
/** A place in brackets within a name: 长济（湖南）科技. Full width has been folded. */
const BRACKETED_PLACE = new RegExp(`[(\\[【〔]\\s*(?:中国)?${PLACE}?(?:${KIND}|市)?\\s*[)\\]】〕]`, 'u');
const GLUED_FORM = /(?:companylimited|coltd|limited|ltd|gmbh|corporation)$/;
const CHINESE_FORM = new RegExp(`(?:${CHINESE_FORMS.join('|')})$`);
/** What follows the form of enterprise: a branch or a department of the same legal person. */
const BRANCH = /(.{2,}?(?:有限责任公司|股份有限公司|有限公司)).+$/;
const LATIN = /^[\x20-\x7e\u00c0-\u024f]+$/;
const TRADES: ReadonlySet<string> = new Set(TRADE_WORDS);
const LONGEST_TRADE = Math.max(...TRADE_WORDS.map((word) => word.length));

/**
 * The key by which two ways of writing one firm's name are the same: half width, simplified characters,
 * lower case, without spaces, brackets, punctuation, the form of enterprise and the kind of a leading place
 * ("长济（湖南）科技有限公司" = "长济湖南科技有限责任公司", "湖南省长济科技" = "湖南长济科技"). The place itself stays:
 * 湖南长济 and 湖北长济 are two firms. At most 200 characters.
 * @returns null when the text names no firm
 */
export function companyNameKey(name: string): string | null {
  const folded = fold(name);
  if (NOBODY.test(folded)) return null;
  const plain = flat(withoutLatinForm(folded));
  if (plain === '') return null;
  const short = withoutForm(withoutKinds(plain));
  return short.length >= 2 ? short : plain;
}

/**
 * The name proper (字号): without places, without what the firm does and without 集团; what two names of related
 * or mistyped firms share. "湖南长济康养服务集团有限公司" → "长济". Where nothing would be left (a name of trades alone),
 * as much is kept as still says something.
 */
export function companyCore(name: string): string {
  return withoutTrades(companyTail(name));
}

/**
 * The name proper with what the firm does, without the places before it and the form of enterprise:
 * "湖南鼎盛精密机械有限公司" → "鼎盛精密机械".
 */
export function companyTail(name: string): string {
  const folded = fold(name);
  const whole = flat(withoutLatinForm(folded.replace(BRACKETED_PLACE, '')));
  const [, head = whole] = BRANCH.exec(whole) ?? [];
  let tail = withoutForm(withoutKinds(head));
  for (;;) {
    const place = FIRST_PLACE.exec(tail)?.[0];
    const rest = place === undefined ? tail : withoutKinds(tail.slice(place.length));
    if (place === undefined || rest.length < 2 || TRADES.has(rest)) return tail;
    tail = rest;
  }
}

/**
 * What of a name proper nobody else is called by: without its place, and '' when the rest only says a trade
 * (湖南新材料科技 → '', 长济 → 长济).
 */
export function companyBrand(core: string): string {
  const place = FIRST_PLACE.exec(core)?.[0] ?? '';
  const rest = core.slice(place.length);
  return TRADES.has(rest) ? '' : rest;
}

/** The province or city that leads a name or stands in brackets in it, null when none does. */
export function companyPlace(name: string): string | null {
  const folded = fold(name);
  const bracketed = BRACKETED_PLACE.exec(folded)?.[0];
  const text = bracketed === undefined ? folded : bracketed.replace(NOISE, '');
  return FIRST_PLACE.exec(text)?.[0] ?? null;
}

/** Half width, lower case, simplified; spaces and brackets still there. */
function fold(name: string): string {
  const text = name.normalize('NFKC').trim().toLowerCase();
  for (const char of text) {
    if (SIMPLIFIED.has(char)) return Array.from(text, (each) => SIMPLIFIED.get(each) ?? each).join('');
  }
  return text;
}

function flat(text: string): string {
  return text.replace(NOISE, '').slice(0, MAX_KEY);
}

/** Takes "Co., Ltd." and its like off the end of a name in Latin letters, word by word. */
function withoutLatinForm(text: string): string {
  if (!LATIN.test(text)) return text;
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  let end = words.length;
  while (end > 1 && LATIN_FORMS.has(words[end - 1] ?? '')) end -= 1;
  return words.slice(0, end).join(' ');
}

function withoutForm(text: string): string {
  const short = text.replace(CHINESE_FORM, '').replace(GLUED_FORM, '');
  return short.length >= 2 ? short : text;
}

/** 湖南省湘潭市长济 → 湖南湘潭长济. */
function withoutKinds(text: string): string {
  let done = '';
  let rest = text;
  for (let turn = 0; turn < 2; turn += 1) {
    const found = PLACE_WITH_KIND.exec(rest) ?? FIRST_PLACE.exec(rest);
    if (found === null) break;
    done += found[1] ?? found[0];
    rest = rest.slice(found[0].length);
  }
  return done + rest;
}

function withoutTrades(text: string): string {
  let core = text;
  for (;;) {
    const trade = endingTrade(core);
    if (trade === null) return core;
    const rest = core.slice(0, core.length - trade.length);
    if (PLACES.has(rest)) return core;
    core = rest;
  }
}

/** The longest trade word at the end that leaves two characters before it. */
function endingTrade(text: string): string | null {
  for (let length = Math.min(LONGEST_TRADE, text.length - 2); length >= 1; length -= 1) {
    const end = text.slice(-length);
    if (TRADES.has(end)) return end;
  }
  return null;
}

function wordsOf(list: string): string[] {
  return list.split(' ').filter((word) => word !== '');
}
