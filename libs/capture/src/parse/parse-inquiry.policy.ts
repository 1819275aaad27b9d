import { applyArea } from './measures/area-apply.policy';
import { findAreas } from './measures/area.policy';
import type { FoundArea } from './measures/found-area';
import { applyBudget, readBudget } from './measures/budget.policy';
import { ParseNotes } from './text/claims.policy';
import { readCompany } from './parties/company.policy';
import { readContact } from './parties/contact.policy';
import { readMoveIn } from './measures/dates.policy';
import { readClasses, readCodes } from './measures/codes.policy';
import { readMeasures } from './measures/details.policy';
import type { ParsedFields, ParsedInquiry, ParsedNeed } from './inquiry-fields';
import { offersSpace, readIntent } from './needs/intent.policy';
import { findLabels } from './text/labels.policy';
import { findMentions, mainMention, needTypeOf } from './needs/need.policy';
import type { NeedMention } from './needs/need.policy';
import { MAX_PARSED_LENGTH, normalizeText } from './text/normalize.policy';
import { findPhones, isNotTheirs, isSaidOwn } from './phones/phone.policy';
import type { FoundPhone } from './phones/phone.policy';
import { findQuantities } from './quantities/quantity.policy';
import type { Quantity } from './quantities/quantity.policy';
import { readRegions } from './regions/region.policy';
import { applyTax, readTax } from './measures/tax.policy';
import { closeSpaced, spansOf } from './text/spaced.policy';
import { readUse } from './needs/use.policy';
import { readWechat } from './phones/wechat.policy';

/** Stored beside each parse, so that a later parser can tell which inquiries to read again. */
export const PARSER_VERSION = '1.8.0';

const BROKER =
  /(?<![非无不勿是绝])(?:中介|居间)(?:代|合作|推荐|方)|(?<![非不是谢绝拒])(?:我是|本人是?|我们是|我司是|我|做)(?:做)?(?:一?[名个家])?(?:房产|厂房|土地|招商|产业|园区|地产|工业地产)?(?:中介|经纪|居间|渠道)|(?:代|帮|替|为|受)(?:我的?|一个|一位)?(?:客户|老板|朋友公司|业主)(?:找|问|寻|咨询|求|委托|租|看|选址)|(?:手上|手里|我有|有)(?:一?[个位家])?(?:意向)?客户[\s,]?(?:要|需|想|求|找|在找)|代表客户|(?:物业|地产|不动产)顾问|客户委托|受(?:客户|企业)委托|居间费|[盘房]源客源|中介一枚|成交[^,，。]{0,4}分(?!期)|佣金|分佣|(?:客户|带看)报备|有客户|(?:中介|经纪人|渠道)[:：]|\(经纪人?\)|同行(?:求|找|合作|帮)|代表(?:一家|某|我们?的?)?[^,，。]{0,8}(?:客户|企业)(?:选址|找|寻|求|租)|on behalf of (?:a|my|our) client|\bour client\b|\bmy client\b|\bclient of (?:ours|mine)\b|broker|\breal estate agent\b/i;

/**
 * Reads a prospect's message into the intake fields. Deterministic and pure: the same text and day give
 * the same answer; never throws; linear in the text, of which at most 20,000 units are read.
 *
 * @param text the message as it came
 * @param options.today local date (YYYY-MM-DD) from which 明年, 年底 and 三个月内 count
 */
export function parseInquiry(text: string, options: { today: string }): ParsedInquiry {
  const closed = text.length > MAX_PARSED_LENGTH ? null : closeSpaced(text);
  if (closed === null) return parseText(text, options);
  const parsed = parseText(closed.text, options);
  return { ...parsed, spans: spansOf(parsed.spans, closed, text) };
}

function parseText(text: string, options: { today: string }): ParsedInquiry {
  const notes = new ParseNotes(text, normalizeText(text));
  if (text.length > MAX_PARSED_LENGTH) notes.warn('text_truncated');
  const fields = emptyFields();
  readCodes(notes, fields);
  const labels = findLabels(notes.text, text);
  const phones = findPhones(notes);
  const moveIn = readMoveIn(notes, options.today);
  if (moveIn !== null) fields.moveInBy = moveIn;
  const theirs = applyPhones(notes, fields, phones);
  readWechat(notes, fields, theirs);
  readCompany(notes, fields, labels, phones);
  const quantities = findQuantities(notes.text, (start, end) => notes.isFree(start, end));
  const mentions = findMentions(notes.text, labels);
  const hasMu = quantities.some(isLandSize);
  const onlyLand = hasMu && !quantities.some((q) => q.dimension === 'area' && q.unit?.id === 'sqm');
  const onlyRooms = !hasMu && quantities.some((q) => q.dimension === 'area');
  const main = mainMention(notes.text, mentions, onlyLand, onlyRooms);
  fields.needType = main === null ? null : needTypeOf(notes.text, main, hasMu);
  readMeasures(notes, fields, quantities);
  applyTax(notes, fields, readTax(notes, quantities, labels));
  const budget = readBudget(
    notes,
    quantities,
    fields.needType === null || fields.needType.startsWith('rent'),
  );
  const areas = findAreas(notes, quantities, { offered: offersSpace(notes.text), labels });
  const area = applyArea(notes, fields, areas);
  for (const a of areas) notes.claim(a.start, a.end);
  readClasses(notes, fields);
  const intent = readIntent(notes.text, {
    hasArea: area !== null,
    hasNeedObject: main !== null && !main.weak,
    hasTax: fields.taxUnit !== null,
  });
  fields.intent = intent;
  settleNeed(notes, fields, main, areas, hasMu);
  if (intent === 'demand') applyBudget(notes, fields, budget);
  applyNeeds(notes, fields, mentions, areas);
  readContact(
    notes,
    fields,
    labels,
    phones.filter((p) => !isNotTheirs(notes.text, p)),
  );
  readRegions(notes, fields, labels);
  if (intent === 'demand' || intent === 'supply') readUse(notes, fields, labels);
  const broker = BROKER.exec(notes.text);
  if (
    broker !== null &&
    !/(?:非|不是|谢绝|勿|无)$/.test(notes.text.slice(Math.max(0, broker.index - 2), broker.index))
  ) {
    fields.isBroker = true;
    notes.span('isBroker', broker.index, broker.index + broker[0].length, 0.8);
  }
  if (notes.flags.size > 0) fields.flags = [...notes.flags];
  return { fields, spans: notes.spans, warnings: notes.warnings, intent };
}

