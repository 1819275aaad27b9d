import { open } from 'node:fs/promises';
import Decimal from 'decimal.js';
import type { CellType, CellValue, OnProgress, SheetColumn, SheetSource } from './sheet.model';
import {
  STYLE,
  TOTAL_STYLE,
  WORKSHEET_OPEN,
  cellText,
  columnLetters,
  workbookParts,
  xmlText,
} from './xlsx-parts';
import { ZipFile } from './zip-file';

/** Rows above the data: title, subtitle, header. */
const HEADER_ROWS = 3;
/** Data rows of one sheet; Excel ends at 1,048,576. */
const MAX_ROWS = 1_000_000;
/** Text is handed to the compressor in pieces of about this size. */
const CHUNK = 64 * 1024;
/** Days from Excel's day 0 (1899-12-30) to 1970-01-01. */
const EPOCH_DAYS = 25_569;

/**
 * A table as a true XLSX in constant memory: merged title, subtitle, header with units and frozen panes, typed cells,
 * totals, signature line, landscape pages that repeat the header and carry a watermark at the foot. Text is written as
 * inline strings, so that nothing a user typed can become a formula. Above a million rows a further sheet begins.
 * (ADR: hucre streams neither merged cells nor more than one style a column.)
 */
export async function writeXlsx<Row>(
  path: string,
  source: SheetSource<Row>,
  onProgress: OnProgress,
): Promise<number> {
  const handle = await open(path, 'wx', 0o600);
  try {
    const zip = new ZipFile(handle);
    const rows = new RowCursor(source);
    const names: string[] = [];
    do {
      names.push(sheetName(source.title, names.length));
      await zip.add(`xl/worksheets/sheet${names.length}.xml`, sheetXml(source, rows, onProgress));
    } while (await rows.hasMore());
    for (const [name, part] of Object.entries(workbookParts(names, HEADER_ROWS))) await zip.add(name, [part]);
    await zip.finish();
    await handle.sync();
    return rows.count;
  } finally {
    await handle.close();
  }
}

/** Walks the batches once, over all sheets, and sums what has to be summed. */
class RowCursor<Row> {
  public count = 0;
  private readonly sums = new Map<string, Decimal>();
  private readonly iterator: AsyncIterator<readonly Row[]>;
  private batch: readonly Row[] = [];
  private index = 0;
  private done = false;

  public constructor(private readonly source: SheetSource<Row>) {
    this.iterator = source.batches()[Symbol.asyncIterator]();
  }

  public async hasMore(): Promise<boolean> {
    while (!this.done && this.index >= this.batch.length) {
      const next = await this.iterator.next();
      if (next.done === true) this.done = true;
      else {
        this.batch = next.value;
        this.index = 0;
      }
    }
    return !this.done;
  }

  /** The next row; call after hasMore said so. */
  public take(): readonly CellValue[] {
    const row = this.batch[this.index];
    if (row === undefined) throw new Error('No row to take');
    this.index += 1;
    this.count += 1;
    return this.source.columns.map((column) => {
      if (column.key === 'serial') return this.count;
      const value = column.value(row);
      if (column.total === true && value !== null) {
        this.sums.set(column.key, (this.sums.get(column.key) ?? new Decimal(0)).plus(value));
      }
      return value;
    });
  }

  /** The end of a batch is a good moment to tell how far we are. */
  public get atBatchEnd(): boolean {
    return this.index >= this.batch.length;
  }

  public total(column: SheetColumn<Row>): CellValue {
    if (this.source.totals !== undefined) return this.source.totals[column.key] ?? null;
    return column.total === true ? (this.sums.get(column.key) ?? new Decimal(0)).toString() : null;
  }
}

async function* sheetXml<Row>(
  source: SheetSource<Row>,
  rows: RowCursor<Row>,
  onProgress: OnProgress,
): AsyncGenerator<string> {
  const types = source.columns.map((column) => column.type);
  let xml = opening(source);
  let line = HEADER_ROWS;
  while (line < MAX_ROWS + HEADER_ROWS && (await rows.hasMore())) {
    line += 1;
    xml += rowXml(line, types, rows.take(), STYLE);
    if (rows.atBatchEnd) await onProgress(rows.count);
    if (xml.length >= CHUNK) {
      yield xml;
      xml = '';
    }
  }
  const last = !(await rows.hasMore());
  yield xml + (last ? closingRows(source, rows, line) : '') + closing(source, last ? line + 3 : null);
}

