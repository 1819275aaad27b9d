import type { ImportJob, ImportKind } from '../../api/imports';

/** The field of each column, by the column's number; '' where it is left out. */
export type Mapping = Readonly<Record<number, string>>;

export function mappingOf(job: Pick<ImportJob, 'columns'>): Mapping {
  return Object.fromEntries(job.columns.map((column) => [column.column, column.field ?? '']));
}

/** As the server takes it. */
export function toColumns(mapping: Mapping): { column: number; field: string }[] {
  return Object.entries(mapping)
    .filter(([, field]) => field !== '')
    .map(([column, field]) => ({ column: Number(column), field }));
}

/** Labels of needed fields that no column goes into. */
export function missingLabels(mapping: Mapping, kind: ImportKind): string[] {
  const used = new Set(Object.values(mapping));
  const label = (key: string): string => kind.fields.find((field) => field.key === key)?.label ?? key;
  const required = kind.fields
    .filter((field) => field.required && !used.has(field.key))
    .map((field) => field.label);
  const groups = kind.needsOneOf
    .filter((group) => !group.some((key) => used.has(key)))
    .map((group) => group.map(label).join(' / '));
  return [...required, ...groups];
}

/** The label of a field that two columns go into although it takes one; null when there is none. */
export function doubledLabel(mapping: Mapping, kind: ImportKind): string | null {
  const seen = new Set<string>();
  for (const { field } of toColumns(mapping)) {
    const known = kind.fields.find((item) => item.key === field);
    if (seen.has(field) && known?.many !== true) return known?.label ?? field;
    seen.add(field);
  }
  return null;
}

/** Whether two mappings say the same. */
export function sameMapping(a: Mapping, b: Mapping): boolean {
  return JSON.stringify(toColumns(a)) === JSON.stringify(toColumns(b));
}
