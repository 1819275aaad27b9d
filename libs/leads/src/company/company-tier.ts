/** How much a company matters to the park: A leading, B growing, C ordinary. Null where nobody has said. */
export const COMPANY_TIERS = ['a', 'b', 'c'] as const;
export type CompanyTier = (typeof COMPANY_TIERS)[number];
