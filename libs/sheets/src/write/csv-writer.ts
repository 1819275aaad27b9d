import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import Decimal from 'decimal.js';
import { inertText } from './formula.policy';
import type { CellValue, OnProgress, SheetColumn, SheetSource } from './sheet.model';

const BOM = '\uFEFF';

/**
 * A table as CSV: UTF-8 with BOM (Excel reads Chinese right only with it), CRLF, one header row with units, no title
 * and no totals, so that programs can read it back. Text that looks like a formula is made inert.
 */
export async function writeCsv<Row>(
  path: string,
  source: SheetSource<Row>,
  onProgress: OnProgress,
): Promise<number> {
  let rows = 0;
  async function* chunks(): AsyncGenerator<string> {
    yield BOM + line([source.columns.map((column) => inertText(column.header))]);
    for await (const batch of source.batches()) {
      yield line(batch.map((row, index) => record(source.columns, row, rows + index + 1)));
      rows += batch.length;
      await onProgress(rows);
    }
  }
  await pipeline(Readable.from(chunks()), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
  return rows;
}

function record<Row>(columns: readonly SheetColumn<Row>[], row: Row, serial: number): string[] {
  return columns.map((column) =>
    column.key === 'serial' ? String(serial) : cell(column, column.value(row)),
  );
}

function cell(column: { readonly type: SheetColumn<never>['type'] }, value: CellValue): string {
  if (value === null) return '';
  switch (column.type) {
    case 'integer':
    case 'decimal':
    case 'amount':
      return String(value);
    case 'percent':
      return `${new Decimal(value).mul(100).toString()}%`;
    case 'date':
    case 'datetime':
      return String(value);
    case 'text':
      return inertText(String(value));
  }
}

function line(records: string[][]): string {
  return records.length === 0 ? '' : stringify(records, { record_delimiter: 'windows' });
}
