import type { FieldKey, FieldMode } from '../../../api/site-forms';

/** How far a field may be asked: the need always is. */
export function allowedModes(key: FieldKey): readonly FieldMode[] {
  return key === 'needType' ? ['required'] : ['required', 'optional', 'off'];
}

/** A list with one of its rows moved; null when it would not move. */
export function moved<Row>(rows: readonly Row[], from: number, to: number): Row[] | null {
  const row = rows[from];
  if (row === undefined || from === to || to < 0 || to >= rows.length) return null;
  const rest = rows.filter((_, index) => index !== from);
  return [...rest.slice(0, to), row, ...rest.slice(to)];
}
