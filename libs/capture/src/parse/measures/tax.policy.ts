import type { ParseNotes } from '../text/claims.policy';
import type { ParsedFields, ParsedTaxUnit } from '../inquiry-fields';
import type { LabelledPart } from '../text/labels.table';
import { clauseStart } from '../text/normalize.policy';
import { isMoney, scaled, toWan } from '../quantities/money.policy';
import type { WanRange } from '../quantities/money.policy';
import type { Quantity } from '../quantities/quantity.policy';

/** A tax promise or estimate. */
export interface FoundTax {
  readonly range: WanRange;
  readonly unit: ParsedTaxUnit;
  readonly start: number;
  readonly end: number;
}

const KEYWORD =
  /(?:国税地税|国地税|税收|纳税|交税|缴税|完税|税额|税金|税款|创税|上税|增值税|所得税|(?<![退免含关房营前后报抵国地印])税(?![率后号务点票控返局费源前务种]))|\btax(?:es)?\b/gi;
const TRAP_BEFORE =
  /(?:出口退?|退|免|含|不含|抵|关|房产|使用|返|契|印花|先征后|个人所得|个|车船|一般|小规模)$/;
const TRAP_AFTER =
  /^(?:率|贷|返|优惠|政策|减免|奖励|号|务登记|局|后|人(?!民)|信用|留成|筹划|地|洼地|票|负|点)/;
const BLOCKER =
  /[。;；!！?？\n]|注册资|投资|产值|开票|预算|租金|销售|营收|营业|电话|手机|面积|厂房|仓库|用地|退税|税率|免税|暂无|融资|估值|年限|返还|房租|总价|出口/;
const NEGATED_AFTER = /^\W{0,2}(?:[^,，。)）\n]{0,4})?(?:不算|不含在内|不计|除外)/;
const SERIES_GAP =
  /^[\s,、;和及到至]{0,3}(?:第[一二三四五\d]年(?:起|以后)?|首年|[二三四五两]年后|今年|去年|前年|明年|后年|20\d\d年?|预计|估计|预估|达产后?|投产后|约|大概|大约|可|能|到|达到?|做到|:|\s){0,6}$/;
const WINDOW = 26;
const FLAT_GAP =
  /^(?:[\s:,，()约为是在能可达到的额金收计算贡献每年一全上大概有交缴纳做超过不低于少预目标方面我司们公承诺保底稳定正常均共累总左右至会也都就差多按这块一般当地产后投最少小高估以亩]|RMB|¥|about|around|approximately|approx\.?|is|of|annual|annually|\d\s?年|[二三两]年)*$/i;

/**
 * The tax a firm pays or promises. Knows yearly, monthly (× 12), quarterly (× 4), per-mu and
 * cumulative three-year figures; rates, refunds, invoices and "taxpayer" are no tax figures. Other
 * cumulative years are divided and flagged as an estimate (domain.md 1.3).
 */
export function readTax(
  notes: ParseNotes,
  quantities: readonly Quantity[],
  labels: readonly LabelledPart[] = [],
): FoundTax | null {
  const candidates: FoundTax[] = [];
  const used = new Set<Quantity>();
  for (const m of notes.text.matchAll(KEYWORD)) {
    if (candidates.length >= 6) break;
    const end = m.index + m[0].length;
    const before = notes.text.slice(Math.max(0, m.index - 8), m.index);
    if (
      TRAP_BEFORE.test(before) ||
      TRAP_AFTER.test(notes.text.slice(end, end + 4)) ||
      !notes.isFree(m.index, end)
    )
      continue;
    const hit = amountAfter(notes, quantities, end) ?? amountBefore(notes, quantities, m.index);
    if (hit === null || used.has(hit)) continue;
    used.add(hit);
    if (NEGATED_AFTER.test(notes.text.slice(hit.end, hit.end + 8))) continue;
    const series = seriesFrom(notes, quantities, hit);
    for (const q of series) used.add(q);
    const tax = ofSeries(
      notes.text,
      series.map((q) => toTax(notes, q, m.index, end)),
    );
    for (const q of series) notes.claim(q.start, q.end);
    if (tax === null) continue;
    if ((tax.range.max ?? tax.range.min ?? 0) > 0) candidates.push(tax);
  }
  return choose(notes.text, candidates) ?? inColumn(notes, quantities, labels);
}

