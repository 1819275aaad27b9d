/** Refusals of privacy. */
export const PRIVACY_ERRORS = {
  already_done: 409,
  already_held: 409,
  legal_hold: 409,
  not_erased: 422,
  not_an_erasure: 422,
  identity_unchecked: 422,
  identity_known: 409,
  nothing_to_lift: 422,
  person_unknown: 422,
} as const;
