import type { ParsedFields, ParsedNeedType, ParsedUse } from '../inquiry-fields';
import type { ParseNotes } from '../text/claims.policy';
import { INDUSTRY_WORDS } from './industry.table';
import type { LabelledPart } from '../text/labels.policy';

const USES: readonly (readonly [ParsedUse, RegExp])[] = [
  ['cold_storage', /冷库|冷链|冷藏|冷冻|低温[库仓]|cold (?:storage|chain)/i],
  [
    'agriculture',
    /种植|养殖|农业|种[^类子]{0,3}(?:稻|菜|果|茶|药材|花|树|菌|瓜|麦|粮|草莓)|大棚|水稻|水田|旱地|农用地|基本农田|农场|农田|苗木|养[鸡猪牛羊鱼虾]/,
  ],
  ['rd', /研发|实验室|中试|研究院|孵化|R&D|laboratory/i],
  [
    'production',
    /生产|加工|制造|组装|装配|冲压|注塑|机加|电镀|喷涂|焊接|印刷|铸造|食品厂|五金|模具|production|manufactur|assembl|machining/i,
  ],
  ['logistics', /物流|快递|分拨|中转|分拣|转运|配送|城配|货运|快运|logistics|express|distribution/i],
  ['storage', /仓储|仓库|云仓|存放|囤货|堆放|库房|储存|存货|备件|高标[库仓]|storage|warehous/i],
  ['headquarters', /总部|headquarters/i],
  ['office', /办公|写字楼|电商直播|工位|\boffice\b/i],
];
const NAMED =
  /(?:用途|用于|用来|用作|做|从事|主营|主要做|主做|生产|加工|经营|行业|拟建|建设)(?:的)?(?:是|为|:)?\s?([\u4e00-\u9fa5A-Za-z0-9、]{2,14}?)(?=的|[,，。;；、（(\s!！?？]|$|生产|厂|用|项目|行业|企业|需|要|求|想|公司)/;
const EMPTY =
  /^(?:无|不限|待定|暂无|其他|保密|一般|普通|(?:生产|加工|制造|经营|仓储|储存|办公|研发|物流|仓库|厂房|工业|组装|使用)+(?:[用为等]|用途)?)$/;

/** What the space is for, and the trade. A label's words win over words anywhere. */
export function readUse(notes: ParseNotes, fields: ParsedFields, labels: readonly LabelledPart[]): void {
  const { text } = notes;
  const label = labels.find((l) => l.kind === 'use' && l.end > l.start);
  const trade = labels.find((l) => l.kind === 'industry' && l.end > l.start);
  const named = label === undefined ? null : text.slice(label.start, Math.min(label.end, label.start + 40));
  readIndustry(notes, fields, trade ?? label);
  const use =
    (named === null ? null : matchUse(named, notes, label?.start ?? 0)) ??
    useOfNeed(fields.needType, notes) ??
    matchUse(text, notes, 0, fields.needType?.endsWith('factory'));
  if (use !== null) {
    fields.use = use;
    const told = notes.spans.find((span) => span.field === 'needType');
    if (told !== undefined && !notes.spans.some((span) => span.field === 'use'))
      notes.span('use', told.start, told.end, 0.7);
  } else if (named !== null || fields.industry !== undefined)
    fields.use = productionUnlessElse(fields.needType);
}

function productionUnlessElse(need: ParsedNeedType | null): ParsedUse {
  return need === 'rent_office' || need === 'buy_office' ? 'office' : 'production';
}

function useOfNeed(need: ParsedNeedType | null, notes: ParseNotes): ParsedUse | null {
  const { text } = notes;
  if (need === 'rent_warehouse' || need === 'buy_warehouse') {
    if (/冷库|冷链|冷藏|冷冻|cold/i.test(text)) return 'cold_storage';
    const logistics = /快递|分拨|分拣|转运|中转(?!仓)|城配|快运|物流(?!园|用地)/.exec(text);
    return logistics === null || /云仓|仓储|存放|囤货/.test(text) ? 'storage' : 'logistics';
  }
  if (need === 'headquarters') return 'headquarters';
  if (need === 'rent_office' || need === 'buy_office')
    return /研发/.test(text) ? 'rd' : /总部/.test(text) ? 'headquarters' : 'office';
  if (need === 'rent_land' || need === 'buy_land') return matchUse(text, notes, 0);
  return null;
}

function matchUse(part: string, notes: ParseNotes, offset: number, isFactory = false): ParsedUse | null {
  for (const [use, pattern] of USES) {
    const m = pattern.exec(part);
    if (
      m === null ||
      (use === 'office' && isFactory) ||
      (use === 'cold_storage' && /[带配含有建]$/.test(part.slice(0, m.index)))
    )
      continue;
    notes.span('use', offset + m.index, offset + m.index + m[0].length, 0.75);
    return use;
  }
  return null;
}

function readIndustry(notes: ParseNotes, fields: ParsedFields, label: LabelledPart | undefined): void {
  if (label !== undefined) {
    const value = /^[^,，。;；(（\n ]{0,30}/.exec(notes.text.slice(label.start, label.end))?.[0].trim() ?? '';
    if (value.length >= 2 && value.length <= 20 && !EMPTY.test(value)) {
      fields.industry = notes.written(label.start, label.start + value.length);
      notes.span('industry', label.start, label.start + value.length, 0.85);
      return;
    }
  }
  const known = knownIndustry(notes.text);
  const named = NAMED.exec(notes.text);
  const phrase = named?.[1];
  if (named !== null && phrase !== undefined && known !== null) {
    const start = named.index + named[0].lastIndexOf(phrase);
    if (start <= known.start && start + phrase.length >= known.end && !EMPTY.test(phrase)) {
      set(notes, fields, start, start + phrase.length, 0.7);
      return;
    }
  }
  if (known !== null) set(notes, fields, known.start, known.end, 0.7);
}

function set(notes: ParseNotes, fields: ParsedFields, start: number, end: number, confidence: number): void {
  fields.industry = notes.written(start, end);
  notes.span('industry', start, end, confidence);
}

const KNOWN = new RegExp([...INDUSTRY_WORDS].sort((a, b) => b.length - a.length).join('|'));

function knownIndustry(text: string): { start: number; end: number } | null {
  const m = KNOWN.exec(text);
  return m === null ? null : { start: m.index, end: m.index + m[0].length };
}
