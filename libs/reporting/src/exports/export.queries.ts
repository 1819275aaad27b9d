import {
  localDate,
  readKeysetPage,
  translate,
  type Locale,
  type Page,
  type PageQuery,
} from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import type { ExportFormat, ExportKind, ExportStatus } from './export.dto';
import type { ExportResponse } from './export.response';

export interface ExportRow {
  readonly id: string;
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  readonly filter: Record<string, unknown>;
  readonly locale: Locale;
  readonly status: ExportStatus;
  readonly progress: string;
  readonly rows: number;
  readonly requested_by: string;
  /** The random name in storage; null when there is no file (yet, or any more). */
  readonly file_name: string | null;
  readonly file_size: string | null;
  readonly error_code: string | null;
  readonly expires_at: Date | null;
  readonly created_at: Date;
  readonly finished_at: Date | null;
  readonly cursor_value: string;
}

const COLUMNS = `id, kind, format, filter, locale, status, progress, rows, requested_by, file_name, file_size, error_code,
  expires_at, created_at, finished_at, created_at::text AS cursor_value`;

/** An export by id; null when there is none. */
export async function findExport(tx: EntityManager, id: string): Promise<ExportRow | null> {
  const rows: ExportRow[] = await tx.query(`SELECT ${COLUMNS} FROM exports WHERE id = $1`, [id]);
  return rows[0] ?? null;
}

/** The exports of one person, newest first. */
export async function listExports(
  tx: EntityManager,
  userId: string,
  query: PageQuery,
  present: (row: ExportRow) => ExportResponse,
): Promise<Page<ExportResponse>> {
  return readKeysetPage(
    tx,
    {
      columns: COLUMNS,
      from: 'exports',
      where: ['requested_by = $1'],
      params: [userId],
      order: { column: 'created_at', cast: 'timestamptz', id: 'id', descending: true },
      place: (row: ExportRow) => [row.cursor_value, row.id],
      present,
    },
    query,
  );
}

/** An export in its response form; `file` while there is one to fetch. */
export function presentExport(row: ExportRow, now: Date, timeZone: string): ExportResponse {
  return {
    id: row.id,
    kind: row.kind,
    format: row.format,
    filter: row.filter,
    status: row.status,
    progress: Number(row.progress),
    rows: row.rows,
    ...(row.status === 'done' && row.expires_at !== null && row.expires_at > now
      ? {
          file: {
            name: downloadName(row, timeZone),
            size: Number(row.file_size),
            expiresAt: row.expires_at.toISOString(),
          },
        }
      : {}),
    errorCode: row.error_code,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

/** What the file is called when it is saved: 项目台账-20261118.xlsx. */
export function downloadName(row: ExportRow, timeZone: string): string {
  const day = localDate(row.finished_at ?? row.created_at, timeZone).replaceAll('-', '');
  return `${translate(row.locale, `export.title.${row.kind}`)}-${day}.${row.format}`;
}
