/** Texts of the workspace, English. */
export const EN = {
  'error.leave_overlap.title': 'Overlaps another leave',
  'error.leave_overlap.detail':
    'This person is already on leave in that time. Choose other dates or change that leave.',
  'field.leave_order': 'The end must come after the start',
  'field.leave_length': 'A leave lasts 400 days at most',
} as const;
