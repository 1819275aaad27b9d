import { tidy } from '../quantities/tidy.policy';
import type { ParseNotes } from '../text/claims.policy';
import type { ParsedBudgetUnit, ParsedFields } from '../inquiry-fields';
import { clauseStart } from '../text/normalize.policy';
import { isMoney, scaled, toWan } from '../quantities/money.policy';
import type { Quantity } from '../quantities/quantity.policy';

export interface FoundBudget {
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: ParsedBudgetUnit;
  readonly start: number;
  readonly end: number;
}

const KEYWORD =
  /(?:预算|预\s?$|租金|房租|总价|单价|均价|价位|价格|地价|月租|年租|日租|budget|price|rent(?:al)?\b|价|(?<!注册|固定|到位|流动|启动)资金|底线|全款|现款|手[头上里](?:只?有|就)?|(?:最多|顶多|只能|愿意?|能|可以?)(?:出|给|拿|掏|花)|(?:一个月|每个?月|一年|每年)(?:能|可以|最多)?(?:给|出|付|承受)到?)[^\d,，。;；\n]{0,12}$/i;
const NOT_BUDGET =
  /(?:投资强度|强度|产值|产出|(?<![含免])税(?!前|后)|投资|开票|注册资|销售|营收|能耗|总投|固投|补贴|奖励|(?<![连含包带]|包括)物业|押金|定金|水费|电费|服务费|佣金|中介费|首付|月供|工资)[^,，。;；\n价租]{0,8}$/;
const NEGATED =
  /^\W{0,2}(?:太贵(?!了?(?:租不起|不行|就|的))|贵了|不接受|不考虑|接受不了|不要(?=[\s,，。;；]|$))|^的?(?:首付|定金|订金|押金|月供)/;

/**
 * What the person would pay. Recognised by a rate (元/㎡/月, 万/亩, 元/亩/年) or by a budget word before
 * a sum. `rents` says whether the need is a rental, which decides what a bare 元/㎡ means: per month, or
 * per day below 5 yuan; the price per ㎡ for a purchase.
 */
export function readBudget(
  notes: ParseNotes,
  quantities: readonly Quantity[],
  rents: boolean,
): FoundBudget | null {
  let found: FoundBudget | null = null;
  let foundTold = false;
  for (const quantity of quantities) {
    if (!notes.isFree(quantity.numberStart, quantity.unitEnd)) continue;
    const q = capped(notes.text, quantity);
    const before = notes.text.slice(clauseStart(notes.text, q.start, 20), q.start);
    const lead = notes.text.slice(Math.max(0, q.start - 14), q.numberStart);
    if (NOT_BUDGET.test(before)) continue;
    const budget =
      rateBefore(q, before) ??
      byRate(notes.text, q, lead, rents) ??
      byKeyword(notes.text, q, before, rents) ??
      bare(notes.text, q, before, rents) ??
      dayOrMonth(q, rents) ??
      monthly(q, before, rents) ??
      yearly(notes.text, q, before, rents) ??
      sumAlone(notes.text, q, before, rents);
    if (budget === null) continue;
    notes.claim(q.start, q.end);
    if (NEGATED.test(notes.text.slice(q.end, q.end + 6)) && q.min !== null) continue;
    const told = TOLD.test(before);
    if (
      found === null ||
      (told && !foundTold) ||
      (found.unit === 'yuan_per_sqm' && /总价|总预算/.test(before))
    ) {
      found = budget;
      foundTold = told;
    }
  }
  return found;
}

/** 最多, max … before the word for the price; 到头, 顶多 … after the sum. */
const CAP_BEFORE =
  /(?:最[高多大贵]|不(?:要|能|得|可)?(?:超过?|高于|大于|贵过)|别超过?|不到|上限|控制在|压在|封顶|底线|价格?(?:最多)?(?:能)?(?:给|出)?到|\b(?:cap(?:ped)?(?: at| of)?|ceiling|limit|max(?:imum)?|up to|under|within|below|no more than)\b)[^\d,，。;；\n]{0,14}$/i;
