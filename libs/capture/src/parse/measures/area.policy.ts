import type { ParseNotes } from '../text/claims.policy';
import type { ParsedAreaUnit } from '../inquiry-fields';
import { clauseEnd, clauseStart } from '../text/normalize.policy';
import { tidy } from '../quantities/numerals.policy';
import type { Quantity } from '../quantities/quantity.policy';

/** An area as asked for, in the unit that is kept. */
export interface FoundArea {
  readonly start: number;
  readonly end: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: ParsedAreaUnit;
  readonly role: 'building' | 'land';
  readonly choice: boolean;
  /** A room beside the main one: 宿舍, 办公 and so on. */
  readonly part: boolean;
  /** Said of one storey or one building. */
  readonly each: boolean;
  readonly total: boolean;
  /** Joined to the one before by a plus sign. */
  readonly summed: boolean;
  /** After a floor name: 一楼, 2F. */
  readonly floor: boolean;
  readonly source: Quantity;
}

export const SQM_PER: Readonly<Record<ParsedAreaUnit, number>> = { sqm: 1, mu: 2000 / 3, hectare: 10_000 };

const EXISTING =
  /(?:现有|现租|现厂|现址|现用|现在的|现状|目前(?:的?厂|的?场|租|在|用|只|仅|有|是|使用|仓|办公)|现在(?:租|在|用|只|仅|有|是|使用|厂)|原有|原来|原厂|老厂|旧厂|已有|自有|当前(?:租|在|用|厂)|之前租|以前租|上一个|已经?租|已建|已投产)/g;
const DEMAND = /(?:需|要|求|想|找|扩大?[到至]|搬[到至迁]|换|增加|再|改|寻|买|购|缺)/g;
const REJECTED_AFTER =
  /^[)）]?\s?(?:的?(?:厂房|仓库|土地|地)?)?(?:够不够|够吗|行不行|可不可以|可以吗|太小|太大|不够|不用了|不要了|不考虑|已到期|到期|快到期|已满|用不完|已经?不够|已退租)/;
const NEGATED_BEFORE = /(?:不是|并非|而非|不要|不考虑|谢绝|除了)\s?(?:约|大约)?$/;
const PART_BEFORE =
  /(?:宿舍|食堂|办公(?:室|区|面积|区域|用房)?|展厅|空地|院子|停车场?|绿化|夹层|配套(?:用房)?|倒班房|实验室|操场|雨棚|其中[^,，。]{0,4}|含)[^,，。\d]{0,4}$/;
const PART_AFTER = /^的?(?:宿舍|办公(?!楼)|食堂|空地|院子|展厅|停车|露天|夹层|场院|货场|配套)/;
const WANTED_TOO = /(?:另外?|还|同时|再)(?:需要?|要|租|找|想)[^,，。\d]{0,6}办公/;
const LAND_BEFORE = /(?:占地|用地|地块|土地|拿地|买地|征地)(?:面积)?[^,，。\d]{0,4}$/;
const EACH_BEFORE = /(?:单层面积|每层|每栋|单栋|单体|每幢|标准层|层面积|每间|各)[^,，。\d]{0,5}$/;
const TOTAL_BEFORE = /(?:总面积|总建筑面积|合计|总共|总计|一共|共计|共|总|total(?: of)?)[^,，。\d]{0,4}$/i;
const FLOOR_BEFORE =
  /(?:[一二三四五六七八九十\d]\s?(?:楼|层|[fF])|首层|底层|负一层)\s?(?:面积|约|厂房|车间|:)?\s?$/;
const SUM_BEFORE =
  /(?:\+|加上?)\s?(?:[一二三四五六七八九十\d]\s?(?:楼|层|[fF])|首层)?\s?(?:约|厂房|车间)?\s?$/;
const PRICE_BEFORE = /(?:元|(?<!地)块|万|钱|\/|每)\s?$/;
const BARE_BEFORE = /(?<!占地|用地|土地)(?:面积|厂房|仓库|库房|车间)[\s:约是为大概]{0,4}$/;
const FLOW = /(?:用水|水量|污水|废水|排水|天然气|用气|蒸汽|混凝土|方量|沼气|开挖|土方|出材)[^,，。\d]{0,6}$/;
const CORRECTION =
  /说错|打错|写错|搞错|弄错|记错|报错|不对|更正|纠正|改为|改成|换成|应为|应该是|哦不|噢不|啊不|修正|correction|sorry/gi;

const MAX_AREAS = 40;

/** True when the words before speak of what the firm has, not of what it wants. */
export function isExisting(before: string): boolean {
  const existing = lastEnd(before, EXISTING);
  return existing >= 0 && lastEnd(before.slice(existing), DEMAND) < 0;
}

function lastEnd(text: string, pattern: RegExp): number {
  let last = -1;
  for (const m of text.matchAll(pattern)) last = m.index + m[0].length;
  return last;
}

/**
 * Every area that is asked for, in order: not what is refused, questioned, priced or zero, nor what the
 * firm already has, unless it is the one `offered`.
 */
export function findAreas(notes: ParseNotes, quantities: readonly Quantity[], offered: boolean): FoundArea[] {
  const found: FoundArea[] = [];
  for (const q of quantities) {
    if (found.length >= MAX_AREAS) break;
    if (!notes.isFree(q.numberStart, q.unitEnd)) continue;
    const area = toArea(notes.text, q.dimension === 'area' ? q : withAssumedUnit(notes, q), offered);
    if (area !== null) found.push(area);
  }
  return withoutQuestions(notes.text, afterCorrection(notes.text, found));
}

