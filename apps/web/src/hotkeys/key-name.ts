/** What a key event is called in a binding: `j`, `shift+x`, `mod+enter`, `?`, `arrowdown`, `1`. */
export interface KeyEventLike {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export function keyName(event: KeyEventLike): string {
  const key = event.key.toLowerCase();
  const letterOrName = key.length > 1 || /[a-z]/.test(key);
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('mod');
  if (event.altKey) parts.push('alt');
  // Shift is part of the character for signs such as ?, and said for letters and named keys.
  if (event.shiftKey && letterOrName) parts.push('shift');
  parts.push(key);
  return parts.join('+');
}

/** Whether a binding is one character without Ctrl or ⌘: those must be switchable off (WCAG 2.1.4). */
export function isSingleKey(keys: string): boolean {
  return !keys.startsWith('mod+') && !keys.startsWith('alt+') && keys !== 'escape';
}
