import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { cleanCell } from './cell-value.policy';
import { findDelimiter } from './delimiter.policy';
import { guardLines } from './line-guard';
import type { OpenedSheet, SheetLimits, SheetRow } from './sheet';
import { SheetFault } from './sheet-fault';
import { decodeFile, findEncoding, type TextEncoding, type TextEncodingFound } from './text-encoding';

/** Rows handed on at a time. */
const ROWS = 500;
/** Characters that the delimiter is looked for in. */
const SAMPLE = 64 * 1024;

/** A text file with cells between commas, semicolons, tabs or bars, in any encoding of text-encoding.ts. */
export async function openDelimited(
  path: string,
  limits: SheetLimits,
  named: TextEncoding | null,
): Promise<OpenedSheet> {
  const encoding = await findEncoding(path, named);
  const delimiter = findDelimiter(await sampleOf(path, encoding));
  return {
    format: 'text',
    encoding: encoding.encoding,
    delimiter,
    rows: () => delimitedRows(path, encoding, delimiter, limits),
  };
}

async function* delimitedRows(
  path: string,
  encoding: TextEncodingFound,
  delimiter: string,
  limits: SheetLimits,
): AsyncGenerator<readonly SheetRow[]> {
  const source = Readable.from(guardLines(decodeFile(path, encoding), delimiter, limits));
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: limits.rowLength * 4, // in bytes of UTF-8
  });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let rows: SheetRow[] = [];
  let count = 0;
  try {
    for await (const item of parser) {
      const { record, info } = item as { record: string[]; info: { records: number; empty_lines: number } };
      // As a spreadsheet counts: a cell of several lines is one row, an empty line is one too.
      const row = toRow(record, info.records + info.empty_lines, limits);
      if (row === null) continue;
      count += 1;
      if (count > limits.rows) throw new SheetFault('too_many_rows', limits.rows);
      rows.push(row);
      if (rows.length >= ROWS) {
        yield rows;
        rows = [];
      }
    }
  } catch (error) {
    throw faultOf(error);
  } finally {
    source.destroy();
    parser.destroy();
  }
  if (rows.length > 0) yield rows;
}

function toRow(record: readonly string[], number: number, limits: SheetLimits): SheetRow | null {
  const cells = record.map(cleanCell);
  while (cells.length > 0 && cells.at(-1) === '') cells.pop();
  if (cells.length === 0) return null;
  if (cells.length > limits.columns) throw new SheetFault('too_many_columns', number);
  return { number, cells };
}

function faultOf(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const place = 'lines' in error && typeof error.lines === 'number' ? error.lines : null;
  return new SheetFault(error.code === 'CSV_MAX_RECORD_SIZE' ? 'row_too_long' : 'damaged', place);
}

async function sampleOf(path: string, encoding: TextEncodingFound): Promise<string> {
  for await (const text of decodeFile(path, encoding)) return text.slice(0, SAMPLE);
  throw new SheetFault('empty');
}