/** Everything before the data. Elements stand in the order the schema asks for. */
function opening<Row>(source: SheetSource<Row>): string {
  const pane = `${columnLetters(source.frozenColumns)}${HEADER_ROWS + 1}`;
  const columns = source.columns
    .map(
      (column, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${column.width}" customWidth="1"/>`,
    )
    .join('');
  const header = source.columns
    .map((column, index) => textCell(`${columnLetters(index)}${HEADER_ROWS}`, column.header, STYLE.header))
    .join('');
  return (
    `${WORKSHEET_OPEN}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView workbookViewId="0"><pane xSplit="${source.frozenColumns}" ySplit="${HEADER_ROWS}" topLeftCell="${pane}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="18"/><cols>${columns}</cols><sheetData>` +
    `<row r="1" ht="30" customHeight="1">${textCell('A1', source.title, STYLE.title)}</row>` +
    `<row r="2" ht="18" customHeight="1">${textCell('A2', source.subtitle, STYLE.subtitle)}</row>` +
    `<row r="3" ht="32" customHeight="1">${header}</row>`
  );
}

function closingRows<Row>(source: SheetSource<Row>, rows: RowCursor<Row>, line: number): string {
  const totals = source.columns.map((column, index) =>
    index === 0 ? source.totalLabel : rows.total(column),
  );
  const types = source.columns.map((column, index) => (index === 0 ? 'text' : column.type));
  return (
    rowXml(line + 1, types, totals, TOTAL_STYLE) +
    `<row r="${line + 3}" ht="24" customHeight="1">${textCell(`A${line + 3}`, source.signature, STYLE.signature)}</row>`
  );
}

function closing<Row>(source: SheetSource<Row>, signatureLine: number | null): string {
  const end = columnLetters(source.columns.length - 1);
  const merges = [1, 2, ...(signatureLine === null ? [] : [signatureLine])].map(
    (line) => `<mergeCell ref="A${line}:${end}${line}"/>`,
  );
  const foot = xmlText(`&L${source.watermark.replaceAll('&', '&&')}&R&P / &N`);
  return (
    `</sheetData><mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` +
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    `<headerFooter><oddFooter>${foot}</oddFooter></headerFooter></worksheet>`
  );
}

function rowXml(
  line: number,
  types: readonly CellType[],
  values: readonly CellValue[],
  styles: Readonly<Record<CellType, number>>,
): string {
  let xml = `<row r="${line}">`;
  for (const [index, type] of types.entries()) {
    xml += cellXml(`${columnLetters(index)}${line}`, type, values[index] ?? null, styles[type]);
  }
  return `${xml}</row>`;
}

function cellXml(ref: string, type: CellType, value: CellValue, style: number): string {
  if (value === null || value === '') return `<c r="${ref}" s="${style}"/>`;
  switch (type) {
    case 'text':
      return textCell(ref, String(value), style);
    case 'integer':
    case 'decimal':
    case 'amount':
    case 'percent':
      return `<c r="${ref}" s="${style}"><v>${Number(value)}</v></c>`;
    case 'date':
    case 'datetime':
      return `<c r="${ref}" s="${style}"><v>${dateSerial(String(value))}</v></c>`;
  }
}

function textCell(ref: string, text: string, style: number): string {
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;
}

/** Excel's number of a local date or time: days since 1899-12-30, the time as a fraction. */
function dateSerial(local: string): number {
  const [date = '', time] = local.split(' ');
  const millis = Date.parse(`${date}T${time ?? '00:00'}:00Z`);
  return Math.round((millis / 86_400_000 + EPOCH_DAYS) * 1e6) / 1e6;
}

/** A name Excel takes: without []:*?/\ and apostrophes at the ends, at most 31 characters. */
function sheetName(title: string, index: number): string {
  const base =
    title
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 27) || 'Sheet';
  return index === 0 ? base : `${base}_${index + 1}`;
}
