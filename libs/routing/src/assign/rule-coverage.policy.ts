import { COMPANY_TIERS, LEAD_CHANNELS, NEED_TYPES } from '@luodi/leads';
import { LEAD_LANGUAGES } from './lead-language.policy';
import { RULE_FIELDS, hits, holdsFor, wantedOf } from './rule-match.policy';
import type { RuleCondition, RuleField } from './rule-match.policy';

/** Values of some fields for which the first set of conditions holds and the second does not. */
export type Witness = Readonly<Partial<Record<RuleField, readonly string[]>>>;

/** Whether some lead can satisfy these conditions. */
export function isPossible(conditions: readonly RuleCondition[]): boolean {
  return overlaps(conditions, []);
}

/** Whether every lead that satisfies `inner` satisfies `outer`, too. */
export function contains(outer: readonly RuleCondition[], inner: readonly RuleCondition[]): boolean {
  return !isPossible(inner) || witnessAgainst(outer, inner) === null;
}

/** Values with which `inner` holds and `outer` does not; null when there are none. */
export function witnessAgainst(
  outer: readonly RuleCondition[],
  inner: readonly RuleCondition[],
): Witness | null {
  // Conditions of different fields are independent, so one field in which `inner` is wider is enough.
  const fields = fieldsOf([...outer, ...inner]);
  const common = Object.fromEntries(
    fields.map((field) => [field, possibleValues(field, linesOf(inner, field), linesOf(outer, field))]),
  ) as Witness;
  for (const field of fields) {
    const [out, own] = [linesOf(outer, field), linesOf(inner, field)];
    if (out.length === 0) continue;
    const values = candidatesOf(field, [...out, ...own]).find(
      (list) => holdAll(own, list) && !holdAll(out, list),
    );
    if (values !== undefined) return { ...common, [field]: values };
  }
  return null;
}

/** Whether one lead can satisfy both. */
export function overlaps(a: readonly RuleCondition[], b: readonly RuleCondition[]): boolean {
  return fieldsOf([...a, ...b]).every((field) => {
    const both = [...linesOf(a, field), ...linesOf(b, field)];
    return candidatesOf(field, both).some((list) => holdAll(both, list));
  });
}

function possibleValues(
  field: RuleField,
  conditions: readonly RuleCondition[],
  others: readonly RuleCondition[],
): readonly string[] {
  return candidatesOf(field, [...conditions, ...others]).find((list) => holdAll(conditions, list)) ?? [];
}

/** The lines of one field. */
export const linesOf = (conditions: readonly RuleCondition[], field: RuleField): readonly RuleCondition[] =>
  conditions.filter((condition) => condition.field === field);

/** The fields that lines ask for. */
export const fieldsOf = (conditions: readonly RuleCondition[]): readonly RuleField[] =>
  RULE_FIELDS.filter((field) => conditions.some((condition) => condition.field === field));

/** Whether every line of a field holds for its values. */
export const holdAll = (conditions: readonly RuleCondition[], values: readonly string[]): boolean =>
  conditions.every((condition) => holdsFor(condition, values));

/**
 * One representative of every class of values that these conditions can tell apart. Whatever a lead may hold behaves
 * like one of them, so looking through them is as good as looking through everything.
 */
export function candidatesOf(
  field: RuleField,
  conditions: readonly RuleCondition[],
): readonly (readonly string[])[] {
  switch (field) {
    case 'needType':
      return [[], ...NEED_TYPES.map(alone)];
    case 'channel':
      return LEAD_CHANNELS.map(alone);
    case 'broker':
      return [['yes'], ['no']];
    case 'companyTier':
      return [[], ...COMPANY_TIERS.map(alone)];
    case 'language':
      return [[], ...LEAD_LANGUAGES.map(alone)];
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
      return [[], ...amountsOf(conditions).map(alone)];
    case 'inquiryCount':
      return countsOf(conditions, 1).map(alone);
    case 'score':
      return countsOf(conditions, 0)
        .filter((score) => Number(score) <= MAX_SCORE)
        .map(alone);
    case 'parkId':
    case 'siteId':
    case 'sourceChannel':
    case 'company':
    case 'fireClass':
    case 'landClass':
    case 'article':
    case 'use':
    case 'text':
      return [[], ...textsOf(conditions).map(alone)];
    case 'industry':
      return industriesOf(conditions);
    case 'region':
      return listsOf(conditions);
  }
}

