import { leadFacts, type EnteredAmount, type LeadFacts } from '@luodi/leads';
import type { PersonFacts } from '@luodi/contacts';
import { assertNever, toSqm, wanToYuan, type AreaUnit } from '@luodi/platform';
import Decimal from 'decimal.js';
import type { InquiryContent } from './inquiry-content.policy';
import type { InquiryIntent, ParsedFields, ParsedInquiry, ParsedTaxUnit } from '../parse/inquiry-fields';
import { parseInquiry } from '../parse/parse-inquiry.policy';
import { tellingText } from '../spam/spam.policy';

/** numeric(14,2) and numeric(18,2) hold no more; beyond that only what was entered is kept. */
const MAX_SQM = new Decimal('1e11');
const MAX_YUAN = new Decimal('1e15');

/** Further facts that the parser reads, kept on the lead by name. */
const DETAILS = [
  'use',
  'budgetMin',
  'budgetMax',
  'budgetUnit',
  'floorHeightMin',
  'floorLoadMin',
  'craneTon',
  'powerKva',
  'fireClass',
  'landClass',
  'far',
  'landMuMin',
  'landMuMax',
  'leaseYears',
  'rentFreeMonths',
  'moveInBy',
  'outputWan',
  'investmentWan',
  'phones',
  'uscc',
  'isBroker',
  'needs',
  'flags',
] as const satisfies readonly (keyof ParsedFields)[];

/** What the parser read of a submission, and the text of which its offsets speak. */
export interface ReadText {
  readonly text: string;
  readonly parsed: ParsedInquiry;
}

/**
 * Reads what staff pasted, the need as written, use and tax under their labels (contract.md). A field that is given
 * decides alone, text and numbers: the use stands first, for the first label of its kind counts, and the tax is read
 * by itself.
 * @param today local date from which 年底 and the like count
 */
export function readText(content: InquiryContent, pasted: string | null, today: string): ReadText {
  const taxLine = content.tax === null ? null : `税收：${content.tax}`;
  const text = textToParse(content, pasted, taxLine);
  const read = parseInquiry(text, { today });
  const parsed = { ...read, intent: intentOf(content, pasted, read.intent, today) };
  if (taxLine === null) return { text, parsed };
  const own = parseInquiry(taxLine, { today });
  const offset = text.length - taxLine.length;
  return {
    text,
    parsed: {
      ...parsed,
      fields: {
        ...parsed.fields,
        taxMin: own.fields.taxMin,
        taxMax: own.fields.taxMax,
        taxUnit: own.fields.taxUnit,
      },
      spans: [
        ...parsed.spans.filter((span) => !isTax(span)),
        ...own.spans
          .filter(isTax)
          .map((span) => ({ ...span, start: span.start + offset, end: span.end + offset })),
      ],
      warnings: [...parsed.warnings.filter((warning) => !isTax(warning)), ...own.warnings.filter(isTax)],
    },
  };
}

/**
 * What somebody means who ticked a need: a demand, unless their own words say otherwise. Fields alone ("用途：生产制造") are
 * no text that words could be weighed in, and a few words ("三楼以上", "机加工") are written by many honest people.
 */
function intentOf(
  content: InquiryContent,
  pasted: string | null,
  read: InquiryIntent,
  today: string,
): InquiryIntent {
  if (content.needType === null) return read;
  const words = [pasted, content.need].filter((line) => line !== null).join('\n');
  if (words === '') {
    const said = content.use === null ? 'demand' : parseInquiry(content.use, { today }).intent;
    if (said === 'opt_out' || said === 'privacy_request') return said;
    return said === 'spam' && tellingText(content.use ?? '') !== null ? said : 'demand';
  }
  return (read === 'spam' || read === 'other') && tellingText(words) === null ? 'demand' : read;
}

function isTax({ field }: { readonly field?: keyof ParsedFields }): boolean {
  return field === 'taxMin' || field === 'taxMax' || field === 'taxUnit';
}

/** The need has no label: it may carry labels of its own, and "需求" before an offer would turn it round. */
function textToParse(content: InquiryContent, pasted: string | null, taxLine: string | null): string {
  const useLine = content.use === null ? null : `用途：${content.use}`;
  return [useLine, pasted, content.need, taxLine].filter((line) => line !== null).join('\n');
}

/**
 * What is known after one submission. Fields win over the text; amounts keep the form in which they were
 * entered beside the computed one.
 * @param parks the workspace's parks; a region of that name is a wish for it
 * @param sitePark the park of the site, when nothing else names one
 */
