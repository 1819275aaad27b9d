import { defineTask } from '@luodi/platform';

/** The reminder of a task is due; each time of a task is told once. */
export const TASK_REMINDED = defineTask<{ readonly taskId: string; readonly remindAt: string }>(
  'agenda.task-reminded',
);

/** Somebody was given a task by somebody else. */
export const TASK_GIVEN = defineTask<{
  readonly taskId: string;
  readonly assigneeId: string;
  /** null: a rule did it. */
  readonly byId: string | null;
  readonly version: number;
}>('agenda.task-given');

/** Each minute: reminders whose time has come. */
export const TASKS_SWEPT = defineTask<Record<string, never>>('agenda.tasks-swept', { maxAttempts: 1 });
