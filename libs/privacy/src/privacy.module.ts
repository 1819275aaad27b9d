import { Module } from '@nestjs/common';
import { ContactsModule } from '@luodi/contacts';
import { registerErrors, registerMessages } from '@luodi/platform';
import { WorkspaceModule } from '@luodi/workspace';
import { ConsentNoticeQueries } from './consent-notice.queries';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { PersonEffects } from './person-effects';
import { PrivacyRegister } from './privacy-register';
import { PrivacyRequestController } from './privacy-request.controller';
import { PrivacyRequestService } from './privacy-request.service';
import { PrivacyQueries } from './privacy.queries';

registerErrors({ already_done: 409 });
registerMessages({ 'zh-CN': ZH_CN, en: EN });

/** Consent notices and ledger, and the requests of people about their own data. */
@Module({
  imports: [ContactsModule, WorkspaceModule],
  controllers: [PrivacyRequestController],
  providers: [ConsentNoticeQueries, PersonEffects, PrivacyQueries, PrivacyRegister, PrivacyRequestService],
  exports: [ConsentNoticeQueries, PersonEffects, PrivacyRegister, PrivacyRequestService],
})
export class PrivacyModule {}
