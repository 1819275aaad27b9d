import { canonicalPhone, personKey, readUscc, readWechat, type PersonFacts } from '@luodi/contacts';
import type { ImportRow, RowFault } from '@luodi/imports';
import { NEED_TYPES, leadFacts, type LeadFacts, type NeedType } from '@luodi/leads';
import { toSqm, type AreaUnit } from '@luodi/platform';
import { yearlyTax } from '../intake/inquiry-facts.policy';
import type { ParsedFields, ParsedTaxUnit } from '../parse/inquiry-fields';
import { readArea, readTax, type ReadAmount } from './read-amount.policy';
import { readDate } from './read-date.policy';

/** A row that can become a lead. */
export interface LeadRow {
  readonly number: number;
  readonly key: string;
  readonly person: PersonFacts;
  readonly facts: LeadFacts;
  readonly sourceChannel: string | null;
  readonly ownerId: string | null;
  readonly createdAt: Date | null;
  readonly nextFollowUpAt: Date | null;
}

/** What a row is held against. */
export interface LeadRowContext {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeZone: string;
  readonly now: Date;
  /** The last instant that people may plan a follow-up for. */
  readonly latestFollowUp: Date;
  readonly parks: ReadonlyMap<string, string>;
  /** Agents by name and by user name; null where two have the same name. */
  readonly agents: ReadonlyMap<string, string | null>;
  /** Whether owners count; else their column is not looked at. */
  readonly takesOwners: boolean;
  /** Reads a text with the inquiry parser. */
  readonly parse: (text: string) => ParsedFields;
}

const LENGTHS: Readonly<Record<string, number>> = {
  company: 200,
  contact: 100,
  email: 254,
  need: 2000,
  use: 500,
  industry: 100,
  tax: 200,
  message: 2000,
  source: 100,
  region: 300,
};
const EMAIL = /^[^\s@<>"']{1,64}@[^\s@<>"']{1,180}\.[^\s@<>"'.]{2,24}$/;
const MAX_SQM = 1e11;

const NEED_WORDS: Readonly<Record<string, NeedType>> = {
  租厂房: 'rent_factory', 厂房租赁: 'rent_factory', 厂房: 'rent_factory', 买厂房: 'buy_factory', 购厂房: 'buy_factory', 厂房购买: 'buy_factory',
  租地: 'rent_land', 拿地: 'buy_land', 买地: 'buy_land', 购地: 'buy_land', 土地: 'buy_land', 用地: 'buy_land', 供地: 'buy_land',
  定制代建: 'build_to_suit', 代建: 'build_to_suit', 定制: 'build_to_suit', 租仓库: 'rent_warehouse', 仓库: 'rent_warehouse', 仓储: 'rent_warehouse',
  买仓库: 'buy_warehouse', 租办公: 'rent_office', 办公: 'rent_office', 写字楼: 'rent_office', 租写字楼: 'rent_office', 买办公: 'buy_office',
  买写字楼: 'buy_office', 总部: 'headquarters', 总部基地: 'headquarters', 载体供给: 'supply', 其他: 'other', 其他需求: 'other',
}; // prettier-ignore

/** Reads one row of a list of leads; a phone or WeChat id is needed, everything else may be missing. */
export function readLeadRow(row: ImportRow, context: LeadRowContext): LeadRow | RowFault {
  const { values } = row;
  for (const [field, max] of Object.entries(LENGTHS)) {
    if ((values[field]?.length ?? 0) > max) return fault('too_long', field);
  }
  const person = readPerson(values);
  if ('code' in person) return person;
  const key = personKey(person);
  if (key === null) return fault('phone_or_wechat', 'phone');
  const owner = context.takesOwners ? ownerOf(values['owner'], context.agents) : { id: null };
  if ('code' in owner) return owner;
  const createdAt = dateOf(values['createdAt'], context);
  if (createdAt === 'bad') return fault('not_a_date', 'createdAt');
  if (createdAt !== null && createdAt > context.now) return fault('in_future', 'createdAt');
  const next = dateOf(values['nextFollowUpAt'], context);
  if (next === 'bad') return fault('not_a_date', 'nextFollowUpAt');
  if (next !== null && next > context.latestFollowUp) return fault('too_far_ahead', 'nextFollowUpAt');
  return {
    number: row.number,
    key,
    person,
    facts: factsOf(values, person, context),
    sourceChannel: values['source'] ?? null,
    ownerId: owner.id,
    createdAt,
    nextFollowUpAt: next,
  };
}

function fault(code: string, field: string): RowFault {
  return { kind: 'fault', code, field };
}

/** The person of a row, or what is wrong with it. A masked or unusable phone is a fault, unless a WeChat id stands in. */
export function readPerson(values: Readonly<Record<string, string>>): PersonFacts | RowFault {
  const phone = values['phone'] === undefined ? null : canonicalPhone(values['phone']);
  const wechat = values['wechat'] === undefined ? ({ kind: 'none' } as const) : readWechat(values['wechat']);
  const id = wechat.kind === 'id' ? wechat.value : null;
  const number = phone?.ok === true ? phone.value : wechat.kind === 'phone' ? wechat.phone : null;
  if (number === null && id === null) {
    if (phone !== null && !phone.ok) return fault(phone.code, 'phone');
    return wechat.kind === 'text' ? fault('wechat_unusable', 'wechat') : fault('phone_or_wechat', 'phone');
  }
  const email = values['email'] ?? null;
  if (email !== null && !EMAIL.test(email)) return fault('email_unusable', 'email');
  const uscc = values['uscc'] === undefined ? null : readUscc(values['uscc']);
  if (uscc !== null && !uscc.ok) return fault('uscc_unusable', 'uscc');
  return {
    phone: number,
    wechat: id,
    name: oneLine(values['contact']),
    email,
    company: oneLine(values['company']),
    uscc: uscc?.ok === true ? uscc.value : null,
  };
}

