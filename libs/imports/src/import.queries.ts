import { decodeTimeCursor, type PageQuery } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import type { FaultRecord, ImportRecord } from './import.row';
import type { ImportStatus } from './import-values.policy';

const COLUMNS = `i.id, i.kind, i.status, i.dry_run, i.duplicates, i.options, i.source_kind, i.source_note, i.file_name,
  i.file_size, i.upload_name, i.rows_name, i.format, i.encoding, i.delimiter, i.header_row, i.columns, i.mapping,
  i.signature, i.rows_total, i.data_position, i.position, i.rows_done, i.importable, i.duplicate, i.faulty, i.created,
  i.updated, i.assigned, i.undone, i.kept, i.cancel_requested, i.error_code, i.error_place, i.locale, i.requested_by,
  u.name AS requested_by_name, i.created_at, i.finished_at, i.expires_at, i.created_at::text AS cursor_value`;
const FROM = 'FROM imports i JOIN users u ON u.id = i.requested_by';

/** An import by id; null when there is none. */
export async function findImport(tx: EntityManager, id: string): Promise<ImportRecord | null> {
  const rows: ImportRecord[] = await tx.query(`SELECT ${COLUMNS} ${FROM} WHERE i.id = $1`, [id]);
  return rows[0] ?? null;
}

/** The same, held until the transaction ends; waits for whoever holds it. */
export async function lockImport(tx: EntityManager, id: string): Promise<ImportRecord | null> {
  const rows: ImportRecord[] = await tx.query(`SELECT ${COLUMNS} ${FROM} WHERE i.id = $1 FOR UPDATE OF i`, [
    id,
  ]);
  return rows[0] ?? null;
}

/** The same for the worker; null also when another worker is at it. */
export async function takeImport(tx: EntityManager, id: string): Promise<ImportRecord | null> {
  const rows: ImportRecord[] = await tx.query(
    `SELECT ${COLUMNS} ${FROM} WHERE i.id = $1 FOR UPDATE OF i SKIP LOCKED`,
    [id],
  );
  return rows[0] ?? null;
}

/** Imports, newest first, one more than asked; of one person, or of everybody when that is null. */
export async function listImports(
  tx: EntityManager,
  userId: string | null,
  page: PageQuery,
): Promise<ImportRecord[]> {
  const params: unknown[] = [userId, page.limit + 1];
  let after = '';
  if (page.cursor !== undefined) {
    params.push(...decodeTimeCursor(page.cursor));
    after = 'AND (i.created_at, i.id) < ($3::timestamptz, $4::uuid)';
  }
  return tx.query(
    `SELECT ${COLUMNS} ${FROM} WHERE ($1::uuid IS NULL OR i.requested_by = $1) ${after}
     ORDER BY i.created_at DESC, i.id DESC LIMIT $2`,
    params,
  );
}

/** How many imports one person has, or everybody. */
export async function countImports(tx: EntityManager, userId: string | null): Promise<number> {
  const rows: { n: string }[] = await tx.query(
    'SELECT count(*) AS n FROM imports WHERE $1::uuid IS NULL OR requested_by = $1',
    [userId],
  );
  return Number(rows[0]?.n ?? 0);
}

/** Columns that a step may set; values of jsonb columns are given as JSON text. */
export type ImportChange = Partial<
  Record<Exclude<keyof ImportRecord, 'id' | 'requested_by_name' | 'cursor_value' | 'created_at'>, unknown>
>;

/** Sets columns of an import. */
export async function changeImport(tx: EntityManager, id: string, change: ImportChange): Promise<void> {
  const entries = Object.entries(change);
  const set = entries.map(([column], index) => `${column} = $${index + 2}`).join(', ');
  await tx.query(`UPDATE imports SET ${set} WHERE id = $1`, [id, ...entries.map(([, value]) => value)]);
}

/** What a batch adds to the counters, and the checkpoint behind it. */
export interface BatchCounts {
  readonly position: number;
  readonly done: number;
  readonly importable?: number;
  readonly duplicate?: number;
  readonly faulty?: number;
  readonly created?: number;
  readonly updated?: number;
  readonly assigned?: number;
}

/** Moves the checkpoint and the counters of a held import. */
export async function moveCheckpoint(tx: EntityManager, id: string, counts: BatchCounts): Promise<void> {
  await tx.query(
    `UPDATE imports SET position = $2, rows_done = rows_done + $3, importable = importable + $4,
       duplicate = duplicate + $5, faulty = faulty + $6, created = created + $7, updated = updated + $8,
       assigned = assigned + $9 WHERE id = $1`,
    [
      id,
      counts.position,
      counts.done,
      counts.importable ?? 0,
      counts.duplicate ?? 0,
      counts.faulty ?? 0,
      counts.created ?? 0,
      counts.updated ?? 0,
      counts.assigned ?? 0,
    ],
  );
}

