import { Module } from '@nestjs/common';
import { ContactsModule } from '@luodi/contacts';
import { PersonDataRegistry, registerErrors, registerMessages } from '@luodi/platform';
import { WorkspaceModule } from '@luodi/workspace';
import { ConsentNoticeController } from './consent/consent-notice.controller';
import { PublishNoticeService } from './consent/publish-notice.service';
import { ConsentNoticeQueries } from './consent/consent-notice.queries';
import { ErasureLog } from './erasure/erasure-log';
import { ErasureReplay } from './erasure/erasure-replay.service';
import { ErasureTools } from './erasure/erasure-tools.service';
import { PersonEraser } from './erasure/person-eraser';
import { PersonFinder } from './erasure/person-finder';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { PRIVACY_PERSON_DATA } from './person-tables';
import { PRIVACY_ERRORS } from './privacy.errors';
import { PrivacyTask } from './privacy.task';
import { CheckRequestController } from './requests/check-request.controller';
import { CheckRequestService } from './requests/check-request.service';
import { DisclosureTeller } from './requests/disclosure-teller.service';
import { HandleRequestService } from './requests/handle-request.service';
import { LegalHolds } from './requests/legal-holds.service';
import { PersonCopyService } from './requests/person-copy.service';
import { PersonEffects } from './requests/person-effects';
import { PrivacyRegister } from './requests/privacy-register';
import { PrivacyRequestController } from './requests/privacy-request.controller';
import { PrivacyRequestService } from './requests/privacy-request.service';
import { PrivacyQueries } from './requests/privacy.queries';
import { RequestActs } from './requests/request-acts.service';
import { RequestDetailService } from './requests/request-detail.service';
import { RequestWatch } from './requests/request-watch.service';
import { RetentionController } from './retention/retention.controller';
import { RetentionQueries } from './retention/retention.queries';
import { RetentionService } from './retention/retention.service';
import { Suppression } from './suppression.service';

registerErrors(PRIVACY_ERRORS);
registerMessages({ 'zh-CN': ZH_CN, en: EN });

/** Consent notices and ledger, the requests of people about their own data, erasure, holds and retention. */
@Module({
  imports: [ContactsModule, WorkspaceModule],
  controllers: [
    ConsentNoticeController,
    CheckRequestController,
    PrivacyRequestController,
    RetentionController,
  ],
  providers: [
    CheckRequestService,
    ConsentNoticeQueries,
    DisclosureTeller,
    ErasureLog,
    ErasureReplay,
    ErasureTools,
    HandleRequestService,
    LegalHolds,
    PersonCopyService,
    PersonEffects,
    PersonEraser,
    PersonFinder,
    PrivacyQueries,
    PrivacyRegister,
    PrivacyRequestService,
    PrivacyTask,
    PublishNoticeService,
    RequestActs,
    RequestDetailService,
    RequestWatch,
    RetentionQueries,
    RetentionService,
    Suppression,
  ],
  exports: [ConsentNoticeQueries, PersonEffects, PrivacyRegister, PrivacyRequestService, Suppression],
})
export class PrivacyModule {
  public constructor(registry: PersonDataRegistry) {
    registry.register(PRIVACY_PERSON_DATA);
  }
}
