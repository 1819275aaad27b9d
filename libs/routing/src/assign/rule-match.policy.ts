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
  /** The finer channel of the link, e.g. a QR poster. */
  readonly sourceChannel: string | null;
  readonly company: string | null;
  /** This one counted: 1 for a new person, more for one who wrote before. */
  readonly inquiryCount: number;
  /** Of the company, read only where a rule asks for it. */
  readonly companyTier: string | null;
  readonly language: string | null;
  /** The whole in yuan, and a rent in yuan for each ㎡ and month (lead-budget.policy). */
  readonly budgetYuan: string | null;
  readonly rentSqmMonth: string | null;
  readonly investmentYuan: string | null;
  readonly powerKva: number | null;
  /** Metres. */
  readonly floorHeight: number | null;
  readonly craneTon: number | null;
  /** Tonnes on a ㎡ of floor. */
  readonly floorLoad: number | null;
  /** Floor area for each ㎡ of land. */
  readonly far: number | null;
  readonly leaseYears: number | null;
  readonly fireClass: string | null;
  readonly landClass: string | null;
  /** Whether the writer is a broker, as far as they say. */
  readonly broker: 'yes' | 'no';
  /** Title and address of the article that the first inquiry came from. */
  readonly article: string | null;
  /** What it is to be used for, as written. */
  readonly use: string | null;
  /** The need and the message, as written. */
  readonly text: string | null;
  /** 0–100. */
  readonly score: number;
}

/**
 * What a rule may ask for. Left out are ways to reach the person (nobody is routed by their number) and the date of
 * moving in, which means another thing every day.
 */
export const RULE_FIELDS = [
  'needType',
  'areaSqm',
  'taxYuan',
  'industry',
  'region',
  'parkId',
  'siteId',
  'channel',
  'sourceChannel',
  'company',
  'inquiryCount',
  'companyTier',
  'language',
  'budgetYuan',
  'rentSqmMonth',
  'investmentYuan',
  'powerKva',
  'floorHeight',
  'craneTon',
  'floorLoad',
  'far',
  'leaseYears',
  'fireClass',
  'landClass',
  'broker',
  'article',
  'use',
  'text',
  'score',
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
  sourceChannel: ['in', 'notIn', 'contains', 'known', 'unknown'],
  company: ['contains', 'known', 'unknown'],
  inquiryCount: ['gte', 'lte'],
  companyTier: ['in', 'notIn', 'known', 'unknown'],
  language: ['in', 'notIn', 'known', 'unknown'],
  budgetYuan: ['gte', 'lte', 'known', 'unknown'],
  rentSqmMonth: ['gte', 'lte', 'known', 'unknown'],
  investmentYuan: ['gte', 'lte', 'known', 'unknown'],
  powerKva: ['gte', 'lte', 'known', 'unknown'],
  floorHeight: ['gte', 'lte', 'known', 'unknown'],
  craneTon: ['gte', 'lte', 'known', 'unknown'],
  floorLoad: ['gte', 'lte', 'known', 'unknown'],
  far: ['gte', 'lte', 'known', 'unknown'],
  leaseYears: ['gte', 'lte', 'known', 'unknown'],
  fireClass: ['in', 'notIn', 'contains', 'known', 'unknown'],
  landClass: ['in', 'notIn', 'contains', 'known', 'unknown'],
  broker: ['in', 'notIn'],
  article: ['contains', 'known', 'unknown'],
  use: ['contains', 'known', 'unknown'],
  text: ['contains', 'known', 'unknown'],
  score: ['gte', 'lte'],
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
  return conditions.every((condition) => holdsFor(condition, valuesOf(condition.field, facts)));
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

/** Whether a condition holds when the field has these values; none when it is unknown. */
export function holdsFor(condition: RuleCondition, values: readonly string[]): boolean {
  switch (condition.op) {
    case 'known':
      return values.length > 0;
    case 'unknown':
      return values.length === 0;
    case 'in':
    case 'contains':
      return values.some((value) => hits(condition, value));
    case 'notIn':
      return !values.some((value) => hits(condition, value));
    case 'gte':
    case 'lte':
      return compares(condition, values[0]);
  }
}

/** Whether one value is among those that in, notIn or contains ask for. */
export function hits(condition: RuleCondition, value: string): boolean {
  const wanted = wantedOf(condition);
  return condition.op === 'contains'
    ? wanted.some((item) => value.toLowerCase().includes(item.toLowerCase()))
    : wanted.some((item) => sameValue(condition.field, item, value));
}

/** The texts that in, notIn and contains ask for. */
export function wantedOf(condition: RuleCondition): readonly string[] {
  return Array.isArray(condition.value) ? (condition.value as readonly string[]) : [];
}

/** The values of a field, none when it is unknown. */
export function valuesOf(field: RuleField, facts: RoutingFacts): readonly string[] {
  switch (field) {
    case 'needType':
      return present(facts.needType);
    case 'areaSqm':
      return amount(facts.areaSqm);
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
    case 'sourceChannel':
      return present(facts.sourceChannel);
    case 'company':
      return present(facts.company);
    case 'inquiryCount':
      return [String(facts.inquiryCount)];
    case 'companyTier':
      return present(facts.companyTier);
    case 'language':
      return present(facts.language);
    case 'budgetYuan':
      return present(facts.budgetYuan);
    case 'rentSqmMonth':
      return present(facts.rentSqmMonth);
    case 'investmentYuan':
      return present(facts.investmentYuan);
    case 'powerKva':
      return amount(facts.powerKva);
    case 'floorHeight':
      return amount(facts.floorHeight);
    case 'craneTon':
      return amount(facts.craneTon);
    case 'floorLoad':
      return amount(facts.floorLoad);
    case 'far':
      return amount(facts.far);
    case 'leaseYears':
      return amount(facts.leaseYears);
    case 'fireClass':
      return present(facts.fireClass);
    case 'landClass':
      return present(facts.landClass);
    case 'broker':
      return [facts.broker];
    case 'article':
      return present(facts.article);
    case 'use':
      return present(facts.use);
    case 'text':
      return present(facts.text);
    case 'score':
      return [String(facts.score)];
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

function amount(value: number | null): readonly string[] {
  return value === null ? [] : [String(value)];
}

function present(value: string | null): readonly string[] {
  return value === null ? [] : [value];
}

/** Industry codes match by prefix: a rule for C35 takes C3521 (GB/T 4754 is a tree). Names and ids match whole. */
function sameValue(field: RuleField, wanted: string, value: string): boolean {
  if (field === 'industry' && /^[A-T]\d{0,4}$/.test(wanted)) return value.startsWith(wanted);
  return wanted.toLowerCase() === value.toLowerCase();
}
