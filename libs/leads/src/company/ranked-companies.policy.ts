import type { CompanyReason } from '@luodi/contacts';

/** A company as the ranking of names found it. */
export interface RankedName {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly reasons: readonly CompanyReason[];
}

/** A living company that was found, perhaps by a spelling that was merged into it. */
export interface FoundCompany extends RankedName {
  /** The spelling that was found, when it is not the name. */
  readonly foundAs: string | null;
}

/**
 * Puts survivors in the place of the spellings that were found; each once, where its best spelling stands.
 * @param living the company at the end of each one's way; what is not there any more is left out
 */
export function survivorsOf(
  ranked: readonly RankedName[],
  living: ReadonlyMap<string, { readonly id: string; readonly name: string }>,
): FoundCompany[] {
  const found = new Map<string, FoundCompany>();
  for (const one of ranked) {
    const company = living.get(one.id);
    if (company === undefined || found.has(company.id)) continue;
    found.set(company.id, {
      ...one,
      id: company.id,
      name: company.name,
      foundAs: company.id === one.id ? null : one.name,
    });
  }
  return [...found.values()];
}
