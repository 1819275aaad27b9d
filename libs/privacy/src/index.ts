export { ConsentNoticeQueries, seedConsentNotices, type ConsentNotice } from './consent-notice.queries';
export { PersonEffects, type StopContact } from './person-effects';
export { PrivacyModule } from './privacy.module';
export { PrivacyRegister, type RequestSubject } from './privacy-register';
export { PrivacyRequestService } from './privacy-request.service';
export {
  CONSENT_PURPOSES,
  WITHDRAW_SCOPES,
  type ConsentLedgerBasis,
  type ConsentPurpose,
  type WithdrawScope,
} from './purposes';
export { withdrawalEffects } from './withdrawal.policy';