/** Counters and checkpoint back to the beginning, for another pass over the rows. */
export async function rewindImport(tx: EntityManager, id: string, status: ImportStatus): Promise<void> {
  await tx.query('DELETE FROM import_faults WHERE import_id = $1', [id]);
  await tx.query('DELETE FROM import_keys WHERE import_id = $1', [id]);
  await tx.query(
    `UPDATE imports SET status = $2, position = data_position, rows_done = 0, importable = 0, duplicate = 0, faulty = 0,
       created = 0, updated = 0, assigned = 0, finished_at = NULL, error_code = NULL, error_place = NULL,
       cancel_requested = false
     WHERE id = $1`,
    [id, status],
  );
}

/** Keeps the rows that were not taken. */
export async function addFaults(
  tx: EntityManager,
  importId: string,
  faults: readonly FaultRecord[],
): Promise<void> {
  if (faults.length === 0) return;
  await tx.query(
    `INSERT INTO import_faults (import_id, row_number, code, field, cells)
     SELECT $1, r.row_number, r.code, r.field, r.cells
     FROM json_to_recordset($2::json) AS r(row_number integer, code text, field text, cells jsonb)
     ON CONFLICT (import_id, row_number) DO NOTHING`,
    [importId, JSON.stringify(faults)],
  );
}

/** Faulty rows after a row number, in order. */
export async function readFaults(
  tx: EntityManager,
  importId: string,
  after: number,
  limit: number,
): Promise<FaultRecord[]> {
  return tx.query(
    `SELECT row_number, code, field, cells FROM import_faults WHERE import_id = $1 AND row_number > $2
     ORDER BY row_number LIMIT $3`,
    [importId, after, limit],
  );
}

export interface ItemRecord {
  readonly row_number: number;
  readonly action: 'created' | 'updated';
  readonly object_id: string;
  readonly mark: string;
  readonly before: Record<string, unknown> | null;
}

/** Remembers what rows became. */
export async function addItems(
  tx: EntityManager,
  importId: string,
  items: readonly (Omit<ItemRecord, 'before'> & { readonly before: object | null })[],
): Promise<void> {
  if (items.length === 0) return;
  await tx.query(
    `INSERT INTO import_items (import_id, row_number, action, object_id, mark, before)
     SELECT $1, r.row_number, r.action, r.object_id, r.mark, r.before
     FROM json_to_recordset($2::json) AS r(row_number integer, action text, object_id uuid, mark text, before jsonb)`,
    [importId, JSON.stringify(items)],
  );
}

/** What is still to be taken back, the last row first. */
export async function readItems(tx: EntityManager, importId: string, limit: number): Promise<ItemRecord[]> {
  return tx.query(
    `SELECT row_number, action, object_id, mark, before FROM import_items
     WHERE import_id = $1 AND undo IS NULL ORDER BY row_number DESC LIMIT $2`,
    [importId, limit],
  );
}

/** Remembers what became of taking rows back. */
export async function markUndone(
  tx: EntityManager,
  importId: string,
  results: readonly { readonly row_number: number; readonly undo: 'undone' | 'kept' }[],
): Promise<void> {
  await tx.query(
    `UPDATE import_items i SET undo = r.undo
     FROM json_to_recordset($2::json) AS r(row_number integer, undo text)
     WHERE i.import_id = $1 AND i.row_number = r.row_number`,
    [importId, JSON.stringify(results)],
  );
  const undone = results.filter((result) => result.undo === 'undone').length;
  await tx.query('UPDATE imports SET undone = undone + $2, kept = kept + $3 WHERE id = $1', [
    importId,
    undone,
    results.length - undone,
  ]);
}

/** The keys of this file that were not seen before in it; each is remembered as a hash. */
export async function takeKeys(
  tx: EntityManager,
  importId: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows: { key: string }[] = await tx.query(
    `WITH given AS (SELECT DISTINCT key, hashtextextended(key, 0) AS hash FROM unnest($2::text[]) AS key),
       fresh AS (INSERT INTO import_keys (import_id, key) SELECT $1, hash FROM given ORDER BY hash
         ON CONFLICT DO NOTHING RETURNING key)
     SELECT given.key FROM given JOIN fresh ON fresh.key = given.hash`,
    [importId, [...keys]],
  );
  return new Set(rows.map((row) => row.key));
}
