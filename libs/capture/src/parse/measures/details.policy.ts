import type { ParseNotes } from '../text/claims.policy';
import type { ParsedFields } from '../inquiry-fields';
import { clauseStart } from '../text/normalize.policy';
import { isMoney, toWan } from '../quantities/money.policy';
import { tidy } from '../quantities/tidy.policy';
import type { Quantity } from '../quantities/quantity.policy';

const HEIGHT_BEFORE =
  /(?:层高|净高|檐高|檐口|滴水|净空|挑高|举[高架]|梁[下底]高?|轨[顶面]?标?高|轨[顶面]|钩下|吊钩下?|限高|首层高?|一楼高|高度|ceiling(?: height)?|clear height|headroom|height|eaves?(?: height)?|(?<![长宽提最])高)[^\d,，。;]{0,8}$/i;
/** "高点儿，7米多": the measure in the clause after. */
const HIGH_BEFORE = /高(?:一?点儿?|些|度有要求)[的吧,，\s]{1,3}$/;
/** "净高9": a height without its unit. */
const HEIGHT_NAMED = /(?:高度|层高|净高|檐高|挑高|梁[下底]高?|轨[顶面]?标?高|限高)[^\d,，。;]{0,5}$/;
/** "吊车：5": tonnes, what else. */
const CRANE_LABEL = /(?:行车|行吊|天车|航车|吊车|起重机)(?:吨位)?\s?:\s?$/;
const HEIGHT_AFTER =
  /^\s?(?:以上|左右)?(?:的)?(?:层高|净高|檐高|高(?!速|铁|标|新|压|科)|floor height|floor[- ]to[- ](?:floor|ceiling)|high\b|(?:under|below) (?:the )?(?:hook|crane)|hook height|eaves|clear|ceiling)/i;
const LOAD_BEFORE = /(?:承重|荷载|载荷|荷重|负荷|楼板|floor load(?:ing)?)[^\d,，。;]{0,10}$/i;
const CRANE_BEFORE =
  /(?:行车|行吊|天车|桁车|航车|吊车|吊机|桥[吊机]|龙门吊?|起重[机量]|吊重|吊得?[动起]|能吊|起重(?:要求|能力|吨位|(?=[\s:]|$))|载重|吊东西|起吊|电?葫芦|牛腿|航吊|吊装|[单双]梁|cranes?(?: capacity)?|hoist)(?:\(t\))?[^\d,，。;]{0,8}(?:\d{1,2}\s?[台部x×*][各x×*\s]{0,2})?$/i;
/** "行车：要，3吨就行", "带行车的，吨位10吨": the weight in the clause after. */
const CRANE_ASKED =
  /(?:行车|行吊|天车|桁车|航车|吊车|吊机|起重机|航吊|桥吊|龙门吊|[双单]梁)\s?:?\s?(?:要|有|需要?|必须|的){0,2}[,，\s]{1,2}(?:吨位|起重|起吊|最好|至少|不低于|要|能吊){0,2}$/;
/** "行车梁承重15吨" is the crane's, not the floor's. */
const CRANE_LOAD_BEFORE =
  /(?:行车|吊车|天车|航车|起重机|牛腿)梁?(?:的?(?:承重|荷载|载荷|荷重|负荷|承载))[^\d,，。;]{0,8}$/;
const POWER_AFTER = /^\s?个?的?(?:变压器?|电(?=[\s,，。;；、]|$))/;
const KILOWATT_BEFORE =
  /(?:用电|电力|动力电?|配电|供电|功率|负荷|三相电|工业电|电量|总?电|变压器?|装机|power(?: supply)?(?: of)?)[^\d,，。;]{0,6}$/i;
