import type { Park, Site } from '../../api/admin';
import { LANGUAGES, OPERATORS, TIERS } from '../../api/rule-fields';
import type { RuleCondition, RuleField, RuleOperator } from '../../api/rule-fields';
import { CHANNELS, NEED_TYPES } from '../../api/types';
import { formatNumber } from '../../format';
import type { Translate } from '../../i18n';
import { wanToYuan, yuanToWan } from '../deals/wan';
import type { Option } from './form-control';

/** Money that people type in 万元. */
const IN_WAN: ReadonlySet<RuleField> = new Set<RuleField>(['taxYuan', 'budgetYuan', 'investmentYuan']);

export interface RuleLookups {
  readonly parks: readonly Park[];
  readonly sites: readonly Site[];
}

/** The values a field is chosen from; null where they are typed. */
export function choicesOf(field: RuleField, lookups: RuleLookups, t: Translate): readonly Option[] | null {
  switch (field) {
    case 'needType':
      return NEED_TYPES.map((value) => ({ value, label: t(`common:needType.${value}`) }));
    case 'channel':
      return CHANNELS.map((value) => ({ value, label: t(`common:channel.${value}`) }));
    case 'parkId':
      return lookups.parks.map((park) => ({ value: park.id, label: park.name }));
    case 'siteId':
      return lookups.sites.map((site) => ({ value: site.id, label: site.name }));
    case 'companyTier':
      return TIERS.map((value) => ({ value, label: t(`tier.${value}`) }));
    case 'broker':
      return (['yes', 'no'] as const).map((value) => ({ value, label: t(`broker.${value}`) }));
    case 'language':
      return LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }));
    case 'areaSqm':
    case 'taxYuan':
    case 'budgetYuan':
    case 'rentSqmMonth':
    case 'investmentYuan':
    case 'powerKva':
    case 'floorHeight':
    case 'craneTon':
    case 'floorLoad':
    case 'far':
    case 'leaseYears':
    case 'fireClass':
    case 'landClass':
    case 'article':
    case 'use':
    case 'text':
    case 'score':
    case 'industry':
    case 'region':
    case 'sourceChannel':
    case 'company':
    case 'inquiryCount':
      return null;
  }
}

/** Whether an operator needs a value. */
export const needsValue = (op: RuleOperator): boolean => op !== 'known' && op !== 'unknown';

/** A line ready to be filled. */
export function emptyCondition(field: RuleField): RuleCondition {
  const op = OPERATORS[field][0] ?? 'known';
  return withOperator({ field, op }, op);
}

/** The same line under another operator, keeping the value where it still fits. */
export function withOperator(condition: RuleCondition, op: RuleOperator): RuleCondition {
  const { field, value } = condition;
  if (!needsValue(op)) return { field, op };
  if (op === 'gte' || op === 'lte')
    return { field, op, value: typeof value === 'number' || typeof value === 'string' ? value : '' };
  return { field, op, value: Array.isArray(value) ? value : [] };
}

/** What an amount's input shows: money of that size in 万元, the rest as it is. */
export function amountEntry({ field, value }: RuleCondition): string {
  if (value === undefined || Array.isArray(value)) return '';
  return IN_WAN.has(field) ? yuanToWan(String(value)) : String(value);
}

/** An amount as typed, back in the API's unit; '' while it is not a number. */
export function fromAmountEntry(field: RuleField, entry: string): number | string {
  if (IN_WAN.has(field)) return wanToYuan(entry) ?? '';
  const number = Number(entry);
  return entry.trim() === '' || !Number.isFinite(number) ? '' : number;
}

/** A line that can't be saved yet. */
export function isIncomplete({ op, value }: RuleCondition): boolean {
  if (!needsValue(op)) return false;
  return Array.isArray(value) ? value.length === 0 : value === undefined || value === '';
}

function amountText(field: RuleField, value: string, t: Translate): string {
  const n = IN_WAN.has(field) ? yuanToWan(value) : formatNumber(Number(value));
  return t('says.amount', { n, unit: t(`unit.${field}`) });
}

/** A line in words: 面积 ≥ 5,000 ㎡. */
export function conditionText(condition: RuleCondition, lookups: RuleLookups, t: Translate): string {
  const { field, op, value } = condition;
  const name = t(`field.${field}`);
  if (!needsValue(op)) return t(`says.${op}`, { field: name });
  if (op === 'gte' || op === 'lte') {
    return t(`says.${op}`, { field: name, value: amountText(field, String(value), t) });
  }
  const choices = choicesOf(field, lookups, t);
  const values = (Array.isArray(value) ? (value as readonly string[]) : []).map(
    (item) => choices?.find((choice) => choice.value === item)?.label ?? item,
  );
  return t(`says.${op}`, { field: name, value: values.join(t('common:listSeparator')) });
}
