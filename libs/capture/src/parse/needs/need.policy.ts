import { isExisting } from '../measures/area.policy';
import type { ParsedNeedType } from '../inquiry-fields';
import type { LabelledPart } from '../text/labels.table';
import { clauseEnd, clauseStart } from '../text/normalize.policy';

export type NeedObject = 'factory' | 'warehouse' | 'office' | 'land' | 'build_to_suit' | 'headquarters';
type Deal = 'rent' | 'buy';

/** A thing asked for, where it is named. */
export interface NeedMention {
  readonly object: NeedObject;
  readonly start: number;
  readonly end: number;
  readonly weak: boolean;
}

const OBJECTS: readonly (readonly [NeedObject, boolean, string])[] = [
  ['build_to_suit', false, '定制代建|代建|厂房按[^,，。]{0,8}定制|(?:厂房|仓库|高标[仓库]|[冷云大][仓库])定制|定制(?:化)?(?:标准)?(?:厂房|仓储|厂区|仓库|建厂|建设|开发)|定建|量身(?:定|打)(?:做|制|造)|按图(?:纸)?建|build[- ]to[- ]suit|\\bbts\\b'],
  ['headquarters', false, '总部(?:要|需|大楼(?!用?的?地)|基地|办公|用地|楼(?!用?的?地)|项目|经济|园|落户|落地|选址)|(?:华东|华南|华北|华中|西南|西北|东北|全国|区域|中国)(?:研发|运营|营销|结算)?总部|区域总部|(?:设立?|建|做|当|找|买|购|租|迁)(?:个|华东|华南|区域|一个|新|立)?总部|headquarters'],
  ['land', false, '工业用?地(?!产)|工业土地|工业熟地|建设用地|物流用地|仓储用地|商业用地|拿地|(?<=亩(?:左右|上下|以上|以内)?的?)(?:工业|土|空|山|荒)?地(?!块|段|方)|(?<=^|[,，。;；:\\s\\d)）])地(?=\\d|[一二三四五六七八九十百几]+多?来?亩)|(?:需|要|求|找|缺)(?:一?块)?地(?![方点址段理下坪铁库面产带])|买地|购地|[拿买租要批征]一?块地(?!方)|块地皮?(?=[盖建办做自])|地皮|净地|租地|摘地|供地|拍地|标准地|地块|(?:[MmWw][0-3]类?)(?:用)?地|土地(?!证|使用|税|性质|指标|局|款)|用地(?!性质|指标|红线)|农田|耕地|林地|荒地|鱼塘|山地|田地|industrial land|greenfield|\\bland\\b|land plot'],
  ['warehouse', false, '仓库|库房|[冻粮]库|(?<=(?:租|租个|找个|找|弄个|有没有|还有没有|还有|建个))库(?![存区里房])|logistics (?:space|facility|facilities|warehouse|building)|storage (?:space|facility)|(?<=(?:need|want|rent|for) (?:some |a )?)storage|高台[库仓]|平台库|楼库|[单双]层库|标准库|cangku|高标[库仓]|云仓|冷库(?!的?(?:加工)?车间|加工)|(?<=(?:[平方㎡]|平米)的?)库(?![存区里房])|货仓|保税仓|中转仓|前置仓|恒温[库仓]|冷[冻藏][库仓]|月台库|(?<![\\d百千万])平[库仓]|坡道库|立体库|危化品?[库仓]|[甲乙丙丁戊][类一二12]类?[库仓]|仓储(?:用房|场地|空间|中心|需求|厂房)|分拨中心|转运中心|物流园|配送中心|电商仓|大仓|备件仓|(?:低温|气调|常温|阴凉|医药|药品|周转|盘道|保鲜|速冻|物流|高架|自动化立|食品|成品|原料|备件|监管|快递|电商|中转|危废|危险品|危化|鲜花|水果|茶叶|海鲜|粮食|棉花|化工|备货|冰|酒|茶|药|烟花|双层)库(?![存区里房])|库(?=出租)|冷链仓储|分[拨拣](?:场地?|中心|仓|点)|集散(?:中心|仓|地)|[租找]仓(?!储)|(?<=的)仓(?=[放存])|(?:[\\u4e00-\\u9fa5]{2}|[大小干])仓(?=出租|出售|转让|有|面积|需|要|哪|租)|仓(?=\\d|[\\s,，。;；、呀啊吗嘛呢?？!！]|$)|(?<=[\\d百千万][平方㎡])仓|(?<=(?:个|[租找])[^,，。\\s]{0,4})仓(?=[,，。;\\s]|$)|warehouses?|cold storage|distribution cent(?:er|re)|logistics cent(?:er|re)'],
  ['office', false, '写字楼|写字间|办公位|研发(?:楼|办公)|研发(?:\\+|和|及|兼|、)?(?:小试|中试|实验|检测)(?!厂房|车间|基地)(?:的?楼)?|(?:孵化|众创|联合办公)空间|孵化器|办公(?:室|楼|场[地所]|用房|空间|面积)|商务楼|工位|甲级楼|(?<!(?:sourcing|purchasing|investment|shanghai|head|our|the|sales|branch|liaison|promotion|representative) )offices?(?: space)?'],
  ['factory', false, '厂房|车间|厂办(?:合一|一体)|(?<=[买租找要换][个间座家])厂(?![商家长址牌子房区])|(?:停产|闲置|现成)的厂(?![商家长址牌子房区])|chang ?fang|工厂(?!店)|厂子|标房|标准厂|生产场[地所]|生产用房|生产基地|工业楼|钢构房?|建筑面积的厂|独栋(?:厂|(?!的?(?:做|用作|当)?(?:写字|办公|商务|仓|库|研发|总部|别墅|楼|冷)))|厂(?=一座|一间|一栋)|factory|factories|workshop|manufacturing (?:space|facility|plant)|industrial (?:space|building|unit)|\\bplant\\b'],
  ['office', true, '办公|实验室|研发(?:中心|用房|场地)|直播基地'],
  ['warehouse', true, '仓储|存放|囤货|堆放|堆货|放货|存货'],
  ['land', true, '堆场|停车场|露天|空地|硬化|大棚|种植|养殖|流转|建厂|投资建|自建'],
  ['factory', true, '场地|厂(?![商家长址牌])|地方|房子|厂区|园区|生产|加工|制造'],
]; // prettier-ignore
const PATTERN = new RegExp(OBJECTS.map(([, , words]) => `(${words})`).join('|'), 'gi');

