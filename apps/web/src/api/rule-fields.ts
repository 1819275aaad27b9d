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
  /** A list for in / notIn / contains; ㎡ or yuan for gte / lte; absent for known / unknown. */
  readonly value?: readonly string[] | number | string;
}

/** Which operators make sense on which field; the server checks the same table (test/routing/console-rules.spec.ts). */
export const OPERATORS: Readonly<Record<RuleField, readonly RuleOperator[]>> = {
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
};

export const TIERS = ['a', 'b', 'c'] as const;
export const LANGUAGES = ['zh', 'en', 'ja', 'ko', 'ru', 'other'] as const;

export const PERIODS = ['day', 'week', 'month'] as const;
export const STRATEGIES = ['fair_share', 'round_robin', 'least_load'] as const;
