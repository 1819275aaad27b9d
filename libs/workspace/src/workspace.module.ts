import { Module } from '@nestjs/common';
import { PersonDataRegistry } from '@luodi/platform';
import { CalendarService } from './calendar.service';
import { LookupQueries } from './lookup.queries';
import { ParkController } from './park.controller';
import { ParkService } from './park.service';
import { SettingsService } from './settings.service';
import { SiteController } from './site.controller';
import { SiteService } from './site.service';
import { CalendarController, LookupController, SettingsController } from './workspace.controller';
import { WorkspaceView } from './workspace-view.queries';
import { WORKSPACE_PERSON_DATA } from './person-tables';

@Module({
  controllers: [ParkController, SiteController, LookupController, CalendarController, SettingsController],
  providers: [CalendarService, LookupQueries, ParkService, SettingsService, SiteService, WorkspaceView],
  exports: [CalendarService, ParkService, SiteService, WorkspaceView],
})
export class WorkspaceModule {
  public constructor(registry: PersonDataRegistry) {
    registry.register(WORKSPACE_PERSON_DATA);
  }
}
