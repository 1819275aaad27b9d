/** Refusals of deals and their moves (contract.md, "Work"). */
export const PIPELINE_ERRORS = {
  already_converted: 409,
  already_there: 409,
  lead_unowned: 422,
  unknown_pipeline: 422,
  unknown_stage: 422,
  gate_unmet: 422,
  reason_required: 422,
  effective_date_invalid: 422,
} as const;
