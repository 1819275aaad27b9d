import type { ParseNotes } from '../text/claims.policy';
import type { ParsedAreaUnit } from '../inquiry-fields';
import type { FoundArea } from './found-area';
import type { LabelledPart } from '../text/labels.table';
import { clauseEnd, clauseStart } from '../text/normalize.policy';
import { tidy } from '../quantities/tidy.policy';
import type { Quantity } from '../quantities/quantity.policy';
import { weighAreas } from './area-model.policy';
import { SQM, SQM_PER, withAssumedUnit, withCorrectedUnit, withSharedUnit } from './area-units.policy';

const EXISTING =
  /(?:现有|现租|现厂|现[于设]|现址|现用|现在的|现状|目前(?:的?厂|的?场|租|在|用|只|仅|有|是|使用|仓|办公)|现在(?:租|在|用|只|仅|有|是|使用|厂)|原有|(?<!还是|仍是|还要)原来|原厂|老厂|旧厂|已有|自有|当前(?:租|在|用|厂)|最开始|起初|一开始|刚开始|当初|那会儿?|后来(?:租|扩|换|搬)(?:到|了|成)|之前租|以前租|上一个|已经?租|已建|已投产)/g;
/** A lease that runs is no wish for one. */
const HELD_DEAL = /(?:承租|租(?:用|赁))(?=[^,，。;；]{0,8}(?:厂|仓|办公|车间|场地|楼|\d))|租(?:了|着|的|有)/g;
const DEMAND = /(?:需|要|求|想|找|扩大?[到至]|搬[到至迁去]|换|揾|租|增加|再|改|寻|买|购|缺)/g;
const REJECTED_AFTER =
  /^[)）]?[\s,，]{0,2}(?:的?(?:厂房|仓库|土地|地)?)?(?:实在|有点|已经?|都|根本)?(?:够不够|够吗|行不行|可不可以|可以吗|太小|太大|太挤|转不开|周转不开|挤不下|施展不开|不够|唔够|不用了|不要了|不考虑|到期|快到期|满了|用不完|退租|不租了|摆不下|装不下|放不下|(?:要|被|已|快)*(?:征迁|拆迁|征收|征用|收储|动迁))/;
/** "只要12亩可以吗": asked for, not refused. */
const ONLY_BEFORE = /(?:只?要|只?需要?)$/;
const ASKED_AFTER = /^(?:可以吗|可不可以|行不行|够吗)/;
const NEGATED_BEFORE = /(?:不是|并非|而非|不要|不考虑|谢绝|除了)\s?(?:约|大约)?$/;
const PART_BEFORE =
  /(?:宿舍|食堂|办公(?:室|区|面积|区域|用房)?|展厅|空地|院子|停车场?|绿化|夹层|配套(?:用房)?|倒班房|实验室|操场|雨棚|其中[^,，。]{0,4}|含(?!厂房|仓库|建筑|车间))[^,，。\d]{0,4}$/;
const PART_AFTER = /^的?(?:宿舍|办公(?!楼)|食堂|空地|院子|展厅|停车|露天|夹层|场院|货场|配套)/;
const WANTED_TOO =
  /(?:另外?|还|同时|再|外)(?:需要?|要|租|找|想|加)[^,，。\d]{0,6}办公|[)\d平方米㎡]\s?[和及]办公室$/;
/** The room beside the main one is asked for in its own right. */
const BOTH = /(?:两|三|二者|两者)[个处样种块]?都(?:要|需)|分别(?:需要?|要)/;
const LAND_BEFORE = /(?:占地|用地|地块|土地|拿地|买地|征地)(?:面积)?[^,，。\d]{0,4}$/;
const EACH_BEFORE = /(?:单层面积|每层|每栋|单栋|单体|每幢|标准层|层面积|每间|各)[^,，。\d]{0,5}$/;
const TOTAL_BEFORE =
  /(?:总面积|总建筑面积|合计|总共|总计|一共|共计|共|总(?!部|经|监|裁|公司)|total(?: of)?)[^,，。\d]{0,4}$/i;
const FLOOR_BEFORE =
  /(?:[一二三四五六七八九十\d]\s?(?:楼|层|[fF])|首层|底层|负一层)\s?(?:面积|约|厂房|车间|:)?\s?$/;
const SUM_BEFORE =
  /(?:\+|加上?)\s?(?:[一二三四五六七八九十\d]\s?(?:楼|层|[fF])|首层)?\s?(?:约|厂房|车间)?\s?$/;
