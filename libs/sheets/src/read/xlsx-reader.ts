import { cleanCell, columnOf, numberText, unescapeText } from './cell-value.policy';
import type { OpenedSheet, SheetLimits, SheetRow } from './sheet';
import { SheetFault } from './sheet-fault';
import { readWorkbookParts, type WorkbookParts } from './workbook-parts';
import { walkXml, type XmlHandler } from './xml-walk';
import { ZipArchive } from './zip-archive';

/**
 * A workbook's first visible sheet, row by row from the archive: shared and inline texts, numbers, dates by their
 * style, booleans, results of formulas. Nothing is executed, no link followed; memory is bounded by the shared texts.
 */
export async function openXlsx(path: string, limits: SheetLimits): Promise<OpenedSheet> {
  const probe = await ZipArchive.open(path);
  probe.close();
  return { format: 'xlsx', encoding: null, delimiter: null, rows: () => xlsxRows(path, limits) };
}

async function* xlsxRows(path: string, limits: SheetLimits): AsyncGenerator<readonly SheetRow[]> {
  const archive = await ZipArchive.open(path);
  try {
    const parts = await readWorkbookParts(archive);
    const collector = new RowCollector(parts, limits);
    const walk = walkXml(archive.read(parts.sheet), collector);
    while ((await walk.next()).done !== true) {
      const rows = collector.take();
      if (rows.length > 0) yield rows;
    }
  } finally {
    archive.close();
  }
}

const MAX_CELL = 32_767;

/** Collects the rows of a worksheet part. */
class RowCollector implements XmlHandler {
  private rows: SheetRow[] = [];
  private count = 0;
  private number = 0;
  private cells: string[] = [];
  private length = 0;
  private column = -1;
  private type = 'n';
  private style = 0;
  private value = '';
  private reading = false;
  private phonetic = 0;
  private inRow = false;

  public constructor(
    private readonly parts: WorkbookParts,
    private readonly limits: SheetLimits,
  ) {}

  /** The rows since the last call. */
  public take(): readonly SheetRow[] {
    const rows = this.rows;
    if (rows.length > 0) this.rows = [];
    return rows;
  }

  public open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row':
        this.openRow(attributes);
        break;
      case 'c':
        this.openCell(attributes);
        break;
      case 'v':
        this.reading = true;
        break;
      case 't':
        this.reading = this.type === 'inlineStr' && this.phonetic === 0;
        break;
      case 'rPh':
        this.phonetic += 1;
        break;
      default:
    }
  }

  public text(piece: string): void {
    if (this.reading && this.value.length < MAX_CELL) this.value += piece;
  }

  public close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.reading = false;
        break;
      case 'rPh':
        this.phonetic -= 1;
        break;
      case 'c':
        this.closeCell();
        break;
      case 'row':
        this.closeRow();
        break;
      default:
    }
  }

  private openRow(attributes: Readonly<Record<string, string>>): void {
    const given = Number(attributes['r']);
    this.number = Number.isInteger(given) && given > this.number ? given : this.number + 1;
    this.cells = [];
    this.length = 0;
    this.column = -1;
    this.inRow = true;
  }

  private openCell(attributes: Readonly<Record<string, string>>): void {
    this.column = columnOf(attributes['r'] ?? '') ?? this.column + 1;
    this.type = attributes['t'] ?? 'n';
    this.style = Number(attributes['s'] ?? 0);
    this.value = '';
  }

  private closeCell(): void {
    if (!this.inRow || this.value === '') return;
    const text = cleanCell(this.cellText());
    if (text === '') return;
    // A cell beyond the last column is a stray one, or an attack on the array behind it.
    if (this.column >= this.limits.columns) throw new SheetFault('too_many_columns', this.number);
    this.length += text.length;
    if (this.length > this.limits.rowLength) throw new SheetFault('row_too_long', this.number);
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = text;
  }

  private cellText(): string {
    switch (this.type) {
      case 's':
        return this.parts.strings.get(Number(this.value));
      case 'inlineStr':
      case 'str':
        return unescapeText(this.value.slice(0, MAX_CELL));
      case 'b':
        return this.value === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        return '';
      case 'd':
        return this.value.replace('T', ' ').slice(0, 16);
      default:
        return numberText(this.value, this.parts.looks[this.style] ?? 'number', this.parts.starts1904);
    }
  }

  private closeRow(): void {
    this.inRow = false;
    if (this.cells.length === 0) return;
    this.count += 1;
    if (this.count > this.limits.rows) throw new SheetFault('too_many_rows', this.limits.rows);
    this.rows.push({ number: this.number, cells: this.cells });
  }
}
