export { AgendaModule } from './agenda.module';
export { dayCounts } from './calendar/day-counts.queries';
export { leaveClashes } from './leave/leave-clash.queries';
export { TASK_GIVEN, TASK_REMINDED } from './tasks/task.events';
export { visitsBetween } from './visits/visit.queries';
export { VISIT_CHANGED, VISIT_REMINDED, type VisitChange, type VisitReminded } from './visits/visit.events';
export { TaskService } from './tasks/task.service';
export { VisitService } from './visits/visit.service';