/** A size in 亩 or larger units, which only land is given in; 一亩 is mostly part of a price. */
function isLandSize(q: Quantity): boolean {
  return (
    q.unit !== null && ['mu', 'shang', 'hectare', 'km2'].includes(q.unit.id) && (q.max ?? q.min ?? 0) > 1
  );
}

/** The fields of a text that says nothing. */
export function emptyFields(): ParsedFields {
  return {
    needType: null,
    areaMin: null,
    areaMax: null,
    areaUnit: null,
    taxMin: null,
    taxMax: null,
    taxUnit: null,
    company: null,
    contact: null,
    phone: null,
    wechat: null,
  };
}

/** A mobile before a landline before a 400 number; one the text says is theirs. */
function applyPhones(
  notes: ParseNotes,
  fields: ParsedFields,
  phones: readonly FoundPhone[],
): FoundPhone | null {
  const own = phones.filter((p) => !isNotTheirs(notes.text, p));
  const distinct = own.filter((p, i) => own.findIndex((o) => o.value === p.value) === i);
  const rank = { mobile: 0, international: 1, landline: 2, service: 3 } as const;
  const ofOwn = (p: FoundPhone): number => (isSaidOwn(notes.text, p) ? 0 : 1);
  const best = [...distinct].sort((a, b) => rank[a.kind] - rank[b.kind] || ofOwn(a) - ofOwn(b))[0] ?? null;
  if (best === null) {
    if (/(?:电话|手机|联系方式)[^,，。\n]{0,4}\d{7,}/.test(notes.text))
      notes.warn('phone_unreadable', 'phone');
    return null;
  }
  fields.phone = best.value;
  notes.span('phone', best.start, best.end, 0.97);
  if (distinct.length > 1) fields.phones = distinct.map((p) => p.value);
  return best;
}

/** What only the whole text tells: no need of a landlord, spammer or one who wants no space. */
function settleNeed(
  notes: ParseNotes,
  fields: ParsedFields,
  main: NeedMention | null,
  areas: readonly FoundArea[],
  hasMu: boolean,
): void {
  if (fields.intent !== 'demand') {
    fields.needType = null;
    return;
  }
  if (main?.weak === true && areas.length === 0) fields.needType = null;
  if (main === null && areas.length > 0) {
    const rents = /租|承包|流转/.test(notes.text);
    if (hasMu) fields.needType = rents ? 'rent_land' : 'buy_land';
    else fields.needType = !rents && /买|购/.test(notes.text) ? 'buy_factory' : 'rent_factory';
    notes.warn('need_assumed', 'needType');
    return;
  }
  if (main !== null && fields.needType !== null)
    notes.span('needType', main.start, main.end, main.weak ? 0.6 : 0.9);
}

/** Two things asked for in one text, each with a size of its own. */
function applyNeeds(
  notes: ParseNotes,
  fields: ParsedFields,
  mentions: readonly NeedMention[],
  areas: readonly FoundArea[],
): void {
  if (fields.intent !== 'demand' || fields.needType === null) return;
  const needs: ParsedNeed[] = [];
  let previousEnd = 0;
  const strong = mentions.filter((m) => !m.weak);
  for (const area of areas) {
    const near = nearestMention(notes.text, strong, area, previousEnd);
    previousEnd = area.end;
    if (near === null || area.part) continue;
    const needType = needTypeOf(notes.text, near, area.unit === 'mu');
    if (needType === null || needs.some((n) => n.needType === needType)) continue;
    if ((needType === 'buy_land' || needType === 'rent_land') !== (area.role === 'land')) continue;
    needs.push({ needType, areaMin: area.min, areaMax: area.max, areaUnit: area.unit });
  }
  const landAndRooms = needs.some((n) => n.areaUnit === 'mu') && needs.some((n) => n.areaUnit === 'sqm');
  if (landAndRooms && !/另|还|同时|租|过渡|先/.test(notes.text)) return;
  if (needs.length < 2 || !needs.some((n) => n.needType === fields.needType)) return;
  fields.needs = needs;
}

function nearestMention(
  text: string,
  mentions: readonly NeedMention[],
  area: FoundArea,
  floor: number,
): NeedMention | null {
  const inside = mentions.find((m) => m.start >= area.start && m.end <= area.end);
  if (inside !== undefined) return inside;
  const before = mentions
    .filter((m) => m.end <= area.start && m.start >= floor && area.start - m.end <= 12)
    .at(-1);
  const next = mentions.find((m) => m.start >= area.end && m.start - area.end <= 4) ?? null;
  const attached = next !== null && next.start - area.end <= 1;
  if (
    before !== undefined &&
    !(attached && area.start - before.end > 2) &&
    !/(?:建|盖|带|含)$/.test(text.slice(Math.max(0, before.start - 2), before.start))
  )
    return before;
  return next;
}
