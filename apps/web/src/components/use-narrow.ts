import { useSyncExternalStore } from 'react';

/** Below this the console has one column and bottom tabs. */
const NARROW = '(max-width: 767px)';

/** Whether the window is as narrow as a phone; follows turning and resizing. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches);
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(NARROW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
