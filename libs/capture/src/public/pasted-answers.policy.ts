import { bandOf } from '../forms/tax-bands.policy';
import type { ParsedFields, ParsedUse } from '../parse/inquiry-fields';

/** What the form on the page offers to choose from. */
export interface OfferedChoices {
  readonly needTypes: readonly string[];
  readonly areaUnits: readonly string[];
  readonly industries: readonly string[];
  /** Texts of the offered bands of yearly tax. */
  readonly taxBands: readonly string[];
  readonly parks: readonly string[];
}

/** A pasted text as the answers of a form; null and empty where it says nothing that the form offers. */
export interface PastedAnswers {
  readonly needType: string | null;
  /** As it is typed: 5000, or 3000-5000. */
  readonly area: string | null;
  readonly areaUnit: string | null;
  readonly use: string | null;
  /** One of the form's bands of yearly tax. */
  readonly tax: string | null;
  readonly region: readonly string[];
  readonly company: string | null;
  readonly contact: string | null;
}

/** The form's own words for what the parser calls a use. */
const INDUSTRY_OF_USE: Readonly<Partial<Record<ParsedUse, string>>> = {
  production: '生产制造',
  storage: '商贸物流',
  logistics: '商贸物流',
  cold_storage: '商贸物流',
  headquarters: '总部经济',
};

/** What to fill in for confirmation; nothing is guessed that the form does not offer. */
export function pastedAnswers(text: string, fields: ParsedFields, offered: OfferedChoices): PastedAnswers {
  const area = areaOf(fields, offered.areaUnits);
  return {
    needType: offered.needTypes.find((type) => type === fields.needType) ?? null,
    area,
    areaUnit: area === null ? null : (fields.areaUnit ?? 'sqm'),
    use: useOf(fields, offered.industries),
    tax: taxBand(fields, offered.taxBands),
    region: offered.parks.filter((park) => text.includes(park)),
    company: fields.company,
    contact: fields.contact,
  };
}

function areaOf(fields: ParsedFields, units: readonly string[]): string | null {
  const bounds = [fields.areaMin, fields.areaMax].filter((bound) => bound !== null);
  if (bounds.length === 0 || !units.includes(fields.areaUnit ?? 'sqm')) return null;
  return [...new Set(bounds)].join('-');
}

function useOf(fields: ParsedFields, industries: readonly string[]): string | null {
  const named = [fields.industry, fields.use === undefined ? undefined : INDUSTRY_OF_USE[fields.use]];
  return industries.find((industry) => named.includes(industry)) ?? null;
}

/** The band that holds all of what was said; none for tax per mu, or where it reaches over a border. */
function taxBand({ taxMin, taxMax, taxUnit }: ParsedFields, offered: readonly string[]): string | null {
  const bounds = [taxMin, taxMax].filter((bound) => bound !== null);
  if (bounds.length === 0 || taxUnit === 'wan_per_mu_year') return null;
  const yearly = bounds.map((bound) => (taxUnit === 'wan_total_3y' ? bound / 3 : bound));
  const bands = yearly.map((amount) => bandOf(amount, offered));
  return bands.every((band) => band === bands[0]) ? (bands[0] ?? null) : null;
}
