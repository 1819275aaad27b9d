import { fieldError, validationFailed } from '../errors';
import { keepMasked, maskContacts, type KnownContacts } from './mask-contacts.policy';

/**
 * An edit of somebody who had masked texts before them, with what was masked put back as it was, so that stars never
 * overwrite a number. `before` holds the texts under the names they have in the edit.
 * @throws DomainError validation_failed (`masked`: it can't be told which number was meant)
 */
export function keepMaskedTexts<T extends object>(
  edit: T,
  before: { readonly [Field in keyof T]?: string | readonly string[] | null },
  known?: KnownContacts,
): T {
  const kept = { ...edit };
  for (const field of Object.keys(before) as (keyof T & string)[]) {
    const saved: unknown = edit[field];
    const was = before[field];
    if (typeof saved === 'string' && typeof was === 'string') {
      const text = keepMasked(saved, was, known);
      if (text === null) throw validationFailed([fieldError(field, 'masked')]);
      Object.assign(kept, { [field]: text });
    }
    if (Array.isArray(saved) && Array.isArray(was)) {
      const shown = was.map((item: string) => maskContacts(item, known));
      const items = saved.map((item: unknown) => was[shown.indexOf(String(item))] ?? item);
      Object.assign(kept, { [field]: items });
    }
  }
  return kept;
}
