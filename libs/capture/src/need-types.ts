/** What a prospect may ask for: the closed list of the public contract. */
export const NEED_TYPES = [
  'rent_factory',
  'buy_factory',
  'rent_land',
  'buy_land',
  'build_to_suit',
  'rent_warehouse',
  'buy_warehouse',
  'rent_office',
  'buy_office',
  'headquarters',
  'supply',
  'other',
] as const;
export type NeedType = (typeof NEED_TYPES)[number];

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

/** Every channel of an inquiry: the hosted form, the JSON endpoint, and staff. */
export type InquiryChannel = 'form' | 'api' | StaffChannel;

/** On what ground staff may keep what a caller told them (domain.md 5.1). */
export const CONSENT_BASES = ['oral', 'wechat_message', 'written', 'contract_steps'] as const;
export type ConsentBasis = (typeof CONSENT_BASES)[number];

export const INQUIRY_STATUSES = ['accepted', 'quarantined', 'withdrawn'] as const;
export type InquiryStatus = (typeof INQUIRY_STATUSES)[number];
