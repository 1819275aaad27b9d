export {
  DEFAULT_SHIFTS,
  addWorkingMinutes,
  isWorkingTime,
  nextWorkingStart,
  workingMinutesBetween,
  type Shift,
  type WorkingCalendar,
} from './calendar.policy';
export { CalendarService } from './calendar.service';
export { insertPark } from './park.service';
export { seedReferenceData } from './reference-data';
export { insertSite } from './site.service';
export { WORKSPACE_CACHE } from './workspace.events';
export { WorkspaceModule } from './workspace.module';
export { WorkspaceView, type ParkView, type SiteView } from './workspace-view.queries';
