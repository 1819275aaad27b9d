import { Module } from '@nestjs/common';
import { ContactsModule } from '@luodi/contacts';
import { LeadsModule } from '@luodi/leads';
import { registerErrors, registerMessages } from '@luodi/platform';
import { PrivacyModule } from '@luodi/privacy';
import { RoutingModule } from '@luodi/routing';
import { WorkspaceModule } from '@luodi/workspace';
import { DonePageService } from './done-page.service';
import { EnterInquiryService } from './enter-inquiry.service';
import { FormKey } from './form-key';
import { FormPageController } from './form-page.controller';
import { FormPageService } from './form-page.service';
import { InquiryListQueries } from './inquiry-list.queries';
import { InquiryController } from './inquiry.controller';
import { CAPTURE_ERRORS } from './inquiry.errors';
import { InquiryQueries } from './inquiry.queries';
import { IntakeGate } from './intake-gate';
import { IntakeService } from './intake.service';
import { LeadRestraint } from './lead-restraint.service';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { PageRenderer } from './page-renderer';
import { ProgressPresenter } from './progress.presenter';
import { PromiseQueries } from './promise.queries';
import { PublicInquiryController } from './public-inquiry.controller';
import { RefusalLog } from './refusal-log';
import { StatusPageController } from './status-page.controller';
import { SubmitInquiryService } from './submit-inquiry.service';
import { TrackInquiryService } from './track-inquiry.service';
import { TrackingQueries } from './tracking.queries';

registerErrors(CAPTURE_ERRORS);
registerMessages({ 'zh-CN': ZH_CN, en: EN });

/** The intake: hosted form, JSON endpoint, entries by staff, tracking and withdrawal. */
@Module({
  imports: [WorkspaceModule, ContactsModule, PrivacyModule, LeadsModule, RoutingModule],
  controllers: [PublicInquiryController, InquiryController, FormPageController, StatusPageController],
  providers: [
    DonePageService,
    EnterInquiryService,
    FormKey,
    FormPageService,
    InquiryListQueries,
    InquiryQueries,
    IntakeGate,
    IntakeService,
    LeadRestraint,
    PageRenderer,
    ProgressPresenter,
    PromiseQueries,
    RefusalLog,
    SubmitInquiryService,
    TrackInquiryService,
    TrackingQueries,
  ],
  exports: [SubmitInquiryService, EnterInquiryService],
})
export class CaptureModule {}
