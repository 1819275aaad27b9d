/** Texts of privacy, English. */
export const EN = {
  'error.already_done.title': 'Already done',
  'error.already_done.detail': 'This request was completed before.',
} as const;
