import type { Task, TaskDraft, TaskPatch } from '../../api/agenda';
import { readTimeOfDay } from '../../time/local-date';
import { fromLocalInput, toLocalInput } from '../../time/zone';

/** Reminders before a time, in minutes. */
export const BEFORE = ['15', '60', '1440'] as const;
export type Reminder = 'default' | 'none' | 'keep' | (typeof BEFORE)[number];

/** What the form holds. */
export interface TaskForm {
  readonly title: string;
  readonly note: string;
  /** YYYY-MM-DD, or '' */
  readonly date: string;
  /** HH:MM, or '' for the whole day */
  readonly time: string;
  readonly remind: Reminder;
  /** '' for oneself. */
  readonly assigneeId: string;
}

const MINUTE = 60_000;

export function newForm(date: string): TaskForm {
  return { title: '', note: '', date, time: '', remind: 'default', assigneeId: '' };
}

/** A task as the form shows it. */
export function formOf(task: Task): TaskForm {
  return {
    title: task.title,
    note: task.note ?? '',
    date: task.dueOn,
    time: task.dueAt === null ? '' : toLocalInput(Date.parse(task.dueAt)).slice(11),
    remind: reminderOf(task),
    assigneeId: task.assignee.id,
  };
}

function reminderOf(task: Task): Reminder {
  if (task.remindAt === null) return 'none';
  const due = task.dueAt === null ? fromLocalInput(`${task.dueOn}T09:00`) : Date.parse(task.dueAt);
  const minutes = ((due ?? 0) - Date.parse(task.remindAt)) / MINUTE;
  if (minutes === 0) return 'default';
  return task.dueAt === null ? 'keep' : (BEFORE.find((before) => Number(before) === minutes) ?? 'keep');
}

export type FormFault = 'titleNeeded' | 'dateNeeded' | 'timeWrong';

/** What is missing, as a message key; null when it can be sent. */
export function faultOf(form: TaskForm): FormFault | null {
  if (form.title.trim() === '') return 'titleNeeded';
  if (form.date === '') return 'dateNeeded';
  return form.time.trim() !== '' && readTimeOfDay(form.time) === null ? 'timeWrong' : null;
}

/** When it is due and when to be reminded, as the server takes them. The form has no fault. */
function times(form: TaskForm): Pick<TaskDraft, 'dueOn' | 'dueAt' | 'remindAt'> {
  const clock = readTimeOfDay(form.time);
  const at = clock === null ? null : fromLocalInput(`${form.date}T${clock}`);
  const due = at === null ? { dueOn: form.date } : { dueAt: new Date(at).toISOString() };
  switch (form.remind) {
    case 'keep':
      return due;
    case 'none':
      return { ...due, remindAt: null };
    case 'default':
      return due;
    default:
      return at === null
        ? due
        : { ...due, remindAt: new Date(at - Number(form.remind) * MINUTE).toISOString() };
  }
}

export function draftOf(form: TaskForm): TaskDraft {
  return {
    title: form.title.trim(),
    ...(form.note.trim() === '' ? {} : { note: form.note.trim() }),
    ...times(form),
    ...(form.assigneeId === '' ? {} : { assigneeId: form.assigneeId }),
  };
}

/** What the form changes of a task. A reminder "at that time" is written out: left away it would keep its distance. */
export function patchOf(form: TaskForm, task: Task): TaskPatch {
  const due = times(form);
  const at = due.dueAt ?? new Date(fromLocalInput(`${form.date}T09:00`) ?? 0).toISOString();
  return {
    title: form.title.trim(),
    note: form.note.trim(),
    ...due,
    ...(form.remind === 'default' ? { remindAt: at } : {}),
    ...(form.assigneeId === '' || form.assigneeId === task.assignee.id
      ? {}
      : { assigneeId: form.assigneeId }),
  };
}
