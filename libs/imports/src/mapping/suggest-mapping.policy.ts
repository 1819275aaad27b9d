import type { ImportField } from '../import-kind';
import { headerKey } from './header-text.policy';
import { shapeOf } from './value-shape.policy';

/** A column of the file, from 0, and the field it goes into. */
export interface ColumnMapping {
  readonly column: number;
  readonly field: string;
}

export interface FileColumn {
  readonly header: string;
  /** The first values below it. */
  readonly samples: readonly string[];
}

/** The shortest header that is also recognised as a part of a longer one: "联系电话" in "法人联系电话1". */
const MIN_PART = 2;

/**
 * What each column most likely is: by its whole header, then by a name inside its header, then by what its values look
 * like. A field gets one column, the best; fields that take many get all.
 */
export function suggestMapping(
  columns: readonly FileColumn[],
  fields: readonly ImportField[],
): ColumnMapping[] {
  const taken = new Map<number, string>();
  const used = new Set<string>();
  const give = (column: number, field: ImportField): void => {
    if (taken.has(column) || (used.has(field.key) && field.many !== true)) return;
    taken.set(column, field.key);
    used.add(field.key);
  };
  const keys = columns.map((column) => headerKey(column.header));
  const names = fields.flatMap((field) => field.synonyms.map((name) => ({ field, key: headerKey(name) })));
  for (const [column, key] of keys.entries()) {
    const exact = names.find((name) => name.key === key && key !== '');
    if (exact !== undefined) give(column, exact.field);
  }
  const byLength = names
    .filter((name) => name.key.length >= MIN_PART)
    .sort((a, b) => b.key.length - a.key.length);
  for (const [column, key] of keys.entries()) {
    const part = byLength.find(
      (name) => key.includes(name.key) && (!used.has(name.field.key) || name.field.many),
    );
    if (part !== undefined) give(column, part.field);
  }
  for (const [column, { samples }] of columns.entries()) {
    const shape = taken.has(column) ? null : shapeOf(samples);
    const field =
      shape === null ? undefined : fields.find((item) => item.shape === shape && !used.has(item.key));
    if (field !== undefined) give(column, field);
  }
  return [...taken].sort(([a], [b]) => a - b).map(([column, field]) => ({ column, field }));
}

/** Which fields, or groups of fields of which one is needed, no column is mapped to. */
export function missingFields(
  mapping: readonly ColumnMapping[],
  kind: { readonly fields: readonly ImportField[]; readonly needsOneOf: readonly (readonly string[])[] },
): string[] {
  const mapped = new Set(mapping.map((item) => item.field));
  const required = kind.fields.filter((field) => field.required === true).map((field) => [field.key]);
  return [...required, ...kind.needsOneOf]
    .filter((group) => !group.some((key) => mapped.has(key)))
    .map((group) => group[0] ?? '');
}

/** Why a mapping can't be used; null when it can: columns and fields exist, and none is used twice. */
export function mappingFault(
  mapping: readonly ColumnMapping[],
  columnCount: number,
  fields: readonly ImportField[],
): 'column' | 'field' | 'twice' | null {
  const columns = new Set<number>();
  const used = new Set<string>();
  for (const { column, field } of mapping) {
    const known = fields.find((item) => item.key === field);
    if (known === undefined) return 'field';
    if (!Number.isInteger(column) || column < 0 || column >= columnCount) return 'column';
    if (columns.has(column) || (used.has(field) && known.many !== true)) return 'twice';
    columns.add(column);
    used.add(field);
  }
  return null;
}
