import type { Locale } from '@luodi/platform';
import type { ImportOptions } from './import-kind';
import type { DuplicatePolicy, ImportStatus } from './import-values.policy';
import type { ColumnMapping, FileColumn } from './mapping/suggest-mapping.policy';

/** An import as the table holds it. */
export interface ImportRecord {
  readonly id: string;
  readonly kind: string;
  readonly status: ImportStatus;
  readonly dry_run: boolean;
  readonly duplicates: DuplicatePolicy;
  readonly options: ImportOptions;
  readonly source_kind: string | null;
  readonly source_note: string | null;
  readonly file_name: string;
  readonly file_size: string;
  readonly upload_name: string | null;
  readonly rows_name: string | null;
  readonly format: 'xlsx' | 'text' | null;
  /** Before the file is read: what the person named. */
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly header_row: number | null;
  readonly columns: readonly FileColumn[];
  readonly mapping: readonly ColumnMapping[];
  readonly signature: Buffer | null;
  readonly rows_total: number;
  readonly data_position: string;
  readonly position: string;
  readonly rows_done: number;
  readonly importable: number;
  readonly duplicate: number;
  readonly faulty: number;
  readonly created: number;
  readonly updated: number;
  readonly assigned: number;
  readonly undone: number;
  readonly kept: number;
  readonly cancel_requested: boolean;
  readonly error_code: string | null;
  readonly error_place: string | null;
  readonly locale: Locale;
  readonly requested_by: string;
  readonly requested_by_name: string;
  readonly created_at: Date;
  readonly finished_at: Date | null;
  readonly expires_at: Date;
  readonly cursor_value: string;
}

/** A row that was not taken. */
export interface FaultRecord {
  readonly row_number: number;
  readonly code: string;
  readonly field: string | null;
  readonly cells: readonly string[];
}
