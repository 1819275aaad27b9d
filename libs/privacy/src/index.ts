export { ConsentNoticeQueries, seedConsentNotices } from './consent/consent-notice.queries';
export { type LoggedErasure } from './erasure/erasure-log';
export { ErasureReplay } from './erasure/erasure-replay.service';
export { PersonFinder } from './erasure/person-finder';
export { PersonEffects, type StopContact } from './requests/person-effects';
export { REQUEST_DUE, REQUEST_OPENED } from './requests/request.events';
export { RETENTION_WARNED } from './retention/retention.events';
export { PrivacyModule } from './privacy.module';
export { PrivacyRegister } from './requests/privacy-register';
export { PrivacyRequestService } from './requests/privacy-request.service';
export { Suppression, keysOf, type PersonKey } from './suppression.service';
export {
  CONSENT_PURPOSES,
  REQUEST_KINDS,
  WITHDRAW_SCOPES,
  type ConsentLedgerBasis,
  type ConsentPurpose,
  type RequestKind,
  type WithdrawScope,
} from './purposes';
export { withdrawalEffects } from './requests/withdrawal.policy';
