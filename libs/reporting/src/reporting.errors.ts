/** Refusals of exports (contract.md, "Managing"). */
export const REPORTING_ERRORS = { not_ready: 409 } as const;