const PRICE_BEFORE = /(?:元|(?<!地)块|万|钱|\/|每)\s?$/;
const FLOW = /(?:用水|水量|污水|废水|排水|天然气|用气|蒸汽|混凝土|方量|沼气|开挖|土方|出材)[^,，。\d]{0,6}$/;
const CORRECTION =
  /说错|打错|写错|搞错|弄错|记错|报错|不对|更正|纠正|改为|改成|换成|应为|应该是|口误|笔误|改口|讲错|填错|看错|输错|纠错|哦不|噢不|啊不|呃不|不不|[,，。]\s?不[,，]|修正|correction|sorry/gi;

/** What is sought is as large as what is held. */
const SAME_SIZE = /(?:同样|一样|差不多|相同|类似)(?:大小|大|面积|规模)/;
const MAX_AREAS = 40;

/** True when the words before speak of what the firm has, not of what it wants. */
export function isExisting(before: string): boolean {
  const existing = lastEnd(before, EXISTING);
  return existing >= 0 && lastEnd(before.slice(existing).replace(HELD_DEAL, ''), DEMAND) < 0;
}

function lastEnd(text: string, pattern: RegExp): number {
  let last = -1;
  for (const m of text.matchAll(pattern)) last = m.index + m[0].length;
  return last;
}

/** What the rules take for held is wanted only above this, anything else held only below the second. */
const PLAINLY_WANTED = 1;
const LIKELY_HELD = -0.3;
/** Below this a size alone in its text is the firm's own. */
const SURELY_HELD = -2;

/** What the whole text says of its sizes. */
export interface AreaContext {
  /** A landlord's: the size that exists is the one meant. */
  readonly offered: boolean;
  readonly labels: readonly LabelledPart[];
}

/**
 * Every area that is asked for, in order: not what is refused, questioned, priced or zero, nor what the
 * firm already has, unless it is the one offered.
 */
export function findAreas(
  notes: ParseNotes,
  quantities: readonly Quantity[],
  { offered, labels }: AreaContext,
): FoundArea[] {
  const found: FoundArea[] = [];
  for (const [i, q] of quantities.entries()) {
    if (found.length >= MAX_AREAS) break;
    if (!notes.isFree(q.numberStart, q.unitEnd)) continue;
    const sized =
      q.dimension === 'area'
        ? q
        : (withSharedUnit(notes.text, quantities, i) ??
          withCorrectedUnit(notes.text, quantities, i) ??
          withAssumedUnit(notes, q, labels));
    const area = toArea(notes.text, sized, offered);
    if (area !== null) found.push(area);
  }
  if (found.length === 0) found.push(...looseSizes(notes, quantities, offered));
  const said = withoutQuestions(notes.text, afterCorrection(notes.text, found));
  if (said.length === 0 && SAME_SIZE.test(notes.text)) return heldSizes(notes, quantities);
  return offered ? said : wantedAreas(notes.text, said);
}

/** "现在租的2000平到期，找同样大小的": the size of what the firm has. */
function heldSizes(notes: ParseNotes, quantities: readonly Quantity[]): FoundArea[] {
  const held = quantities.find((q) => q.dimension === 'area' && notes.isFree(q.numberStart, q.unitEnd));
  const area = held === undefined ? null : toArea(notes.text, held, true);
  return area === null ? [] : [area];
}

const LOOSE_BEFORE =
  /^(?:\s|厂房|仓库|车间|写字楼|面积|大小|规模|一共|总共|合计|共|[一二三]层|[一二三]楼|办公|\+|和|加|整层|这里|刚?空出来|大概|大约|差不多|要|需要?|想要|想[换搞整弄]|[换搞整弄]|我们?|得|的话|也|怎么|最好|有|个|租|找|的)*$/;
const LOOSE_AFTER =
  /^(?:就|行|够|了|可以|好|吧|的样子|也行|都行|的?(?:厂房|仓库|车间|厂子)|的)*(?:[,，。;；!！\s]|$)/;
const BOUNDED = /起步|以上|起|至少|最少|起码|不低于|左右/;

/** "厂房大点好，至少8000起步": a bare size in a clause of its own, of one who names rooms; taken as ㎡ with a warning. */
function looseSizes(notes: ParseNotes, quantities: readonly Quantity[], offered: boolean): FoundArea[] {
  const { text } = notes;
  if (!/厂房|仓|车间|厂子|写字楼|[个间找家]厂|现在?租|租的/.test(text)) return [];
  for (const q of quantities) {
    const value = q.max ?? q.min ?? 0;
    if (q.dimension !== 'none' || q.per.size > 0 || q.large || value < 300 || value > 200_000) continue;
    if (!notes.isFree(q.numberStart, q.unitEnd)) continue;
    const range = q.min !== null && q.max !== null && q.min < q.max;
    if (!range && !BOUNDED.test(text.slice(q.start, q.end)) && !isRoundSize(value)) continue;
    const before = text.slice(clauseStart(text, q.start, 16), q.start).replace(/^.*[:\s]/s, '');
    if (!LOOSE_BEFORE.test(before) || !LOOSE_AFTER.test(text.slice(q.end, q.end + 10))) continue;
    notes.warn('area_unit_assumed', 'areaUnit');
    const area = toArea(text, { ...q, dimension: 'area', unit: SQM }, offered);
    if (area !== null) return [area];
  }
  return [];
}

