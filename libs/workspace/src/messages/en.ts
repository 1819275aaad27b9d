/** Texts of the workspace, English. */
export const EN = {
  'error.leave_overlap.title': 'Overlaps another leave',
  'error.leave_overlap.detail':
    'This person is already on leave in that time. Choose other dates or change that leave.',
  'field.leave_order': 'The end must come after the start',
  'field.leave_length': 'A leave lasts 400 days at most',
  'notice.no_date': 'No date found: write 10月1日 or 2027-10-01',
  'notice.bad_date': 'There is no such day: check month and day',
  'notice.weekday': 'The weekday is not that of the date: is it the notice of this year?',
  'notice.too_long': 'A holiday lasts 31 days at most: check both dates',
  'notice.backwards': 'It ends before it begins: check both dates',
  'notice.twice': 'The same day is a holiday and a working day: keep one',
} as const;
