import { candidatesOf, contains, fieldsOf, holdAll, linesOf, overlaps } from './rule-coverage.policy';
import type { RuleCondition, RuleField } from './rule-match.policy';

/** Fields with one value each, of which every class that lines can tell apart has a representative. */
const DECIDED: ReadonlySet<RuleField> = new Set<RuleField>([
  'needType',
  'areaSqm',
  'taxYuan',
  'parkId',
  'siteId',
  'channel',
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
  'broker',
  'score',
]);

/** Steps after which the search is given up and nothing is claimed: some ten milliseconds. */
const MAX_STEPS = 20_000;

interface EarlierRule {
  readonly id: string;
  readonly lines: readonly RuleCondition[];
}

/** The values that a lead may still have, by field. */
type Cells = ReadonlyMap<RuleField, readonly (readonly string[])[]>;

/**
 * Which earlier rules together leave nothing of what these lines ask for, as few of them as can be found by leaving
 * one out after the other; null when something is left, or when it is not decided. Decided are lists and bounds of
 * fields with one value; an earlier rule that asks for texts or for regions and industries counts only where these
 * lines ask for no more there.
 */
export function coveredTogether(
  lines: readonly RuleCondition[],
  earlier: readonly EarlierRule[],
): readonly string[] | null {
  const counted = earlier.filter((rule) => overlaps(rule.lines, lines) && holdsElsewhere(rule.lines, lines));
  if (counted.length < 2 || !leavesNothing(lines, counted)) return null;
  let needed = counted;
  for (const rule of counted) {
    const fewer = needed.filter((other) => other !== rule);
    if (leavesNothing(lines, fewer)) needed = fewer;
  }
  return needed.map((rule) => rule.id);
}

/** Whether what is asked for in other fields than the decided ones holds for every lead of `lines`. */
function holdsElsewhere(outer: readonly RuleCondition[], lines: readonly RuleCondition[]): boolean {
  return fieldsOf(outer)
    .filter((field) => !DECIDED.has(field))
    .every((field) => contains(linesOf(outer, field), linesOf(lines, field)));
}

/** Looks for a lead that satisfies the lines and escapes every rule; true when there is surely none. */
function leavesNothing(lines: readonly RuleCondition[], rules: readonly EarlierRule[]): boolean {
  const all = [...lines, ...rules.flatMap((rule) => rule.lines)];
  const fields = fieldsOf(all).filter((field) => DECIDED.has(field));
  const cells: Cells = new Map(
    fields.map((field) => [
      field,
      candidatesOf(field, linesOf(all, field)).filter((values) => holdAll(linesOf(lines, field), values)),
    ]),
  );
  const search = { steps: 0 };
  return !escapes(cells, rules, search) && search.steps <= MAX_STEPS;
}

/** A rule is escaped by one of its fields; fields do not depend on each other. */
function escapes(cells: Cells, rules: readonly EarlierRule[], search: { steps: number }): boolean {
  const [rule, ...others] = rules;
  if (rule === undefined) return true;
  for (const field of fieldsOf(rule.lines)) {
    const own = linesOf(rule.lines, field);
    const left = cells.get(field)?.filter((values) => !holdAll(own, values)) ?? [];
    if (left.length === 0) continue;
    search.steps += 1;
    if (search.steps > MAX_STEPS) return false;
    if (escapes(new Map(cells).set(field, left), others, search)) return true;
  }
  return false;
}
