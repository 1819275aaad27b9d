/** Refusals of the agenda. */
export const AGENDA_ERRORS = {
  task_person: 422,
} as const;
