import type { LeadChannel, LeadElement, NeedType } from '../lead-values.policy';

/** An area or tax as the person wrote it, kept beside the computed amounts. */
export interface EnteredAmount {
  readonly min?: number | null;
  readonly max?: number | null;
  /** `sqm`, `mu`, `hectare`; for taxes `wan_per_year`, `wan_per_mu_year`, `wan_total_3y`, `yuan_per_year`. */
  readonly unit: string;
}

/** What is known about a demand and the person behind it. Phones are canonical, money is a decimal string in yuan. */
export interface LeadFacts {
  readonly companyId: string | null;
  readonly companyName: string | null;
  readonly contactName: string | null;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly email: string | null;
  readonly needType: NeedType | null;
  readonly needText: string | null;
  readonly useText: string | null;
  readonly industry: string | null;
  readonly industryCode: string | null;
  readonly areaMinSqm: number | null;
  readonly areaMaxSqm: number | null;
  readonly areaEntered: EnteredAmount | null;
  readonly taxMinYuan: string | null;
  readonly taxMaxYuan: string | null;
  readonly taxEntered: EnteredAmount | null;
  readonly taxText: string | null;
  readonly region: readonly string[];
  readonly message: string | null;
  /** Further parsed facts (floor height, power …) by name. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly parkId: string | null;
}

/** Where an inquiry came from; the first one stays on the lead. */
export interface LeadSource {
  readonly siteId: string | null;
  readonly channel: LeadChannel;
  readonly url: string | null;
  readonly title: string | null;
  /** The finer channel of the link, e.g. a QR poster. */
  readonly sourceChannel: string | null;
}

const EMPTY_FACTS: LeadFacts = {
  companyId: null,
  companyName: null,
  contactName: null,
  phone: null,
  wechat: null,
  email: null,
  needType: null,
  needText: null,
  useText: null,
  industry: null,
  industryCode: null,
  areaMinSqm: null,
  areaMaxSqm: null,
  areaEntered: null,
  taxMinYuan: null,
  taxMaxYuan: null,
  taxEntered: null,
  taxText: null,
  region: [],
  message: null,
  details: {},
  parkId: null,
};

/** Facts with everything that was not said set to null. */
export function leadFacts(known: Partial<LeadFacts>): LeadFacts {
  return {
    ...EMPTY_FACTS,
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
  };
}

/**
 * A later inquiry fills blanks and never overwrites (contract.md, capture). An amount travels with its
 * entered form: bounds of one inquiry are never mixed with the unit of another.
 */
export function fillBlanks(known: LeadFacts, later: LeadFacts): LeadFacts {
  const hasArea = known.areaMinSqm !== null || known.areaMaxSqm !== null || known.areaEntered !== null;
  const hasTax = known.taxMinYuan !== null || known.taxMaxYuan !== null || known.taxEntered !== null;
  const area = hasArea ? known : later;
  const tax = hasTax ? known : later;
  const company = known.companyName !== null ? known : later;
  const industry = known.industry !== null || known.industryCode !== null ? known : later;
  return {
    companyId: known.companyId ?? (company === later ? later.companyId : null),
    companyName: company.companyName,
    contactName: known.contactName ?? later.contactName,
    phone: known.phone ?? later.phone,
    wechat: known.wechat ?? later.wechat,
    email: known.email ?? later.email,
    needType: known.needType ?? later.needType,
    needText: known.needText ?? later.needText,
    useText: known.useText ?? later.useText,
    industry: industry.industry,
    industryCode: industry.industryCode,
    areaMinSqm: area.areaMinSqm,
    areaMaxSqm: area.areaMaxSqm,
    areaEntered: area.areaEntered,
    taxMinYuan: tax.taxMinYuan,
    taxMaxYuan: tax.taxMaxYuan,
    taxEntered: tax.taxEntered,
    taxText: known.taxText ?? later.taxText,
    region: known.region.length > 0 ? known.region : later.region,
    message: known.message ?? later.message,
    details: { ...later.details, ...known.details },
    parkId: known.parkId ?? later.parkId,
  };
}

/** The facts that tell which of the six elements are known. */
export type ElementFacts = Pick<
  LeadFacts,
  | 'needType'
  | 'needText'
  | 'useText'
  | 'industry'
  | 'taxMinYuan'
  | 'taxMaxYuan'
  | 'taxEntered'
  | 'taxText'
  | 'companyName'
  | 'contactName'
  | 'phone'
>;

/** Which of the six elements are still missing, in the order of the contact block. */
export function missingElements(facts: ElementFacts): LeadElement[] {
  const present: Record<LeadElement, boolean> = {
    need: facts.needType !== null || facts.needText !== null,
    use: facts.useText !== null || facts.industry !== null,
    tax:
      facts.taxMinYuan !== null ||
      facts.taxMaxYuan !== null ||
      facts.taxEntered !== null ||
      facts.taxText !== null,
    company: facts.companyName !== null,
    contact: facts.contactName !== null,
    phone: facts.phone !== null,
  };
  return (Object.keys(present) as LeadElement[]).filter((element) => !present[element]);
}

/**
 * How promising a lead looks, 0–100, by facts that a person can check: completeness up to 48 (8 an element),
 * size up to 24, tax up to 18, reachable by a second way 5, a named park 5. Nothing is decided by it
 * alone: it only breaks ties in the queue (domain.md 5.1: no automated refusal).
 */
export function leadScore(facts: LeadFacts): number {
  const elements = (6 - missingElements(facts).length) * 8;
  const area = facts.areaMaxSqm ?? facts.areaMinSqm ?? 0;
  const size = area >= 20_000 ? 24 : area >= 5_000 ? 18 : area >= 1_000 ? 12 : area > 0 ? 6 : 0;
  const taxYuan = Number(facts.taxMaxYuan ?? facts.taxMinYuan ?? 0);
  const tax = taxYuan >= 10_000_000 ? 18 : taxYuan >= 1_000_000 ? 12 : taxYuan > 0 ? 6 : 0;
  const reach = facts.wechat !== null || facts.email !== null ? 5 : 0;
  return elements + size + tax + reach + (facts.parkId !== null ? 5 : 0);
}
