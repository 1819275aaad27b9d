import { Module } from '@nestjs/common';
import { IdentityModule } from '@luodi/identity';
import { LeadsModule } from '@luodi/leads';
import { PersonDataRegistry, registerMessages } from '@luodi/platform';
import { WorkspaceModule } from '@luodi/workspace';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { AGENDA_PERSON_DATA } from './person-tables';

registerMessages({ 'zh-CN': ZH_CN, en: EN });

/** What people do at a time: visits, tasks, the calendar that shows both, and its feed. */
@Module({ imports: [IdentityModule, WorkspaceModule, LeadsModule] })
export class AgendaModule {
  public constructor(registry: PersonDataRegistry) {
    registry.register(AGENDA_PERSON_DATA);
  }
}
