import type { PeopleStatement } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { push } from '../reports/report-scope.queries';

/** Rows read at a time. */
const BATCH = 1_000;

/** A table's rows: how many, and in batches by keyset inside the caller's snapshot. */
export interface RowSource<Row> {
  count(): Promise<number>;
  batches(): AsyncIterable<readonly Row[]>;
  /** Whose data the rows hold; null when they are figures. */
  readonly people: PeopleStatement | null;
}

export interface Keyed {
  readonly id: string;
  readonly sort_key: string;
}

export interface Statement {
  readonly columns: string;
  readonly from: string;
  readonly where: readonly string[];
  readonly params: readonly unknown[];
  /** A timestamptz column; rows come in its order, then by id. */
  readonly order: 'd.created_at' | 'l.created_at' | 'a.occurred_at';
  readonly id: 'd.id' | 'l.id' | 'a.id';
  readonly person: 'd.contact_id' | 'l.contact_id';
}

/** The rows of a statement; count and batches see the same snapshot when `tx` is a repeatable-read transaction. */
export function rowSource<Row extends Keyed>(tx: EntityManager, statement: Statement): RowSource<Row> {
  const { columns, from, where, params, order, id, person } = statement;
  return {
    people: { sql: `SELECT ${person} AS contact_id FROM ${from} WHERE ${where.join(' AND ')}`, params },
    async count(): Promise<number> {
      const rows: { n: string }[] = await tx.query(
        `SELECT count(*) AS n FROM ${from} WHERE ${where.join(' AND ')}`,
        [...params],
      );
      return Number(rows[0]?.n ?? 0);
    },
    async *batches(): AsyncGenerator<readonly Row[]> {
      let after: Keyed | null = null;
      for (;;) {
        const values: unknown[] = [...params];
        const next: string =
          after === null
            ? ''
            : ` AND (${order}, ${id}) > (${push(values, after.sort_key)}::timestamptz, ${push(values, after.id)}::uuid)`;
        const rows: Row[] = await tx.query(
          `SELECT ${columns}, ${order}::text AS sort_key FROM ${from}
           WHERE ${where.join(' AND ')}${next} ORDER BY ${order}, ${id} LIMIT ${push(values, BATCH)}`,
          values,
        );
        const last = rows.at(-1);
        if (last === undefined) return;
        yield rows;
        if (rows.length < BATCH) return;
        after = last;
      }
    },
  };
}
