import { Module } from '@nestjs/common';
import { PersonDataRegistry, registerErrors, registerMessages } from '@luodi/platform';
import { CalendarService } from './calendar.service';
import { LeaveController } from './leave/leave.controller';
import { LeaveService } from './leave/leave.service';
import { LookupQueries } from './lookup.queries';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { HolidayNoticeService } from './notice/holiday-notice.service';
import { ParkController } from './park.controller';
import { ParkService } from './park.service';
import { SettingsService } from './settings.service';
import { ShiftController } from './shifts/team-shift.controller';
import { TeamShiftService } from './shifts/team-shift.service';
import { SiteController } from './site.controller';
import { SiteService } from './site.service';
import { CalendarController, LookupController, SettingsController } from './workspace.controller';
import { WorkspaceView } from './workspace-view.queries';
import { WORKSPACE_PERSON_DATA } from './person-tables';

registerErrors({ leave_overlap: 409 });
registerMessages({ 'zh-CN': ZH_CN, en: EN });

@Module({
  controllers: [
    ParkController,
    SiteController,
    LookupController,
    ShiftController,
    CalendarController,
    LeaveController,
    SettingsController,
  ],
  providers: [
    CalendarService,
    HolidayNoticeService,
    LeaveService,
    LookupQueries,
    ParkService,
    SettingsService,
    SiteService,
    TeamShiftService,
    WorkspaceView,
  ],
  exports: [CalendarService, ParkService, SiteService, WorkspaceView],
})
export class WorkspaceModule {
  public constructor(registry: PersonDataRegistry) {
    registry.register(WORKSPACE_PERSON_DATA);
  }
}
