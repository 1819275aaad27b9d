import type { LeadDetail, LeadPatch } from '../../api/leads';

/** The six elements of a lead and what is typed for each; needType belongs to the first. */
export const SIX = ['need', 'use', 'tax', 'company', 'contact', 'phone'] as const;
export type Element = (typeof SIX)[number];
export const EDITED = ['needType', ...SIX, 'wechat'] as const;
export type EditedField = (typeof EDITED)[number];
export type Values = Readonly<Record<EditedField, string>>;

/** What the fields show before anything is typed. A masked phone is not editable text. */
export function valuesOf(lead: LeadDetail): Values {
  return {
    needType: lead.needType ?? '',
    need: lead.needText ?? '',
    use: lead.useText ?? lead.use ?? '',
    tax: lead.taxText ?? '',
    company: lead.company ?? '',
    contact: lead.contact ?? '',
    phone: lead.phone ?? '',
    wechat: lead.contactDetail.wechat ?? '',
  };
}

/** Only what was changed; an emptied field is null. */
export function changes(before: Values, after: Values): LeadPatch {
  const changed = EDITED.filter((field) => before[field].trim() !== after[field].trim());
  return Object.fromEntries(
    changed.map((field) => [field, after[field].trim() === '' ? null : after[field].trim()]),
  );
}

export interface Conflict {
  readonly field: EditedField;
  readonly mine: string;
  readonly theirs: string;
}

/** The fields that both people changed, to different values; the rest can be saved without asking. */
export function conflicts(before: Values, mine: Values, theirs: Values): Conflict[] {
  return EDITED.filter(
    (field) =>
      mine[field] !== before[field] && theirs[field] !== before[field] && theirs[field] !== mine[field],
  ).map((field) => ({ field, mine: mine[field], theirs: theirs[field] }));
}

/** What to save on top of their version: mine where I changed it and kept it, theirs everywhere else. */
export function merged(
  before: Values,
  mine: Values,
  theirs: Values,
  keepTheirs: ReadonlySet<EditedField>,
): Values {
  const pick = (field: EditedField): string =>
    mine[field] !== before[field] && !keepTheirs.has(field) ? mine[field] : theirs[field];
  return Object.fromEntries(EDITED.map((field) => [field, pick(field)])) as Record<EditedField, string>;
}
