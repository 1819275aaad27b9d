/** Refusals of the lead's actions (contract.md, "Work"). */
export const LEAD_ERRORS = {
  already_owned: 409,
  claim_limit: 409,
  cooling_off: 409,
  capacity_full: 409,
  lead_closed: 409,
  not_owned: 409,
  no_team: 409,
  contact_taken: 409,
  reason_required: 422,
  reveal_limit: 429,
  do_not_contact: 422,
  unknown_assignee: 422,
  merge_self: 422,
} as const;
