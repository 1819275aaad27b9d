import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  CONFIG,
  Clock,
  fieldError,
  localDate,
  startOfLocalDate,
  validationFailed,
  type Config,
} from '@luodi/platform';
import { CalendarService, calendarDay } from '@luodi/workspace';
import { addDays } from '../tasks/due.policy';
import {
  followUpsIn,
  followUpsOverdue,
  milestonesIn,
  milestonesOverdue,
  stepsIn,
  stepsOverdue,
  tasksIn,
  tasksOverdue,
  type Span,
} from './calendar-items.queries';
import {
  inOrder,
  presentFollowUp,
  presentMilestone,
  presentStep,
  presentTaskItem,
  presentVisitDays,
  type Reader,
} from './calendar-items.presenter';
import { calendarPeople, peopleToLookAt } from './calendar-people.queries';
import { visitsBetween, type CalendarVisit } from '../visits/visit.queries';
import type { CalendarQuery } from './calendar.dto';
import type {
  AgendaDayResponse,
  AgendaLeaveResponse,
  AgendaPeopleResponse,
  AgendaResponse,
  CalendarItemResponse,
} from './calendar.response';

const MAX_DAYS = 42; // six weeks: a month with the ends of its first and last week
const MAX_OVERDUE = 200;
const MAX_ITEMS = 1000;
const DAY_MS = 86_400_000;
/** A visit of which nobody said what came of it within a quarter is not waited for any longer. */
const PAST_MS = 90 * DAY_MS;

/** What people have in their days. */
@Injectable()
export class AgendaService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendars: CalendarService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws DomainError validation_failed (the days backwards, or more than 42), not_found, forbidden */
  public async show(actor: Actor, query: CalendarQuery): Promise<AgendaResponse> {
    const length = (Date.parse(query.to) - Date.parse(query.from)) / DAY_MS + 1;
    if (length < 1) throw validationFailed([fieldError('to', 'range')]);
    if (length > MAX_DAYS) throw validationFailed([fieldError('to', 'sixWeeks')]);
    const tx = this.dataSource.manager;
    const { people, teamId } = await calendarPeople(tx, actor, query);
    const { tzName } = this.config;
    const now = this.clock.now();
    const span: Span = {
      userIds: people.map((person) => person.id),
      from: query.from,
      to: query.to,
      start: startOfLocalDate(query.from, tzName),
      end: startOfLocalDate(addDays(query.to, 1), tzName),
      today: localDate(now, tzName),
      now,
    };
    const names = new Map(people.map((person) => [person.id, person.name]));
    const reader: Reader = { actor, now, timeZone: tzName, names };
    const overdue = await readOverdue(tx, span, reader);
    const items = await readItems(tx, span, reader);
    return {
      today: span.today,
      people: [...people],
      days: await this.days(query.from, length, teamId),
      overdue: overdue.items.slice(0, MAX_OVERDUE),
      overdueCount: overdue.count,
      items: items.items.slice(0, MAX_ITEMS),
      truncated: items.count > MAX_ITEMS,
      leaves: await leavesOf(tx, span),
    };
  }

  /** Whose calendar the actor may look at. */
  public async people(actor: Actor): Promise<AgendaPeopleResponse> {
    return peopleToLookAt(this.dataSource.manager, actor);
  }

  private async days(from: string, length: number, teamId: string | null): Promise<AgendaDayResponse[]> {
    const calendar = await this.calendars.ofTeam(teamId);
    const dates = Array.from({ length }, (_, n) => addDays(from, n));
    const years = new Set(dates.map((date) => Number(date.slice(0, 4))));
    const names = new Map<string, string>();
    for (const year of years) {
      const { days } = await this.calendars.year(year);
      for (const { day, name } of days) names.set(day, name);
    }
    return dates.map((date) => {
      const { kind, spans } = calendarDay(calendar, date);
      const name = names.get(date);
      return { date, kind, name: name === undefined || name === '' ? null : name, shifts: [...spans] };
    });
  }
}

interface Read {
  readonly items: readonly CalendarItemResponse[];
  readonly count: number;
}