/** The amount in a cell under the heading 税收. */
function inColumn(
  notes: ParseNotes,
  quantities: readonly Quantity[],
  labels: readonly LabelledPart[],
): FoundTax | null {
  for (const part of labels) {
    if (part.kind !== 'tax') continue;
    const q = quantities.find((item) => item.numberStart >= part.start && item.unitEnd <= part.end);
    if (q === undefined || !notes.isFree(q.numberStart, q.unitEnd)) continue;
    if (BLOCKER.test(notes.text.slice(part.start, q.numberStart))) continue;
    if ((!isMoney(q) && q.dimension !== 'none') || (q.max ?? q.min ?? 0) <= 0) continue;
    notes.claim(q.start, q.end);
    return toTax(notes, q, q.start, q.end);
  }
  return null;
}

/** The amounts that follow the first one: "50万、80万、120万", "前年60万去年90万今年预计120万". */
function seriesFrom(notes: ParseNotes, quantities: readonly Quantity[], first: Quantity): Quantity[] {
  const series = [first];
  for (const q of quantities.slice(quantities.indexOf(first) + 1)) {
    const previous = series.at(-1) ?? first;
    if (series.length >= 5 || q.numberStart - previous.end > 16) break;
    if (q.dimension === 'year') continue;
    const gap = notes.text.slice(previous.end, q.numberStart);
    if (!isMoney(q) || !SERIES_GAP.test(gap) || !notes.isFree(q.numberStart, q.unitEnd)) break;
    series.push(q);
  }
  return series;
}

/** Years of growth (第一年…第三年) and plain lists span a range; of past and coming years the last counts. */
function ofSeries(text: string, series: readonly FoundTax[]): FoundTax | null {
  const first = series[0];
  const last = series.at(-1);
  if (first === undefined || last === undefined || series.length === 1) return first ?? null;
  const said = text.slice(first.start, last.end);
  if (!/第[一二三四五\d]年/.test(said) && /[今明去前后]年|20\d\d|预计|估计|达产|目标/.test(said)) return last;
  const low = series.map((t) => t.range.min ?? t.range.max ?? 0);
  const high = series.map((t) => t.range.max ?? t.range.min ?? 0);
  return { ...first, end: last.end, range: { min: Math.min(...low), max: Math.max(...high) } };
}

const YEARS_BEFORE =
  /([2-9二三两四五六七八九十])\s?年(?:内|间|期)?\s?(?:累计|合计|总计|总共|一共|共)?[^\d年]{0,10}$/;
