export { LeadsModule } from './leads.module';
export { LeadIntakeService } from './lead-intake.service';
export type { LeadAttachment, LeadIntake } from './lead-intake.service';
export { LeadConversionService } from './lead-conversion.service';
export type { ConvertibleLead } from './lead-conversion.service';
export { LeadActivityService } from './lead-activity.service';
export { LogActivityDto } from './lead.dto';
export { ActivityResponse } from './lead.response';
export { LeadClosingService } from './lead-closing.service';
export { LeadOwnershipActions } from './lead-ownership-actions.service';
export { LeadQueries } from './lead.queries';
export { lockVisibleLead } from './lead-access';
export { visibleTo as visibleLeads } from './lead-scope';
export { advanceClocks, takeDueClocks, type ClockAdvance, type DueClock } from './clock.queries';
export { OwnershipService } from './ownership.service';
export type { OwnerChange, OwnerTarget } from './ownership.service';
export type { FirstResponseClock, RankedTake } from './ownership.queries';
export { lockLead, lockNextWaitingLead, type LockedLead } from './locked-lead.queries';
export { visibleTo } from './lead-scope';
export { leadFacts } from './lead-facts.policy';
export type { EnteredAmount, LeadFacts, LeadSource } from './lead-facts.policy';
export { searchTerms } from './search-terms.policy';
export { CAPACITY_FREED, CLOCK_WARNED, INQUIRY_ADDED, LEAD_ASSIGNED, LEAD_WAITING } from './lead.events';
export type { ClockLevel, LeadEventKind } from './lead.events';
export {
  ACTIVITY_OUTCOMES,
  ACTIVITY_TYPES,
  LEAD_CHANNELS,
  LEAD_STATUSES,
  NEED_TYPES,
  OPEN_STATUSES,
  SLA_STATES,
} from './lead-values.policy';
export type {
  ActivityOutcome,
  ActivityType,
  LeadChannel,
  LeadElement,
  LeadStatus,
  NeedType,
  SlaState,
  WaitingReason,
} from './lead-values.policy';
