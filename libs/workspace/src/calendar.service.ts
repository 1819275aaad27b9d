import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, Caches, fieldError, validationFailed, writeAudit, type Config } from '@luodi/platform';
import type { Actor } from '@luodi/identity';
import { DEFAULT_SHIFTS, type WorkingCalendar } from './calendar.policy';
import type { SetCalendarDayDto } from './calendar.dto';
import type { CalendarDayResponse, CalendarYearResponse } from './workspace.response';

const CACHE_NAME = 'workspace.calendar';

interface DayRow {
  readonly day: string;
  readonly kind: 'holiday' | 'workday';
  readonly name: string;
}

/** The workspace's working calendar: the weekly pattern, holidays and make-up days as data. */
@Injectable()
export class CalendarService {
  /** The calendar for the policies, cached until a day changes. */
  public readonly current: () => Promise<WorkingCalendar>;

  public constructor(
    private readonly dataSource: DataSource,
    private readonly caches: Caches,
    @Inject(CONFIG) config: Config,
  ) {
    this.current = caches.define(CACHE_NAME, async () => {
      const [days, years] = await Promise.all([this.readDays('true', []), this.readYears()]);
      return {
        tz: config.tzName,
        shifts: DEFAULT_SHIFTS,
        days: new Map(days.map((row) => [row.day, row.kind])),
        loadedYears: new Set(years),
      };
    });
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
      await this.caches.invalidate(tx, CACHE_NAME);
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