async function readOverdue(tx: EntityManager, span: Span, reader: Reader): Promise<Read> {
  const followUps = await followUpsOverdue(tx, span, MAX_OVERDUE);
  const tasks = await tasksOverdue(tx, reader.actor, span, MAX_OVERDUE);
  const steps = await stepsOverdue(tx, span, MAX_OVERDUE);
  const milestones = await milestonesOverdue(tx, span, MAX_OVERDUE);
  const past = new Date(span.now.getTime() - PAST_MS);
  const begun = await visitsOf(tx, span, reader, past, span.now);
  const visits = begun.filter((item) => item.overdue && item.startsAt !== null);
  const met = meetings(begun);
  const calls = followUps.filter((row) => !met.has(meeting(row.id, row.at.toISOString())));
  return {
    items: inOrder([
      ...calls.map((row) => presentFollowUp(reader, row)),
      ...tasks.map((row) => presentTaskItem(reader, row)),
      ...steps.map((row) => presentStep(reader, row, true)),
      ...milestones.map((row) => presentMilestone(reader, row, true)),
      ...visits,
    ]),
    count:
      countOf(followUps, calls) +
      [tasks, steps, milestones].reduce((sum, rows) => sum + (rows[0]?.count ?? 0), visits.length),
  };
}

async function readItems(tx: EntityManager, span: Span, reader: Reader): Promise<Read> {
  const followUps = await followUpsIn(tx, span, MAX_ITEMS);
  const tasks = await tasksIn(tx, reader.actor, span, MAX_ITEMS);
  const steps = await stepsIn(tx, span, MAX_ITEMS);
  const milestones = await milestonesIn(tx, span, MAX_ITEMS);
  const all = await visitsOf(tx, span, reader, span.start, span.end);
  const visits = all.filter((item) => !item.overdue && item.date >= span.from && item.date <= span.to);
  const met = meetings(all);
  const calls = followUps.filter((row) => !met.has(meeting(row.id, row.at.toISOString())));
  return {
    items: inOrder([
      ...calls.map((row) => presentFollowUp(reader, row)),
      ...tasks.map((row) => presentTaskItem(reader, row)),
      ...steps.map((row) => presentStep(reader, row, false)),
      ...milestones.map((row) => presentMilestone(reader, row, false)),
      ...visits,
    ]),
    count:
      countOf(followUps, calls) +
      [tasks, steps, milestones].reduce((sum, rows) => sum + (rows[0]?.count ?? 0), visits.length),
  };
}

/** A planned visit is its lead's next follow-up: one thing, not two. */
function meetings(visits: readonly CalendarItemResponse[]): ReadonlySet<string> {
  return new Set(
    visits.filter((item) => !item.done).map((item) => meeting(item.lead?.id ?? '', item.startsAt ?? '')),
  );
}

function meeting(leadId: string, startsAt: string): string {
  return `${leadId}@${startsAt}`;
}

/** How many there are in all of rows that were read up to a limit, some of which do not count. */
function countOf(read: readonly { readonly count: number }[], kept: readonly unknown[]): number {
  return (read[0]?.count ?? 0) - (read.length - kept.length);
}

/** Visits that lie between two instants, cancelled ones left out. */
async function visitsOf(
  tx: EntityManager,
  span: Span,
  reader: Reader,
  from: Date,
  to: Date,
): Promise<CalendarItemResponse[]> {
  const rows = (await visitsBetween(tx, reader.actor, { userIds: span.userIds, from, to })).filter(
    (row) => row.state !== 'cancelled',
  );
  const contacts = await contactsOf(tx, rows);
  return rows.flatMap((row) =>
    presentVisitDays(
      reader,
      { ...row, company: row.company ?? contacts.get(row.leadId) ?? null },
      reader.names.get(row.userId) ?? '',
    ),
  );
}

/** The contacts of leads without a company that the reader may see, by lead. */
async function contactsOf(
  tx: EntityManager,
  visits: readonly CalendarVisit[],
): Promise<ReadonlyMap<string, string>> {
  const ids = visits.filter((row) => row.leadVisible && row.company === null).map((row) => row.leadId);
  if (ids.length === 0) return new Map();
  const rows: { id: string; name: string }[] = await tx.query(
    'SELECT id, contact_name AS name FROM leads WHERE id = ANY($1::uuid[]) AND contact_name IS NOT NULL',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function leavesOf(tx: EntityManager, span: Span): Promise<AgendaLeaveResponse[]> {
  const rows: { user_id: string; name: string; starts_at: Date; ends_at: Date }[] = await tx.query(
    `SELECT v.user_id, u.name, v.starts_at, v.ends_at FROM agent_leaves v JOIN users u ON u.id = v.user_id
     WHERE v.user_id = ANY($1::uuid[]) AND v.starts_at < $3::timestamptz AND v.ends_at > $2::timestamptz
     ORDER BY v.starts_at, v.id`,
    [span.userIds, span.start, span.end],
  );
  return rows.map((row) => ({
    user: { id: row.user_id, name: row.name },
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
  }));
}
