export { LeadsModule } from './leads.module';
export {
  ActivityImportQueries,
  type FollowedLead,
  type ImportedActivity,
} from './import/activity-import.queries';
export { BulkWorkService } from './bulk/bulk-work.service';
export { LeadImportService } from './import/lead-import.service';
export type {
  ExistingLead,
  ImportAssignment,
  ImportPooling,
  ImportPlace,
  ImportStamp,
  PreparedLead,
} from './import/lead-import.model';
export { LeadIntakeService } from './intake/lead-intake.service';
export type { LeadAttachment } from './intake/lead-intake.service';
export type { LeadIntake } from './intake/lead-intake.model';
export { LeadConversionService } from './record/lead-conversion.service';
export type { ConvertibleLead } from './record/lead-conversion.service';
export { LeadActivityService } from './record/lead-activity.service';
export { FollowUpLimit } from './record/follow-up-limit';
export { LeadFollowUpService } from './record/lead-follow-up.service';
export { AreaDto } from './area.dto';
export { LogActivityDto } from './record/log-activity.dto';
export { ActivityResponse } from './record/activity.response';
export { LeadClosingService } from './record/lead-closing.service';
export { rightsOf } from './ownership/lead-rights.policy';
export { LeadOwnershipActions } from './ownership/lead-ownership-actions.service';
export { PoolSweepService } from './pool/pool-sweep.service';
export { PoolUses, type PoolUse } from './pool/pool-uses';
export { HandoverParts, type HandedPart, type Leaving } from './handover/handover-parts';
export { WorkingSpanResponse } from './clock/lead-clock.response';
export { defaultPool, findAssignee, findOpenPool, teamOf } from './ownership/pool.queries';
export {
  advanceClocks,
  missedResponse,
  owedResponse,
  recallRungs,
  setNextRung,
  takeDueClocks,
  takeWaiting,
  type DueClock,
} from './clock/clock.queries';
export { isOverdue } from './clock/clock.policy';
export { beat, outageLiesAhead } from './clock/sweep-beat';
export { CLOCK_KINDS, type ClockKind } from './clock/clock-kinds';
export {
  LeadActs,
  type ClosedAct,
  type DealAct,
  type LeadAct,
  type MergedAct,
  type UnclosedAct,
} from './clock/lead-acts';
export { LeadTeamsService } from './ownership/lead-teams.service';
export { OwnershipService } from './ownership/ownership.service';
export type { FirstResponseClock } from './ownership/ownership.queries';
export type { Taken } from './ownership/take-lead.queries';
export {
  FACTS_READ,
  factsOfRow,
  lockLead,
  lockNextWaitingLead,
  type FactsRow,
  type LockedLead,
} from './ownership/locked-lead.queries';
export { COMPANY_TIERS, type CompanyTier } from './company/company-tier';
export { assertRight, lockVisibleLead } from './lead-access';
export { accessOf, managersOfNobodys, nobodysLead, visibleTo } from './lead-scope';
export { isSnoozed } from './snooze/snooze.queries';
export { fillBlanks, leadFacts, leadScore } from './intake/lead-facts.policy';
export { AttachmentFileService, type ServedFile } from './attachments/attachment-file.service';
export { attachmentsOf, presentAttachment } from './attachments/attachment.queries';
export { AttachmentUploadService, type AttachmentDoor } from './attachments/attachment-upload.service';
export type { AttachmentKind } from './attachments/attachment-kinds.table';
export { AttachmentListResponse, AttachmentResponse } from './attachments/attachment.response';
export { ServesFile, TakesFile } from './attachments/attachment.decorators';
export { OpenAttachmentQuery } from './attachments/attachment.dto';
export { serveAttachment } from './attachments/serve-attachment';
export { collaborationsOf } from './collaborators/collaborator.queries';
export { lockLeadPair } from './ownership/locked-lead.queries';
export { forReader, leadReader, type LeadReader } from './record/lead-reader.queries';
export { mayOpenLead } from './record/mention.queries';
export { writeLeadEvent } from './record/lead-event.queries';
export type { EnteredAmount, LeadFacts } from './intake/lead-facts.policy';
export {
  CAPACITY_FREED,
  CLOCK_FIRED,
  CLOCK_WARNED,
  COLLABORATION_CHANGED,
  COLLEAGUE_MENTIONED,
  CREDIT_DISPUTE,
  INQUIRY_ADDED,
  LEAD_ASSIGNED,
  LEAD_EDITED,
  LEAD_WAITING,
  POOL_NOTICE,
  REVEALS_EXCEEDED,
} from './lead.events';
export type {
  ClockFiring,
  CollaborationChange,
  ClockLevel,
  LeadEventKind,
  PoolNoticeKind,
} from './lead.events';
export {
  ACTIVITY_OUTCOMES,
  ACTIVITY_TYPES,
  LEAD_CHANNELS,
  NEED_TYPES,
  OPEN_STATUSES,
  WAITING_REASONS,
  isOpen,
} from './lead-values.policy';
export type {
  ActivityOutcome,
  ActivityType,
  CollaboratorAccess,
  LeadChannel,
  LeadStatus,
  NeedType,
  WaitingReason,
} from './lead-values.policy';