const CAP_AFTER =
  /^\s?(?:[元块钱]{0,2}(?:\/|每|一|钱)?[平㎡月年天]{0,2})\s?(?:到头|顶多|到顶|为限|打住|撑死|顶天|足够|封死|就?是?上限|\bmax|以[内下]|封顶|之内|最多了?|打死|死了|\(?(?:上限|封顶|最高|含税封顶)\)?)/i;

/** What they would pay, rather than what they pay now. */
const TOLD = /(?:预算|控制在|心理价|能接受|可接受|budget|target)[^\d,，。;；\n]{0,12}$/i;
/** "超过16块我就不考虑" */
const REFUSED_ABOVE =
  /^[\s,，]?(?:的话?)?(?:我们?|咱们?)?就?(?:不考虑|不要|不租|不行|免谈|算了|没法|接受不了|不用|谈不了)/;
/** A single sum capped by words that stand apart from it. */
function capped(text: string, q: Quantity): Quantity {
  if (q.min === null || q.min !== q.max) return q;
  const before = text.slice(clauseStart(text, q.numberStart, 22), q.numberStart);
  return CAP_BEFORE.test(before) ||
    (/(?:超过?|高于|大于)$/.test(before) && REFUSED_ABOVE.test(text.slice(q.end, q.end + 12))) ||
    CAP_AFTER.test(text.slice(q.end, q.end + 10))
    ? { ...q, min: null }
    : q;
}

function pack(
  q: Quantity,
  unit: ParsedBudgetUnit,
  range: { min: number | null; max: number | null },
): FoundBudget {
  return { min: range.min, max: range.max, unit, start: q.start, end: q.end };
}

function yuan(q: Quantity): { min: number | null; max: number | null } {
  const factor = q.dimension === 'money' ? (q.unit?.toBase ?? 1) : 1;
  return {
    min: q.min === null ? null : tidy(q.min * factor),
    max: q.max === null ? null : tidy(q.max * factor),
  };
}

/** "一个月一平不要超过18块": the rate stands before the sum. */
function rateBefore(q: Quantity, before: string): FoundBudget | null {
  const value = q.max ?? q.min ?? 0;
  if ((q.dimension !== 'money' && q.dimension !== 'none') || q.large || q.per.size > 0 || value <= 0)
    return null;
  const m =
    /(?:[一每]个?月[一每](?:平|方)|[一每](?:平|方)[一每]个?月|[一每]天[一每]平|[一每]平[一每]天)米?[^\d,，。;；\n]{0,10}$/.exec(
      before,
    );
  if (m === null || !isMoney(q)) return null;
  return pack(q, m[0].includes('天') ? 'yuan_per_sqm_day' : 'yuan_per_sqm_month', yuan(q));
}

function byRate(text: string, q: Quantity, lead: string, rents: boolean): FoundBudget | null {
  if (q.dimension !== 'money' && q.dimension !== 'none') return null;
  const value = q.max ?? q.min ?? 0;
  const priced =
    isMoney(q) ||
    KEYWORD.test(lead) ||
    q.per.size > 1 ||
    (q.dimension === 'none' && value >= 3 && value <= 30_000);
  if (
    q.per.has('mu') ||
    (isMoney(q) &&
      /(?:(?:每|一)亩|亩(?=均?价))(?:地)?(?:[每一]年)?(?:年?租金|均?价格?|地价|租)?(?:预算)?(?:不(?:要|能|得)?超过)?[^\d,，。]{0,4}$/.test(
        lead,
      ))
  ) {
    if (!priced) return null;
    const yearly = q.per.has('year') || /租|流转|承包|[每一]年/.test(lead) || (rents && !q.large);
    if (
      (yearly && !q.large) ||
      (((rents && q.per.has('year')) || /[每一]年[^\d,，。]{0,6}$/.test(lead)) &&
        (q.max ?? q.min ?? 0) * (q.unit?.id === 'yuan' || q.unit?.id === 'jiao' ? q.unit.toBase : 1) <= 1e5)
    )
      return pack(q, 'yuan_per_mu_year', yuan(q));
    if (q.dimension === 'none' && !q.large && value >= 10_000)
      return pack(q, 'wan_per_mu', scaled({ min: q.min, max: q.max }, 1e-4));
    return q.large || (q.min ?? q.max ?? 0) < 1000 || q.dimension === 'money'
      ? pack(q, 'wan_per_mu', toWan(q))
      : null;
  }
  if (q.per.has('sqm')) {
    if (!priced && q.dimension === 'none' && !q.per.has('month') && !q.per.has('day')) return null;
    const amount = yuan(q);
    if (q.per.has('day') || /日租|每天/.test(lead)) return pack(q, 'yuan_per_sqm_day', amount);
    if (q.per.has('month') || /月租|每月/.test(lead)) return pack(q, 'yuan_per_sqm_month', amount);
    if (q.per.has('year'))
      return pack(q, 'yuan_per_sqm_month', {
        min: amount.min === null ? null : amount.min / 12,
        max: amount.max === null ? null : amount.max / 12,
      });
    if (value >= 300 || !rents) return pack(q, 'yuan_per_sqm', amount);
    return pack(q, value < 5 ? 'yuan_per_sqm_day' : 'yuan_per_sqm_month', amount);
  }
  return null;
}

