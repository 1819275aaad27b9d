/** Codes of the intake (contract.md, "Capture"). */
export const CAPTURE_ERRORS = {
  offer_taken: 409,
  consent_required: 422,
  contact_required: 422,
  policy_unknown: 422,
  form_closed: 422,
  form_unchanged: 409,
  too_many_channels: 409,
  origin_not_allowed: 403,
  tracking_not_found: 404,
  not_quarantined: 409,
  only_inquiry: 422,
  same_person: 422,
  inquiry_without_lead: 422,
  inquiry_withdrawn: 422,
  guardian_required: 422,
  person_restrained: 409,
} as const;
