import { tidy } from '../quantities/tidy.policy';
import { SQM_PER } from './area-units.policy';
import type { FoundArea } from './found-area';

/** Areas of one need made one: totals, sums, restatements in another unit, bounds and choices. */
export function combineAreas(text: string, all: readonly FoundArea[]): FoundArea | null {
  const first = all[0];
  if (first === undefined) return null;
  const total = all.find((a) => a.total && !a.each);
  if (total !== undefined) return total;
  const whole = all.find((a) => a.each);
  if (whole !== undefined && all.length === 1) return multiplied(text, whole);
  if (all.length === 1) return repeated(text, first);
  const multiple = storeys(text, all);
  if (multiple !== null) return multiple;
  const main = all.filter((a) => !a.each);
  const head = main[0] ?? first;
  const rest = main.slice(1);
  const summed = sumOf(main);
  if (summed !== null) return summed;
  const second = rest[0];
  if (second === undefined) return head;
  const opposite = (head.max === null && second.min === null) || (head.min === null && second.max === null);
  if (!opposite && isRestated(head, second))
    return head.source.unit?.id === second.source.unit?.id ? second : preferPlain(head, second);
  if (second.unit === head.unit) {
    if (
      /两[栋幢层间个处]都|都要|全要|一起租/.test(text) &&
      second.min !== null &&
      head.min !== null &&
      !second.part &&
      /[、,，和及]/.test(text.slice(head.end, second.start))
    )
      return {
        ...head,
        end: second.end,
        min: tidy(head.min + second.min),
        max: tidy((head.max ?? head.min) + (second.max ?? second.min)),
      };
    const bounded = withBound(head, second);
    if (bounded !== null) return bounded;
    const between = text.slice(head.end, second.start);
    if (between.length <= 6 && /^[\s,，、]*(?:或者?|或是)[\s约]*$/.test(between)) return spread(head, second);
    if (
      second.min !== null &&
      /^[^。\n]{0,12}(?:可能|以后|后期|后面|后续|未来|将来)[^。\n]{0,6}(?:加|扩|增)大?到?$/.test(between)
    )
      return widened(head, second);
    if (/二选一|任选其?一|两个都可/.test(text.slice(second.end, second.end + 12)))
      return spread(head, second);
    if (
      between.length <= 8 &&
      /^的?(?:(?:也|都)(?:可以?|行|能|考虑|ok)|更[好佳])/i.test(text.slice(second.end, second.end + 4))
    )
      return head.max === null ? widened(head, second) : spread(head, second);
  }
  return head;
}

/** "3000平以上，5000平以内", "3000平，最多3500": the second closes or widens the first. */
function withBound(head: FoundArea, second: FoundArea): FoundArea | null {
  const low = head.min ?? null;
  const high = head.max ?? null;
  if (
    second.min === null &&
    second.max !== null &&
    low !== null &&
    second.max >= low &&
    (high === null || high < second.max)
  )
    return high === null || low === high ? { ...head, end: second.end, max: second.max } : null;
  if (
    second.max === null &&
    second.min !== null &&
    high !== null &&
    second.min <= high &&
    (low === null || low > second.min)
  )
    return low === null || low === high ? { ...head, end: second.end, min: second.min } : null;
  return null;
}

/** From the first to the second, which is hoped for. */
function widened(head: FoundArea, second: FoundArea): FoundArea {
  const top = second.max ?? second.min;
  return top === null || (head.min ?? 0) > top ? head : { ...head, end: second.end, max: top, choice: true };
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

/** "单层1500㎡，共3层，4500㎡": the last is the first times the storeys between them. */
function storeys(text: string, all: readonly FoundArea[]): FoundArea | null {
  const [first, second] = all;
  if (first === undefined || second === undefined || first.unit !== second.unit) return null;
  if (first.min === null || second.min === null) return null;
  const count = /([2-9]|两|二|三|四|五|六|七|八)\s?(?:层|栋|幢|个|间)/.exec(
    text.slice(first.end, second.start),
  )?.[1];
  if (count === undefined || second.start - first.end > 20) return null;
  const product = first.min * countOf(count);
  return Math.abs(product - second.min) <= product * 0.02 ? second : null;
}

/** "3000平x2层", "3000平一栋的厂房，要两栋" → twice the size. */
function repeated(text: string, area: FoundArea): FoundArea {
  const after = text.slice(area.end, area.end + 18);
  const count =
    /^\s?[x×*乘]\s?([2-9]|两|二|三|四|五|六|七|八)(?:层|栋|幢|个|$|[\s,，])/i.exec(after)?.[1] ??
    /^的?一(?:栋|幢|层|间)[^\d。]{0,6}[,，\s](?:要|需要?|共|一共|总共|租)([2-9]|两|二|三|四|五|六|七|八)(?:栋|幢|层|间)/.exec(
      after,
    )?.[1];
  return count === undefined ? area : times(area, countOf(count));
}

function countOf(word: string): number {
  const n = '零一二三四五六七八'.indexOf(word === '两' ? '二' : word);
  return n > 0 ? n : Number(word);
}

function times(area: FoundArea, n: number): FoundArea {
  if (!(n > 1)) return area;
  return {
    ...area,
    min: area.min === null ? null : tidy(area.min * n),
    max: area.max === null ? null : tidy(area.max * n),
  };
}

/** "3栋，每栋5000平" → 15,000. */
function multiplied(text: string, area: FoundArea): FoundArea {
  const before = text.slice(Math.max(0, area.start - 16), area.start);
  const count = /([2-9]|[1-9]\d|两|二|三|四|五|六|七|八)\s?(?:栋|幢|层|间)[^\d平亩。]{0,8}$/.exec(
    before,
  )?.[1];
  if (count === undefined) return area;
  return times(area, countOf(count));
}
