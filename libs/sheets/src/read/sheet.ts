/** One row of a table as text. `number` counts from 1 as the person sees it in their program. */
export interface SheetRow {
  readonly number: number;
  /** By column; '' where nothing stands. */
  readonly cells: readonly string[];
}

/** What a table may hold at most. */
export interface SheetLimits {
  readonly rows: number;
  readonly columns: number;
  /** UTF-16 units of one row. */
  readonly rowLength: number;
}

export const SHEET_FORMATS = ['xlsx', 'text'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** A table ready to be walked once, from its first row to its last, in bounded memory. */
export interface OpenedSheet {
  readonly format: SheetFormat;
  /** Of text: one of TEXT_ENCODINGS; null for a workbook. */
  readonly encoding: string | null;
  /** Of text: the character between two cells. */
  readonly delimiter: string | null;
  /** Rows with at least one filled cell, some at a time. @throws SheetFault */
  rows(): AsyncIterable<readonly SheetRow[]>;
}
