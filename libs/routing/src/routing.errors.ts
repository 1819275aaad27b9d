/** Refusals of rule administration. */
export const ROUTING_ERRORS = { rules_changed: 409 } as const;
