import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { CONFIG, Clock, Settings } from '@luodi/platform';
import type { Config } from '@luodi/platform';
import { CalendarService, calendarOf, workingMinutesBetween } from '@luodi/workspace';
import { defaultView, leadConditions, startOfToday, viewCondition } from './lead-filter';
import type { LeadQuestion, Today } from './lead-filter';
import { QUEUE_CHIPS, chipQuestion, tabQuestion, tabsOf } from './queue-lists';
import type { QueueChip, QueueTab } from './queue-lists';
import type { LeadView } from '../lead.dto';
import type { LeadCountsResponse, LeadTabCountsResponse, LeadTodayResponse } from './lead-counts.response';
import { visibleTo, withMembers } from '../lead-scope';
import type { ScopedActor } from '../lead-scope';

const CAP = 1001;
const MAX_RESPONSES = 1_000; // of one day, for the median

/** The numbers on tabs and chips: totals of the very lists beside them (queue-lists.ts). Every one stops at 1001, so the first paint never counts a whole table. */
@Injectable()
export class LeadCountsQueries {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly calendars: CalendarService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws DomainError forbidden for an agent who asks for `team` or `all` */
  public async counts(requester: Actor, view: LeadView | undefined): Promise<LeadCountsResponse> {
    const actor = await withMembers(this.dataSource.manager, requester);
    const today: Today = { now: this.clock.now(), timeZone: this.config.tzName };
    const shown = view ?? defaultView(actor);
    const params: unknown[] = [];
    const where = (question: LeadQuestion): string =>
      leadConditions(actor, question, today, params).join(' AND ');
    const counters = new Map<string, string>();
    for (const tab of tabsOf(actor)) counters.set(`tab.${tab}`, where(tabQuestion(tab, actor)));
    for (const chip of QUEUE_CHIPS)
      counters.set(`chip.${chip}`, where({ ...chipQuestion(chip, today), view: shown }));
    const columns = [...counters].map(
      ([name, condition]) =>
        `(SELECT count(*)::int FROM (SELECT 1 FROM leads l WHERE ${condition} LIMIT ${CAP}) x) AS "${name}"`,
    );
    const rows: Record<string, number>[] = await this.dataSource.query(
      `SELECT ${columns.join(', ')}`,
      params,
    );
    const counted = (name: string): number => rows[0]?.[name] ?? 0;
    const chip = (name: QueueChip): number => counted(`chip.${name}`);
    return {
      tabs: tabs(actor, (tab) => counted(`tab.${tab}`)),
      chips: {
        awaiting: chip('awaiting'),
        overdue: chip('overdue'),
        dueToday: chip('dueToday'),
        newToday: chip('newToday'),
        snoozed: chip('snoozed'),
        handover: chip('handover'),
        all: chip('all'),
      },
      today: await this.today(actor, shown, today, chip('awaiting')),
    };
  }

  private async today(
    actor: ScopedActor,
    view: LeadView,
    today: Today,
    toRespond: number,
  ): Promise<LeadTodayResponse> {
    const params: unknown[] = [];
    const where = [visibleTo(actor, 'l', params), ...viewCondition(actor, view, params)];
    const rows: { started: Date | null; responded: Date; team: string | null }[] =
      await this.dataSource.query(
        `SELECT l.sla_started_at AS started, l.first_responded_at AS responded, l.team_id AS team FROM leads l
       WHERE ${where.join(' AND ')} AND l.first_responded_at >= $${params.push(startOfToday(today))}::timestamptz
       LIMIT ${MAX_RESPONSES}`,
        params,
      );
    const calendars = await this.calendars.all();
    const minutes = rows
      .flatMap(({ started, responded, team }) =>
        started === null ? [] : [workingMinutesBetween(calendarOf(calendars, team), started, responded)],
      )
      .sort((a, b) => a - b);
    const middle = minutes[Math.floor((minutes.length - 1) / 2)];
    return {
      responded: rows.length,
      toRespond,
      medianMinutes: middle === undefined ? null : Math.round(middle),
      ...(await this.claims(actor, today)),
    };
  }

  private async claims(
    actor: Actor,
    today: Today,
  ): Promise<Pick<LeadTodayResponse, 'claimsLeft' | 'claimsPerDay'>> {
    if (actor.role !== 'agent') return { claimsLeft: null, claimsPerDay: null };
    const perDay = await this.settings.get('leads.claimsPerDay', 5);
    const rows: { claims: number }[] = await this.dataSource.query(
      `SELECT count(*)::int AS claims FROM pool_ledger
       WHERE owner_id = $1 AND reason = 'claimed' AND at >= $2`,
      [actor.id, startOfToday(today)],
    );
    return { claimsPerDay: perDay, claimsLeft: Math.max(0, perDay - (rows[0]?.claims ?? 0)) };
  }
}

function tabs(actor: Actor, counted: (tab: QueueTab) => number): LeadTabCountsResponse {
  const base = { mine: counted('mine'), pool: counted('pool'), converted: counted('converted') };
  return actor.role === 'agent'
    ? { ...base, collaborating: counted('collaborating') }
    : { ...base, team: counted('team'), all: counted('all') };
}
