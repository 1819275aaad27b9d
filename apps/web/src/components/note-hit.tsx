import type { Lead } from '../api/types';
import { useT } from '../i18n';

/** What of a lead's notes was searched for, on one line: which kind of note, and the words of it with those around them. */
export function NoteHitText({ hit }: { readonly hit: NonNullable<Lead['noteHit']> }) {
  const t = useT('common');
  return (
    <>
      {t(`noteHit.${hit.kind}`)}
      {hit.before}
      <mark>{hit.hit}</mark>
      {hit.after}
    </>
  );
}