const KILOWATT_AFTER = /^\s?(?:以上|左右|的)*(?:用?电(?=[\s,，。;；、力]|$|负荷|量|就|够)|功率|负荷|power)/;
/** What the present works has, and lacks. */
const HELD_POWER = /(?:只有|仅有?|现有|目前|现在)[^\d,，。;]{0,4}$/;
const NO_SUPPLY = /(?:光伏|储能|发电机?|锅炉|电机|空压机|充电桩|冷机|单台)[^,，。;]{0,8}$/;
/** Main and auxiliary hook: 16/5吨. */
const CRANE_HOOKS =
  /(?:行车|行吊|天车|桁车|航车|桥[吊机]|吊机|龙门吊|起重[机量]?|航吊|crane)[^\d,，。;]{0,8}(\d{1,3})\s?[tT吨]?\s?[/+、和及]\s?$/;
const CRANE_AFTER =
  /^(?:以上)?(?:的|级|位|双梁|单梁|[双单](?=[行天桁航吊桥])|电动|桥式|门式|半|\s|两[台部]|一[台部]|[+x*×/\d]|overhead|bridge|gantry|吨|t){0,8}(?:行车|行吊|天车|桁车|航车|吊车(?!(?:能|可|要)?[开进出])|吊机|桥[吊机]|龙门吊|起重机|葫芦|航吊|crane|hoist|牛腿|[双单]梁(?=[\s,，。;；、/*x×一两\d吊]|$)|行(?=[\s,，;；、/]|$))(?!\s?(?:要求|吨位|需)?[:：]|(?:要求|吨位|需)?\d(?!\d?\s?[台部]))/i;
const POWER_BEFORE =
  /(?:变压器|配电|供电|动力电?|(?<![\u4e00-\u9fa5])电(?=\s?:|[要需\s]{0,2}$)|电力?容量|用电(?:量|容量)?|电量|变压|电力)[^\d,，。;]{0,5}$/;
const LEASE_BEFORE = /(?:租期|期限|租约|起租|签约?|长租|租赁期限?|承租|租|合同|流转|承包)[^\d,，。;]{0,5}$/;
const LEASE_EN = /(?:\bfor|lease(?: term)?(?: of)?|term(?: of)?)\s?$/i;
const LEASE_AFTER = /^(?:以上|起)*(?:的)?(?:\s?lease|租期|租约|长租|起租|起签|合同|租赁)/;
const RENT_FREE_BEFORE = /(?:免租期?|装修期|rent[- ]free)[^\d,，。;]{0,5}$/i;
const RENT_FREE_AFTER = /^(?:以上|的|左右)*(?:免租|装修免租|rent[- ]free)/i;
const OUTPUT_BEFORE = /(?:产值|年产出|output)[^\d。;税投]{0,10}$/i;
const INVEST_BEFORE =
  /(?:(?<!亩均|每亩)投资(?!强度)|[固总]投|投入|(?:^|[\s,，;；、/|])投|investment|invest)[^\d。;,税产]{0,10}$/i;
const INVEST_AFTER =
  /^(?:元)?(?:的)?(?:总投资|投资|固投)(?!额?\s?[约为:达在]{0,2}\s?[\d一二三四五六七八九十百两几])/;
const TRAP_BEFORE =
  /(?:注册资[本金]|注资|开票|销售额?|营收|营业额|营业收入|流水|利润|估值|退税|(?<![不无])贷款|保险|补贴|销售收入|revenue|turnover|registered capital)[^\d。;税投产]{0,10}$/i;
const TRAP_AFTER =
  /^(?:元)?(?:的)?(?:注册资|开票|年?销售|营收|营业额|利润|流水)[^\d,，。;]{0,3}(?!\s?[\d一二三四五六七八九十百两几])/;
const FAR_BEFORE = /(?:容积率|\bfar\b|plot ratio)[^\d,，。;]{0,8}$/i;

/**
 * Heights, loads, cranes, power, lease, output, investment. Each quantity used is claimed; traps
 * (registered capital, invoices, sales) are claimed without a field, so that no later recogniser
 * takes them for tax or budget.
 */
export function readMeasures(notes: ParseNotes, fields: ParsedFields, quantities: readonly Quantity[]): void {
  let previousEnd = 0;
  let craneEnd = -1;
  let fromKilowatts = false;
  for (const q of quantities) {
    const floor = previousEnd;
    previousEnd = q.end;
    if (!notes.isFree(q.numberStart, q.unitEnd)) continue;
    const clause = notes.text.slice(clauseStart(notes.text, q.start, 20), q.start);
    const before = isMoney(q) ? clause.slice(-Math.max(0, q.start - floor)) : clause;
    const after = notes.text.slice(q.end, q.end + 18);
    const hit =
      measure(notes, q, before, after) ??
      (craneEnd >= 0 ? nextCrane(q, notes.text.slice(craneEnd, q.numberStart)) : null);
    if (hit === null) continue;
    if (hit.field === 'craneTon') craneEnd = q.end;
    notes.claim(q.start, q.end);
    if (hit.field === null) continue;
    const held = fields[hit.field];
    const better =
      (hit.field === 'craneTon' && hit.value > (held ?? 0)) ||
      (hit.field === 'powerKva' && q.dimension === 'kva' && fromKilowatts);
    if (held !== undefined && !better) continue;
    if (hit.field === 'powerKva') fromKilowatts = q.dimension === 'kilowatt';
    fields[hit.field] = hit.value;
    notes.span(hit.field, q.start, q.end, 0.9);
  }
}

/** "5t 2台、10t 1台": the next lift of the same list. */
function nextCrane(q: Quantity, between: string): Measure | null {
  return q.dimension === 'ton' && /^[\s*x×\d台部、,，和及+各一二两的要有]{1,8}$/.test(between)
    ? { field: 'craneTon', value: q.min ?? q.max ?? 0 }
    : null;
}

type MeasureField =
  | 'floorHeightMin'
  | 'floorLoadMin'
  | 'craneTon'
  | 'powerKva'
  | 'far'
  | 'leaseYears'
  | 'rentFreeMonths'
  | 'outputWan'
  | 'investmentWan';

interface Measure {
  readonly field: MeasureField | null;
  readonly value: number;
}

function measure(notes: ParseNotes, q: Quantity, before: string, after: string): Measure | null {
  const value = q.min ?? q.max ?? 0;
  const is = (field: MeasureField | null, v: number = value): Measure => ({ field, value: tidy(v) });
  if (FAR_BEFORE.test(before) && q.dimension === 'none') return is('far');
  switch (q.dimension) {
    case 'metre':
      return HEIGHT_BEFORE.test(before) ||
        HEIGHT_AFTER.test(after) ||
        HIGH_BEFORE.test(notes.text.slice(Math.max(0, q.start - 8), q.start)) ||
        standsAlone(q, before, after)
        ? is('floorHeightMin')
        : null;
    case 'ton':
      if (CRANE_LOAD_BEFORE.test(before)) return is('craneTon');
      if (LOAD_BEFORE.test(before) || q.per.has('sqm')) return is('floorLoadMin');
      if (
        CRANE_BEFORE.test(before) ||
        CRANE_AFTER.test(after) ||
        CRANE_ASKED.test(notes.text.slice(Math.max(0, q.start - 14), q.start))
      )
        return is('craneTon', mainHook(notes.text, q.numberStart, value));
      if (CRANE_HOOKS.test(before))
        return is('craneTon', Math.max(value, Number(CRANE_HOOKS.exec(before)?.[1])));
      if (/^[\s以上左右]*(?:货梯|电梯|叉车|地磅|锅炉|冲床|压机|注塑机)/.test(after)) return null;
      return null;
    case 'kilogram':
      return LOAD_BEFORE.test(before) || q.per.has('sqm') ? is('floorLoadMin', value / 1000) : null;
    case 'kilonewton':
      return is('floorLoadMin', Math.round((value / 9.8) * 100) / 100);
    case 'kva':
      return HELD_POWER.test(before)
        ? is(null)
        : is('powerKva', value * timesBefore(notes.text, q.numberStart));
    case 'kilowatt':
      return (KILOWATT_BEFORE.test(before) || KILOWATT_AFTER.test(after)) && !NO_SUPPLY.test(before)
        ? is('powerKva')
        : null;
    case 'year':
      if (RENT_FREE_BEFORE.test(before) || RENT_FREE_AFTER.test(after))
        return is('rentFreeMonths', value * 12);
      if (value > 50) return null;
      if (
        /(?:产权|成立|注册|经营)[^\d]{0,4}$/.test(before) ||
        /^(?:产权|内|后|来|前|历史|经验|累计|税)/.test(after)
      )
        return null;
      return LEASE_BEFORE.test(before) ||
        (LEASE_EN.test(before) && /\b(?:rent|leas)/i.test(notes.text)) ||
        LEASE_AFTER.test(after) ||
        (/^\s*$/.test(before) &&
          /^[\s,，。;；!！]?$/.test(after.slice(0, 1)) &&
          (notes.text.slice(q.unitEnd, q.end).includes('起') || (/租|仓|库/.test(notes.text) && value <= 20)))
        ? is('leaseYears')
        : null;
    case 'month':
      return RENT_FREE_BEFORE.test(before) || RENT_FREE_AFTER.test(after) ? is('rentFreeMonths') : null;
    case 'none':
    case 'money':
      return money(q, before, after, is);
    default:
      return null;
  }
}

/** "…，8米以上，…": what is bounded in metres and nothing else is the height. */
function standsAlone(q: Quantity, before: string, after: string): boolean {
  const value = q.min ?? 0;
  return (
    q.max === null && value >= 4 && value <= 25 && /^\s*$/.test(before) && /^(?:[\s,，。;；、]|$)/.test(after)
  );
}

/** "20/5吨行车": the main hook of two. */
function mainHook(text: string, at: number, value: number): number {
  const main = /(?<![\d.])(\d{1,3})\s?\/\s?$/.exec(text.slice(Math.max(0, at - 6), at))?.[1];
  return Math.max(value, Number(main ?? 0));
}

/** "2×1000kVA", "2 transformers of 1000 kVA": how many of them. */
function timesBefore(text: string, at: number): number {
  const said = /(?<![\d.])([2-9])\s?(?:[x×*X]|transformers? of)\s?$/.exec(
    text.slice(Math.max(0, at - 20), at),
  );
  return Number(said?.[1] ?? 1);
}

function money(
  q: Quantity,
  before: string,
  after: string,
  is: (field: MeasureField | null, value?: number) => Measure,
): Measure | null {
  if (!isMoney(q)) {
    const size = q.min ?? q.max ?? 0;
    if (
      HEIGHT_NAMED.test(before) &&
      size >= 3 &&
      size <= 30 &&
      !q.large &&
      q.per.size === 0 &&
      !/^[\u4e00-\u9fa5]/.test(after)
    )
      return is('floorHeightMin');
    if (CRANE_LABEL.test(before) && size >= 1 && size <= 100 && !/^\s?[台部套条x×*]/i.test(after))
      return is('craneTon');
    return ((POWER_BEFORE.test(before) && !/^\s?[a-zA-Z安千]/.test(after)) || POWER_AFTER.test(after)) &&
      (q.min ?? q.max ?? 0) >= 50
      ? is(HELD_POWER.test(before) ? null : 'powerKva')
      : null;
  }
  const wan = toWan(q);
  const value = wan.min ?? wan.max ?? 0;
  if (TRAP_BEFORE.test(before) || TRAP_AFTER.test(after)) return is(null);
  if (
    OUTPUT_BEFORE.test(before) ||
    /^(?:元)?(?:的)?(?:年)?产值(?!\s?[约为:达在]{0,2}\s?[\d一二三四五六七八九十百两几])/.test(after)
  )
    return q.per.has('mu') || /亩均|每亩/.test(before) ? is(null) : is('outputWan', value);
  if (/(?<!税收|纳税|税)强度/.test(before.slice(-10))) return is(null);
  if (INVEST_BEFORE.test(before) || INVEST_AFTER.test(after))
    return q.per.has('mu') ? is(null) : is('investmentWan', value);
  return null;
}