function byKeyword(text: string, q: Quantity, before: string, rents: boolean): FoundBudget | null {
  const key = KEYWORD.exec(before)?.[0];
  const lead = text.slice(clauseStart(text, q.numberStart, 34), q.numberStart);
  if (
    key === undefined &&
    !/(?:预算|租金|总价|月租|年租|budget|最[多高](?:能|可以|只能)?[出给]|能[出给]|(?:顶多|撑死)[出给])[^\d,，。]{0,10}$/i.test(
      lead,
    )
  )
    return null;
  const word = key ?? lead;
  if (!isMoney(q)) {
    const value = q.max ?? q.min ?? 0;
    if (q.dimension !== 'none' || value <= 0) return null;
    if ((!rents || value >= 500) && /[单均]价/.test(word) && value >= 300 && value <= 30_000)
      return pack(q, 'yuan_per_sqm', { min: q.min, max: q.max });
    const factor =
      /月租|每月|一个月/.test(word) && value >= 1000 ? 12 : /年租/.test(word) && value >= 5000 ? 1 : 0;
    if (rents && factor > 0 && !q.large)
      return pack(q, 'wan_per_year', scaled({ min: q.min, max: q.max }, factor / 1e4));
    if (!rents || value > 100 || !/租|单价|价位|价格|价\s?$|底线|预算/.test(word)) return null;
    return pack(q, value < 5 ? 'yuan_per_sqm_day' : 'yuan_per_sqm_month', { min: q.min, max: q.max });
  }
  const wan = toWan(q);
  const value = wan.max ?? wan.min ?? 0;
  if (value < 0.05) {
    if (!/租|价|预算|底线/.test(word)) return null;
    return pack(
      q,
      rents ? (value < 0.0005 ? 'yuan_per_sqm_day' : 'yuan_per_sqm_month') : 'yuan_per_sqm',
      yuan(q),
    );
  }
  if (/半年/.test(lead)) return pack(q, 'wan_per_year', scaled(wan, 2));
  if (q.per.has('month') || /月租|每月|每个月|一个月|monthly|(?:per|a) month/i.test(lead))
    return pack(q, 'wan_per_year', scaled(wan, 12));
  if (q.per.has('year') || /年租|一年|每年|年预算|annual|yearly/i.test(lead))
    return pack(q, 'wan_per_year', wan);
  if (/租金|房租|rent/i.test(word) && rents) return pack(q, 'wan_per_year', wan);
  if (/[单均]价/.test(word)) return pack(q, 'yuan_per_sqm', yuan(q));
  return pack(q, 'wan_total', wan);
}

