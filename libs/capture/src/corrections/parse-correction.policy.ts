import { canonicalPhone } from '@luodi/contacts';
import type { LeadFacts } from '@luodi/leads';
import { toSqm, type AreaUnit } from '@luodi/platform';
import type { InquiryContent } from '../intake/inquiry-content.policy';
import { yearlyTax } from '../intake/inquiry-facts.policy';
import type { ParsedFields, ParsedInquiry } from '../parse/inquiry-fields';
import { parseInquiry } from '../parse/parse-inquiry.policy';

/** What people check when they take an inquiry. */
export const CORRECTED_FIELDS = [
  'needType',
  'area',
  'tax',
  'region',
  'company',
  'contact',
  'phone',
  'wechat',
] as const;
export type CorrectedField = (typeof CORRECTED_FIELDS)[number];

/** One field that a person put right; null: not there. Of firms and people only `true`, never who. */
export interface ParseCorrection {
  readonly field: CorrectedField;
  readonly parsed: unknown;
  readonly corrected: unknown;
}

/** How far two areas may lie apart and be one: the 0.5 % of the parser's own measure. */
const AREA_TOLERANCE = 0.005;

/**
 * What a member of staff entered beside a pasted text, where it differs from what the parser read of that text. A field
 * the text does not mention is no correction: the parser could not have known.
 */
export function entryCorrections(
  text: string,
  parsed: ParsedInquiry,
  content: InquiryContent,
): ParseCorrection[] {
  const { fields } = parsed;
  const read = needOf(parsed);
  const found: (ParseCorrection | null)[] = [
    content.needType === null ? null : changed('needType', read, content.needType, content.needType === read),
    content.area === null ? null : areaChange(fields, content.area),
    content.tax === null ? null : taxChange(fields, content.tax),
    content.region.length === 0 ? null : regionChange(text, fields, content.region),
    ofPerson('company', text, fields.company, content.company),
    ofPerson('contact', text, fields.contact, content.contact),
    phoneChange(text, fields.phone, content.phone),
    ofPerson('wechat', text, fields.wechat, content.wechat),
  ];
  return found.filter((item) => item !== null);
}

/** The facts of a lead by the name of the field they belong to. */
const FACTS: Readonly<Record<string, CorrectedField>> = {
  needType: 'needType',
  areaMinSqm: 'area',
  areaMaxSqm: 'area',
  areaEntered: 'area',
  taxMinYuan: 'tax',
  taxMaxYuan: 'tax',
  taxEntered: 'tax',
  region: 'region',
  companyName: 'company',
  contactName: 'contact',
  phone: 'phone',
  wechat: 'wechat',
};

export type EditedFacts = Pick<
  LeadFacts,
  | 'needType'
  | 'areaMinSqm'
  | 'areaMaxSqm'
  | 'taxMinYuan'
  | 'taxMaxYuan'
  | 'region'
  | 'companyName'
  | 'contactName'
  | 'phone'
  | 'wechat'
>;

/**
 * What an edit changed of what the parser had read. What it had not read is no correction here: by then the person
 * has been asked, and knows more than the text.
 * @param edited names of the lead's facts that were changed
 */
export function editCorrections(
  parsed: ParsedInquiry,
  facts: EditedFacts,
  edited: readonly string[],
): ParseCorrection[] {
  const { fields } = parsed;
  const names = new Set(edited.flatMap((name) => FACTS[name] ?? []));
  return [...names].flatMap((field) => {
    const change = editChange(field, parsed, fields, facts);
    return change === null || change.parsed === null ? [] : [change];
  });
}

function editChange(
  field: CorrectedField,
  parsed: ParsedInquiry,
  fields: ParsedFields,
  facts: EditedFacts,
): ParseCorrection | null {
  switch (field) {
    case 'needType':
      return changed(field, needOf(parsed), facts.needType, needOf(parsed) === facts.needType);
    case 'area': {
      const { areaMinSqm: min, areaMaxSqm: max } = facts;
      return min === null && max === null
        ? changed(field, areaOf(fields), null, areaOf(fields) === null)
        : areaChange(fields, { min, max, unit: 'sqm' });
    }
    case 'tax': {
      const read = yearlyOf(fields);
      const same = same2(read[0], facts.taxMinYuan) && same2(read[1], facts.taxMaxYuan);
      return changed(
        field,
        taxOf(fields),
        { min: facts.taxMinYuan, max: facts.taxMaxYuan, unit: 'yuan_per_year' },
        same,
      );
    }
    case 'region':
      return changed(
        field,
        fields.region ?? null,
        facts.region,
        sameNames(fields.region ?? [], facts.region),
      );
    case 'company':
      return hidden(
        field,
        fields.company,
        facts.companyName,
        plain(fields.company) === plain(facts.companyName),
      );
    case 'contact':
      return hidden(
        field,
        fields.contact,
        facts.contactName,
        plain(fields.contact) === plain(facts.contactName),
      );
    case 'phone':
      return hidden(field, fields.phone, facts.phone, phoneOf(fields.phone) === phoneOf(facts.phone));
    case 'wechat':
      return hidden(field, fields.wechat, facts.wechat, plain(fields.wechat) === plain(facts.wechat));
  }
}

