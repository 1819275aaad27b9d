/** Refusals of rule administration. */
export const ROUTING_ERRORS = {
  correction_final: 409,
  handover_no_room: 409,
  no_clock: 409,
  policy_used: 409,
  receivers_required: 422,
  rules_changed: 409,
} as const;
