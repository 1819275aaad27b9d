import { Injectable } from '@nestjs/common';
import { Caches, currentLocale, translate, writeAudit } from '@luodi/platform';
import type { Actor } from '@luodi/identity';
import { DataSource, type EntityManager } from 'typeorm';
import type { DayKind, EnterHolidayNoticeDto } from '../calendar.dto';
import { CALENDAR_CACHE } from '../workspace.events';
import type { HolidayNoticeDayResponse, HolidayNoticeResponse } from '../workspace.response';
import { readHolidayNotice, type NoticeDay } from './holiday-notice.policy';

interface KnownDay {
  readonly day: string;
  readonly kind: 'holiday' | 'workday';
  readonly name: string;
}

/** Enters the holidays and make-up days of a year at once, from the text of the notice. */
@Injectable()
export class HolidayNoticeService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly caches: Caches,
  ) {}

  /** All of it or, where a line is not understood, nothing; its year then counts as entered. */
  public async enter(
    actor: Actor,
    year: number,
    body: EnterHolidayNoticeDto,
  ): Promise<HolidayNoticeResponse> {
    const { days, faults } = readHolidayNotice(body.text, year);
    return this.dataSource.transaction(async (tx) => {
      await tx.query('LOCK TABLE calendar_days IN SHARE ROW EXCLUSIVE MODE');
      const known = await this.known(tx, year, days);
      const gone =
        body.replace === true
          ? known.filter(({ day }) => day.startsWith(`${year}-`) && !days.some((one) => one.day === day))
          : [];
      const entered = body.dryRun !== true && faults.length === 0 && days.length + gone.length > 0;
      if (entered) await this.write(tx, actor, year, days, gone);
      return {
        year,
        days: [...days.map((day) => present(day, known)), ...gone.map((day) => lost(day))].toSorted((a, b) =>
          a.day < b.day ? -1 : 1,
        ),
        faults: faults.map((fault) => ({
          ...fault,
          message: translate(currentLocale(), `notice.${fault.code}`),
        })),
        entered,
      };
    });
  }

  private known(tx: EntityManager, year: number, days: readonly NoticeDay[]): Promise<KnownDay[]> {
    return tx.query(
      `SELECT to_char(day, 'YYYY-MM-DD') AS day, kind, name FROM calendar_days
       WHERE extract(year FROM day) = $1 OR day = ANY($2::date[])`,
      [year, days.map(({ day }) => day)],
    );
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    year: number,
    days: readonly NoticeDay[],
    gone: readonly KnownDay[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO calendar_days (day, kind, name) SELECT * FROM unnest($1::date[], $2::text[], $3::text[])
       ON CONFLICT (day) DO UPDATE SET kind = excluded.kind, name = excluded.name`,
      [days.map(({ day }) => day), days.map(({ kind }) => kind), days.map(({ name }) => name)],
    );
    await tx.query('DELETE FROM calendar_days WHERE day = ANY($1::date[])', [gone.map(({ day }) => day)]);
    await tx.query('INSERT INTO calendar_years (year) VALUES ($1) ON CONFLICT DO NOTHING', [year]);
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: 'calendar.year-entered',
      objectType: 'calendar',
      objectId: null,
      data: { year, days: days.length, removed: gone.length },
    });
    await this.caches.invalidate(tx, CALENDAR_CACHE);
  }
}

function present(day: NoticeDay, known: readonly KnownDay[]): HolidayNoticeDayResponse {
  const before = known.find((one) => one.day === day.day);
  return {
    ...day,
    before: before?.kind ?? 'plain',
    known: before?.kind === day.kind && before.name === day.name,
  };
}

function lost({ day, kind, name }: KnownDay): HolidayNoticeDayResponse {
  const plain: DayKind = 'plain';
  return { day, kind: plain, name, before: kind, known: false };
}
