export const IDENTITY_ERRORS = {
  otp_required: 401,
  password_change_required: 403,
  wrong_password: 422,
  password_unchanged: 422,
  last_admin: 422,
  api_key_revoked: 409,
} as const;