const NEGATED_BEFORE =
  /(?:不要|不是|不用|不需要?|不考虑|非|无需|(?<!有)没有|不做|不租|不买|除了|拒绝|不含|不带)(?:任何|普通)?$/;
const NOT_ASKED_AFTER = /^(?:不要|不考虑|不用|勿扰|就算了|除外|不行)/;
const ALSO_AFTER = /^(?:也|都)(?:考虑|行|可以?|接受|能)/;
const ALSO_BEFORE = /(?:可接受|可以接受|接受|也可以?|可考虑|也考虑|或考虑|可以考虑)(?:选择)?$/;
const OWN_BEFORE =
  /(?:自建|建设?|盖|改|转|当|做成?|为|用作|开|含|带|配|附|及|和配套|加|build(?:ing)?|planning|set(?:ting)? up|establish|open|设立?(?=第|[新分]))(?:第[二三]|个|一个|一些|少量|少许|独立|配套|个?[小大新]| a| an| our| the)?(?: new)? ?$/i;

const RENT =
  /(?<=(?:有没有|有无|有冇|哪有|哪里有|谁有|找|求)[^,，。?？\n]{0,26})(?:出|招|转)租|(?<![出招转分])租(?!客|户|售)|租用|流转|承包|搬迁|搬到|搬厂|\brent|\bleas/gi;
const BUY =
  /(?<!采|网|团|邮|代|订|申)(?:购买|求购|诚购|购置|收购|购地|购厂|急购|欲购|拟购|想购|购入|购得?)(?!物(?![流业])|销)|(?<![回签查接吸征验])收(?:一?[个座间栋套块]|套)|(?<![·买])买(?!家|方|手|卖|买提|提)|摘牌|竞拍|拍地|拿地|产权厂房|法拍|\bbuy(?!er)|\bpurchas|\bacquir/gi;
/** What only a buyer says, when no verb is there. */
const BUY_SIGNS = /总价|首付|按揭|独立产权|红本|房产证(?!号)|可过户/;
/** "有没有厂房出售", "厂房卖多少钱": who asks for what is sold would buy. */
const BUY_ASKED =
  /(?:有没有|有无|有冇|还有|哪有|哪里有)[^,，。?？\n]{0,26}(?:出售|转让|卖)|(?:厂房|仓库|写字楼|房子|库房)(?:出售|转让|卖)的?(?:信息|房源|消息)[^,，。?？\n]{0,3}(?:有吗|有没有|有么|有不)|(?:厂房|仓库|写字楼|房子|库房)[^,，。?？\n]{0,6}(?:出售|转让|卖)(?:吗|么|的|不|没有|好多|多少|怎么|[?？])/;
