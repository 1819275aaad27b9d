import type { Actor } from '@luodi/identity';
import { isOverdue } from '@luodi/leads';
import { inClearIf, localDate } from '@luodi/platform';
import { addDays } from '../tasks/due.policy';
import { presentTask } from '../tasks/task.queries';
import type { CalendarVisit } from '../visits/visit.queries';
import { visitRights } from '../visits/visit-rights.policy';
import type { CountedTask, FollowUpRow, MilestoneRow, StepRow } from './calendar-items.queries';
import type { CalendarItemResponse } from './calendar.response';

/** Who reads, and when. */
export interface Reader {
  readonly actor: Actor;
  readonly now: Date;
  readonly timeZone: string;
  /** Whose days these are, by id. */
  readonly names: ReadonlyMap<string, string>;
}

export function presentFollowUp(reader: Reader, row: FollowUpRow): CalendarItemResponse {
  return inClearIf(row.owner_id === reader.actor.id, {
    kind: 'follow_up',
    id: row.id,
    milestone: null,
    user: { id: row.owner_id, name: row.owner_name },
    title: null,
    date: localDate(row.at, reader.timeZone),
    startsAt: row.at.toISOString(),
    endsAt: null,
    overdue: isOverdue(row.at, reader.now),
    done: false,
    lead: { id: row.id, number: row.number, label: row.label, visible: true },
    deal: null,
    editable: reader.actor.role !== 'auditor',
    version: row.version,
  });
}

export function presentStep(reader: Reader, row: StepRow, overdue: boolean): CalendarItemResponse {
  return inClearIf(row.owner_id === reader.actor.id, {
    kind: 'deal_step',
    id: row.id,
    milestone: null,
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
  });
}

export function presentMilestone(reader: Reader, row: MilestoneRow, overdue: boolean): CalendarItemResponse {
  return inClearIf(row.owner_id === reader.actor.id, {
    kind: 'deal_milestone',
    id: row.id,
    milestone: row.milestone,
    user: { id: row.owner_id, name: row.owner_name },
    title: null,
    date: row.due,
    startsAt: null,
    endsAt: null,
    overdue,
    done: row.reached,
    lead: null,
    deal: { id: row.id, number: row.number, label: row.name },
    editable: reader.actor.role !== 'auditor',
    version: row.version,
  });
}

export function presentTaskItem(reader: Reader, row: CountedTask): CalendarItemResponse {
  const task = presentTask(reader.actor, row, reader.now);
  const mine = row.assignee_id === reader.actor.id || row.created_by === reader.actor.id;
  return inClearIf(mine, {
    kind: 'task',
    id: task.id,
    milestone: null,
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
  });
}

/**
 * A visit in the days of whoever hosts it or goes along: each of its days, with its times on the first, where it is moved
 * from. Overdue is one of which nobody said what came of it, and that is its host's to do.
 */
export function presentVisitDays(
  reader: Reader,
  row: CalendarVisit,
  name: string,
): readonly CalendarItemResponse[] {
  const first = localDate(row.startsAt, reader.timeZone);
  const last = localDate(new Date(row.endsAt.getTime() - 1), reader.timeZone);
  const planned = row.state === 'planned';
  const mine = row.userId === reader.actor.id || row.hostId === reader.actor.id;
  const item: CalendarItemResponse = {
    kind: 'visit',
    id: row.id,
    milestone: null,
    user: { id: row.userId, name },
    title: row.meetingPoint ?? row.parkName,
    date: first,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    overdue: planned && row.part === 'host' && isOverdue(row.endsAt, reader.now),
    done: !planned,
    lead: { id: row.leadId, number: row.number, label: row.company, visible: row.leadVisible },
    deal: null,
    // Whoever came is there: another time is no matter of the calendar any more.
    editable: planned && row.checkedInAt === null && visitRights(reader.actor, row).edit,
    version: row.version,
  };
  const days = [inClearIf(mine, item)];
  for (let date = addDays(first, 1); date <= last; date = addDays(date, 1)) {
    days.push(inClearIf(mine, { ...item, date, startsAt: null, endsAt: null, editable: false }));
  }
  return days;
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
