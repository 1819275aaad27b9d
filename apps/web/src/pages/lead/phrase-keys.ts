/** The key of the n-th phrase: Alt+1 to Alt+9, the later ones by the command palette alone. */
export function phraseKey(index: number): string {
  return index < 9 ? `alt+${index + 1}` : '';
}