/** 1200, 3500: what a size without a unit looks like, and no year. */
function isRoundSize(value: number): boolean {
  return value % 50 === 0 && (value < 1950 || value > 2050 || value === 2000);
}

function toArea(text: string, q: Quantity, offered: boolean): FoundArea | null {
  const from = clauseStart(text, q.start, 30);
  const before = text.slice(from, q.start);
  const after = text.slice(q.end, clauseEnd(text, q.end, 14));
  const wide = text.slice(Math.max(0, q.start - 12), q.start);
  const follow = text.slice(q.end, q.end + 12);
  if (q.dimension !== 'area' || (q.max ?? q.min ?? 0) <= 0 || q.unit === null) return null;
  if ([...q.per].some((p) => p !== 'each') || FLOW.test(before)) return null;
  if ((q.min ?? q.max ?? 0) <= 1 && PRICE_BEFORE.test(before)) return null;
  if (NEGATED_BEFORE.test(before) || text.slice(q.start, q.end) === '四平') return null;
  if (REJECTED_AFTER.test(follow) && !(ONLY_BEFORE.test(before) && ASKED_AFTER.test(follow))) return null;
  if (/^(?:\/|每|一)\s?(?:天|日|月|年)/.test(after)) return null;
  const kept = keptUnit(q.unit.id);
  const scale = q.unit.toBase / SQM_PER[kept];
  const factor = Math.abs(scale - 1) < 1e-9 ? 1 : scale;
  const land = kept !== 'sqm' || LAND_BEFORE.test(before);
  return {
    start: q.start,
    end: q.end,
    min: q.min === null ? null : tidy(q.min * factor),
    max: q.max === null ? null : tidy(q.max * factor),
    unit: kept,
    role: land ? 'land' : 'building',
    choice: q.choice,
    part:
      (PART_BEFORE.test(before) && !WANTED_TOO.test(before) && !BOTH.test(text)) || PART_AFTER.test(after),
    each: q.per.has('each') || EACH_BEFORE.test(before),
    total: TOTAL_BEFORE.test(before),
    summed: SUM_BEFORE.test(wide),
    floor: FLOOR_BEFORE.test(wide),
    existing: !offered && isExisting(before),
    source: q,
  };
}

function keptUnit(id: string): ParsedAreaUnit {
  if (id === 'mu' || id === 'shang') return 'mu';
  if (id === 'hectare' || id === 'km2') return 'hectare';
  return 'sqm';
}

/** "3000平,说错了,是5000平": what stands before the last correction is dropped. */
function afterCorrection(text: string, areas: FoundArea[]): FoundArea[] {
  if (areas.length < 2) return areas;
  let at = -1;
  for (const m of text.matchAll(CORRECTION)) {
    const index = m.index;
    if (areas.some((a) => a.start < index) && areas.some((a) => a.start > index && a.start - index < 24))
      at = index;
  }
  return at < 0 ? areas : areas.filter((a) => a.start > at);
}

/** "5000方可以分割吗？我只要1000方": what is asked about yields to what is said. */
function withoutQuestions(text: string, areas: FoundArea[]): FoundArea[] {
  const said = areas.filter((a) => {
    const end = clauseEnd(text, a.end, 20);
    return !/[?？]/.test(text.charAt(end)) && !/[吗么]$/.test(text.slice(a.end, end));
  });
  return said.some((a) => !a.part) ? said : areas;
}

/** "现在2000平不够，要5000平": what the firm has yields to what it wants; alone it goes where the words are plain. */
function wantedAreas(text: string, areas: FoundArea[]): FoundArea[] {
  if (areas.every((area) => area.part && !area.existing)) return areas;
  const weights = weighAreas({ text, areas });
  const held = (area: FoundArea, i: number): boolean =>
    (weights[i] ?? 0) < (area.existing ? PLAINLY_WANTED : LIKELY_HELD);
  const wanted = areas.filter((area, i) => !held(area, i));
  if (wanted.some((area) => !area.part && (weights[areas.indexOf(area)] ?? 0) > 0)) return wanted;
  const likeliest = areas.filter((area) => !area.part && !area.existing);
  const best = Math.max(
    ...areas.map((area, i) => (likeliest.includes(area) ? (weights[i] ?? 0) : -Infinity)),
  );
  return best < SURELY_HELD ? [] : areas.filter((area, i) => area.part || weights[i] === best);
}
