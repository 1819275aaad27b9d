/** Texts of identity, Chinese. */
export const ZH_CN = {
  'error.otp_required.title': '请输入动态验证码',
  'error.otp_required.detail': '请输入 6 位动态验证码后重新登录。',
  'error.password_change_required.title': '请先修改密码',
  'error.password_change_required.detail': '管理员重置了您的密码，请先设置新密码。',
  'error.wrong_password.title': '当前密码不正确',
  'error.wrong_password.detail': '请重新输入当前密码。',
  'error.password_unchanged.title': '新密码不能与当前密码相同',
  'error.password_unchanged.detail': '请换一个密码。',
  'error.last_admin.title': '至少保留一名启用的管理员',
  'error.last_admin.detail': '请先指定另一名管理员。',
  'error.api_key_revoked.title': '密钥已吊销',
  'error.api_key_revoked.detail': '已吊销的密钥不能再用，请新建一个。',
  'field.future': '应为将来的时间',
  'agent.mr': '{surname}先生',
  'agent.ms': '{surname}女士',
  'agent.none': '{surname}专员',
} as const;
