/** How a cell is typed and printed. Amounts in 万元 keep the fen: 6 decimals. */
export const CELL_TYPES = ['text', 'integer', 'decimal', 'amount', 'percent', 'date', 'datetime'] as const;
export type CellType = (typeof CELL_TYPES)[number];

/**
 * A value of a cell: text; a number; a local date `YYYY-MM-DD`; a local time `YYYY-MM-DD HH:mm`; a decimal string for
 * numbers that sums must not round. null is an empty cell.
 */
export type CellValue = string | number | null;

export interface SheetColumn<Row> {
  readonly key: string;
  /** As printed, with its unit: 总投资(万元). */
  readonly header: string;
  readonly type: CellType;
  /** In characters. */
  readonly width: number;
  /** Whether the totals row sums it. */
  readonly total?: true;
  value(row: Row): CellValue;
}

/** One table on its way to a file. */
export interface SheetSource<Row> {
  /** The sheet's name and the merged title. */
  readonly title: string;
  /** The line under the title: date, who, filter. */
  readonly subtitle: string;
  /** The line at the end that leaders sign. */
  readonly signature: string;
  readonly totalLabel: string;
  readonly columns: readonly SheetColumn<Row>[];
  /** How many columns stay in view to the left. */
  readonly frozenColumns: number;
  /** Printed at the foot of every page: who exported it and when. */
  readonly watermark: string;
  /** Given totals, for tables whose totals are no sums; by column key. */
  readonly totals?: Readonly<Record<string, CellValue>>;
  batches(): AsyncIterable<readonly Row[]>;
}

/** Told after each batch; rows so far. */
export type OnProgress = (rows: number) => Promise<void>;

/** Writes a table into a file; answers the number of data rows. */
export type SheetWriter = <Row>(
  path: string,
  source: SheetSource<Row>,
  onProgress: OnProgress,
) => Promise<number>;
