import { writeCsv, writeXlsx, type SheetWriter } from '@luodi/sheets';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@luodi/identity';
import { CONFIG, Clock, assertNever, type Config } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { ReportService } from '../reports/report.service';
import type { ExportFormat } from './export.dto';
import { exportTable, type TableWish } from './export-tables';

/** Writes the file of an export, for the export centre and the command line alike. */
@Injectable()
export class ExportFileService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly reports: ReportService,
  ) {}

  /**
   * Writes what the actor may see to a path, from one snapshot. Answers the number of rows.
   * @param progress is told how many rows are written, and of how many
   */
  public async write(
    actor: Actor,
    wish: TableWish & { readonly format: ExportFormat },
    path: string,
    progress: (done: number, of: number) => Promise<void>,
  ): Promise<number> {
    const moment = { now: this.clock.now(), timeZone: this.config.tzName };
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      await tx.query('SET TRANSACTION READ ONLY');
      const table = await exportTable({ tx, actor, job: wish, moment, reports: this.reports });
      const count = await table.count();
      return table.write(writerOf(wish.format), path, (done) => progress(done, count));
    });
  }
}

function writerOf(format: ExportFormat): SheetWriter {
  switch (format) {
    case 'xlsx':
      return writeXlsx;
    case 'csv':
      return writeCsv;
    default:
      return assertNever(format);
  }
}
