import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { CONFIG, Clock, fieldError, validationFailed, type Config } from '@luodi/platform';
import {
  inOrder,
  presentTaskItem,
  presentVisitDays,
  type Reader,
} from '../calendar/calendar-items.presenter';
import { calendarPeople } from '../calendar/calendar-people.queries';
import type { CountedTask } from '../calendar/calendar-items.queries';
import type { CalendarItemResponse } from '../calendar/calendar.response';
import { taskSelect } from '../tasks/task.queries';
import { visitsBetween } from '../visits/visit.queries';
import { leaveClashes, type Absence } from './leave-clash.queries';
import type { LeaveClashQuery } from './leave-clash.dto';
import type { LeaveClashesResponse } from './leave-clash.response';

/** A list that is read, not worked through. */
const MOST = 100;
/** The longest leave (workspace). */
const LONGEST_MS = 400 * 86_400_000;

/** What falls into a leave, for whoever enters it and for whoever is away. */
@Injectable()
export class LeaveClashService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Visits and tasks of a person within a time, as the reader may know of them; the counts are of all.
   * @throws DomainError validation_failed (backwards, or longer than a leave), not_found (not the reader's to look at)
   */
  public async find(actor: Actor, query: LeaveClashQuery): Promise<LeaveClashesResponse> {
    const [startsAt, endsAt] = [new Date(query.startsAt), new Date(query.endsAt)];
    if (endsAt <= startsAt) throw validationFailed([fieldError('endsAt', 'leave_order')]);
    if (endsAt.getTime() - startsAt.getTime() > LONGEST_MS) {
      throw validationFailed([fieldError('endsAt', 'leave_length')]);
    }
    const tx = this.dataSource.manager;
    const { people } = await calendarPeople(tx, actor, { userId: query.userId });
    const reader: Reader = {
      actor,
      now: this.clock.now(),
      timeZone: this.config.tzName,
      names: new Map(people.map((person) => [person.id, person.name])),
    };
    const absence = { userId: query.userId, startsAt, endsAt };
    const { visitIds, taskIds } = await leaveClashes(tx, absence);
    const items = [
      ...(await readVisits(tx, reader, absence, visitIds)),
      ...(await readTasks(tx, reader, taskIds)),
    ];
    return {
      visitCount: visitIds.length,
      taskCount: taskIds.length,
      items: inOrder(items).slice(0, MOST),
    };
  }
}

async function readVisits(
  tx: EntityManager,
  reader: Reader,
  { userId, startsAt, endsAt }: Absence,
  ids: readonly string[],
): Promise<CalendarItemResponse[]> {
  if (ids.length === 0) return [];
  const rows = await visitsBetween(tx, reader.actor, { userIds: [userId], from: startsAt, to: endsAt });
  const name = reader.names.get(userId) ?? '';
  return rows
    .filter((row) => ids.includes(row.id))
    .flatMap((row) => presentVisitDays(reader, row, name).slice(0, 1));
}

async function readTasks(
  tx: EntityManager,
  reader: Reader,
  ids: readonly string[],
): Promise<CalendarItemResponse[]> {
  if (ids.length === 0) return [];
  const params: unknown[] = [];
  const { columns, from } = taskSelect(reader.actor, params);
  const rows: CountedTask[] = await tx.query(
    `SELECT ${columns}, 0 AS count FROM ${from} WHERE t.id = ANY($${params.push(ids.slice(0, MOST))}::uuid[])`,
    params,
  );
  return rows.map((row) => presentTaskItem(reader, row));
}
