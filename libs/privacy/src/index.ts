export { ConsentNoticeQueries, seedConsentNotices } from './consent-notice.queries';
export { PersonEffects } from './person-effects';
export { PrivacyModule } from './privacy.module';
export { PrivacyRegister } from './privacy-register';
export { PrivacyRequestService } from './privacy-request.service';
export {
  CONSENT_PURPOSES,
  WITHDRAW_SCOPES,
  type ConsentLedgerBasis,
  type ConsentPurpose,
  type WithdrawScope,
} from './purposes';
export { withdrawalEffects } from './withdrawal.policy';
