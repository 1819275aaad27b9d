import { Module } from '@nestjs/common';
import { IdentityModule } from '@luodi/identity';
import { LeadsModule } from '@luodi/leads';
import { PersonDataRegistry, registerErrors, registerMessages } from '@luodi/platform';
import { WorkspaceModule } from '@luodi/workspace';
import { RoutingService } from './assign/assign-lead.service';
import { DryRunService } from './dry-run/dry-run.service';
import { ClockSweepService } from './clock/clock-sweep.service';
import { LeadClockActions } from './clock/lead-clock-actions.service';
import { LeadClockController } from './clock/lead-clock.controller';
import { LeadClockService } from './clock/lead-clock.service';
import { LeadClockViews } from './clock/lead-clock-views.queries';
import { FirstResponseClocks } from './clock/first-response-clocks.service';
import { SlaPolicies } from './clock/sla-policies';
import { SlaPolicyController } from './clock/sla-policy.controller';
import { SlaPreviewService } from './clock/sla-preview.service';
import { EscalationService } from './escalation/escalation.service';
import { OwnerAwayService } from './escalation/owner-away.service';
import { WaitingAlarmService } from './escalation/waiting-alarm.service';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { ShareCorrectionController } from './assign/share-correction.controller';
import { ShareCorrectionQueries } from './assign/share-correction.queries';
import { ShareCorrectionService } from './assign/share-correction.service';
import { LedgerService } from './assign/ledger.service';
import { BulkRoutingService } from './assign/bulk-routing.service';
import { ReassignLeadService } from './assign/reassign-lead.service';
import { RetryWaitingService } from './assign/retry-waiting.service';
import { RoutingAgentService } from './assign/routing-agent.service';
import { RoutingConfig } from './assign/routing-config';
import { RoutingController } from './routing.controller';
import { ROUTING_ERRORS } from './routing.errors';
import { HandoverController } from './handover/handover.controller';
import { HandoverService } from './handover/handover.service';
import { RoutingTask } from './routing.task';
import { RoutingDecider } from './assign/routing-decider.service';
import { WaitingLeadQueries } from './assign/waiting-leads.queries';
import { UnmatchedQueries } from './assign/unmatched.queries';
import { RuleService } from './rules/rule.service';
import { RuleSetController } from './rules/rule-set.controller';
import { RuleSetService } from './rules/rule-set.service';
import { RulePools } from './rules/rule-pools.service';
import { SimulationService } from './assign/simulation.service';
import { SlaPolicyService } from './clock/sla-policy.service';
import { ROUTING_PERSON_DATA } from './person-tables';

registerErrors(ROUTING_ERRORS);
registerMessages({ 'zh-CN': ZH_CN, en: EN });

@Module({
  imports: [IdentityModule, LeadsModule, WorkspaceModule],
  controllers: [
    HandoverController,
    RoutingController,
    RuleSetController,
    SlaPolicyController,
    LeadClockController,
    ShareCorrectionController,
  ],
  providers: [
    HandoverService,
    BulkRoutingService,
    ClockSweepService,
    EscalationService,
    OwnerAwayService,
    FirstResponseClocks,
    LeadClockActions,
    LeadClockService,
    LeadClockViews,
    DryRunService,
    LedgerService,
    ReassignLeadService,
    RetryWaitingService,
    RoutingAgentService,
    RoutingConfig,
    RoutingDecider,
    RoutingService,
    RoutingTask,
    RulePools,
    RuleService,
    RuleSetService,
    ShareCorrectionQueries,
    ShareCorrectionService,
    SimulationService,
    SlaPolicies,
    SlaPolicyService,
    SlaPreviewService,
    WaitingAlarmService,
    UnmatchedQueries,
    WaitingLeadQueries,
  ],
  exports: [BulkRoutingService, ClockSweepService, RetryWaitingService, RoutingService],
})
export class RoutingModule {
  public constructor(registry: PersonDataRegistry) {
    registry.register(ROUTING_PERSON_DATA);
  }
}
