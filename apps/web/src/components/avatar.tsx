/** First character of a name on a quiet colour that stays with the name. */
export function Avatar({ name }: { readonly name: string }) {
  const hash = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
  return (
    <span className={`avatar avatar-${hash % 4}`} aria-hidden="true">
      {[...name][0] ?? '?'}
    </span>
  );
}