const alone = (value: string): readonly string[] => [value];

/** Every bound, a hundredth beside it, and nothing at all: money and areas have two decimals. */
function amountsOf(conditions: readonly RuleCondition[]): string[] {
  const hundredths = conditions
    .filter((condition) => condition.op === 'gte' || condition.op === 'lte')
    .map((condition) => BigInt(String(hundredthsOf(condition.value))));
  const near = hundredths.flatMap((bound) => [bound - 1n, bound, bound + 1n]).filter((bound) => bound >= 0n);
  return [...new Set([0n, ...near])].map((bound) => {
    const digits = String(bound).padStart(3, '0');
    return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  });
}

/** An amount in hundredths; finer digits of a number's notation say nothing that a stored amount could. */
function hundredthsOf(value: RuleCondition['value']): string {
  const [whole = '0', part = ''] = (typeof value === 'number' ? value.toFixed(2) : String(value)).split('.');
  return `${whole}${part.padEnd(2, '0').slice(0, 2)}`;
}

/** Whole numbers from the least that a lead can have. */
function countsOf(conditions: readonly RuleCondition[], least: number): string[] {
  const bounds = conditions.map((condition) => Number(condition.value));
  const near = bounds.flatMap((bound) => [Math.floor(bound), Math.ceil(bound), Math.floor(bound) + 1]);
  return [...new Set([least, ...near, ...near.map((count) => count - 1)])]
    .filter((count) => count >= least)
    .map(String);
}

/** Combinations of fragments that are looked at. */
const MAX_TOGETHER = 500;
/** Of a lead's score. */
const MAX_SCORE = 100;

const OTHER = '\u{10ffff}';

/** The texts that are named, each with something around it, and one that nobody named. */
function textsOf(conditions: readonly RuleCondition[]): string[] {
  const named = [...new Set(conditions.flatMap(wantedOf))];
  return [
    ...named,
    ...named.flatMap((text) => [`${text}${OTHER}`, `${OTHER}${text}`]),
    ...togetherOf(conditions),
    OTHER,
  ];
}

/** Texts in which every line that wants a fragment finds one; a bounded number of them. */
function togetherOf(conditions: readonly RuleCondition[]): string[] {
  const wishes = conditions.filter(({ op }) => op === 'contains').map(wantedOf);
  let texts: string[] = wishes.length > 1 ? [''] : [];
  for (const wanted of wishes) {
    texts = texts.flatMap((text) => wanted.map((item) => `${text}${OTHER}${item}`)).slice(0, MAX_TOGETHER);
  }
  return texts;
}

/** An industry is a name and a code, each known or not. */
function industriesOf(conditions: readonly RuleCondition[]): (readonly string[])[] {
  const texts = distinct(conditions, textsOf(conditions));
  return [[], ...texts.map(alone), ...texts.flatMap((name) => texts.map((code) => [name, code]))];
}

/**
 * Several regions at once: for each line that wants one, one that serves it and as few others as may be; then the
 * same with one more value, which may spoil a line that forbids it.
 */
function listsOf(conditions: readonly RuleCondition[]): (readonly string[])[] {
  const texts = distinct(conditions, textsOf(conditions));
  const wishes = conditions.filter(({ op }) => op === 'in' || op === 'contains').length;
  let lists: (readonly string[])[] = [[]];
  for (let size = 0; size < Math.min(wishes, 3) + 1; size += 1) {
    const longer = lists.flatMap((list) => texts.map((text) => [...list, text]));
    lists = uniqueLists([...lists, ...longer]);
  }
  return lists;
}

/** Of texts that every line treats alike, one. */
function distinct(conditions: readonly RuleCondition[], texts: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const text of texts) {
    const kind = conditions
      .filter(({ op }) => op === 'in' || op === 'notIn' || op === 'contains')
      .map((condition) => (hits(condition, text) ? '1' : '0'))
      .join('');
    if (!seen.has(kind)) seen.set(kind, text);
  }
  return [...seen.values()];
}

function uniqueLists(lists: readonly (readonly string[])[]): (readonly string[])[] {
  return [...new Map(lists.map((list) => [[...new Set(list)].sort().join('\u0000'), list])).values()];
}
