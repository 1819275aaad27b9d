/** What people ask for; the values of the public contract, without `supply` and `other` (see intent). */
export const NEED_TYPES = [
  'rent_factory',
  'buy_factory',
  'rent_land',
  'buy_land',
  'build_to_suit',
  'rent_warehouse',
  'buy_warehouse',
  'rent_office',
  'buy_office',
  'headquarters',
] as const;
export type ParsedNeedType = (typeof NEED_TYPES)[number];

export const INQUIRY_INTENTS = ['demand', 'supply', 'spam', 'opt_out', 'privacy_request', 'other'] as const;
export type InquiryIntent = (typeof INQUIRY_INTENTS)[number];

export type ParsedAreaUnit = 'sqm' | 'mu' | 'hectare';
export type ParsedTaxUnit = 'wan_per_year' | 'wan_per_mu_year' | 'wan_total_3y';
export type ParsedUse =
  'production' | 'storage' | 'logistics' | 'cold_storage' | 'rd' | 'office' | 'headquarters' | 'agriculture';
export type ParsedBudgetUnit =
  | 'yuan_per_sqm_month'
  | 'yuan_per_sqm_day'
  | 'yuan_per_sqm'
  | 'wan_per_mu'
  | 'wan_total'
  | 'wan_per_year'
  | 'yuan_per_mu_year';

/** One of several needs named in one text. */
export interface ParsedNeed {
  readonly needType: ParsedNeedType;
  readonly areaMin: number | null;
  readonly areaMax: number | null;
  readonly areaUnit: ParsedAreaUnit | null;
}

/** The always-present fields are null when absent; the optional ones exist only when found. */
export interface ParsedFields {
  needType: ParsedNeedType | null;
  areaMin: number | null;
  areaMax: number | null;
  areaUnit: ParsedAreaUnit | null;
  taxMin: number | null;
  taxMax: number | null;
  taxUnit: ParsedTaxUnit | null;
  company: string | null;
  contact: string | null;
  phone: string | null;
  wechat: string | null;
  use?: ParsedUse;
  industry?: string;
  region?: string[];
  budgetMin?: number | null;
  budgetMax?: number | null;
  budgetUnit?: ParsedBudgetUnit;
  /** Metres. */
  floorHeightMin?: number;
  /** Tonnes per square metre. */
  floorLoadMin?: number;
  craneTon?: number;
  powerKva?: number;
  fireClass?: string;
  landClass?: string;
  far?: number;
  landMuMin?: number | null;
  landMuMax?: number | null;
  leaseYears?: number;
  rentFreeMonths?: number;
  /** Local date, YYYY-MM-DD. */
  moveInBy?: string;
  /** Yearly output, ten thousand yuan. */
  outputWan?: number;
  investmentWan?: number;
  email?: string;
  phones?: string[];
  uscc?: string;
  isBroker?: boolean;
  intent?: InquiryIntent;
  needs?: ParsedNeed[];
  flags?: string[];
}

/** Where in the original text a field was read: UTF-16 offsets, half open. */
export interface FieldSpan {
  readonly field: keyof ParsedFields;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** 0–1. */
  readonly confidence: number;
}

export interface ParseWarning {
  readonly code: string;
  readonly field?: keyof ParsedFields;
}

export interface ParsedInquiry {
  readonly fields: ParsedFields;
  readonly spans: FieldSpan[];
  readonly warnings: ParseWarning[];
  readonly intent: InquiryIntent;
}
