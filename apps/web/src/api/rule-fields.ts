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