/** "面积：3000", "厂房3000，": a size without a unit is taken as ㎡, with a warning. */
function withAssumedUnit(notes: ParseNotes, q: Quantity): Quantity {
  const value = q.max ?? q.min ?? 0;
  if (q.dimension !== 'none' || q.per.size > 0 || value < 50 || value > 1e6) return q;
  const before = notes.text.slice(Math.max(0, q.start - 8), q.start);
  if (!BARE_BEFORE.test(before) || !/^(?:$|[,，。;；、\n)）都均\s])/.test(notes.text.slice(q.end, q.end + 3)))
    return q;
  notes.warn('area_unit_assumed', 'areaUnit');
  return { ...q, dimension: 'area', unit: { id: 'sqm', dimension: 'area', toBase: 1 } };
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
  if ((!offered && isExisting(before)) || NEGATED_BEFORE.test(before) || REJECTED_AFTER.test(follow))
    return null;
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
    part: (PART_BEFORE.test(before) && !WANTED_TOO.test(before)) || PART_AFTER.test(after),
    each: q.per.has('each') || EACH_BEFORE.test(before),
    total: TOTAL_BEFORE.test(before),
    summed: SUM_BEFORE.test(wide),
    floor: FLOOR_BEFORE.test(wide),
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

/** Areas of one need made one: totals, sums, restatements in another unit, bounds and choices. */
export function combineAreas(text: string, all: readonly FoundArea[]): FoundArea | null {
  const first = all[0];
  if (first === undefined) return null;
  const total = all.find((a) => a.total && !a.each);
  if (total !== undefined) return total;
  const whole = all.find((a) => a.each);
  if (whole !== undefined && all.length === 1) return multiplied(text, whole);
  const main = all.filter((a) => !a.each);
  const head = main[0] ?? first;
  const rest = main.slice(1);
  const summed = sumOf(main);
  if (summed !== null) return summed;
  const second = rest[0];
  if (second === undefined) return head;
  if (isRestated(head, second))
    return head.source.unit?.id === second.source.unit?.id ? second : preferPlain(head, second);
  if (second.unit === head.unit) {
    if (
      head.max === null &&
      head.min !== null &&
      second.min === null &&
      second.max !== null &&
      second.max >= head.min
    ) {
      return { ...head, end: second.end, max: second.max };
    }
    if (
      head.min === null &&
      head.max !== null &&
      second.max === null &&
      second.min !== null &&
      second.min <= head.max
    ) {
      return { ...head, end: second.end, min: second.min };
    }
    const between = text.slice(head.end, second.start);
    if (between.length <= 6 && /^[\s,，、]*(?:或者?|或是)[\s约]*$/.test(between)) return spread(head, second);
  }
  return head;
}

function spread(a: FoundArea, b: FoundArea): FoundArea {
  const lows = [a.min, b.min];
  const highs = [a.max, b.max];
  return {
    ...a,
    end: b.end,
    min: lows.includes(null) ? null : Math.min(...lows.map(Number)),
    max: highs.includes(null) ? null : Math.max(...highs.map(Number)),
    choice: true,
  };
}

function sqm(area: FoundArea): number {
  return (area.min ?? area.max ?? 0) * SQM_PER[area.unit];
}

function isRestated(a: FoundArea, b: FoundArea): boolean {
  return Math.abs(sqm(a) - sqm(b)) <= sqm(a) * 0.02;
}

/** Of 1500坪（约4960平） the one written in ㎡; of 2公顷（30亩） the first. */
function preferPlain(a: FoundArea, b: FoundArea): FoundArea {
  const foreign =
    a.source.unit?.id === 'ping' || a.source.unit?.id === 'sqft' || a.source.unit?.id === 'acre';
  return foreign ? b : a;
}

/** "1F 2000平+2F 1500平", "一楼800平，二楼700平". */
function sumOf(areas: readonly FoundArea[]): FoundArea | null {
  const head = areas[0];
  if (head === undefined) return null;
  const chain = [head];
  for (const next of areas.slice(1)) {
    if (next.unit !== head.unit || next.part) break;
    if (!next.summed && !(next.floor && head.floor)) break;
    chain.push(next);
  }
  const last = chain.at(-1);
  if (chain.length < 2 || last === undefined) return null;
  const add = (values: (number | null)[]): number | null =>
    values.includes(null) ? null : tidy(values.reduce<number>((sum, v) => sum + (v ?? 0), 0));
  return { ...head, end: last.end, min: add(chain.map((a) => a.min)), max: add(chain.map((a) => a.max)) };
}

/** "3栋，每栋5000平" → 15,000. */
function multiplied(text: string, area: FoundArea): FoundArea {
  const before = text.slice(Math.max(0, area.start - 16), area.start);
  const count = /([2-9]|[1-9]\d|两|二|三|四|五|六|七|八)\s?(?:栋|幢|层|间)[^\d平亩。]{0,8}$/.exec(
    before,
  )?.[1];
  if (count === undefined) return area;
  const times = '零一二三四五六七八'.indexOf(count === '两' ? '二' : count);
  const n = times > 0 ? times : Number(count);
  if (!(n > 1)) return area;
  return {
    ...area,
    min: area.min === null ? null : tidy(area.min * n),
    max: area.max === null ? null : tidy(area.max * n),
  };
}
