import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { CONFIG, Clock, currentLocale, localDate, translate, type Config } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { ratio } from '../reports/ratio.policy';
import type { ReportResponse } from '../reports/report.response';
import type { ParseErrorsQuery } from './parse-errors.dto';
import { parseErrorFigures } from './parse-errors.queries';

const FIGURES = ['field', 'parsed', 'corrected', 'errorRate'] as const;

/** How well inquiry texts are read, by what people put right. Counts only: nobody is named, nothing quoted. */
@Injectable()
export class ParseErrorsService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** The error rate of each field over the whole workspace. */
  public async show(query: ParseErrorsQuery): Promise<ReportResponse> {
    const locale = currentLocale();
    const now = this.clock.now();
    const period = {
      from: query.from ?? null,
      to: query.to ?? localDate(now, this.config.tzName),
      timeZone: this.config.tzName,
    };
    const figures = await parseErrorFigures(this.dataSource.manager, period);
    const parsed = figures.reduce((sum, row) => sum + row.parsed, 0);
    const corrected = figures.reduce((sum, row) => sum + row.corrected, 0);
    return {
      definition: Object.fromEntries(
        FIGURES.map((key) => [key, translate(locale, `report.definition.parseErrors.${key}`)]),
      ),
      filters: { from: period.from, to: period.to },
      generatedAt: now.toISOString(),
      rows: figures.map((row) => ({ ...row, errorRate: ratio(row.corrected, row.parsed) })),
      totals: { parsed, corrected, errorRate: ratio(corrected, parsed) },
    };
  }
}
