import Decimal from 'decimal.js';

export const FIELD_TYPES = ['text', 'money', 'area', 'mu', 'date', 'int', 'choice', 'bool'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** One fact about a deal that a gate may ask for or the ledger prints. Its name on screen is the message `deal.field.<key>`. */
export interface DealField {
  readonly key: string;
  readonly type: FieldType;
  /** Facts that lists sort or sum by have a column of their own; the rest stand in `deals.facts`. */
  readonly column?: 'area_sqm' | 'land_mu' | 'investment_yuan' | 'industry';
  /** Message key suffix of the unit: `unit.<unit>`. */
  readonly unit?: 'yuan' | 'sqm' | 'mu' | 'people' | 'tce' | 'yuanPerSqmMonth';
  /** Longest text; default 200. */
  readonly maxLength?: number;
  /** Greatest number; the column's bound. */
  readonly max?: number;
  readonly options?: readonly string[];
  /** A date that has happened: not after today. */
  readonly actual?: true;
}

/** The closed list of facts (domain.md 1.2, 3 and 4.1). Money in yuan, areas in ㎡ or mu. */
export const DEAL_FIELDS = [
  { key: 'areaSqm', type: 'area', column: 'area_sqm', unit: 'sqm', max: 100_000_000 },
  { key: 'landMu', type: 'mu', column: 'land_mu', unit: 'mu', max: 1_000_000 },
  { key: 'investmentYuan', type: 'money', column: 'investment_yuan', unit: 'yuan' },
  { key: 'industry', type: 'text', column: 'industry', maxLength: 100 },
  { key: 'region', type: 'text', maxLength: 100 },
  { key: 'scale', type: 'text', maxLength: 500 },
  { key: 'investorRegion', type: 'text', maxLength: 100 },
  { key: 'industryChain', type: 'text', maxLength: 100 },
  { key: 'capitalKind', type: 'choice', options: ['domestic', 'foreign', 'hk_mo_tw'] },
  { key: 'visitedOn', type: 'date', actual: true },
  { key: 'sitesShown', type: 'text', maxLength: 500 },
  { key: 'visitFeedback', type: 'text', maxLength: 500 },
  { key: 'fixedInvestmentYuan', type: 'money', unit: 'yuan' },
  { key: 'outputYuan', type: 'money', unit: 'yuan' },
  { key: 'taxYuan', type: 'money', unit: 'yuan' },
  { key: 'jobs', type: 'int', unit: 'people', max: 1_000_000 },
  { key: 'energyTce', type: 'int', unit: 'tce', max: 100_000_000 },
  {
    key: 'environmentClass',
    type: 'choice',
    options: ['report_book', 'report_form', 'registration', 'exempt'],
  },
  { key: 'decision', type: 'text', maxLength: 500 },
  { key: 'decidedOn', type: 'date', actual: true },
  { key: 'agreementKind', type: 'choice', options: ['framework', 'formal'] },
  { key: 'contractNo', type: 'text', maxLength: 100 },
  { key: 'contractedYuan', type: 'money', unit: 'yuan' },
  { key: 'signedOn', type: 'date', actual: true },
  { key: 'uscc', type: 'text', maxLength: 18 },
  { key: 'registeredCapitalYuan', type: 'money', unit: 'yuan' },
  { key: 'registeredOn', type: 'date', actual: true },
  { key: 'deliveredSite', type: 'text', maxLength: 200 },
  { key: 'deliveredOn', type: 'date', actual: true },
  { key: 'rentYuanPerSqmMonth', type: 'money', unit: 'yuanPerSqmMonth' },
  { key: 'constructionPermitNo', type: 'text', maxLength: 100 },
  { key: 'startedOn', type: 'date', actual: true },
  { key: 'completedOn', type: 'date', actual: true },
  { key: 'producingOn', type: 'date', actual: true },
  { key: 'staff', type: 'int', unit: 'people', max: 1_000_000 },
  { key: 'capacityOutputYuan', type: 'money', unit: 'yuan' },
  { key: 'capacityTaxYuan', type: 'money', unit: 'yuan' },
  { key: 'capacityResult', type: 'text', maxLength: 500 },
  { key: 'issues', type: 'text', maxLength: 500 },
  { key: 'coordination', type: 'text', maxLength: 500 },
  { key: 'plannedSignOn', type: 'date' },
  { key: 'plannedStartOn', type: 'date' },
  { key: 'plannedProductionOn', type: 'date' },
  { key: 'caseByCase', type: 'bool' },
] as const satisfies readonly DealField[];

export type DealFieldKey = (typeof DEAL_FIELDS)[number]['key'];
export type FactValue = string | number | boolean;
/** Filled facts by key; money as "300.00" strings, areas and counts as numbers, dates as YYYY-MM-DD. */
export type DealFacts = Readonly<Partial<Record<DealFieldKey, FactValue>>>;
/** What a request changes; null empties a field. */
export type FactChanges = Readonly<Partial<Record<DealFieldKey, FactValue | null>>>;

const BY_KEY: ReadonlyMap<string, DealField> = new Map(DEAL_FIELDS.map((field) => [field.key, field]));

/** Whether a string names a fact. */
export function isDealFieldKey(key: string): key is DealFieldKey {
  return BY_KEY.has(key);
}

/** The definition of a fact. */
export function dealField(key: DealFieldKey): DealField {
  const field = BY_KEY.get(key);
  if (field === undefined) throw new Error(`Unknown deal field ${key}`);
  return field;
}

/** Something wrong with one field of a request; `code` is a `field.<code>` message. */
export interface FieldFault {
  readonly key: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

export type FieldsReading =
  | { readonly ok: true; readonly changes: FactChanges }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/**
 * Reads the `fields` of a request into typed facts. Numbers may come as strings, as forms send them;
 * null or an empty string empties a field.
 * @param today the local date in the workspace's zone; an actual date may not lie after it
 */
export function readFields(input: Readonly<Record<string, unknown>>, today: string): FieldsReading {
  const faults: FieldFault[] = [];
  const changes: Record<string, FactValue | null> = {};
  for (const [key, raw] of Object.entries(input)) {
    if (!isDealFieldKey(key)) {
      faults.push({ key: key.slice(0, 50), code: 'whitelistValidation' });
      continue;
    }
    const value: unknown = typeof raw === 'string' ? raw.trim() : raw;
    if (value === null || value === '') {
      changes[key] = null;
      continue;
    }
    const reading = readValue(dealField(key), value, today);
    if ('code' in reading) faults.push({ key, ...reading });
    else changes[key] = reading.value;
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, changes };
}

type ValueReading = { readonly value: FactValue } | Omit<FieldFault, 'key'>;

function readValue(field: DealField, value: unknown, today: string): ValueReading {
  switch (field.type) {
    case 'text':
      return readText(field, value);
    case 'money':
      return readMoney(value);
    case 'area':
    case 'mu':
      return readNumber(value, field.type === 'area' ? 2 : 4, field.max ?? Number.MAX_SAFE_INTEGER);
    case 'int':
      return readNumber(value, 0, field.max ?? Number.MAX_SAFE_INTEGER);
    case 'date':
      return readDate(value, field.actual === true ? today : null);
    case 'choice':
      return typeof value === 'string' && (field.options ?? []).includes(value)
        ? { value }
        : { code: 'isIn', params: { limit: (field.options ?? []).join(', ') } };
    case 'bool':
      return typeof value === 'boolean' ? { value } : { code: 'isBoolean' };
  }
}

function readText(field: DealField, value: unknown): ValueReading {
  if (typeof value !== 'string') return { code: 'isString' };
  const max = field.maxLength ?? 200;
  if (value.length > max) return { code: 'maxLength', params: { limit: max } };
  if (
    !value.isWellFormed() ||
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(value)
  ) {
    return { code: 'cleanText' };
  }
  if (field.key !== 'uscc') return { value };
  // 18 characters of GB 32100 without I O S V Z, or the old 15-digit number; a wrong check digit is no fault (domain.md 2.3).
  const code = value.toUpperCase();
  return /^([0-9A-HJ-NPQRTUWXY]{18}|\d{15})$/.test(code) ? { value: code } : { code: 'uscc_form' };
}

function readMoney(value: unknown): ValueReading {
  const text = typeof value === 'number' && Number.isFinite(value) ? new Decimal(value).toFixed() : value;
  if (typeof text !== 'string' || !/^\d{1,16}(\.\d{1,2})?$/.test(text)) return { code: 'isYuan' };
  return { value: new Decimal(text).toFixed(2) };
}

function readNumber(value: unknown, places: number, max: number): ValueReading {
  const code = places === 0 ? 'isInt' : 'isNumber';
  if (typeof value === 'string' && !/^\d{1,15}(\.\d{1,10})?$/.test(value)) return { code };
  if (typeof value !== 'string' && typeof value !== 'number') return { code };
  const number = Number(value);
  if (!Number.isFinite(number) || (places === 0 && !Number.isInteger(number))) return { code };
  if (number < 0) return { code: 'min', params: { limit: 0 } };
  if (number > max) return { code: 'max', params: { limit: max } };
  return { value: new Decimal(number).toDecimalPlaces(places).toNumber() };
}

function readDate(value: unknown, notAfter: string | null): ValueReading {
  if (typeof value !== 'string' || !/^(19|20)\d{2}-\d{2}-\d{2}$/.test(value)) return { code: 'isLocalDate' };
  const parsed = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== value)
    return { code: 'isLocalDate' };
  return notAfter !== null && value > notAfter ? { code: 'not_in_future' } : { value };
}

/** The facts after a change: new values replace, null empties. */
export function applyChanges(facts: DealFacts, changes: FactChanges): DealFacts {
  const merged: Record<string, FactValue> = { ...facts };
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === undefined) Reflect.deleteProperty(merged, key);
    else merged[key] = value;
  }
  return merged;
}
