import { leadScore, missingElements } from './lead-facts.policy';
import type { LeadFacts } from './lead-facts.policy';
import { searchTerms } from '@luodi/platform';

/** The columns of a lead's facts, in the order of `factValues`. */
const FACT_COLUMNS = [
  'company_id',
  'company_name',
  'contact_name',
  'phone',
  'phone_last4',
  'wechat',
  'email',
  'need_type',
  'need_text',
  'use_text',
  'industry',
  'industry_code',
  'area_min_sqm',
  'area_max_sqm',
  'area_entered',
  'tax_min_yuan',
  'tax_max_yuan',
  'tax_entered',
  'tax_text',
  'region',
  'message',
  'details',
  'park_id',
  'completeness',
  'score',
] as const;

/** `company_id, company_name, …` for an INSERT. */
export const FACT_COLUMN_LIST = FACT_COLUMNS.join(', ');

export const FACT_COUNT = FACT_COLUMNS.length;

/** `$from, $from+1, …`, one for each column of the facts. */
export function factPlaces(from: number): string {
  return FACT_COLUMNS.map((_column, index) => `$${from + index}`).join(', ');
}

/** `company_id = $from, …` for an UPDATE. */
export function factAssignments(from: number): string {
  return FACT_COLUMNS.map((column, index) => `${column} = $${from + index}`).join(', ');
}

/** The values of the facts' columns, with what is computed from them: completeness, score, last digits. */
export function factValues(facts: LeadFacts): unknown[] {
  return plainValues(facts).map((value, index) =>
    JSON_COLUMNS.has(FACT_COLUMNS[index] ?? '') && value !== null ? JSON.stringify(value) : value,
  );
}

const JSON_COLUMNS: ReadonlySet<string> = new Set(['area_entered', 'tax_entered', 'details']);

function plainValues(facts: LeadFacts): unknown[] {
  return [
    facts.companyId,
    facts.companyName,
    facts.contactName,
    facts.phone,
    phoneLast4(facts.phone),
    facts.wechat,
    facts.email,
    facts.needType,
    facts.needText,
    facts.useText,
    facts.industry,
    facts.industryCode,
    facts.areaMinSqm,
    facts.areaMaxSqm,
    facts.areaEntered,
    facts.taxMinYuan,
    facts.taxMaxYuan,
    facts.taxEntered,
    facts.taxText,
    facts.region,
    facts.message,
    facts.details,
    facts.parkId,
    6 - missingElements(facts).length,
    leadScore(facts),
  ];
}

const OTHER_TYPES: Readonly<Record<string, string>> = {
  company_id: 'uuid',
  area_min_sqm: 'numeric',
  area_max_sqm: 'numeric',
  area_entered: 'jsonb',
  tax_min_yuan: 'numeric',
  tax_max_yuan: 'numeric',
  tax_entered: 'jsonb',
  region: 'text[]',
  details: 'jsonb',
  park_id: 'uuid',
  completeness: 'smallint',
  score: 'integer',
};

/** `company_id uuid, company_name text, …` of `json_to_recordset`, for statements over many leads. */
export const FACT_RECORD_TYPES = FACT_COLUMNS.map(
  (column) => `${column} ${OTHER_TYPES[column] ?? 'text'}`,
).join(', ');

/** The values of the facts' columns by name, to be written as JSON. */
export function factRecord(facts: LeadFacts): Record<string, unknown> {
  const values = plainValues(facts);
  const record: Record<string, unknown> = {};
  for (const [index, column] of FACT_COLUMNS.entries()) record[column] = values[index];
  return record;
}

/** The terms by which the lead is found; without those of its number while that is not known. */
export function termsOf(number: string | null, facts: LeadFacts): string[] {
  return searchTerms({
    number,
    companyName: facts.companyName,
    contactName: facts.contactName,
    phoneLast4: phoneLast4(facts.phone),
  });
}

/** The last four digits of a canonical phone, without an extension. */
function phoneLast4(phone: string | null): string | null {
  if (phone === null) return null;
  const digits = (/^0\d{2,3}-\d{7,8}/.exec(phone)?.[0] ?? phone).replace(/\D/g, '');
  return digits.length >= 4 ? digits.slice(-4) : null;
}
