import { Module } from '@nestjs/common';
import { IdentityModule } from '@luodi/identity';
import { LeadsModule } from '@luodi/leads';
import { PipelineModule } from '@luodi/pipeline';
import { PersonDataRegistry, registerErrors, registerMessages } from '@luodi/platform';
import { WorkspaceModule } from '@luodi/workspace';
import { AGENDA_ERRORS } from './agenda.errors';
import { AgendaController } from './calendar/calendar.controller';
import { AgendaService } from './calendar/calendar.service';
import { FeedController } from './feed/feed.controller';
import { FeedService } from './feed/feed.service';
import { PublicFeedController } from './feed/public-feed.controller';
import { PublicFeedService } from './feed/public-feed.service';
import { LeaveClashService } from './leave/leave-clash.service';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { AGENDA_PERSON_DATA } from './person-tables';
import { TaskController } from './tasks/task.controller';
import { TaskFollowService } from './tasks/task-follow.service';
import { TaskHandoverService } from './tasks/task-handover.service';
import { TaskQueries } from './tasks/task.queries';
import { TaskService } from './tasks/task.service';
import { TaskSweepTask } from './tasks/task-sweep.task';
import { VisitClosingService } from './visits/visit-closing.service';
import { VisitConflictService } from './visits/visit-conflict.service';
import { VisitHostService } from './visits/visit-host.service';
import { VisitInvitationService } from './visits/visit-invitation.service';
import { VisitOutcomeService } from './visits/visit-outcome.service';
import { VisitPersonData } from './visits/visit-person-data';
import { VisitPhotoController } from './visits/visit-photo.controller';
import { VisitPhotoService } from './visits/visit-photo.service';
import { VisitReminderTask } from './visits/visit-reminder.task';
import { VisitController } from './visits/visit.controller';
import { VISIT_ERRORS } from './visits/visit.errors';
import { VisitService } from './visits/visit.service';

registerErrors({ ...AGENDA_ERRORS, ...VISIT_ERRORS });
registerMessages({ 'zh-CN': ZH_CN, en: EN });

/** What people do at a time: visits, tasks, the calendar that shows both, and its feed. */
@Module({
  imports: [IdentityModule, WorkspaceModule, LeadsModule, PipelineModule],
  controllers: [
    AgendaController,
    FeedController,
    PublicFeedController,
    TaskController,
    VisitController,
    VisitPhotoController,
  ],
  providers: [
    AgendaService,
    FeedService,
    LeaveClashService,
    PublicFeedService,
    TaskFollowService,
    TaskHandoverService,
    TaskQueries,
    TaskService,
    TaskSweepTask,
    VisitClosingService,
    VisitConflictService,
    VisitHostService,
    VisitInvitationService,
    VisitOutcomeService,
    VisitPersonData,
    VisitPhotoService,
    VisitReminderTask,
    VisitService,
  ],
  exports: [TaskService, VisitService],
})
export class AgendaModule {
  public constructor(registry: PersonDataRegistry) {
    registry.register(AGENDA_PERSON_DATA);
  }
}
