import { Module } from '@nestjs/common';
import { ContactsModule } from '@luodi/contacts';
import { registerErrors, registerMessages } from '@luodi/platform';
import { WorkspaceModule } from '@luodi/workspace';
import { ConsentNoticeQueries } from './consent/consent-notice.queries';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { PersonEffects } from './requests/person-effects';
import { PrivacyRegister } from './requests/privacy-register';
import { PrivacyRequestController } from './requests/privacy-request.controller';
import { PrivacyRequestService } from './requests/privacy-request.service';
import { PrivacyQueries } from './requests/privacy.queries';
import { Suppression } from './suppression.service';

registerErrors({ already_done: 409 });
registerMessages({ 'zh-CN': ZH_CN, en: EN });

/** Consent notices and ledger, and the requests of people about their own data. */
@Module({
  imports: [ContactsModule, WorkspaceModule],
  controllers: [PrivacyRequestController],
  providers: [
    ConsentNoticeQueries,
    PersonEffects,
    PrivacyQueries,
    PrivacyRegister,
    PrivacyRequestService,
    Suppression,
  ],
  exports: [ConsentNoticeQueries, PersonEffects, PrivacyRegister, PrivacyRequestService, Suppression],
})
export class PrivacyModule {}