/** "14元左右" in a clause of its own, of one who rents: the rent per ㎡ and month. */
function bare(text: string, q: Quantity, before: string, rents: boolean): FoundBudget | null {
  const value = q.max ?? q.min ?? 0;
  const capped = q.dimension === 'none' && q.min === null && value >= 8 && value <= 60;
  if (!rents || !(q.dimension === 'money' || capped) || q.large || q.per.size > 0) return null;
  if (value < 5 || value > 80) return null;
  if (!/^(?:.*\s)?(?:大概|大约|差不多|最好|能|在)?\s*$/s.test(before)) return null;
  return /^了?(?:就行|就好|可以|能接受|的样子|能谈|可谈|能行|行)?[吗么吧]?\s*(?:[,，。;；!！?？\n]|$|(?<=\s)(?![元块一每/平米]))/.test(
    text.slice(q.end, q.end + 8),
  )
    ? pack(q, value < 5 ? 'yuan_per_sqm_day' : 'yuan_per_sqm_month', yuan(q))
    : null;
}

/** "一块钱一天", "22一个月以内": the rent of one ㎡, when no more can be meant. */
function dayOrMonth(q: Quantity, rents: boolean): FoundBudget | null {
  const value = q.max ?? q.min ?? 0;
  if (!rents || q.large || q.per.size !== 1 || (q.dimension !== 'none' && q.dimension !== 'money'))
    return null;
  if (q.per.has('day') && value >= 0.2 && value <= 15) return pack(q, 'yuan_per_sqm_day', yuan(q));
  return q.per.has('month') && value >= 5 && value <= 100 ? pack(q, 'yuan_per_sqm_month', yuan(q)) : null;
}

/** Nothing but a mark, a speaker or a picture stands before it in its clause. */
function opensClause(before: string): boolean {
  return /(?:^|[^\u4e00-\u9fa5A-Za-z0-9])$/.test(before);
}

/** "8500一个月以内" in a clause of its own: the month's rent of the whole. */
function monthly(q: Quantity, before: string, rents: boolean): FoundBudget | null {
  const value = q.max ?? q.min ?? 0;
  if (!rents || !q.per.has('month') || q.per.size > 1 || (q.dimension !== 'none' && q.dimension !== 'money'))
    return null;
  if (value < 1000 || !opensClause(before)) return null;
  const wan = (n: number | null): number | null => (n === null ? null : (n * 12) / 1e4);
  return pack(q, 'wan_per_year', { min: wan(yuan(q).min), max: wan(yuan(q).max) });
}

/** "一年两三万块钱" in a clause of its own: the year's rent of the whole. */
function yearly(text: string, q: Quantity, before: string, rents: boolean): FoundBudget | null {
  const value = q.max ?? q.min ?? 0;
  if (!rents || !q.per.has('year') || q.per.size > 1 || !isMoney(q)) return null;
  if (
    q.unit?.id !== 'yuan' &&
    q.unit?.id !== 'jiao' &&
    q.min !== null &&
    !/^的?(?:租金|房租)/.test(text.slice(q.end, q.end + 4))
  )
    return null;
  if (value < 3000 || value > 5_000_000 || !opensClause(before)) return null;
  return pack(q, 'wan_per_year', toWan(q));
}

/** "买厂，四百到六百万之间，…": a sum in a clause of its own, of one who buys rooms. */
function sumAlone(text: string, q: Quantity, before: string, rents: boolean): FoundBudget | null {
  if (rents || !isMoney(q) || !q.large || q.per.size > 0 || text.includes('亩') || !opensClause(before))
    return null;
  const wan = toWan(q);
  const value = wan.max ?? wan.min ?? 0;
  if (
    value < 50 ||
    value > 50_000 ||
    !/^\s?(?:(?:最多了?|打死|到顶|顶天|封死|撑死)?(?:[,，。;；!！\n]|$))/.test(text.slice(q.end, q.end + 5))
  )
    return null;
  return pack(q, 'wan_total', wan);
}

/** Writes the budget into the fields with its span. */
export function applyBudget(notes: ParseNotes, fields: ParsedFields, budget: FoundBudget | null): void {
  if (budget === null) return;
  fields.budgetMin = budget.min;
  fields.budgetMax = budget.max;
  fields.budgetUnit = budget.unit;
  notes.span(budget.max === null ? 'budgetMin' : 'budgetMax', budget.start, budget.end, 0.85);
}
