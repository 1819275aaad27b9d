import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { CONFIG, Clock, Settings } from '@luodi/platform';
import type { Config } from '@luodi/platform';
import { CalendarService, workingMinutesBetween } from '@luodi/workspace';
import { defaultView, endOfToday, startOfToday, viewCondition } from './lead-filter';
import type { Today } from './lead-filter';
import type { LeadView } from '../lead.dto';
import type { LeadCountsResponse, LeadTabCountsResponse, LeadTodayResponse } from '../lead.response';
import { ownedBy, poolsOf, visibleTo, withMembers } from '../lead-scope';
import type { ScopedActor } from '../lead-scope';

const CAP = 1001;
const MAX_RESPONSES = 1_000; // of one day, for the median

const OPEN = 'l.clock_rank < 3';

/** The numbers on tabs and chips; every one stops at 1001, so the first paint never counts a whole table. */
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
    const params: unknown[] = [];
    const scope = [
      visibleTo(actor, 'l', params),
      ...viewCondition(actor, view ?? defaultView(actor), params),
    ];
    const all = visibleTo(actor, 'l', params);
    const place = (value: unknown): string => `$${params.push(value)}::timestamptz`;
    const agent = actor.role === 'agent';
    const end = place(endOfToday(today));
    const start = place(startOfToday(today));
    const now = place(today.now);
    const counters: Record<string, string[]> = {
      mine: [ownedBy(actor, 'l', params), OPEN],
      team: agent ? ['false'] : [all, OPEN],
      pool: [
        all,
        OPEN,
        'l.pool_id IS NOT NULL',
        ...(actor.role === 'agent' || actor.role === 'manager' ? [poolsOf(actor, 'l', params)] : []),
      ],
      converted: [
        ...(agent ? [ownedBy(actor, 'l', params)] : [all]),
        "l.clock_rank = 3 AND l.status = 'converted'",
      ],
      awaiting: [...scope, 'l.clock_rank = 0'],
      overdue: [...scope, `l.clock_rank = 0 AND l.clock_at < ${now}`],
      dueToday: [...scope, `l.clock_rank = 1 AND l.clock_at < ${end}`],
      newToday: [...scope, OPEN, `l.created_at >= ${start}`],
      all: [...scope, OPEN],
    };
    const columns = Object.entries(counters).map(
      ([name, where]) =>
        `(SELECT count(*)::int FROM (SELECT 1 FROM leads l WHERE ${where.join(' AND ')} LIMIT ${CAP}) x) AS "${name}"`,
    );
    const rows: Record<string, number>[] = await this.dataSource.query(
      `SELECT ${columns.join(', ')}`,
      params,
    );
    const counted = (name: string): number => rows[0]?.[name] ?? 0;
    return {
      tabs: tabs(actor, counted),
      chips: {
        awaiting: counted('awaiting'),
        overdue: counted('overdue'),
        dueToday: counted('dueToday'),
        newToday: counted('newToday'),
        all: counted('all'),
      },
      today: await this.today(actor, view ?? defaultView(actor), today, counted('awaiting')),
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
    const rows: { started: Date | null; responded: Date }[] = await this.dataSource.query(
      `SELECT l.sla_started_at AS started, l.first_responded_at AS responded FROM leads l
       WHERE ${where.join(' AND ')} AND l.first_responded_at >= $${params.push(startOfToday(today))}::timestamptz
       LIMIT ${MAX_RESPONSES}`,
      params,
    );
    const calendar = await this.calendars.current();
    const minutes = rows
      .filter((row): row is { started: Date; responded: Date } => row.started !== null)
      .map((row) => workingMinutesBetween(calendar, row.started, row.responded))
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
      `SELECT count(*)::int AS claims FROM lead_assignments
       WHERE owner_id = $1 AND reason = 'claimed' AND from_at >= $2`,
      [actor.id, startOfToday(today)],
    );
    return { claimsPerDay: perDay, claimsLeft: Math.max(0, perDay - (rows[0]?.claims ?? 0)) };
  }
}

function tabs(actor: Actor, counted: (name: string) => number): LeadTabCountsResponse {
  const base = { mine: counted('mine'), pool: counted('pool'), converted: counted('converted') };
  if (actor.role === 'agent') return base;
  return { ...base, team: counted('team'), all: counted('team') };
}
