import type { ImportRow } from '../import-kind';
import type { ColumnMapping } from './suggest-mapping.policy';

/** A row by its fields. Several columns of one field are joined, each under its header. */
export function cutRow(
  number: number,
  cells: readonly string[],
  mapping: readonly ColumnMapping[],
  headers: readonly string[],
): ImportRow {
  const values: Record<string, string> = {};
  for (const { column, field } of mapping) {
    const cell = cells[column] ?? '';
    if (cell === '') continue;
    const before = values[field];
    const header = headers[column] ?? '';
    if (before === undefined) values[field] = cell;
    else values[field] = `${before}\n${header === '' ? '' : `${header}：`}${cell}`;
  }
  return { number, values };
}