/** "现在租的厂": a lease that runs. */
const RUNNING = /^[用了着]?(?:的|了|着)/;
/** Both are named: the first one said. */
const EITHER =
  /(?<!可)(租)[赁用]?(?:或者?是?|\/|、|和|也可以?|后|再)?(?:收|求)?[买购](?!物(?![流业])|销)|可(租)[、也亦/或]?可?[买购售]|(?:求)?([买购])[买置]?(?:或者?是?|\/|、)(?:求|承)?租/;
const NOT_DEAL = /(?:不|无法|没法|没能力|暂不|先不|别|以后再|将来再?|今后再|后期再?|未来再?|之后再?)\s?$/;

/** Every thing named as wanted, in order; what exists, is refused or only also possible is left out. */
export function findMentions(text: string, labels: readonly LabelledPart[] = []): NeedMention[] {
  const mentions: NeedMention[] = [];
  let fallback: NeedMention | null = null;
  for (const m of text.matchAll(PATTERN)) {
    if (mentions.length >= 60) break;
    const row = OBJECTS[m.findIndex((group, i) => i > 0 && group !== undefined) - 1];
    if (row === undefined) continue;
    const end = m.index + m[0].length;
    const mention = { object: row[0], start: m.index, end, weak: row[1] };
    if (isUnticked(text, m.index) || isHeading(labels, m.index, end)) continue;
    const before = text.slice(clauseStart(text, m.index, 24), m.index);
    if (NEGATED_BEFORE.test(before) || NOT_ASKED_AFTER.test(text.slice(end, end + 4))) continue;
    const stand =
      /^(?:约|共|面积)?[\d.,]+万?(?:多|余)?(?:平米|平方米?|平|㎡)[\s,，(]?(?:自有|自己的|是自有)/.test(
        text.slice(end, end + 16),
      ) ||
      ALSO_AFTER.test(text.slice(end, end + 4)) ||
      ALSO_BEFORE.test(before) ||
      isExisting(text.slice(Math.max(0, m.index - 12), end).replace(/^.*[,，。;；!！?？\n]/s, ''));
    if (stand) {
      fallback ??= mention;
      continue;
    }
    mentions.push(mention);
  }
  const kept = afterChange(text, mentions);
  return kept.length === 0 && fallback !== null ? [fallback] : kept;
}

/** "厂房用途：" heads a line and asks for nothing; "求租：" does. */
function isHeading(labels: readonly LabelledPart[], start: number, end: number): boolean {
  return labels.some((part) => part.kind !== 'need' && start >= part.labelStart && end <= part.start);
}

/** "□土地 ☑厂房": an empty box before it. */
function isUnticked(text: string, at: number): boolean {
  return /[□○]\s?[\u4e00-\u9fa5]{0,2}$/.test(text.slice(Math.max(0, at - 4), at));
}

const CHANGED = /说错|写错|打错|更正|改了|改成|改为|变更为|换成|现在(?:要|想|改)|这次(?:要|想|改)|如今/g;
const BEFORE_CHANGE = /上次|之前|原来|原先|本来|原本|以前/;

/** "上次说要租仓库，改了，现在要租厂房": what was wanted before a change of mind is dropped. */
function afterChange(text: string, mentions: NeedMention[]): NeedMention[] {
  if (mentions.length < 2) return mentions;
  let at = -1;
  for (const m of text.matchAll(CHANGED)) {
    const said = /^(?:现在|这次|如今)/.test(m[0])
      ? BEFORE_CHANGE.test(text.slice(Math.max(0, m.index - 40), m.index))
      : true;
    const next = mentions.find((item) => item.start > m.index);
    if (said && next !== undefined && next.start - m.index < 16 && !next.weak) at = m.index;
  }
  return at < 0 ? mentions : mentions.filter((item) => item.start > at);
}

/**
 * The mention that names the need: build-to-suit and headquarters first, then the first strong one.
 * @param noLandSizes none is: then rooms that would do as well go before land
 * @param onlyLandSizes every size is one of land: then land that is named goes before a plant
 */
export function mainMention(
  text: string,
  mentions: readonly NeedMention[],
  onlyLandSizes = false,
  noLandSizes = false,
): NeedMention | null {
  const suited = mentions.find((m) => m.object === 'build_to_suit');
  if (suited !== undefined) return suited;
  const strong = mentions.filter((m) => !m.weak && !isSide(text, m));
  const grounds = mentions.find((m) => m.weak && m.object === 'land');
  const stored = mentions.find((m) => m.weak && m.object === 'warehouse');
  const first = strong[0] ?? grounds ?? mentions.find((m) => !m.weak) ?? stored ?? mentions[0] ?? null;
  if (first === null) return null;
  if (first.object === 'land' && noLandSizes) {
    const rooms = strong.find((m) => m.object === 'factory' || m.object === 'warehouse');
    if (rooms !== undefined && /或|\/|、/.test(text.slice(first.end, rooms.start))) return rooms;
  }
  const ground =
    (onlyLandSizes || BUILDS.test(text)) && first.object === 'factory'
      ? strong.find((m) => m.object === 'land')
      : undefined;
  if (ground !== undefined) return ground;
  const headquarters = strong.find((m) => m.object === 'headquarters');
  if (headquarters !== undefined && first.object === 'office') return first;
  return headquarters !== undefined && (first.object === 'land' || first === headquarters)
    ? headquarters
    : first;
}

/** Who builds a works of their own, on land that is named. */
const BUILDS = /(?:投资|选址)建设|(?:拟|新|投资)建[^,，。]{0,12}(?:基地|工厂|项目)/;

/** "拿地建厂房", "带办公室": named as part or purpose of another thing. */
function isSide(text: string, mention: NeedMention): boolean {
  const before = text.slice(clauseStart(text, mention.start, 10), mention.start);
  if (mention.object === 'office' || mention.object === 'factory' || mention.object === 'warehouse') {
    return OWN_BEFORE.test(before);
  }
  return false;
}

/** Rent or buy, said nearest to the thing; rent for rooms and buy for land when nothing is said. */
export function needTypeOf(text: string, mention: NeedMention, hasMu: boolean): ParsedNeedType | null {
  const deal = dealNear(text, mention);
  switch (mention.object) {
    case 'build_to_suit':
      return 'build_to_suit';
    case 'headquarters':
      return 'headquarters';
    case 'land':
      return deal === 'rent' || /流转|租地|大棚|鱼塘/.test(text.slice(mention.start, mention.end))
        ? 'rent_land'
        : 'buy_land';
    case 'factory':
      if (mention.weak && hasMu) return deal === 'rent' ? 'rent_land' : 'buy_land';
      return deal === 'buy' ? 'buy_factory' : 'rent_factory';
    case 'warehouse':
      return deal === 'buy' ? 'buy_warehouse' : 'rent_warehouse';
    case 'office':
      return deal === 'buy' ? 'buy_office' : 'rent_office';
    default:
      return assertNever(mention.object);
  }
}

function dealNear(text: string, mention: NeedMention): Deal | null {
  const either = EITHER.exec(text);
  if (either !== null) return either[3] === undefined ? 'rent' : 'buy';
  const from = clauseStart(text, mention.start, 24);
  const to = clauseEnd(text, mention.end, 16);
  const alone = mention.object !== 'land' || !/厂房|仓库|办公|写字楼/.test(text);
  const said = nearest(text, from, to, mention) ?? (alone ? nearest(text, 0, text.length, mention) : null);
  if (said !== null) return said;
  return mention.object !== 'land' && (BUY_SIGNS.test(text) || BUY_ASKED.test(text)) ? 'buy' : null;
}

function nearest(text: string, from: number, to: number, mention: NeedMention): Deal | null {
  let best: Deal | null = null;
  let distance = Number.POSITIVE_INFINITY;
  const part = text.slice(from, to);
  const scan = (pattern: RegExp, deal: Deal): void => {
    for (const m of part.matchAll(pattern)) {
      const start = from + m.index;
      if (NOT_DEAL.test(text.slice(Math.max(0, start - 4), start)) || isUnticked(text, start)) continue;
      const rest = text.slice(start + m[0].length, start + m[0].length + 3);
      const alone = /[,，。;\s]$/.test(text.slice(0, start)) && /^的(?:[,，。;\s]|$)/.test(rest);
      if (mention.object === 'land' && (/^搬/.test(m[0]) || (RUNNING.test(rest) && !alone))) continue;
      const end = start + m[0].length;
      const gap =
        start < mention.start ? Math.max(0, mention.start - end) : Math.max(0, start - mention.end) + 4;
      if (gap < distance) {
        distance = gap;
        best = deal;
      }
    }
  };
  scan(RENT, 'rent');
  scan(BUY, 'buy');
  return best;
}

function assertNever(value: never): never {
  throw new Error(`unexpected need object: ${String(value)}`);
}
