export {
  DEFAULT_SHIFTS,
  addWorkingDays,
  addWorkingMinutes,
  calendarDay,
  isWorkingTime,
  mergeAbsences,
  nextWorkingInstant,
  workingMinutesBetween,
  workingSpans,
} from './calendar.policy';
export { firstCall, isWorkedThrough, promisedBy } from './call-promise.policy';
export { CalendarService, calendarOf, type Calendars } from './calendar.service';
export { insertPark } from './park.service';
export { seedReferenceData } from './reference-data';
export { insertSite } from './site.service';
export { LEAVES_CHANGED, LEAVE_ENTERED } from './workspace.events';
export { WorkspaceModule } from './workspace.module';
export { WorkspaceView, type SiteView } from './workspace-view.queries';
export type { Absence, WorkingCalendar } from './working-day.policy';
