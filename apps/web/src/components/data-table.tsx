import type { ReactNode } from 'react';
import './data-table.css';
import { Icon } from './icon';

export interface DataColumn<T> {
  readonly key: string;
  readonly title: string;
  /** Numbers stand right, with their unit in the title. */
  readonly align?: 'start' | 'end';
  /** Field of the API's `sort` when the column can be sorted. */
  readonly sort?: string;
  /** What the number means, on the header. */
  readonly hint?: string;
  /** Longest width; the rest is cut with an ellipsis. */
  readonly width?: number;
  readonly cell: (row: T) => ReactNode;
}

interface Props<T> {
  readonly label: string;
  readonly columns: readonly DataColumn<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  /** `field` or `-field`. */
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
  /** A last row of totals, by column key. */
  readonly totals?: Readonly<Record<string, ReactNode>>;
}

/**
 * A plain table: sticky head and first column, sorting in the head. On a phone each row becomes a block of
 * labelled lines; the roles are written out because that layout would take them away.
 */
export function DataTable<T>(props: Props<T>): ReactNode {
  const { label, columns, rows, rowKey, sort, onSort, totals } = props;
  return (
    <table className="dt" role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.key}
              role="columnheader"
              scope="col"
              className={column.align === 'end' ? 'dt-end' : undefined}
              title={column.hint}
              aria-sort={ariaSort(column.sort, sort)}
            >
              {column.sort !== undefined && onSort ? (
                <SortButton title={column.title} field={column.sort} sort={sort} onSort={onSort} />
              ) : (
                column.title
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={rowKey(row)}>
            {columns.map((column) => (
              <td
                key={column.key}
                role="cell"
                data-label={column.title}
                className={column.align === 'end' ? 'dt-end' : undefined}
                style={column.width === undefined ? undefined : { maxWidth: column.width }}
              >
                {column.cell(row) ?? (column.key === 'actions' ? '' : '—')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {totals ? (
        <tfoot role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <td
                key={column.key}
                role="cell"
                data-label={column.title}
                className={column.align === 'end' ? 'dt-end' : undefined}
              >
                {totals[column.key] ?? ''}
              </td>
            ))}
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
}

function ariaSort(
  field: string | undefined,
  sort: string | undefined,
): 'ascending' | 'descending' | undefined {
  if (field === undefined || sort === undefined) return undefined;
  if (sort === field) return 'ascending';
  return sort === `-${field}` ? 'descending' : undefined;
}

function SortButton(props: {
  readonly title: string;
  readonly field: string;
  readonly sort: string | undefined;
  readonly onSort: (sort: string) => void;
}): ReactNode {
  const { title, field, sort, onSort } = props;
  const direction = ariaSort(field, sort);
  return (
    <button
      type="button"
      className="dt-sort"
      onClick={() => onSort(sort === `-${field}` ? field : `-${field}`)}
    >
      {title}
      {direction === undefined ? null : <Icon name={direction === 'ascending' ? 'up' : 'down'} />}
    </button>
  );
}
