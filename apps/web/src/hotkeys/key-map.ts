import { useSyncExternalStore } from 'react';

/** What a person changed: the product's key to theirs; an empty text switches it off. */
export type KeyMap = Readonly<Record<string, string>>;

let changed: KeyMap = {};
const watchers = new Set<() => void>();

/** The keys of the signed-in person (WCAG 2.1.4: every one can be changed or switched off). */
export function setKeyMap(map: KeyMap): void {
  changed = map;
  for (const watcher of watchers) watcher();
}

/** The key that now does what the product's key does; '' when it is switched off. */
export function effectiveKeys(keys: string): string {
  return changed[keys] ?? keys;
}

/** The same for what is on screen. */
export function useEffectiveKeys(keys: string): string {
  const map = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => changed,
  );
  return map[keys] ?? keys;
}

const FIXED = /^(mod\+)?(arrow\w+|home|end)$/;

/** Arrows, Home, End, Enter, Space and Esc are what lists and dialogs are worked with everywhere. */
export function isFixed(keys: string): boolean {
  return keys === 'enter' || keys === 'escape' || keys === ' ' || FIXED.test(keys);
}

/** Everything that can be changed, in the order of the settings; one key is one meaning on every screen. */
export const CHANGEABLE = [
  'mod+k',
  '?',
  'n',
  'z',
  'g l',
  'g p',
  'g r',
  'g c',
  'g g',
  'j',
  'k',
  'x',
  'shift+x',
  '/',
  'c',
  'w',
  'l',
  'v',
  'd',
  'a',
  'f',
  'r',
  'h',
  'shift+h',
  't',
  'shift+d',
  'e',
  'm',
  'mod+enter',
  'mod+s',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
] as const;

/**
 * Why a key can't be taken for another's work: it is another's already, it begins or is begun by a sequence, or it
 * belongs to lists and dialogs. null when it can.
 */
export function clashOf(keys: string, own: string, map: KeyMap): string | null {
  if (keys === '') return null;
  if (isFixed(keys) || keys === 'tab' || keys === 'shift+tab') return keys;
  const others = CHANGEABLE.filter((other) => other !== own).map((other) => map[other] ?? other);
  return (
    others.find((other) => other === keys || other.startsWith(`${keys} `) || keys.startsWith(`${other} `)) ??
    null
  );
}
