import { maskContacts, maskEmail, maskPhone, maskWechat, toSqm } from '@luodi/platform';
import type { LeadFacts } from '../intake/lead-facts.policy';
import type { UpdateLeadDto } from './update-lead.dto';

/** Facts after an edit, without phone, WeChat and company, which have keys of their own. */
export function editedFacts(known: LeadFacts, edit: UpdateLeadDto): LeadFacts {
  return {
    ...known,
    ...(edit.needType === undefined ? {} : { needType: edit.needType }),
    ...(edit.need === undefined ? {} : { needText: blankToNull(edit.need) }),
    ...(edit.use === undefined ? {} : { useText: blankToNull(edit.use) }),
    ...(edit.industry === undefined ? {} : { industry: blankToNull(edit.industry), industryCode: null }),
    ...(edit.tax === undefined ? {} : { taxText: blankToNull(edit.tax) }),
    ...editedTax(edit),
    ...(edit.contact === undefined ? {} : { contactName: blankToNull(edit.contact) }),
    ...(edit.email === undefined ? {} : { email: edit.email }),
    ...(edit.region === undefined || edit.region === null ? {} : { region: edit.region }),
    ...(edit.parkId === undefined ? {} : { parkId: edit.parkId }),
    ...editedArea(edit),
  };
}

/** Whether a range runs backwards; then which field says so. */
export function rangeFault(edit: UpdateLeadDto): 'area' | 'taxMaxYuan' | null {
  const { area, taxMinYuan, taxMaxYuan } = edit;
  if (area?.min !== undefined && area.max !== undefined && area.min > area.max) return 'area';
  const bothTaxes = typeof taxMinYuan === 'string' && typeof taxMaxYuan === 'string';
  return bothTaxes && Number(taxMinYuan) > Number(taxMaxYuan) ? 'taxMaxYuan' : null;
}

/** The names of the fields that differ, for the timeline; never their personal values. */
export function changedFields(before: LeadFacts, after: LeadFacts): string[] {
  return (Object.keys(after) as (keyof LeadFacts)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
}

/** The longest text that the timeline repeats. */
const MAX_SHOWN = 200;

/** How each fact stands in the timeline: ways to reach the person masked, texts short and without numbers to dial. */
const SHOWN = {
  needType: (facts) => facts.needType,
  needText: (facts) => shortText(facts.needText),
  useText: (facts) => shortText(facts.useText),
  industry: (facts) => shortText(facts.industry),
  areaMinSqm: (facts) => facts.areaMinSqm,
  areaMaxSqm: (facts) => facts.areaMaxSqm,
  taxMinYuan: (facts) => facts.taxMinYuan,
  taxMaxYuan: (facts) => facts.taxMaxYuan,
  taxText: (facts) => shortText(facts.taxText),
  companyName: (facts) => shortText(facts.companyName),
  contactName: (facts) => shortText(facts.contactName),
  phone: (facts) => maskPhone(facts.phone),
  wechat: (facts) => maskWechat(facts.wechat),
  email: (facts) => maskEmail(facts.email),
  region: (facts) => (facts.region.length === 0 ? null : facts.region.map((part) => shortText(part))),
  parkId: (facts) => facts.parkId,
} as const satisfies Partial<Record<keyof LeadFacts, (facts: LeadFacts) => unknown>>;

/**
 * Before and after of what an edit changed, for the timeline; never a whole phone, WeChat id or address. An erasure takes
 * all of them out.
 */
export function changedValues(
  before: LeadFacts,
  after: LeadFacts,
): Record<string, { before: unknown; after: unknown }> {
  const changed = new Set(changedFields(before, after));
  return Object.fromEntries(
    Object.entries(SHOWN)
      .filter(([field]) => changed.has(field))
      .map(([field, show]) => [field, { before: show(before), after: show(after) }]),
  );
}

function shortText(text: string | null): string | null {
  if (text === null) return null;
  const masked = maskContacts(text);
  return masked.length > MAX_SHOWN ? `${masked.slice(0, MAX_SHOWN - 1)}…` : masked;
}

function editedArea(edit: UpdateLeadDto): Partial<LeadFacts> {
  if (edit.area === undefined) return {};
  if (edit.area === null) return { areaMinSqm: null, areaMaxSqm: null, areaEntered: null };
  const { min, max, unit } = edit.area;
  return {
    areaMinSqm: min === undefined || min === null ? null : toSqm(min, unit),
    areaMaxSqm: max === undefined || max === null ? null : toSqm(max, unit),
    areaEntered: { min: min ?? null, max: max ?? null, unit },
  };
}

/** An amount set by hand replaces what was read from words, entered form included. */
function editedTax(edit: UpdateLeadDto): Partial<LeadFacts> {
  if (edit.taxMinYuan === undefined && edit.taxMaxYuan === undefined) return {};
  return {
    ...(edit.taxMinYuan === undefined ? {} : { taxMinYuan: twoPlaces(edit.taxMinYuan) }),
    ...(edit.taxMaxYuan === undefined ? {} : { taxMaxYuan: twoPlaces(edit.taxMaxYuan) }),
    taxEntered: null,
  };
}

function twoPlaces(amount: string | null): string | null {
  if (amount === null) return null;
  const [whole = '0', cents = ''] = amount.split('.');
  return `${whole.replace(/^0+(?=\d)/, '')}.${cents.padEnd(2, '0')}`;
}

function blankToNull(text: string | null): string | null {
  return text === null || text === '' ? null : text;
}

/** Ways to reach the person that come back as they were shown are not changed. */
export function withoutMasks(edit: UpdateLeadDto, known: LeadFacts): UpdateLeadDto {
  const kept = { ...edit };
  if (known.phone !== null && edit.phone === maskPhone(known.phone)) delete kept.phone;
  if (known.wechat !== null && edit.wechat === maskWechat(known.wechat)) delete kept.wechat;
  if (known.email !== null && edit.email === maskEmail(known.email)) delete kept.email;
  return kept;
}
