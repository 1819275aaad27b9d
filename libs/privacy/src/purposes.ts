/** The purposes a person consents to, each by its own box (domain.md 5.1). */
export const CONSENT_PURPOSES = ['handling', 'sharing', 'marketing'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** What a person may withdraw or ask for. */
export const WITHDRAW_SCOPES = ['contact', 'sharing', 'marketing', 'erase'] as const;
export type WithdrawScope = (typeof WITHDRAW_SCOPES)[number];

/** On what ground a consent row stands. */
export type ConsentLedgerBasis = 'form' | 'oral' | 'wechat_message' | 'written' | 'contract_steps' | 'import';

/** What the register of requests knows (PIPL 44–50): look, copy, correct, erase, and the three withdrawals. */
export const REQUEST_KINDS = [
  'access',
  'copy',
  'correct',
  'erase',
  'contact',
  'sharing',
  'marketing',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
