import type { DealDetail, DealPatch, FactValue, GateField } from '../../api/deals';
import { NEED_TYPES, type Ref } from '../../api/types';
import { formatArea, formatNumber, formatYuan } from '../../format';
import type { Translate } from '../../i18n';

/** The blocks of facts on a deal's page, in the order a deal needs them. */
export const FACT_GROUPS = {
  scale: [
    'investmentYuan',
    'areaSqm',
    'landMu',
    'industry',
    'industryChain',
    'region',
    'scale',
    'fixedInvestmentYuan',
    'outputYuan',
    'taxYuan',
    'jobs',
    'energyTce',
    'environmentClass',
    'investorRegion',
    'capitalKind',
  ],
  progress: [
    'visitedOn',
    'sitesShown',
    'visitFeedback',
    'decision',
    'decidedOn',
    'caseByCase',
    'plannedSignOn',
    'plannedStartOn',
    'plannedProductionOn',
    'issues',
    'coordination',
  ],
  contract: [
    'agreementKind',
    'contractNo',
    'contractedYuan',
    'signedOn',
    'uscc',
    'registeredCapitalYuan',
    'registeredOn',
    'deliveredSite',
    'deliveredOn',
    'rentYuanPerSqmMonth',
  ],
  building: [
    'constructionPermitNo',
    'startedOn',
    'completedOn',
    'producingOn',
    'staff',
    'capacityOutputYuan',
    'capacityTaxYuan',
    'capacityResult',
  ],
} as const satisfies Record<string, readonly string[]>;
export type FactGroup = keyof typeof FACT_GROUPS;

/** What the request names at its top level; every other key goes under `fields`. */
const COLUMNS = ['name', 'company', 'parkId', 'needType', 'ownerId', 'nextStep', 'nextStepDue'] as const;
export type ColumnKey = (typeof COLUMNS)[number];

/** The facts of a block, as the deal holds them. */
export function factsOf(deal: DealDetail, group: FactGroup): readonly GateField[] {
  const keys: readonly string[] = FACT_GROUPS[group];
  return keys.flatMap((key) => deal.fields.find((field) => field.key === key) ?? []);
}

/** The deal's own columns in the shape of facts, so that one dialog edits both. */
export function columnFields(
  deal: DealDetail,
  keys: readonly ColumnKey[],
  lookups: { readonly parks: readonly Ref[]; readonly people: readonly Ref[] },
  t: Translate,
): readonly GateField[] {
  const refs = (items: readonly Ref[], own: Ref | null) =>
    (own && !items.some((item) => item.id === own.id) ? [own, ...items] : items).map((item) => ({
      value: item.id,
      label: item.name,
    }));
  return keys.map((key) => {
    const plain = { key, label: t(`col.${key}`), unit: null, options: [] };
    switch (key) {
      case 'parkId':
        return {
          ...plain,
          type: 'choice',
          options: refs(lookups.parks, deal.park),
          value: deal.park?.id ?? null,
        };
      case 'ownerId':
        return { ...plain, type: 'choice', options: refs(lookups.people, deal.owner), value: deal.owner.id };
      case 'needType':
        return {
          ...plain,
          type: 'choice',
          options: NEED_TYPES.map((value) => ({ value, label: t(`common:needType.${value}`) })),
          value: deal.needType,
        };
      case 'nextStepDue':
        return { ...plain, type: 'date', value: deal.nextStepDue };
      default:
        return { ...plain, type: 'text', value: deal[key] };
    }
  });
}

/** Body of the change: columns at the top, facts under `fields`. */
export function toPatch(values: Readonly<Record<string, FactValue>>): DealPatch {
  const columns: readonly string[] = COLUMNS;
  const entries = Object.entries(values);
  const facts = entries.filter(([key]) => !columns.includes(key));
  return {
    ...Object.fromEntries(entries.filter(([key]) => columns.includes(key))),
    ...(facts.length > 0 ? { fields: Object.fromEntries(facts) } : {}),
  };
}

/** A fact for reading; null when it is not filled. */
export function factText(field: GateField, t: Translate): string | null {
  const { value } = field;
  if (value === null || value === undefined || value === '') return null;
  switch (field.type) {
    case 'money':
      return field.key === 'rentYuanPerSqmMonth'
        ? `${String(value).replace(/\.00$/, '')} ${field.unit ?? ''}`
        : formatYuan(String(value));
    case 'area':
      return formatArea({ sqm: Number(value) });
    case 'mu':
      return formatArea({ sqm: null, mu: Number(value) });
    case 'int':
      return `${formatNumber(Number(value))} ${field.unit ?? ''}`.trim();
    case 'choice':
      return field.options.find((option) => option.value === value)?.label ?? String(value);
    case 'bool':
      return value === true ? t('yes') : t('no');
    default:
      return String(value);
  }
}
