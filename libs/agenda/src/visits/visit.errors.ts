/** Refusals of visits. */
export const VISIT_ERRORS = {
  visit_overlap: 409,
  visit_warned: 409,
  visit_closed: 409,
  visit_ahead: 409,
} as const;
