import { randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@luodi/identity';
import { currentLocale, translate, type Locale } from '@luodi/platform';
import { writeTableXlsx } from '@luodi/sheets';
import { DataSource } from 'typeorm';
import { faultText } from './import.presenter';
import { readFaults } from './import.queries';
import type { ImportRecord } from './import.row';
import { ImportService } from './import.service';

const PAGE = 1_000;

/** The rows that were not taken, as a workbook: the file's own columns and the reason, to be mended and imported again. */
@Injectable()
export class FaultsFileService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly imports: ImportService,
  ) {}

  /** @throws DomainError not_found, forbidden, gone, import_working */
  public async write(actor: Actor, id: string): Promise<{ stream: ReadStream; name: string }> {
    const row = await this.imports.withFaults(actor, id);
    const locale = currentLocale();
    const folder = join(tmpdir(), `luodi-${process.pid}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, `${randomUUID()}.xlsx`);
    const handle = await open(path, 'wx+', 0o600);
    try {
      const title = translate(locale, 'import.faults.title');
      await writeTableXlsx(handle, title, headerOf(row, locale), this.rows(row, locale));
    } finally {
      await handle.close();
    }
    const stream = createReadStream(path);
    stream.on('close', () => void rm(path, { force: true }));
    return {
      stream,
      name: `${translate(locale, 'import.faults.title')}-${row.file_name.replace(/\.\w+$/, '')}.xlsx`,
    };
  }

  private async *rows(row: ImportRecord, locale: Locale): AsyncGenerator<string[][]> {
    const width = row.columns.length;
    let after = 0;
    for (;;) {
      const faults = await readFaults(this.dataSource.manager, row.id, after, PAGE);
      if (faults.length === 0) return;
      after = faults.at(-1)?.row_number ?? after;
      yield faults.map((fault) => [
        ...Array.from({ length: width }, (_, column) => fault.cells[column] ?? ''),
        String(fault.row_number),
        faultText(row.kind, fault, locale),
      ]);
    }
  }
}

function headerOf(row: ImportRecord, locale: Locale): string[] {
  const named = row.columns.map(
    (column, index) => column.header || translate(locale, 'import.column', { n: index + 1 }),
  );
  return [...named, translate(locale, 'import.faults.row'), translate(locale, 'import.faults.reason')];
}
