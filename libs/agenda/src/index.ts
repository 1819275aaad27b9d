export { AgendaModule } from './agenda.module';
export { TASK_GIVEN, TASK_REMINDED } from './tasks/task.events';
