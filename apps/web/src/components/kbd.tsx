import { useEffectiveKeys } from '../hotkeys/key-map';

const MAC = /Mac|iP(hone|ad)/.test(navigator.platform);
const GLYPHS: Readonly<Record<string, string>> = {
  mod: MAC ? '⌘' : 'Ctrl',
  shift: MAC ? '⇧' : 'Shift',
  enter: 'Enter',
  escape: 'Esc',
  arrowdown: '↓',
  arrowup: '↑',
  arrowleft: '←',
  arrowright: '→',
  ' ': 'Space',
};

/** "mod+enter" → "Ctrl Enter" (⌘ on a Mac). */
export function keyLabel(keys: string): string {
  return keys
    .split('+')
    .map((part) => GLYPHS[part] ?? part.toUpperCase())
    .join(' ');
}

/** A key cap. Hidden from screen readers where the button's name says enough. */
export function Kbd({ keys, label }: { readonly keys: string; readonly label?: string }) {
  const now = useEffectiveKeys(keys);
  if (now === '') return null;
  return <kbd aria-hidden="true">{label ?? keyLabel(now)}</kbd>;
}
