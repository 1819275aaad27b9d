export {
  DEFAULT_SHIFTS,
  addWorkingMinutes,
  isWorkingTime,
  workingMinutesBetween,
  type WorkingCalendar,
} from './calendar.policy';
export { firstCall, isWorkedThrough, promisedBy } from './call-promise.policy';
export { CalendarService } from './calendar.service';
export { insertPark } from './park.service';
export { seedReferenceData } from './reference-data';
export { insertSite } from './site.service';
export { LEAVES_CHANGED } from './workspace.events';
export { WorkspaceModule } from './workspace.module';
export { WorkspaceView, type SiteView } from './workspace-view.queries';
