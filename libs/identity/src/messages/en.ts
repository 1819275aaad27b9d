/** Texts of identity, English. */
export const EN = {
  'error.otp_required.title': 'Enter the verification code',
  'error.otp_required.detail': 'Sign in again with the 6-digit verification code.',
  'error.password_change_required.title': 'Change your password first',
  'error.password_change_required.detail': 'An administrator reset your password. Set a new one first.',
  'error.wrong_password.title': 'The current password is wrong',
  'error.wrong_password.detail': 'Enter your current password again.',
  'error.password_unchanged.title': 'The new password is the current one',
  'error.password_unchanged.detail': 'Choose another password.',
  'error.last_admin.title': 'One active administrator must remain',
  'error.last_admin.detail': 'Name another administrator first.',
  'error.api_key_revoked.title': 'The key has been revoked',
  'error.api_key_revoked.detail': 'A revoked key stays ended. Make a new one.',
  'field.future': 'Must lie in the future',
  'agent.mr': 'Mr {surname}',
  'agent.ms': 'Ms {surname}',
  'agent.none': 'Agent {surname}',
} as const;
