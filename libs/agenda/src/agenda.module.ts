import { Module } from '@nestjs/common';
import { IdentityModule } from '@luodi/identity';
import { LeadsModule } from '@luodi/leads';
import { PersonDataRegistry, registerErrors, registerMessages } from '@luodi/platform';
import { WorkspaceModule } from '@luodi/workspace';
import { AGENDA_ERRORS } from './agenda.errors';
import { AgendaController } from './calendar/calendar.controller';
import { AgendaService } from './calendar/calendar.service';
import { FeedController } from './feed/feed.controller';
import { FeedService } from './feed/feed.service';
import { PublicFeedController } from './feed/public-feed.controller';
import { PublicFeedService } from './feed/public-feed.service';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { AGENDA_PERSON_DATA } from './person-tables';
import { TaskController } from './tasks/task.controller';
import { TaskHandoverService } from './tasks/task-handover.service';
import { TaskQueries } from './tasks/task.queries';
import { TaskService } from './tasks/task.service';
import { TaskSweepTask } from './tasks/task-sweep.task';

registerErrors(AGENDA_ERRORS);
registerMessages({ 'zh-CN': ZH_CN, en: EN });

/** What people do at a time: visits, tasks, the calendar that shows both, and its feed. */
@Module({
  imports: [IdentityModule, WorkspaceModule, LeadsModule],
  controllers: [AgendaController, FeedController, PublicFeedController, TaskController],
  providers: [
    AgendaService,
    FeedService,
    PublicFeedService,
    TaskHandoverService,
    TaskQueries,
    TaskService,
    TaskSweepTask,
  ],
})
export class AgendaModule {
  public constructor(registry: PersonDataRegistry) {
    registry.register(AGENDA_PERSON_DATA);
  }
}
