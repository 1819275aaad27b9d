import { writeCsv, writeXlsx, type SheetWriter } from '@luodi/sheets';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@luodi/identity';
import {
  CONFIG,
  Clock,
  assertNever,
  newId,
  recordListDisclosure,
  type Config,
  type Disclosure,
} from '@luodi/platform';
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
   * Writes what the actor may see to a path, from one snapshot, and whose data that was into the register of
   * disclosures. Answers the number of rows.
   * @param progress is told how many rows are written, and of how many
   */
  public async write(
    actor: Actor,
    wish: TableWish & { readonly format: ExportFormat; readonly id?: string },
    path: string,
    progress: (done: number, of: number) => Promise<void>,
  ): Promise<number> {
    const moment = { now: this.clock.now(), timeZone: this.config.tzName };
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const table = await exportTable({ tx, actor, job: wish, moment, reports: this.reports });
      const count = await table.count();
      const rows = await table.write(writerOf(wish.format), path, (done) => progress(done, count));
      if (table.people !== null) {
        const id = wish.id ?? newId();
        await recordListDisclosure(tx, id, disclosureOf(actor, wish, moment.now), table.people);
      }
      return rows;
    });
  }
}

function disclosureOf(actor: Actor, wish: TableWish & { readonly id?: string }, at: Date): Disclosure {
  return {
    at,
    recipient: actor.name,
    recipientKind: 'staff',
    purpose: `export.${wish.kind}`,
    categories: ['contact', 'need'], // phones are masked in every table
    basis: 'handling',
    objectType: 'export',
    objectId: wish.id ?? null,
    recordedBy: actor.id,
  };
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