function oneLine(text: string | undefined): string | null {
  return text === undefined ? null : text.replace(/\s+/g, ' ');
}

function ownerOf(
  text: string | undefined,
  agents: ReadonlyMap<string, string | null>,
): { readonly id: string | null } | RowFault {
  if (text === undefined) return { id: null };
  const id = agents.get(text) ?? agents.get(text.toLowerCase());
  if (id === undefined) return fault('unknown_person', 'owner');
  return id === null ? fault('ambiguous_person', 'owner') : { id };
}

function dateOf(text: string | undefined, context: LeadRowContext): Date | null | 'bad' {
  if (text === undefined) return null;
  return readDate(text, context.timeZone) ?? 'bad';
}

function factsOf(
  values: Readonly<Record<string, string>>,
  person: PersonFacts,
  context: LeadRowContext,
): LeadFacts {
  const need = values['need'] ?? null;
  const typed = needTypeOf(values['needType']);
  const areaCell =
    values['area'] === undefined ? null : readArea(values['area'], context.headers['area'] ?? '');
  const taxCell = values['tax'] === undefined ? null : readTax(values['tax'], context.headers['tax'] ?? '');
  const text = textToParse(values, typed, areaCell, taxCell);
  const parsed = text === null ? null : context.parse(text);
  const area = areaCell ?? parsedArea(parsed);
  const tax = taxCell ?? parsedTax(parsed);
  const region = regionsOf(values, parsed);
  return leadFacts({
    companyName: person.company,
    contactName: person.name,
    phone: person.phone,
    wechat: person.wechat,
    email: person.email,
    needType: typed ?? (parsed?.intent === 'supply' ? 'supply' : (parsed?.needType ?? null)),
    needText: need ?? (typed === null ? (values['needType'] ?? null) : null),
    useText: values['use'] ?? null,
    industry: values['industry'] ?? parsed?.industry?.slice(0, 100) ?? null,
    areaMinSqm: area === null ? null : sqmOf(area.min, area.unit),
    areaMaxSqm: area === null ? null : sqmOf(area.max, area.unit),
    areaEntered: area,
    taxMinYuan: tax === null ? null : yearlyTax(tax.min, tax.unit, area?.min ?? null, area?.unit ?? null),
    taxMaxYuan: tax === null ? null : yearlyTax(tax.max, tax.unit, area?.max ?? null, area?.unit ?? null),
    taxEntered: tax,
    taxText: values['tax'] ?? null,
    region,
    message: values['message'] ?? null,
    parkId: context.parks.get(values['park'] ?? '') ?? namedPark(region, context.parks),
  });
}

/** Only what no column says by itself goes to the parser: most rows of a list never do. */
function textToParse(
  values: Readonly<Record<string, string>>,
  typed: NeedType | null,
  area: ReadAmount<AreaUnit> | null,
  tax: ReadAmount<ParsedTaxUnit> | null,
): string | null {
  const lines = [
    values['need'] !== undefined && (typed === null || area === null) ? values['need'] : null,
    typed === null && values['needType'] !== undefined ? values['needType'] : null,
    area === null && values['area'] !== undefined ? `面积：${values['area']}` : null,
    tax === null && values['tax'] !== undefined ? `税收：${values['tax']}` : null,
  ].filter((line) => line !== null);
  return lines.length === 0 ? null : lines.join('\n');
}

function needTypeOf(text: string | undefined): NeedType | null {
  if (text === undefined) return null;
  const folded = text.normalize('NFKC').trim();
  const id = NEED_TYPES.find((type) => type === folded.toLowerCase().replace(/[\s-]+/g, '_'));
  return id ?? NEED_WORDS[folded.replace(/[\s/、]+/g, '')] ?? null;
}

function parsedArea(parsed: ParsedFields | null): ReadAmount<AreaUnit> | null {
  if (parsed === null || parsed.areaUnit === null) return null;
  if (parsed.areaMin === null && parsed.areaMax === null) return null;
  return { min: parsed.areaMin, max: parsed.areaMax, unit: parsed.areaUnit };
}

function parsedTax(parsed: ParsedFields | null): ReadAmount<ParsedTaxUnit> | null {
  if (parsed === null || parsed.taxUnit === null) return null;
  if (parsed.taxMin === null && parsed.taxMax === null) return null;
  return { min: parsed.taxMin, max: parsed.taxMax, unit: parsed.taxUnit };
}

function regionsOf(values: Readonly<Record<string, string>>, parsed: ParsedFields | null): string[] {
  const cell = values['region'];
  const names = cell === undefined ? (parsed?.region ?? []) : cell.split(/[、,，;；/|]+/);
  return names
    .map((name) => name.trim().slice(0, 100))
    .filter((name) => name !== '')
    .slice(0, 20);
}

function namedPark(region: readonly string[], parks: ReadonlyMap<string, string>): string | null {
  const named = [...new Set(region.flatMap((name) => parks.get(name) ?? []))];
  return named.length === 1 ? (named[0] ?? null) : null;
}

function sqmOf(value: number | null, unit: AreaUnit): number | null {
  if (value === null || value < 0) return null;
  const sqm = toSqm(value, unit);
  return sqm <= MAX_SQM ? sqm : null;
}
