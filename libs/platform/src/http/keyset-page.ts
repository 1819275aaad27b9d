import type { EntityManager } from 'typeorm';
import type { PageQuery } from './page-query.dto';
import { decodeTextCursor, decodeTimeCursor, toPage, type Page } from './pagination';

/** A list in the order of one column and the id. SQL fragments come from closed lists, values from `params`. */
export interface KeysetList<R, T> {
  readonly columns: string;
  readonly from: string;
  /** Conditions, the row scope first; they use `params`. */
  readonly where: readonly string[];
  readonly params: readonly unknown[];
  readonly order: {
    readonly column: string;
    readonly cast: 'text' | 'timestamptz';
    readonly id: string;
    readonly descending: boolean;
  };
  /** The row's place in that order; of a timestamptz its text, which keeps the microseconds. */
  readonly place: (row: R) => readonly [value: string, id: string];
  readonly present: (row: R) => T;
  /** A total over this is told as it; absent: counted exactly. */
  readonly countCap?: number;
}

/**
 * Reads one page by keyset, and the total when it was asked for.
 * @throws DomainError validation_failed for a cursor that is not one of this list
 */
export async function readKeysetPage<R, T>(
  db: Pick<EntityManager, 'query'>,
  list: KeysetList<R, T>,
  query: PageQuery,
): Promise<Page<T>> {
  const { column, cast, id, descending } = list.order;
  const filter = list.where.join(' AND ');
  const params = [...list.params];
  let after = '';
  if (query.cursor !== undefined) {
    params.push(...(cast === 'timestamptz' ? decodeTimeCursor : decodeTextCursor)(query.cursor));
    const comparison = descending ? '<' : '>';
    after = ` AND (${column}, ${id}) ${comparison} ($${params.length - 1}::${cast}, $${params.length}::uuid)`;
  }
  const direction = descending ? 'DESC' : 'ASC';
  params.push(query.limit + 1);
  const rows: R[] = await db.query(
    `SELECT ${list.columns} FROM ${list.from} WHERE ${filter}${after}
     ORDER BY ${column} ${direction}, ${id} ${direction} LIMIT $${params.length}`,
    params,
  );
  const page = toPage(rows, query.limit, list.place, list.present);
  if (query.withTotal !== true) return page;
  const counted =
    list.countCap === undefined
      ? `SELECT count(*)::int AS total FROM ${list.from} WHERE ${filter}`
      : `SELECT count(*)::int AS total FROM (SELECT 1 FROM ${list.from} WHERE ${filter} LIMIT ${list.countCap}) c`;
  const totals: { total: number }[] = await db.query(counted, [...list.params]);
  return { ...page, total: totals[0]?.total ?? 0 };
}
