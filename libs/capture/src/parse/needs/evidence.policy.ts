import { DEMAND_SIGNS, OFFER_SIGNS, OWN_DATA, DATA_DEED, SPAM_SIGNS } from './evidence.table';
import type { Sign } from './evidence.table';

/** Longest part of a text that is weighed: what it is for is said by then. */
const WEIGHED = 2000;

function weigh(text: string, signs: readonly Sign[]): number {
  const head = text.slice(0, WEIGHED);
  return signs.reduce((sum, [weight, pattern]) => (pattern.test(head) ? sum + weight : sum), 0);
}

/** "有朋友要租厂房吗": the reader is asked for takers. */
const TAKERS_ASKED =
  /(?:有(?:没有)?[^,，。]{0,6}|老板|您|你们?|谁|大家)(?:要不要|想不想|要|想|需要?)[租买][^,，。?？]{0,8}[吗么不?？]/g;

/** What the text says of space to give away outweighs what it says of space sought. */
export function weighsAsOffer(text: string): boolean {
  const rest = text.slice(0, WEIGHED).replace(TAKERS_ASKED, ' ');
  const offer = weigh(text, OFFER_SIGNS) + (rest.length < Math.min(text.length, WEIGHED) ? 1 : 0);
  return offer >= 3 && offer > weigh(rest, DEMAND_SIGNS);
}

/** The writer says that they seek space. */
export function saysTheySeek(text: string): boolean {
  return weigh(text, DEMAND_SIGNS) >= 6;
}

/** One who asks for something, and sells nothing. */
const PERSONAL =
  /请问|想(?:问|了解|咨询|看|找|知道|参观|反映)|我(?:是|的|们?租|想|有)|[?？吗呢]|什么|怎么|几点|是不是|多少|哪[里些个儿]|为何|何时|坏|不[制通亮]|投诉|谢谢|test|测试/i;

/**
 * An advertisement by its ways: a trade held out, a price to lure, a way to answer. Asked only where no
 * space is sought; where one is named the signs must be more.
 */
export function weighsAsSpam(text: string, namesSpace: boolean): boolean {
  const enough = namesSpace ? 4 : PERSONAL.test(text) ? 3 : 2;
  return weigh(text, SPAM_SIGNS) >= enough && weigh(text, DEMAND_SIGNS) < 3 && !/请问/.test(text);
}

/** What draws a customer. */
const LURE = /免费|特价|\d折|优惠|低至|赠?送|一站式|上门|[元块]\s?\/?\s?[㎡平]?\s?起/;

/** An advertisement that names a size only to boast or to price: nobody in it asks for anything. */
export function weighsAsAdvert(text: string): boolean {
  return weigh(text, SPAM_SIGNS) >= 4 && LURE.test(text) && !/[求租找寻需想买购]|要(?!约)|搬/.test(text);
}

/** One sentence, or two neighbouring clauses, with one's own data and what shall become of it. */
export function asksOfOwnData(text: string): boolean {
  for (const sentence of text.slice(0, WEIGHED).split(/[。!！?？\n]/)) {
    const own = OWN_DATA.exec(sentence);
    if (own === null) continue;
    const near = sentence.slice(Math.max(0, own.index - 30), own.index + own[0].length + 40);
    if (DATA_DEED.test(near)) return true;
  }
  return false;
}
