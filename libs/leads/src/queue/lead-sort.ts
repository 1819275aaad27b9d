import { assertNever, decodeCursor, isStoredInstant, isUuid, type CursorValue } from '@luodi/platform';
import type { LeadSort } from '../lead.dto';

/** A column of a sort: its SQL, direction and the type its cursor value is cast to. A closed list, never input. */
interface SortColumn {
  readonly sql: string;
  readonly descending: boolean;
  readonly type: 'timestamptz' | 'integer' | 'uuid';
}

const column = (sql: string, type: SortColumn['type'], descending = false): SortColumn => ({
  sql,
  type,
  descending,
});

const FOLLOW_UP = "coalesce(l.next_follow_up_at, 'infinity'::timestamptz)";

/** When a lead came into its pool; an imported one without that time counts from its creation. */
const POOL_ENTRY = 'coalesce(l.pooled_at, l.created_at)';

/** The columns of a named sort; each has an index. A lead without a follow-up counts as the latest. */
function columnsOf(sort: LeadSort): readonly SortColumn[] {
  switch (sort) {
    case 'sla':
    case '-sla': {
      const back = sort === '-sla';
      return [
        column('l.clock_rank', 'integer', back),
        column('l.clock_at', 'timestamptz', back),
        column('l.score', 'integer', !back),
        column('l.id', 'uuid', back),
      ];
    }
    case 'createdAt':
    case '-createdAt':
      return both(column('l.created_at', 'timestamptz'), sort === '-createdAt');
    case 'pooledAt':
    case '-pooledAt':
      return both(column(POOL_ENTRY, 'timestamptz'), sort === '-pooledAt');
    case 'nextFollowUpAt':
    case '-nextFollowUpAt':
      return both(column(FOLLOW_UP, 'timestamptz'), sort === '-nextFollowUpAt');
    case 'score':
    case '-score':
      return both(column('l.score', 'integer'), sort === '-score');
    default:
      return assertNever(sort);
  }
}

function both(first: SortColumn, descending: boolean): readonly SortColumn[] {
  return [
    { ...first, descending },
    { ...column('l.id', 'uuid'), descending },
  ];
}

/** `ORDER BY` of a sort. */
export function orderBy(sort: LeadSort): string {
  return columnsOf(sort)
    .map(({ sql, descending }) => `${sql} ${descending ? 'DESC' : 'ASC'}`)
    .join(', ');
}

/** What a row must carry for its cursor: the sort values as text, exact to the microsecond. */
export function cursorColumns(sort: LeadSort): string {
  return `ARRAY[${columnsOf(sort)
    .map(({ sql }) => `${sql}::text`)
    .join(', ')}]`;
}

/**
 * "After this place" as SQL; pushes the cursor's values. The bound on the leading columns lets the index begin there;
 * the rest decides among equals, since `score` runs the other way than the clock.
 * @throws DomainError validation_failed for a cursor that is not of this sort
 */
export function afterCursor(sort: LeadSort, cursor: string, params: unknown[]): string {
  const columns = columnsOf(sort);
  const values = readCursor(columns, cursor);
  const place = values.map((value, index) => `$${params.push(value)}::${columns[index]?.type ?? 'text'}`);
  if (columns.every(({ descending }) => descending === columns[0]?.descending)) {
    return `(${columns.map(({ sql }) => sql).join(', ')}) ${columns[0]?.descending === true ? '<' : '>'} (${place.join(', ')})`;
  }
  const back = sort === '-sla';
  const clock = '(l.clock_rank, l.clock_at)';
  const [rank, at, score, id] = place;
  return `${clock} ${back ? '<=' : '>='} (${rank}, ${at}) AND (${clock} ${back ? '<' : '>'} (${rank}, ${at})
    OR l.score ${back ? '>' : '<'} ${score} OR (l.score = ${score} AND l.id ${back ? '<' : '>'} ${id}))`;
}

function readCursor(columns: readonly SortColumn[], cursor: string): CursorValue[] {
  const values = decodeCursor(cursor, columns.length);
  const fits = values.every(
    (value, index) => typeof value === 'string' && fitsType(value, columns[index]?.type),
  );
  return fits ? values : decodeCursor('', columns.length);
}

/** So that a forged cursor is a 400, not a database error. */
function fitsType(value: string, type: SortColumn['type'] | undefined): boolean {
  switch (type) {
    case 'integer':
      return /^-?\d{1,9}$/.test(value);
    case 'uuid':
      return isUuid(value);
    case 'timestamptz':
      return value === 'infinity' || isStoredInstant(value);
    case undefined:
      return false;
    default:
      return assertNever(type);
  }
}
