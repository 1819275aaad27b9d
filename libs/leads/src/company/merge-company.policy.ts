import type { CompanyTier } from './company-tier';

/** What of a company can be picked from either side of a merge. */
export const COMPANY_MERGE_FIELDS = ['name', 'uscc', 'region', 'tier'] as const;
export type CompanyMergeField = (typeof COMPANY_MERGE_FIELDS)[number];
export const COMPANY_SIDES = ['target', 'source'] as const;
export type CompanySide = (typeof COMPANY_SIDES)[number];
export type CompanyPicks = Partial<Readonly<Record<CompanyMergeField, CompanySide>>>;

/** A company's own record. */
export interface CompanyFacts {
  readonly name: string;
  readonly nameKey: string;
  readonly uscc: string | null;
  readonly regionCode: string | null;
  readonly tier: CompanyTier | null;
}

/** Both companies of a merge: the one that stays and the one that ends, which lives on as a spelling. */
export interface CompanyPair {
  readonly into: CompanyFacts;
  readonly from: CompanyFacts;
}

/**
 * Both records after a merge. A name or a code that is not taken stays with the ended company, where later inquiries
 * find it; so a pick exchanges the two, and nothing is lost. A blank is filled and never wins.
 */
export function mergedCompanies({ into, from }: CompanyPair, picks: CompanyPicks): CompanyPair {
  const takesName = picks.name === 'source';
  const takesCode = from.uscc !== null && (picks.uscc === 'source' || into.uscc === null);
  const [kept, given] = takesName ? [from, into] : [into, from];
  return {
    into: {
      name: kept.name,
      nameKey: kept.nameKey,
      uscc: takesCode ? from.uscc : into.uscc,
      regionCode:
        picks.region === 'source'
          ? (from.regionCode ?? into.regionCode)
          : (into.regionCode ?? from.regionCode),
      tier: picks.tier === 'source' ? (from.tier ?? into.tier) : (into.tier ?? from.tier),
    },
    from: {
      name: given.name,
      nameKey: given.nameKey,
      uscc: takesCode ? into.uscc : from.uscc,
      regionCode: from.regionCode,
      tier: from.tier,
    },
  };
}

/** Both records after an undo, and what of the survivor stays as it was edited since. */
export interface UnmergedCompanies extends CompanyPair {
  readonly kept: readonly CompanyMergeField[];
}

/** As before the merge, except what somebody has edited since. */
export function unmergedCompanies(
  before: CompanyPair,
  after: CompanyPair,
  now: CompanyFacts,
): UnmergedCompanies {
  const renamed = now.name !== after.into.name || now.nameKey !== after.into.nameKey;
  const recoded = now.uscc !== after.into.uscc;
  const removed = now.regionCode !== after.into.regionCode;
  const retiered = now.tier !== after.into.tier;
  const name = renamed ? now : before.into;
  return {
    into: {
      name: name.name,
      nameKey: name.nameKey,
      uscc: recoded ? now.uscc : before.into.uscc,
      regionCode: removed ? now.regionCode : before.into.regionCode,
      tier: retiered ? now.tier : before.into.tier,
    },
    from: before.from,
    kept: [
      ...(renamed ? (['name'] as const) : []),
      ...(recoded ? (['uscc'] as const) : []),
      ...(removed ? (['region'] as const) : []),
      ...(retiered ? (['tier'] as const) : []),
    ],
  };
}
