import { useSyncExternalStore } from 'react';
import { resolveKeys, type KeyMap } from './key-policy';

let keys: KeyMap = {};
const watchers = new Set<() => void>();

/** The keys of the signed-in person (WCAG 2.1.4: every one can be changed or switched off). */
export function setKeyMap(map: KeyMap): void {
  keys = resolveKeys(map);
  for (const watcher of watchers) watcher();
}

/** The key that now does what the product's key does; '' when it is switched off or yields to another. */
export function effectiveKeys(own: string): string {
  return keys[own] ?? own;
}

/** The same for what is on screen. */
export function useEffectiveKeys(own: string): string {
  const now = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => keys,
  );
  return now[own] ?? own;
}
