import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { openSheet, type SheetFormat, type SheetRow, type TextEncoding } from '@luodi/sheets';
import { ImportLimits } from '../import-limits';
import type { ImportKind } from '../import-kind';
import { HEADER_SEARCH_ROWS, findHeaderRow } from '../mapping/header-row.policy';
import { headerKey } from '../mapping/header-text.policy';
import type { FileColumn } from '../mapping/suggest-mapping.policy';
import { ImportStorage } from './import-storage';
import { RowsWriter } from './rows-file';

/** Rows that header and samples are taken from. */
const HEAD_ROWS = HEADER_SEARCH_ROWS + 30;
const SAMPLES = 5;
const SAMPLE_LENGTH = 100;
const HEADER_LENGTH = 100;

/** What an upload holds. */
export interface ReadUpload {
  readonly rowsName: string;
  readonly format: SheetFormat;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** Its number in the person's program; null when the table has none. */
  readonly headerRow: number | null;
  readonly columns: readonly FileColumn[];
  /** Equal for files with the same headers. */
  readonly signature: Buffer;
  /** Rows below the header. */
  readonly rows: number;
  /** Where they begin in the rows file. */
  readonly dataPosition: number;
}

/** Turns an upload of any format into a rows file, and finds its headers. */
@Injectable()
export class ReadUploadService {
  public constructor(
    private readonly storage: ImportStorage,
    private readonly limits: ImportLimits,
  ) {}

  /**
   * @param encoding of a text, when the person named it
   * @throws SheetFault
   */
  public async read(path: string, kind: ImportKind, encoding: TextEncoding | null): Promise<ReadUpload> {
    const limits = await this.limits.current();
    const sheet = await openSheet(path, limits.sheet, encoding);
    const head: { row: SheetRow; end: number }[] = [];
    let count = 0;
    const rowsName = await this.storage.writeRows(async (part) => {
      const writer = new RowsWriter(part);
      try {
        for await (const rows of sheet.rows()) {
          const ends = await writer.write(rows);
          for (let index = 0; head.length < HEAD_ROWS && index < rows.length; index += 1) {
            const row = rows[index];
            if (row !== undefined) head.push({ row, end: ends[index] ?? 0 });
          }
          count += rows.length;
        }
        await writer.end();
      } catch (error) {
        writer.destroy();
        throw error;
      }
    });
    const cells = head.map((item) => item.row.cells);
    const header = findHeaderRow(cells, kind.fields);
    const columns = columnsOf(cells, header);
    return {
      rowsName,
      format: sheet.format,
      encoding: sheet.encoding,
      delimiter: sheet.delimiter,
      headerRow: header === null ? null : (head[header]?.row.number ?? null),
      columns,
      signature: signatureOf(columns),
      rows: count - (header === null ? 0 : header + 1),
      dataPosition: header === null ? 0 : (head[header]?.end ?? 0),
    };
  }
}

function columnsOf(head: readonly (readonly string[])[], header: number | null): FileColumn[] {
  const names = header === null ? [] : (head[header] ?? []);
  const below = head.slice(header === null ? 0 : header + 1);
  const width = Math.max(names.length, ...below.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => ({
    header: (names[column] ?? '').slice(0, HEADER_LENGTH),
    samples: below
      .map((row) => row[column] ?? '')
      .filter((value) => value !== '')
      .slice(0, SAMPLES)
      .map((value) => value.slice(0, SAMPLE_LENGTH)),
  }));
}

function signatureOf(columns: readonly FileColumn[]): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(columns.map((column) => headerKey(column.header))))
    .digest();
}
