import type { FieldKey, FieldMode, FormField } from '../../../api/site-forms';

/** How far a field may be asked: the need always is. */
export function allowedModes(key: FieldKey): readonly FieldMode[] {
  return key === 'needType' ? ['required'] : ['required', 'optional', 'off'];
}

/** The fields with one of them moved; null when it would not move. */
export function moved(fields: readonly FormField[], from: number, to: number): FormField[] | null {
  const field = fields[from];
  if (field === undefined || from === to || to < 0 || to >= fields.length) return null;
  const rest = fields.filter((_, index) => index !== from);
  return [...rest.slice(0, to), field, ...rest.slice(to)];
}
