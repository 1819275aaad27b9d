import type { EntityManager } from 'typeorm';
import { decodeCursor, decodeTimeCursor, type PageQuery } from '@luodi/platform';
import type { BulkAction, BulkRowState, BulkRowsQuery } from './bulk.dto';
import type { BulkCountsResponse, BulkStatus } from './bulk.response';

/** What an act needs besides the leads. */
export interface BulkParams {
  readonly ownerId?: string;
  readonly poolId?: string;
  readonly reason?: string;
  readonly until?: string;
  readonly add?: string[];
  readonly remove?: string[];
}

export interface BulkJob {
  readonly id: string;
  readonly action: BulkAction;
  readonly params: BulkParams;
  readonly status: BulkStatus;
  readonly requested_by: string;
  readonly created_at: Date;
  readonly finished_at: Date | null;
  readonly undo_until: Date | null;
}

export interface BulkJobRow extends BulkJob {
  readonly cursor_at: string;
  readonly counts: BulkCountsResponse;
}

export interface BulkRow {
  readonly position: number;
  readonly lead_id: string;
  readonly before: unknown;
}

export interface BulkResultRow {
  readonly position: number;
  readonly lead_id: string;
  readonly number: string | null;
  readonly name: string | null;
  readonly state: BulkRowState;
  readonly code: string | null;
  readonly facts: Record<string, string | number>;
}

const JOB = 'j.id, j.action, j.params, j.status, j.requested_by, j.created_at, j.finished_at, j.undo_until';
const COUNTS = `j.created_at::text AS cursor_at, (SELECT jsonb_build_object(
    'pending', count(*) FILTER (WHERE r.state = 'pending'), 'done', count(*) FILTER (WHERE r.state = 'done'),
    'failed', count(*) FILTER (WHERE r.state = 'failed'), 'undone', count(*) FILTER (WHERE r.state = 'undone'),
    'kept', count(*) FILTER (WHERE r.state = 'kept')) FROM bulk_rows r WHERE r.bulk_id = j.id) AS counts`;

/** A job with its counts; null when there is none. */
export async function findBulk(tx: EntityManager, id: string): Promise<BulkJobRow | null> {
  const rows: BulkJobRow[] = await tx.query(`SELECT ${JOB}, ${COUNTS} FROM bulk_jobs j WHERE j.id = $1`, [
    id,
  ]);
  return rows[0] ?? null;
}

export async function lockBulk(tx: EntityManager, id: string): Promise<BulkJob | null> {
  const rows: BulkJob[] = await tx.query(`SELECT ${JOB} FROM bulk_jobs j WHERE j.id = $1 FOR UPDATE`, [id]);
  return rows[0] ?? null;
}

/** A person's jobs, newest first; one more than asked for. */
export async function listBulks(
  tx: EntityManager,
  userId: string,
  query: Pick<PageQuery, 'limit' | 'cursor'>,
): Promise<BulkJobRow[]> {
  const params: unknown[] = [userId];
  let after = '';
  if (query.cursor !== undefined) {
    const [at, id] = decodeTimeCursor(query.cursor);
    after = `AND (j.created_at, j.id) < ($${params.push(at)}::timestamptz, $${params.push(id)}::uuid)`;
  }
  return tx.query(
    `SELECT ${JOB}, ${COUNTS} FROM bulk_jobs j WHERE j.requested_by = $1 ${after}
     ORDER BY j.created_at DESC, j.id DESC LIMIT $${params.push(query.limit + 1)}`,
    params,
  );
}

/** Rows of a job by their place. A lead that its asker may not know of has no name. */
export async function readResults(
  tx: EntityManager,
  bulkId: string,
  query: BulkRowsQuery,
): Promise<BulkResultRow[]> {
  const params: unknown[] = [bulkId];
  const where = ['r.bulk_id = $1'];
  if (query.state !== undefined) where.push(`r.state = $${params.push(query.state)}`);
  if (query.cursor !== undefined) where.push(`r.position > $${params.push(placeOf(query.cursor))}::integer`);
  return tx.query(
    `SELECT r.position, r.lead_id, r.state, r.code, r.facts, l.number, coalesce(l.company_name, l.contact_name) AS name
     FROM bulk_rows r LEFT JOIN leads l ON l.id = r.lead_id AND r.code IS DISTINCT FROM 'not_found'
     WHERE ${where.join(' AND ')} ORDER BY r.position LIMIT $${params.push(query.limit + 1)}`,
    params,
  );
}

function placeOf(cursor: string): number {
  const [place] = decodeCursor(cursor, 1);
  return typeof place === 'number' && Number.isInteger(place) && Math.abs(place) < 2 ** 31
    ? place
    : Number(decodeCursor('', 1)[0]);
}

/** The next row to do; what another worker holds is passed over. */
export async function takeRow(
  tx: EntityManager,
  bulkId: string,
  state: 'pending' | 'done',
): Promise<BulkRow | null> {
  const rows: BulkRow[] = await tx.query(
    `SELECT position, lead_id, before FROM bulk_rows WHERE bulk_id = $1 AND state = $2
     ORDER BY position LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [bulkId, state],
  );
  return rows[0] ?? null;
}

/** Writes what became of a row, unless somebody else has already. */
export async function writeResult(
  tx: EntityManager,
  bulkId: string,
  position: number,
  result: {
    readonly from: 'pending' | 'done';
    readonly state: BulkRowState;
    readonly code?: string;
    readonly facts?: object;
    readonly before?: object;
  },
): Promise<void> {
  await tx.query(
    `UPDATE bulk_rows SET state = $3, code = $4, facts = $5, before = coalesce($6::jsonb, before)
     WHERE bulk_id = $1 AND position = $2 AND state = $7`,
    [
      bulkId,
      position,
      result.state,
      result.code ?? null,
      JSON.stringify(result.facts ?? {}),
      result.before === undefined ? null : JSON.stringify(result.before),
      result.from,
    ],
  );
}

/** How many rows are in a state, up to one. */
export async function hasRows(tx: EntityManager, bulkId: string, state: BulkRowState): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    'SELECT 1 FROM bulk_rows WHERE bulk_id = $1 AND state = $2 LIMIT 1',
    [bulkId, state],
  );
  return rows.length > 0;
}

/** Forgets jobs that nobody can take back any more. */
export async function forgetBulks(tx: EntityManager, before: Date): Promise<void> {
  await tx.query('DELETE FROM bulk_jobs WHERE created_at < $1', [before]);
}
