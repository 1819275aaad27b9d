import Decimal from 'decimal.js';

/** The demand as rules see it. Areas in ㎡, tax in yuan a year. */
export interface RoutingFacts {
  readonly needType: string | null;
  readonly areaSqm: number | null;
  readonly taxYuan: string | null;
  readonly industry: string | null;
  readonly industryCode: string | null;
  readonly region: readonly string[];
  readonly parkId: string | null;
  readonly siteId: string | null;
  readonly channel: string;
}

export const RULE_FIELDS = [
  'needType',
  'areaSqm',
  'taxYuan',
  'industry',
  'region',
  'parkId',
  'siteId',
  'channel',
] as const;
export type RuleField = (typeof RULE_FIELDS)[number];

export const RULE_OPERATORS = ['in', 'notIn', 'gte', 'lte', 'contains', 'known', 'unknown'] as const;
export type RuleOperator = (typeof RULE_OPERATORS)[number];

/** One line of a rule; all lines must hold. */
export interface RuleCondition {
  readonly field: RuleField;
  readonly op: RuleOperator;
  /** A list for in / notIn / contains, a number (decimal string for money) for gte / lte, absent for known / unknown. */
  readonly value?: readonly string[] | number | string;
}

/** Which operators make sense on which field. */
export const OPERATORS_OF: Readonly<Record<RuleField, readonly RuleOperator[]>> = Object.freeze({
  needType: ['in', 'notIn', 'known', 'unknown'],
  areaSqm: ['gte', 'lte', 'known', 'unknown'],
  taxYuan: ['gte', 'lte', 'known', 'unknown'],
  industry: ['in', 'notIn', 'contains', 'known', 'unknown'],
  region: ['in', 'notIn', 'contains', 'known', 'unknown'],
  parkId: ['in', 'notIn', 'known', 'unknown'],
  siteId: ['in', 'notIn', 'known', 'unknown'],
  channel: ['in', 'notIn'],
});

/** A rule as far as matching goes; rules come in their order. */
export interface MatchableRule {
  readonly id: string;
  readonly active: boolean;
  readonly conditions: readonly RuleCondition[];
}

/** The first active rule whose conditions all hold; a rule without conditions takes everything. */
export function firstMatch<R extends MatchableRule>(rules: readonly R[], facts: RoutingFacts): R | null {
  return rules.find((rule) => rule.active && matches(rule.conditions, facts)) ?? null;
}

/** Whether every condition holds. */
export function matches(conditions: readonly RuleCondition[], facts: RoutingFacts): boolean {
  return conditions.every((condition) => holds(condition, facts));
}

/** What is wrong with a condition as data; null when nothing is. */
export function conditionFault(condition: RuleCondition): 'operator' | 'value' | null {
  if (!OPERATORS_OF[condition.field].includes(condition.op)) return 'operator';
  switch (condition.op) {
    case 'known':
    case 'unknown':
      return condition.value === undefined ? null : 'value';
    case 'gte':
    case 'lte':
      return isAmount(condition.value) ? null : 'value';
    case 'in':
    case 'notIn':
    case 'contains':
      return Array.isArray(condition.value) && condition.value.length > 0 ? null : 'value';
  }
}

function holds(condition: RuleCondition, facts: RoutingFacts): boolean {
  const values = valuesOf(condition.field, facts);
  const wanted = Array.isArray(condition.value) ? (condition.value as readonly string[]) : [];
  switch (condition.op) {
    case 'known':
      return values.length > 0;
    case 'unknown':
      return values.length === 0;
    case 'in':
      return values.some((value) => wanted.some((item) => sameValue(condition.field, item, value)));
    case 'notIn':
      return !values.some((value) => wanted.some((item) => sameValue(condition.field, item, value)));
    case 'contains':
      return values.some((value) => wanted.some((item) => value.toLowerCase().includes(item.toLowerCase())));
    case 'gte':
    case 'lte':
      return compares(condition, values[0]);
  }
}

/** An unknown amount satisfies no bound. */
function compares(condition: RuleCondition, value: string | undefined): boolean {
  if (value === undefined || !isAmount(condition.value)) return false;
  const amount = new Decimal(value);
  return condition.op === 'gte' ? amount.gte(condition.value) : amount.lte(condition.value);
}

function isAmount(value: RuleCondition['value']): value is number | string {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0;
  return typeof value === 'string' && /^\d{1,16}(\.\d{1,2})?$/.test(value);
}

function valuesOf(field: RuleField, facts: RoutingFacts): readonly string[] {
  switch (field) {
    case 'needType':
      return present(facts.needType);
    case 'areaSqm':
      return facts.areaSqm === null ? [] : [String(facts.areaSqm)];
    case 'taxYuan':
      return present(facts.taxYuan);
    case 'industry':
      return [...present(facts.industry), ...present(facts.industryCode)];
    case 'region':
      return facts.region;
    case 'parkId':
      return present(facts.parkId);
    case 'siteId':
      return present(facts.siteId);
    case 'channel':
      return [facts.channel];
  }
}

function present(value: string | null): readonly string[] {
  return value === null ? [] : [value];
}

/** Industry codes match by prefix: a rule for C35 takes C3521 (GB/T 4754 is a tree). Names and ids match whole. */
function sameValue(field: RuleField, wanted: string, value: string): boolean {
  if (field === 'industry' && /^[A-T]\d{0,4}$/.test(wanted)) return value.startsWith(wanted);
  return wanted.toLowerCase() === value.toLowerCase();
}