export function readFacts(
  content: InquiryContent,
  parsed: ParsedInquiry,
  person: PersonFacts,
  pasted: string | null,
  parks: readonly { readonly id: string; readonly name: string }[],
  sitePark: string | null,
): LeadFacts {
  const { fields } = parsed;
  const area = enteredArea(content, fields);
  const tax = enteredTax(fields);
  const region = content.region.length > 0 ? content.region : (fields.region ?? []).slice(0, 20);
  return leadFacts({
    companyName: person.company,
    contactName: person.name,
    phone: person.phone,
    wechat: person.wechat,
    email: person.email,
    needType: content.needType ?? (parsed.intent === 'supply' ? 'supply' : fields.needType),
    needText: content.need ?? (pasted === null ? null : pasted.slice(0, 2000)),
    useText: content.use ?? spanText(parsed, 'use'),
    industry: fields.industry?.slice(0, 100) ?? null,
    areaMinSqm: area === null ? null : sqmOf(area.min, area.unit),
    areaMaxSqm: area === null ? null : sqmOf(area.max, area.unit),
    areaEntered: area,
    taxMinYuan: tax === null ? null : yearlyTax(tax.min, tax.unit, area?.min ?? null, area?.unit ?? null),
    taxMaxYuan: tax === null ? null : yearlyTax(tax.max, tax.unit, area?.max ?? null, area?.unit ?? null),
    taxEntered: tax,
    taxText: content.tax ?? spanText(parsed, 'taxMin')?.slice(0, 200) ?? null,
    region: region.map((name) => name.slice(0, 100)),
    message: content.message,
    details: detailsOf(fields, content),
    parkId: parkOf(region, parks) ?? sitePark,
  });
}

/**
 * A yearly tax in yuan from a rate in 万元: as it stands; a per-mu rate times the area in mu, null without an
 * area; a three-year sum divided by three (an estimate, the entered form says so).
 */
export function yearlyTax(
  amount: number | null,
  unit: ParsedTaxUnit,
  area: number | null,
  areaUnit: AreaUnit | null,
): string | null {
  if (amount === null) return null;
  const wan = yearlyWan(new Decimal(amount), unit, area, areaUnit);
  if (wan === null || wan.isNegative() || wan.mul(10_000).gt(MAX_YUAN)) return null;
  return wanToYuan(wan);
}

function yearlyWan(
  amount: Decimal,
  unit: ParsedTaxUnit,
  area: number | null,
  areaUnit: AreaUnit | null,
): Decimal | null {
  switch (unit) {
    case 'wan_per_year':
      return amount;
    case 'wan_total_3y':
      return amount.div(3);
    case 'wan_per_mu_year':
      return area === null || areaUnit === null ? null : amount.mul(inMu(area, areaUnit));
    default:
      return assertNever(unit);
  }
}

/** 1 mu = 2000/3 ㎡, 1 hectare = 15 mu (domain.md 1.3). */
function inMu(area: number, unit: AreaUnit): Decimal {
  switch (unit) {
    case 'mu':
      return new Decimal(area);
    case 'hectare':
      return new Decimal(area).mul(15);
    case 'sqm':
      return new Decimal(area).mul(3).div(2000);
    default:
      return assertNever(unit);
  }
}

interface EnteredArea extends EnteredAmount {
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: AreaUnit;
}

interface EnteredTax extends EnteredAmount {
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: ParsedTaxUnit;
}

function enteredArea(content: InquiryContent, fields: ParsedFields): EnteredArea | null {
  if (content.area !== null) return content.area;
  if (fields.areaUnit === null || (fields.areaMin === null && fields.areaMax === null)) return null;
  return { min: fields.areaMin, max: fields.areaMax, unit: fields.areaUnit };
}

function enteredTax(fields: ParsedFields): EnteredTax | null {
  if (fields.taxUnit === null || (fields.taxMin === null && fields.taxMax === null)) return null;
  return { min: fields.taxMin, max: fields.taxMax, unit: fields.taxUnit };
}

function sqmOf(value: number | null, unit: AreaUnit): number | null {
  if (value === null || value < 0) return null;
  const sqm = toSqm(value, unit);
  return MAX_SQM.lt(sqm) ? null : sqm;
}

/** Without what a given field contradicts: sizes and kinds of need that were read beside it. */
function detailsOf(fields: ParsedFields, content: InquiryContent): Record<string, unknown> {
  const decided = new Set<string>([
    ...(content.area === null ? [] : ['landMuMin', 'landMuMax', 'needs']),
    ...(content.needType === null ? [] : ['needs']),
  ]);
  return Object.fromEntries(
    DETAILS.filter((key) => !decided.has(key))
      .map((key) => [key, fields[key]] as const)
      .filter(([, value]) => value !== undefined && value !== null),
  );
}

function spanText(parsed: ParsedInquiry, field: keyof ParsedFields): string | null {
  const span = parsed.spans.find((item) => item.field === field);
  return span === undefined ? null : span.text.slice(0, 500);
}

/**
 * The park that is meant, when exactly one fits: one that is named in full, else one whose name begins with a place that
 * is wanted (岳塘 or 岳塘区 → 岳塘经开区). Two that fit say nothing: 湘潭 is the place of all its parks.
 */
function parkOf(
  region: readonly string[],
  parks: readonly { readonly id: string; readonly name: string }[],
): string | null {
  const places = region.map((name) => name.trim());
  const named = parks.filter((park) => places.includes(park.name));
  if (named.length > 0) return named.length === 1 ? (named[0]?.id ?? null) : null;
  const short = places.flatMap((place) => [place, place.replace(/[区县市]$/, '')]).filter(isPlace);
  const there = parks.filter((park) => short.some((place) => park.name.startsWith(place)));
  return there.length === 1 ? (there[0]?.id ?? null) : null;
}

/** One character begins too many names. */
function isPlace(text: string): boolean {
  return [...text].length >= 2;
}
