import type { Actor } from '@luodi/identity';
import { isOverdue } from '@luodi/leads';
import { localDate } from '@luodi/platform';
import { presentTask } from '../tasks/task.queries';
import type { CountedTask, FollowUpRow, StepRow } from './calendar-items.queries';
import type { CalendarItemResponse } from './calendar.response';

/** Who reads, and when. */
export interface Reader {
  readonly actor: Actor;
  readonly now: Date;
  readonly timeZone: string;
}

export function presentFollowUp(reader: Reader, row: FollowUpRow): CalendarItemResponse {
  return {
    kind: 'follow_up',
    id: row.id,
    user: { id: row.owner_id, name: row.owner_name },
    title: null,
    date: localDate(row.at, reader.timeZone),
    startsAt: row.at.toISOString(),
    endsAt: null,
    overdue: isOverdue(row.at, reader.now),
    done: false,
    lead: { id: row.id, number: row.number, label: row.label },
    deal: null,
    editable: reader.actor.role !== 'auditor',
    version: row.version,
  };
}

export function presentStep(reader: Reader, row: StepRow, overdue: boolean): CalendarItemResponse {
  return {
    kind: 'deal_step',
    id: row.id,
    user: { id: row.owner_id, name: row.owner_name },
    title: row.next_step,
    date: row.due,
    startsAt: null,
    endsAt: null,
    overdue,
    done: false,
    lead: null,
    deal: { id: row.id, number: row.number, label: row.name },
    editable: reader.actor.role !== 'auditor',
    version: row.version,
  };
}

export function presentTaskItem(reader: Reader, row: CountedTask): CalendarItemResponse {
  const task = presentTask(reader.actor, row, reader.now);
  return {
    kind: 'task',
    id: task.id,
    user: task.assignee,
    title: task.title,
    date: task.dueOn,
    startsAt: task.dueAt,
    endsAt: null,
    overdue: task.overdue,
    done: task.doneAt !== null,
    lead: task.lead,
    deal: task.deal,
    editable: task.editable,
    version: task.version,
  };
}

/** By day and time; what has no time comes first in its day. */
export function inOrder(items: readonly CalendarItemResponse[]): CalendarItemResponse[] {
  return [...items].sort(
    (a, b) =>
      compare(a.date, b.date) ||
      compare(a.startsAt ?? '', b.startsAt ?? '') ||
      compare(a.kind + a.id, b.kind + b.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
