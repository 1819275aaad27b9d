import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  CONFIG,
  Caches,
  fieldError,
  localDate,
  validationFailed,
  writeAudit,
  type Config,
} from '@luodi/platform';
import type { Actor } from '@luodi/identity';
import { DEFAULT_SHIFTS } from './calendar.policy';
import type { WorkingCalendar } from './working-day.policy';
import type { SetCalendarDayDto } from './calendar.dto';
import { readTeamWeeks } from './shifts/team-shift.queries';
import { CALENDAR_CACHE } from './workspace.events';
import type { CalendarDayResponse, CalendarYearResponse } from './workspace.response';

interface DayRow {
  readonly day: string;
  readonly kind: 'holiday' | 'workday';
  readonly name: string;
}

/** The workspace's calendar, and those of the teams whose week differs from it. */
export interface Calendars {
  readonly workspace: WorkingCalendar;
  readonly byTeam: ReadonlyMap<string, WorkingCalendar>;
}

/** A year's notice comes in November: from December on the coming year should be there too. */
const MONTH_OF_NOTICE = 12;

/** The workspace's working calendar: the weekly pattern, holidays and make-up days as data; teams with shifts of their own. */
@Injectable()
export class CalendarService {
  /** Every calendar for the policies, cached until a day or a shift changes. */
  public readonly all: () => Promise<Calendars>;

  public constructor(
    private readonly dataSource: DataSource,
    private readonly caches: Caches,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.all = caches.define(CALENDAR_CACHE, async () => {
      const [days, years, teams] = await Promise.all([
        this.readDays('true', []),
        this.readYears(),
        readTeamWeeks(dataSource.manager),
      ]);
      const workspace: WorkingCalendar = {
        tz: config.tzName,
        shifts: DEFAULT_SHIFTS,
        days: new Map(days.map((row) => [row.day, row.kind])),
        loadedYears: new Set(years),
      };
      return {
        workspace,
        byTeam: new Map(teams.map(({ teamId, week }) => [teamId, { ...workspace, shifts: week }])),
      };
    });
  }

  /** The workspace's calendar. */
  public async current(): Promise<WorkingCalendar> {
    return (await this.all()).workspace;
  }

  /** The calendar of a team: its own week, else the workspace's. */
  public async ofTeam(teamId: string | null): Promise<WorkingCalendar> {
    return calendarOf(await this.all(), teamId);
  }

  /** Years that clocks run in, or are about to, without an official notice: their holidays count as working days. */
  public async missingYears(now: Date): Promise<number[]> {
    const { loadedYears } = await this.current();
    const [year = 0, month = 1] = localDate(now, this.config.tzName).split('-').map(Number);
    const needed = month >= MONTH_OF_NOTICE ? [year, year + 1] : [year];
    return needed.filter((candidate) => !loadedYears.has(candidate));
  }

  /** The days of a year that differ from the weekly pattern. */
  public async year(year: number): Promise<CalendarYearResponse> {
    const [days, years] = await Promise.all([
      this.readDays('extract(year FROM day) = $1', [year]),
      this.readYears(),
    ]);
    return { year, loaded: years.includes(year), days };
  }

  /**
   * Sets what a day is; its year then counts as entered.
   * @throws DomainError validation_failed for a date that does not exist
   */
  public async setDay(actor: Actor, day: string, input: SetCalendarDayDto): Promise<CalendarYearResponse> {
    if (!isDate(day)) throw validationFailed([fieldError('day', 'isLocalDate')]);
    await this.dataSource.transaction(async (tx) => {
      if (input.kind === 'plain') await tx.query('DELETE FROM calendar_days WHERE day = $1', [day]);
      else {
        await tx.query(
          `INSERT INTO calendar_days (day, kind, name) VALUES ($1, $2, $3)
           ON CONFLICT (day) DO UPDATE SET kind = excluded.kind, name = excluded.name`,
          [day, input.kind, input.name ?? ''],
        );
      }
      await tx.query('INSERT INTO calendar_years (year) VALUES ($1) ON CONFLICT DO NOTHING', [
        Number(day.slice(0, 4)),
      ]);
      await writeAudit(tx, {
        actorId: actor.id,
        actorRole: actor.role,
        action: 'calendar.day-set',
        objectType: 'calendar',
        objectId: null,
        data: { day, kind: input.kind },
      });
      await this.caches.invalidate(tx, CALENDAR_CACHE);
    });
    return this.year(Number(day.slice(0, 4)));
  }

  private async readDays(
    where: 'true' | 'extract(year FROM day) = $1',
    params: unknown[],
  ): Promise<CalendarDayResponse[]> {
    const rows: DayRow[] = await this.dataSource.query(
      `SELECT to_char(day, 'YYYY-MM-DD') AS day, kind, name FROM calendar_days WHERE ${where} ORDER BY day`,
      params,
    );
    return rows;
  }

  private async readYears(): Promise<number[]> {
    const rows: { year: number }[] = await this.dataSource.query('SELECT year FROM calendar_years');
    return rows.map((row) => row.year);
  }
}

function isDate(day: string): boolean {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(day)) return false;
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}

/** The calendar of a team among all: its own week, else the workspace's. */
export function calendarOf({ workspace, byTeam }: Calendars, teamId: string | null): WorkingCalendar {
  return (teamId === null ? undefined : byTeam.get(teamId)) ?? workspace;
}