const CUMULATIVE_AFTER =
  /^[\s(,]{0,3}(?:为|是|指)?(?:\/\s?([2-9二三两四五])\s?年|([2-9二三两四五])\s?年(?:的|内)?(?:累计|合计|总计|总|之和|加起来))/;

/** What is promised for the new site, beside what is paid now. */
const PLEDGED = /达产|投产|预计|承诺|落地后|入驻后|搬过?[来去]后|亩均|每亩|亩税|能达到|可达/;

function sentenceStart(text: string, at: number): number {
  let i = at;
  while (i > 0 && at - i < 24 && !/[。;；!！?？\n,，]/.test(text.charAt(i - 1))) i -= 1;
  return i;
}

function choose(text: string, candidates: readonly FoundTax[]): FoundTax | null {
  const first = candidates[0];
  const last = candidates.at(-1);
  if (first === undefined || last === undefined) return null;
  if (candidates.length > 1) {
    const between = text.slice(first.end, last.start);
    if (/说错|打错|写错|更正|不对|改为|应为|应该是|纠正/.test(between)) return last;
    const now = text.slice(first.end, last.end);
    const before = text.slice(clauseStart(text, first.start, 12), first.start);
    if (/[去前上]年|目前|现在|20\d\d/.test(before) && /今年|明年|预计|估计|达产|投产后|搬.{0,4}后/.test(now))
      return last;
    const pledged = candidates.findLast((c) =>
      PLEDGED.test(text.slice(sentenceStart(text, c.start), c.start + 4)),
    );
    if (
      pledged !== undefined &&
      pledged !== first &&
      !PLEDGED.test(text.slice(sentenceStart(text, first.start), first.start + 4))
    )
      return pledged;
    const summed = sumOfKinds(text, candidates);
    if (summed !== null) return summed;
  }
  return first;
}

/** 增值税50万，所得税30万 → 80. */
function sumOfKinds(text: string, candidates: readonly FoundTax[]): FoundTax | null {
  const kinds = candidates.map((c) => /(增值|所得)税/.exec(text.slice(c.start, c.end))?.[1]);
  const [first, second] = candidates;
  if (candidates.length !== 2 || first === undefined || second === undefined) return null;
  if (kinds[0] === undefined || kinds[1] === undefined || kinds[0] === kinds[1] || first.unit !== second.unit)
    return null;
  const add = (a: number | null, b: number | null): number | null =>
    a === null || b === null ? null : a + b;
  return {
    ...first,
    end: second.end,
    range: { min: add(first.range.min, second.range.min), max: add(first.range.max, second.range.max) },
  };
}

function amountAfter(notes: ParseNotes, quantities: readonly Quantity[], end: number): Quantity | null {
  const { text } = notes;
  for (const q of quantities) {
    if (q.numberStart < end) continue;
    if (q.numberStart - end > WINDOW) return null;
    const gap = text.slice(end, q.numberStart);
    if (BLOCKER.test(gap)) return null;
    if (!notes.isFree(q.numberStart, q.unitEnd)) continue;
    if (isMoney(q)) return q;
    if (
      q.dimension === 'year' ||
      q.dimension === 'month' ||
      (q.dimension === 'count' && q.unit?.id === 'calendar_month')
    )
      continue;
    if (q.dimension === 'count' && /[期号]$/.test(text.slice(q.numberStart, q.unitEnd))) continue;
    if (q.dimension === 'area' && q.unit?.id === 'mu' && q.min === 1) continue;
    if (q.dimension === 'none' && FLAT_GAP.test(gap) && !/^\s?[%台人]/.test(text.slice(q.end, q.end + 2))) {
      notes.warn('tax_unit_assumed', 'taxMin');
      return q;
    }
    return null;
  }
  return null;
}

/** "每年50万税收", "一年能交80万的税". */
function amountBefore(notes: ParseNotes, quantities: readonly Quantity[], start: number): Quantity | null {
  for (let i = quantities.length - 1; i >= 0; i -= 1) {
    const q = quantities[i];
    if (q === undefined || q.end > start) continue;
    if (start - q.end > 6 || !isMoney(q) || !notes.isFree(q.numberStart, q.unitEnd)) return null;
    return /^(?:的|年|元|一年|左右|\s|in|annual|纳|交|缴|\/年)*$/.test(notes.text.slice(q.end, start))
      ? q
      : null;
  }
  return null;
}

function toTax(notes: ParseNotes, q: Quantity, keyStart: number, keyEnd: number): FoundTax {
  const { text } = notes;
  const from = Math.max(clauseStart(text, Math.min(keyStart, q.start), 16), 0);
  const start = Math.min(keyStart, q.start);
  const end = Math.max(keyEnd, q.end);
  const lead = text.slice(from, q.numberStart);
  const tail = text.slice(q.end, q.end + 8);
  const range = toWan(q);
  const near = lead + tail;
  if (
    q.per.has('mu') ||
    /亩均|每亩|\/亩|亩产?税|per mu/i.test(lead.slice(-14)) ||
    /^[\s(]*(?:\/|每|一|·|per )\s?(?:亩|mu)/i.test(tail)
  ) {
    return { range, unit: 'wan_per_mu_year', start, end };
  }
  const after = CUMULATIVE_AFTER.exec(tail);
  const years = YEARS_BEFORE.exec(lead)?.[1] ?? after?.[1] ?? after?.[2];
  const cumulative =
    /累计|合计|总计|总共|总额|总税|总量|税收总|加起来|一共|共(?!同)|年内|年总/.test(lead) ||
    /税收?\s?[2-9二三四五]\s?年\s?$/.test(lead) ||
    after !== null;
  if (years !== undefined && cumulative) {
    const n = '零一二三四五六七八九十'.indexOf(years === '两' ? '二' : years);
    const count = n > 0 ? n : Number(years);
    if (count === 3) return { range, unit: 'wan_total_3y', start, end };
    notes.flags.add('tax_estimated');
    return { range: scaled(range, 1 / count), unit: 'wan_per_year', start, end };
  }
  if (q.per.has('month') || /每个?月|月均|月(?:交|缴|纳)?税|一个月|monthly/.test(near.slice(-30))) {
    return { range: scaled(range, 12), unit: 'wan_per_year', start, end };
  }
  if (q.per.has('quarter') || /每个?季|季度|一季/.test(near))
    return { range: scaled(range, 4), unit: 'wan_per_year', start, end };
  return { range, unit: 'wan_per_year', start, end };
}

/** Writes the tax into the fields with its span. */
export function applyTax(notes: ParseNotes, fields: ParsedFields, tax: FoundTax | null): void {
  if (tax === null) return;
  fields.taxMin = tax.range.min;
  fields.taxMax = tax.range.max;
  fields.taxUnit = tax.unit;
  notes.span(tax.range.min === null ? 'taxMax' : 'taxMin', tax.start, tax.end, 0.9);
}
