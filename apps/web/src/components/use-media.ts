import { useSyncExternalStore } from 'react';

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Below 768 px: one column, full-screen details, tabs at the bottom. Same width as in the style sheets. */
export function useIsPhone(): boolean {
  return useMedia('(max-width: 767px)');
}
