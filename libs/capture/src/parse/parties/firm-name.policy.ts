import { INDUSTRY_WORDS } from '../needs/industry.table';
import { isPlaceName } from '../regions/gazetteer.policy';
import { FIRM_TRADES, PLAIN_WORDS } from './firm-name.table';

const ENDINGS: ReadonlySet<string> = new Set(FIRM_TRADES.split(' '));
const LONGEST_ENDING = 4;
/** Words that are nobody's own name. */
const PLAIN: ReadonlySet<string> = new Set([
  ...ENDINGS,
  ...PLAIN_WORDS.split(' '),
  ...INDUSTRY_WORDS.filter((word) => /^[\u4e00-\u9fa5]+$/.test(word)),
]);
const LONGEST_PLAIN = 4;
const GRAMMAR =
  /[的做找租买卖要在需求和及或个家了我你他她们这那哪急会带客户法人能可想请谁平亩元号楼层栋厂仓库房吗呢吧有无不没也都就还被把给让与跟从到去来是叫]/;

/** Of these, what names of two characters like to hold (霁和, 元达). */
const IN_NAMES = /[和元能可来法]/;

/** Units of the trade that a name ends in, 0 for none; the longest counts. */
function endingLength(name: string): number {
  for (let length = LONGEST_ENDING; length >= 2; length -= 1)
    if (name.length > length && ENDINGS.has(name.slice(-length))) return length;
  return 0;
}

/** True when a text is nothing but words of trades, goods and sizes, end to end. */
export function isPlainWords(text: string): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < text.length; at += 1) {
    if (!reached.has(at)) continue;
    for (let length = 1; length <= LONGEST_PLAIN; length += 1)
      if (PLAIN.has(text.slice(at, at + length))) reached.add(at + length);
  }
  return reached.has(text.length);
}

/** How a firm's short name is made. */
export interface FirmName {
  readonly placed: boolean;
}

/** 江阴炬泓法兰, 沃甬冲压件: a place or none, a name of its own, and one trade or more; null for anything else. */
export function readFirmName(name: string): FirmName | null {
  if (!/^[\u4e00-\u9fa5]{4,12}$/.test(name)) return null;
  let rest = name;
  for (let length = endingLength(rest); length > 0; length = endingLength(rest))
    rest = rest.slice(0, -length);
  if (rest === name) return null;
  const place = [4, 3, 2].find((length) => rest.length > length && isPlaceName(rest.slice(0, length))) ?? 0;
  const own = rest.slice(place).replace(/^[市省县区]/, '');
  const plain = place > 0 && own.length === 2 ? own.replace(IN_NAMES, '') : own;
  if (own.length < 2 || own.length > 4 || GRAMMAR.test(plain) || isPlainWords(own) || isPlaceName(own))
    return null;
  return { placed: place > 0 };
}