function changed(
  field: CorrectedField,
  parsed: unknown,
  corrected: unknown,
  same: boolean,
): ParseCorrection | null {
  return same ? null : { field, parsed: parsed ?? null, corrected: corrected ?? null };
}

function hidden(
  field: CorrectedField,
  parsed: string | null,
  corrected: string | null,
  same: boolean,
): ParseCorrection | null {
  return same
    ? null
    : { field, parsed: parsed === null ? null : true, corrected: corrected === null ? null : true };
}

function needOf(parsed: ParsedInquiry): string | null {
  return parsed.intent === 'supply' ? 'supply' : parsed.fields.needType;
}

function areaOf(fields: ParsedFields): object | null {
  const { areaMin: min, areaMax: max, areaUnit: unit } = fields;
  return unit === null || (min === null && max === null) ? null : { min, max, unit };
}

function areaChange(
  fields: ParsedFields,
  area: { readonly min: number | null; readonly max: number | null; readonly unit: AreaUnit },
): ParseCorrection | null {
  const unit = fields.areaUnit ?? 'sqm';
  const same =
    near(fields.areaMin, unit, area.min, area.unit) && near(fields.areaMax, unit, area.max, area.unit);
  return changed('area', areaOf(fields), area, same);
}

function near(a: number | null, unitA: AreaUnit, b: number | null, unitB: AreaUnit): boolean {
  if (a === null || b === null) return a === b;
  if (a < 0 || b < 0) return a === b;
  const first = toSqm(a, unitA);
  return Math.abs(first - toSqm(b, unitB)) <= first * AREA_TOLERANCE;
}

function taxOf(fields: ParsedFields): object | null {
  const { taxMin: min, taxMax: max, taxUnit: unit } = fields;
  return unit === null || (min === null && max === null) ? null : { min, max, unit };
}

function taxChange(fields: ParsedFields, words: string): ParseCorrection | null {
  const { fields: said } = parseInquiry(`税收：${words}`, { today: '2026-01-01' });
  const entered = taxOf(said);
  if (entered === null) return null;
  return changed('tax', taxOf(fields), entered, JSON.stringify(taxOf(fields)) === JSON.stringify(entered));
}

function yearlyOf(fields: ParsedFields): readonly [string | null, string | null] {
  const { taxMin, taxMax, taxUnit, areaMin, areaMax, areaUnit } = fields;
  if (taxUnit === null) return [null, null];
  return [yearlyTax(taxMin, taxUnit, areaMin, areaUnit), yearlyTax(taxMax, taxUnit, areaMax, areaUnit)];
}

function same2(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : Number(a) === Number(b);
}

function regionChange(text: string, fields: ParsedFields, region: readonly string[]): ParseCorrection | null {
  const read = fields.region ?? [];
  if (read.length === 0 && !region.some((name) => text.includes(name))) return null;
  return changed('region', read.length === 0 ? null : read, region, sameNames(read, region));
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return [...a].map(plain).sort().join() === [...b].map(plain).sort().join();
}

function ofPerson(
  field: 'company' | 'contact' | 'wechat',
  text: string,
  parsed: string | null,
  entered: string | null,
): ParseCorrection | null {
  if (entered === null || (parsed === null && !plain(text).includes(plain(entered)))) return null;
  return hidden(field, parsed, entered, plain(parsed) === plain(entered));
}

function phoneChange(text: string, parsed: string | null, entered: string | null): ParseCorrection | null {
  if (entered === null) return null;
  const digits = (phoneOf(entered) ?? entered).replace(/\D/g, '').slice(-8);
  if (parsed === null && !text.normalize('NFKC').replace(/\D/g, '').includes(digits)) return null;
  return hidden('phone', parsed, entered, phoneOf(parsed) === phoneOf(entered));
}

function phoneOf(text: string | null): string | null {
  if (text === null) return null;
  const read = canonicalPhone(text);
  return read.ok ? read.value : text;
}

function plain(text: string | null): string {
  return (text ?? '').normalize('NFKC').replace(/\s/g, '').toLowerCase();
}
