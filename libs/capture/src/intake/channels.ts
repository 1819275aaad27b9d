/** Ways by which staff receive an inquiry. */
export const STAFF_CHANNELS = [
  'phone',
  'wechat',
  'walk_in',
  'referral',
  'exhibition',
  'web',
  'email',
] as const;
export type StaffChannel = (typeof STAFF_CHANNELS)[number];

/** On what ground staff may keep what a caller told them (domain.md 5.1). */
export const CONSENT_BASES = ['oral', 'wechat_message', 'written', 'contract_steps'] as const;
export type ConsentBasis = (typeof CONSENT_BASES)[number];

export const INQUIRY_STATUSES = ['accepted', 'quarantined', 'withdrawn'] as const;
export type InquiryStatus = (typeof INQUIRY_STATUSES)[number];
