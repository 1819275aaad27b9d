import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  Clock,
  fieldError,
  localDate,
  notFound,
  validationFailed,
  type Config,
} from '@luodi/platform';
import { FormCounters } from './form-counters';
import { FormCountsQueries, type CountRow } from './form-counts.queries';
import { FormDesignQueries } from './form-design.queries';
import type { StatisticsQuery, StatisticsResponse, StatisticsRowResponse } from './form-statistics.dto';
import { medianSeconds } from './statistics.policy';

const DAY_MS = 86_400_000;
const MAX_DAYS = 366;
const DEFAULT_DAYS = 30;
/** Articles or channels of one answer; the totals count all of them. */
const MAX_ROWS = 500;

/** How a site's form does, by day, article or channel. */
@Injectable()
export class FormStatisticsService {
  public constructor(
    private readonly counters: FormCounters,
    private readonly counts: FormCountsQueries,
    private readonly design: FormDesignQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws DomainError not_found; validation_failed for a period that ends before it begins or is too long */
  public async show(siteId: string, query: StatisticsQuery): Promise<StatisticsResponse> {
    if ((await this.design.site(siteId)) === null) throw notFound();
    const to = query.to ?? localDate(this.clock.now(), this.config.tzName);
    const from = query.from ?? shifted(to, 1 - DEFAULT_DAYS);
    const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
    if (days < 1) throw validationFailed([fieldError('to', 'min', { limit: from })]);
    if (days > MAX_DAYS)
      throw validationFailed([fieldError('from', 'min', { limit: shifted(to, 1 - MAX_DAYS) })]);
    const groupBy = query.groupBy ?? 'day';
    await this.counters.flush();
    const rows = await this.counts.sums(siteId, from, to, groupBy, groupBy === 'day' ? MAX_DAYS : MAX_ROWS);
    const perDay = groupBy === 'day' ? rows : await this.counts.sums(siteId, from, to, 'day', MAX_DAYS);
    return {
      from,
      to,
      groupBy,
      rows: (groupBy === 'day' ? everyDay(rows, from, days) : rows).map(present),
      totals: present(sumOf(perDay)),
    };
  }
}

/** Days without anything are lines too. */
function everyDay(rows: readonly CountRow[], from: string, days: number): CountRow[] {
  const known = new Map(rows.map((row) => [row.key, row]));
  return Array.from({ length: days }, (_, index) => {
    const key = shifted(from, index);
    return known.get(key) ?? { key, views: 0, starts: 0, submits: 0, seconds: [] };
  });
}

function sumOf(rows: readonly CountRow[]): CountRow {
  const seconds: number[] = [];
  for (const row of rows) row.seconds.forEach((count, at) => (seconds[at] = (seconds[at] ?? 0) + count));
  const sum = (name: 'views' | 'starts' | 'submits'): number =>
    rows.reduce((total, row) => total + row[name], 0);
  return { key: '', views: sum('views'), starts: sum('starts'), submits: sum('submits'), seconds };
}

function present(row: CountRow): StatisticsRowResponse {
  const { key, views, starts, submits } = row;
  return {
    key,
    views,
    starts,
    submits,
    medianSeconds: medianSeconds(row.seconds),
    conversion: views === 0 || submits > views ? null : submits / views,
  };
}

function shifted(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}
