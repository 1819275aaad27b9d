import {
  AREA_UNITS,
  type AreaUnit,
  type InquiryDraft,
  type Parsed,
  type ParseSpan,
  type StaffChannel,
  type ConsentBasis,
} from '../api/intake';
import { NEED_TYPES } from '../api/types';

/** The fields of a new lead as they are typed. */
export const INTAKE_FIELDS = [
  'needType',
  'need',
  'areaMin',
  'areaMax',
  'areaUnit',
  'use',
  'tax',
  'company',
  'contact',
  'phone',
  'wechat',
  'region',
] as const;
export type IntakeField = (typeof INTAKE_FIELDS)[number];
export type IntakeValues = Readonly<Record<IntakeField, string>>;

export const EMPTY_VALUES: IntakeValues = {
  needType: '',
  need: '',
  areaMin: '',
  areaMax: '',
  areaUnit: 'sqm',
  use: '',
  tax: '',
  company: '',
  contact: '',
  phone: '',
  wechat: '',
  region: '',
};

/** Parts of the text that belong together get one colour. */
export const GROUPS = [
  'need',
  'area',
  'use',
  'tax',
  'company',
  'contact',
  'phone',
  'wechat',
  'region',
  'other',
] as const;
export type Group = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<string, Group>> = {
  needType: 'need',
  areaMin: 'area',
  areaMax: 'area',
  areaUnit: 'area',
  landMuMin: 'area',
  landMuMax: 'area',
  use: 'use',
  industry: 'use',
  taxMin: 'tax',
  taxMax: 'tax',
  taxUnit: 'tax',
  company: 'company',
  contact: 'contact',
  phone: 'phone',
  phones: 'phone',
  wechat: 'wechat',
  region: 'region',
};

/** The colour group of a parser field. */
export function groupOf(field: string): Group {
  return GROUP_OF[field] ?? 'other';
}

/** What the parser's answer looks like in the fields. */
export function valuesFrom(parsed: Parsed, useWord: (use: string) => string): IntakeValues {
  const { fields, spans } = parsed;
  const said = (group: Group): string => {
    const first = spans.find((span) => groupOf(span.field) === group);
    return first?.text ?? '';
  };
  const number = (value: number | null): string => (value === null ? '' : String(value));
  return {
    needType: fields.needType ?? '',
    need: '',
    areaMin: number(fields.areaMin),
    areaMax: number(fields.areaMax),
    areaUnit: fields.areaUnit ?? 'sqm',
    use: fields.industry ?? (fields.use === undefined ? '' : useWord(fields.use)),
    tax: fields.taxMin === null && fields.taxMax === null ? '' : said('tax'),
    company: fields.company ?? '',
    contact: fields.contact ?? '',
    phone: fields.phone ?? '',
    wechat: fields.wechat ?? '',
    region: (fields.region ?? []).join(' '),
  };
}

/** At or above this the parser is sure (its labels and full numbers reach 0.9). */
const SURE = 0.85;

export type Mark = 'sure' | 'check' | 'none' | 'edited';

/** 确定, 请核对 or 未识别 for a group; edited by hand outweighs all. */
export function markOf(group: Group, parsed: Parsed | null, edited: boolean): Mark {
  if (edited) return 'edited';
  if (parsed === null) return 'none';
  const found = parsed.spans.filter((span) => groupOf(span.field) === group);
  if (found.length === 0) return 'none';
  const doubted = parsed.warnings.some(
    (warning) => warning.field !== undefined && groupOf(warning.field) === group,
  );
  return !doubted && found.every((span) => span.confidence >= SURE) ? 'sure' : 'check';
}

export interface TextPart {
  readonly start: number;
  readonly text: string;
  readonly span: ParseSpan | null;
}

/** Cuts the text at its spans, in order; a span that overlaps an earlier one is left out. */
export function cutText(text: string, spans: readonly ParseSpan[]): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start < at || span.end > text.length || span.end <= span.start) continue;
    if (span.start > at) parts.push({ start: at, text: text.slice(at, span.start), span: null });
    parts.push({ start: span.start, text: text.slice(span.start, span.end), span });
    at = span.end;
  }
  if (at < text.length) parts.push({ start: at, text: text.slice(at), span: null });
  return parts;
}

function areaOf(values: IntakeValues): InquiryDraft['area'] {
  const read = (value: string): number | undefined => {
    const number = Number(value.replaceAll(/[,，\s]/g, ''));
    return value.trim() === '' || Number.isNaN(number) || number < 0 ? undefined : number;
  };
  const [min, max] = [read(values.areaMin), read(values.areaMax)];
  const unit: AreaUnit = AREA_UNITS.find((candidate) => candidate === values.areaUnit) ?? 'sqm';
  if (min === undefined && max === undefined) return undefined;
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), unit };
}

/**
 * What goes out beside a text: only what was typed over it, since the server reads the text by the same parser and
 * its own reading keeps units that a field loses. An area is typed as a whole. Without a text, everything.
 */
export function toSend(values: IntakeValues, typed: Partial<IntakeValues>, text: string): IntakeValues {
  if (text.trim() === '') return values;
  const area = ['areaMin', 'areaMax', 'areaUnit'] as const;
  const areaTyped = area.some((field) => typed[field] !== undefined);
  const { areaMin, areaMax, areaUnit } = areaTyped ? values : EMPTY_VALUES;
  return { ...EMPTY_VALUES, ...typed, areaMin, areaMax, areaUnit };
}

/** The request: filled fields only, since what is sent outweighs the text. */
export function toDraft(
  values: IntakeValues,
  text: string,
  channel: StaffChannel,
  basis: { readonly kind: ConsentBasis; readonly note: string },
): InquiryDraft {
  const said = (field: Exclude<IntakeField, 'needType' | 'areaMin' | 'areaMax' | 'areaUnit' | 'region'>) => {
    const value = values[field].trim();
    return value === '' ? {} : { [field]: value };
  };
  const needType = NEED_TYPES.find((type) => type === values.needType);
  const area = areaOf(values);
  const region = values.region.split(/[\s,，、]+/).filter((name) => name !== '');
  return {
    channel,
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(needType === undefined ? {} : { needType }),
    ...said('need'),
    ...said('use'),
    ...said('tax'),
    ...said('company'),
    ...said('contact'),
    ...said('phone'),
    ...said('wechat'),
    ...(region.length === 0 ? {} : { region: region.slice(0, 20) }),
    ...(area === undefined ? {} : { area }),
    consentBasis: { kind: basis.kind, ...(basis.note.trim() === '' ? {} : { note: basis.note.trim() }) },
  };
}

/** From seven digits on a number is worth asking for; the server decides what its beginning may find. */
export function isLookable(phone: string): boolean {
  return phone.replace(/\D/g, '').length >= 7 && phone.length <= 50 && !phone.includes('*');
}
