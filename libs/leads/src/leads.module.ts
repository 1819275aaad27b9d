import { Module } from '@nestjs/common';
import { IdentityModule } from '@luodi/identity';
import { registerErrors, registerMessages } from '@luodi/platform';
import { WorkspaceModule } from '@luodi/workspace';
import { AttachmentController } from './attachments/attachment.controller';
import { AttachmentFileService } from './attachments/attachment-file.service';
import { AttachmentUploadService } from './attachments/attachment-upload.service';
import { AttachmentService } from './attachments/attachment.service';
import { AttachmentStorage } from './attachments/attachment-storage';
import { AttachmentTask } from './attachments/attachment.task';
import { BulkActs } from './bulk/bulk-acts.service';
import { BulkWorkService } from './bulk/bulk-work.service';
import { BulkController } from './bulk/bulk.controller';
import { BulkService } from './bulk/bulk.service';
import { BulkTask } from './bulk/bulk.task';
import { CallerLookupService } from './identity/caller-lookup.service';
import { CompanyController } from './company/company.controller';
import { CompanyListService } from './company/company-list.service';
import { CompanyService } from './company/company.service';
import { MergeCompanyService } from './company/merge-company.service';
import { SeparateCompanyService } from './company/separate-company.service';
import { CollaboratorController } from './collaborators/collaborator.controller';
import { CollaboratorService } from './collaborators/collaborator.service';
import { IdentityController } from './identity/identity.controller';
import { LeadActionController } from './lead-action.controller';
import { LeadActs } from './clock/lead-acts';
import { LeadActivityService } from './record/lead-activity.service';
import { LeadClosingService } from './record/lead-closing.service';
import { LeadConversionService } from './record/lead-conversion.service';
import { LeadCountsQueries } from './queue/lead-counts.queries';
import { LeadEditService } from './record/lead-edit.service';
import { LeadFollowUpService } from './record/lead-follow-up.service';
import { ActivityImportQueries } from './import/activity-import.queries';
import { LeadImportService } from './import/lead-import.service';
import { LeadIntakeService } from './intake/lead-intake.service';
import { LeadOwnershipActions } from './ownership/lead-ownership-actions.service';
import { LeadPersonData } from './record/lead-person-data';
import { LeadController } from './lead.controller';
import { LEAD_ERRORS } from './lead.errors';
import { LeadTeamsService } from './ownership/lead-teams.service';
import { LeadMarksController } from './lead-marks.controller';
import { LeadSnoozeService } from './snooze/lead-snooze.service';
import { LeadWordsTask } from './notes/lead-words.task';
import { SoundTermsTask } from './queue/sound-terms.task';
import { SnoozeSweepTask } from './snooze/snooze-sweep.task';
import { LeadTagsService } from './tags/lead-tags.service';
import { TimelineQueries } from './record/timeline.queries';
import { RevealContactService } from './record/reveal-contact.service';
import { TagController } from './tags/tag.controller';
import { TagService } from './tags/tag.service';
import { LeadPhonesService } from './identity/lead-phones.service';
import { MergeLeadService } from './merge/merge-lead.service';
import { MergeSweepTask } from './merge/merge-sweep.task';
import { UnmergeLeadService } from './merge/unmerge-lead.service';
import { PresenceController } from './presence/presence.controller';
import { PresenceService } from './presence/presence.service';
import { LeadViewController } from './views/lead-view.controller';
import { LeadViewService } from './views/lead-view.service';
import { LeadQueries } from './queue/lead.queries';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { CreditController, CreditListController } from './credit/credit.controller';
import { CreditListQueries } from './credit/credit-list.queries';
import { CreditService } from './credit/credit.service';
import { CreditWalkTask } from './credit/credit-walk.task';
import { FirstCreditService } from './credit/first-credit.service';
import { HandoverParts } from './handover/handover-parts';
import { PoolUses } from './pool/pool-uses';
import { ClaimService } from './pool/claim.service';
import { ExemptionService } from './pool/exemption.service';
import { PoolController } from './pool/pool.controller';
import { PoolService } from './pool/pool.service';
import { PoolSweepService } from './pool/pool-sweep.service';
import { PoolTask } from './pool/pool.task';
import { RecycleController } from './pool/recycle.controller';
import { RecyclePreviewQueries } from './pool/recycle-preview.queries';
import { RecycleRuleService } from './pool/recycle-rule.service';
import { OwnershipService } from './ownership/ownership.service';
import { FollowUpLimit } from './record/follow-up-limit';

registerErrors(LEAD_ERRORS);
registerMessages({ 'zh-CN': ZH_CN, en: EN });

@Module({
  imports: [IdentityModule, WorkspaceModule],
  // BulkController first: `leads/bulk` is no id of a lead.
  controllers: [
    BulkController,
    LeadViewController,
    PresenceController,
    LeadController,
    LeadActionController,
    LeadMarksController,
    CollaboratorController,
    AttachmentController,
    IdentityController,
    TagController,
    CompanyController,
    PoolController,
    RecycleController,
    CreditController,
    CreditListController,
  ],
  providers: [
    AttachmentFileService,
    AttachmentService,
    AttachmentUploadService,
    AttachmentStorage,
    AttachmentTask,
    BulkActs,
    BulkService,
    BulkTask,
    BulkWorkService,
    CallerLookupService,
    ClaimService,
    CollaboratorService,
    CompanyListService,
    CreditService,
    CreditListQueries,
    CreditWalkTask,
    FirstCreditService,
    FollowUpLimit,
    HandoverParts,
    PoolUses,
    CompanyService,
    LeadActivityService,
    LeadActs,
    LeadClosingService,
    LeadConversionService,
    LeadCountsQueries,
    LeadEditService,
    LeadFollowUpService,
    ActivityImportQueries,
    ExemptionService,
    LeadImportService,
    LeadIntakeService,
    LeadOwnershipActions,
    LeadPersonData,
    LeadPhonesService,
    LeadQueries,
    LeadSnoozeService,
    LeadTagsService,
    LeadTeamsService,
    MergeCompanyService,
    MergeLeadService,
    MergeSweepTask,
    OwnershipService,
    SeparateCompanyService,
    PoolService,
    PoolSweepService,
    PoolTask,
    RecyclePreviewQueries,
    RecycleRuleService,
    RevealContactService,
    LeadViewService,
    PresenceService,
    SnoozeSweepTask,
    LeadWordsTask,
    SoundTermsTask,
    TagService,
    TimelineQueries,
    UnmergeLeadService,
  ],
  exports: [
    FollowUpLimit,
    LeadClosingService,
    ActivityImportQueries,
    AttachmentFileService,
    AttachmentUploadService,
    HandoverParts,
    LeadActivityService,
    LeadActs,
    LeadConversionService,
    LeadFollowUpService,
    LeadImportService,
    LeadIntakeService,
    LeadQueries,
    LeadTeamsService,
    OwnershipService,
    PoolUses,
  ],
})
export class LeadsModule {}
