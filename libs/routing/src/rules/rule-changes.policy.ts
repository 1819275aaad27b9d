import type { RuleDefinition } from '../assign/routing-config';

/** How one rule of a set differs from the same rule of another. */
export interface RuleChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly ruleId: string;
  readonly name: string;
}

/**
 * What was changed from one set of rules to another, in the order of the later; removed ones come last. A rule is
 * moved when the order of those that both sets have could not be kept without moving it.
 */
export function changesBetween(
  before: readonly RuleDefinition[],
  after: readonly RuleDefinition[],
): RuleChange[] {
  const old = new Map(before.map((rule) => [rule.id, rule]));
  const kept = new Set(after.map((rule) => rule.id));
  const still = keptInOrder(
    before.filter((rule) => kept.has(rule.id)).map((rule) => rule.id),
    after.filter((rule) => old.has(rule.id)).map((rule) => rule.id),
  );
  const changes = after.flatMap((rule): RuleChange[] => {
    const was = old.get(rule.id);
    const of = { ruleId: rule.id, name: rule.name };
    if (was === undefined) return [{ kind: 'added', ...of }];
    if (!sameRule(was, rule)) return [{ kind: 'changed', ...of }];
    return still.has(rule.id) ? [] : [{ kind: 'moved', ...of }];
  });
  const removed = before
    .filter((rule) => !kept.has(rule.id))
    .map((rule): RuleChange => ({ kind: 'removed', ruleId: rule.id, name: rule.name }));
  return [...changes, ...removed];
}

function sameRule(a: RuleDefinition, b: RuleDefinition): boolean {
  const text = (rule: RuleDefinition): string =>
    JSON.stringify([
      rule.name,
      rule.active,
      rule.conditions.map(({ field, op, value }) => [field, op, value ?? null]),
      rule.target,
      rule.teamId,
      rule.userId,
      rule.strategy,
      rule.ownerFirst,
      rule.period,
      rule.cap,
      rule.capPeriod,
      rule.fallback,
      rule.fallbackTeamId,
      rule.fallbackPoolId ?? null,
      rule.onlyOnShift,
    ]);
  return text(a) === text(b);
}

/** The longest run of ids that stand in the same order in both lists: those were not moved. */
function keptInOrder(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const place = new Map(before.map((id, index) => [id, index]));
  const places = after.map((id) => place.get(id) ?? -1);
  const lengths: number[] = [];
  const previous: number[] = [];
  places.forEach((own, index) => {
    lengths[index] = 1;
    previous[index] = -1;
    for (let earlier = 0; earlier < index; earlier += 1) {
      const longer = (lengths[earlier] ?? 0) + 1;
      if ((places[earlier] ?? -1) < own && longer > (lengths[index] ?? 0)) {
        lengths[index] = longer;
        previous[index] = earlier;
      }
    }
  });
  const kept = new Set<string>();
  let at = lengths.indexOf(Math.max(...lengths));
  while (at >= 0) {
    const id = after[at];
    if (id !== undefined) kept.add(id);
    at = previous[at] ?? -1;
  }
  return kept;
}
