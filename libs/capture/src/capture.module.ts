import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { ContactsModule } from '@luodi/contacts';
import { ImportsModule } from '@luodi/imports';
import { LeadsModule } from '@luodi/leads';
import { PersonDataRegistry, registerErrors, registerMessages } from '@luodi/platform';
import { PrivacyModule } from '@luodi/privacy';
import { RoutingModule } from '@luodi/routing';
import { WorkspaceModule } from '@luodi/workspace';
import { ParseCorrections } from './corrections/parse-corrections';
import { ParseCorrectionsTask } from './corrections/parse-corrections.task';
import { CorrectInquiryService } from './tracking/correct-inquiry.service';
import { DonePageService } from './public/done-page.service';
import { EnterInquiryService } from './staff/enter-inquiry.service';
import { FormDesignController } from './forms/form-design.controller';
import { FormDesignQueries } from './forms/form-design.queries';
import { FormDesignService } from './forms/form-design.service';
import { FormCounters } from './forms/form-counters';
import { FormCountsQueries } from './forms/form-counts.queries';
import { FormEvents } from './forms/form-events';
import { FormEventController, FormStatisticsController } from './forms/form-statistics.controller';
import { FormStatisticsService } from './forms/form-statistics.service';
import { SiteChannelsService } from './forms/site-channels.service';
import { SiteLinksController } from './forms/site-links.controller';
import { SiteLinksService } from './forms/site-links.service';
import { FormSubmissions } from './forms/form-submissions';
import { FormPreview } from './public/form-preview';
import { FormVisits } from './public/form-visits';
import { PrefillLinks } from './forms/prefill-links';
import { PublishedForms } from './forms/published-forms';
import { FormKey } from './public/form-key';
import { FormPageController } from './public/form-page.controller';
import { FormPageService } from './public/form-page.service';
import { CompaniesKind } from './import/companies.kind';
import { FollowUpsKind } from './import/follow-ups.kind';
import { LeadsKind } from './import/leads.kind';
import { InquiryListQueries } from './staff/inquiry-list.queries';
import { InquiryController } from './staff/inquiry.controller';
import { CAPTURE_ERRORS } from './inquiry.errors';
import { InquiryQueries } from './intake/inquiry.queries';
import { IntakeGate } from './intake/intake-gate';
import { IntakeService } from './intake/intake.service';
import { LeadRestraint } from './intake/lead-restraint.service';
import { EN } from './messages/en';
import { IMPORT_EN } from './messages/import.en';
import { IMPORT_ZH_CN } from './messages/import.zh-cn';
import { ZH_CN } from './messages/zh-cn';
import { PageRenderer } from './public/page-renderer';
import { ProgressPresenter } from './tracking/progress.presenter';
import { PromiseQueries } from './public/promise.queries';
import { PublicInquiryController } from './public/public-inquiry.controller';
import { RefusalLog } from './intake/refusal-log';
import { SplitInquiryService } from './staff/split-inquiry.service';
import { StatusPageController } from './tracking/status-page.controller';
import { ReadPastedService } from './public/read-pasted.service';
import { SubmitInquiryService } from './public/submit-inquiry.service';
import { TrackInquiryService } from './tracking/track-inquiry.service';
import { TrackingQueries } from './tracking/tracking.queries';
import { CAPTURE_PERSON_DATA } from './person-tables';
import { CaptureTask } from './capture.task';
import { ChallengeService } from './spam/challenge.service';
import { ProofOfWork } from './spam/proof-of-work';
import { QuarantineController } from './spam/quarantine.controller';
import { QuarantineService } from './spam/quarantine.service';
import { RefusalListQueries } from './spam/refusal-list.queries';
import { SiteGuardService } from './spam/site-guard.service';
import { SpamLessons } from './spam/spam-lessons.service';
import { SupplyController } from './supply/supply.controller';
import { SupplyMoveService } from './supply/supply-move.service';
import { SupplyQueries } from './supply/supply.queries';
import { SupplyService } from './supply/supply.service';
import { DemoArticleController } from './widget/demo-article.controller';
import { EmbedOrigins } from './widget/embed-origins.middleware';
import { WidgetFormController } from './widget/widget-form.controller';
import { WidgetFormService } from './widget/widget-form.service';
import { WidgetPreview } from './widget/widget-preview';
import { WidgetPreviewController } from './widget/widget-preview.controller';

registerErrors(CAPTURE_ERRORS);
registerMessages({ 'zh-CN': ZH_CN, en: EN });
registerMessages({ 'zh-CN': IMPORT_ZH_CN, en: IMPORT_EN });

/** The intake: hosted form, JSON endpoint, entries by staff, tracking and withdrawal. */
@Module({
  imports: [WorkspaceModule, ContactsModule, PrivacyModule, LeadsModule, RoutingModule, ImportsModule],
  controllers: [
    PublicInquiryController,
    InquiryController,
    FormPageController,
    StatusPageController,
    FormDesignController,
    QuarantineController,
    FormEventController,
    FormStatisticsController,
    SiteLinksController,
    WidgetFormController,
    WidgetPreviewController,
    DemoArticleController,
    SupplyController,
  ],
  providers: [
    CorrectInquiryService,
    DonePageService,
    EnterInquiryService,
    FormCounters,
    FormCountsQueries,
    FormDesignQueries,
    FormDesignService,
    FormEvents,
    FormKey,
    FormPageService,
    FormPreview,
    FormStatisticsService,
    FormSubmissions,
    FormVisits,
    InquiryListQueries,
    InquiryQueries,
    IntakeGate,
    IntakeService,
    LeadRestraint,
    LeadsKind,
    CompaniesKind,
    FollowUpsKind,
    PageRenderer,
    ParseCorrections,
    ParseCorrectionsTask,
    PrefillLinks,
    ProgressPresenter,
    PromiseQueries,
    PublishedForms,
    RefusalLog,
    SiteChannelsService,
    SiteLinksService,
    SplitInquiryService,
    ReadPastedService,
    SubmitInquiryService,
    SupplyMoveService,
    SupplyQueries,
    SupplyService,
    TrackInquiryService,
    TrackingQueries,
    CaptureTask,
    ChallengeService,
    ProofOfWork,
    QuarantineService,
    RefusalListQueries,
    SiteGuardService,
    SpamLessons,
    WidgetFormService,
    WidgetPreview,
  ],
  exports: [SubmitInquiryService, EnterInquiryService],
})
export class CaptureModule implements NestModule {
  public constructor(registry: PersonDataRegistry) {
    registry.register(CAPTURE_PERSON_DATA);
  }

  public configure(consumer: MiddlewareConsumer): void {
    consumer.apply(EmbedOrigins).forRoutes('api/public/v1/sites/:siteKey/*rest');
  }
}
