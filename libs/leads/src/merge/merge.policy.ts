import { fillBlanks } from '../intake/lead-facts.policy';
import type { LeadFacts } from '../intake/lead-facts.policy';

/** What can be picked from either side of a merge; facts that belong together travel together. */
export const MERGE_FIELDS = [
  'needType',
  'need',
  'use',
  'industry',
  'area',
  'tax',
  'company',
  'contact',
  'phone',
  'wechat',
  'email',
  'region',
  'message',
  'park',
  'owner',
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

/** `source` is the lead that ends, `target` the one that stays. */
export const MERGE_SIDES = ['source', 'target'] as const;
export type MergeSide = (typeof MERGE_SIDES)[number];
export type MergePicks = Readonly<Partial<Record<MergeField, MergeSide>>>;

/** The facts of each group. `owner` is no fact. */
const FACTS_OF: Readonly<Record<Exclude<MergeField, 'owner'>, readonly (keyof LeadFacts)[]>> = {
  needType: ['needType'],
  need: ['needText'],
  use: ['useText'],
  industry: ['industry', 'industryCode'],
  area: ['areaMinSqm', 'areaMaxSqm', 'areaEntered'],
  tax: ['taxMinYuan', 'taxMaxYuan', 'taxEntered', 'taxText'],
  company: ['companyId', 'companyName'],
  contact: ['contactName'],
  phone: ['phone'],
  wechat: ['wechat'],
  email: ['email'],
  region: ['region'],
  message: ['message'],
  park: ['parkId'],
};
const GROUPS = Object.values(FACTS_OF);

/** The facts of the lead that stays: its blanks filled from the other, what was picked from the other taken over. */
export function mergedFacts(target: LeadFacts, source: LeadFacts, picks: MergePicks): LeadFacts {
  let facts = fillBlanks(target, source);
  for (const [field, keys] of Object.entries(FACTS_OF)) {
    if (picks[field as keyof typeof FACTS_OF] === 'source') facts = take(facts, source, keys);
  }
  return facts;
}

/**
 * The facts after a merge is undone: what nobody touched since is as it was before, what was edited since stays.
 * @param before the facts of the surviving lead before the merge
 * @param after its facts right after the merge
 * @param now its facts as they are
 */
export function unmergedFacts(before: LeadFacts, after: LeadFacts, now: LeadFacts): LeadFacts {
  let facts = now;
  for (const keys of GROUPS) {
    if (keys.every((key) => isSame(after[key], now[key]))) facts = take(facts, before, keys);
  }
  const details = Object.fromEntries(
    Object.entries(now.details).filter(
      ([name, value]) => name in before.details || !isSame(after.details[name], value),
    ),
  );
  return { ...facts, details };
}

function take(facts: LeadFacts, from: LeadFacts, keys: readonly (keyof LeadFacts)[]): LeadFacts {
  return { ...facts, ...Object.fromEntries(keys.map((key) => [key, from[key]])) };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
