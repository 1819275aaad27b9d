import type { DataRouter } from 'react-router';

let router: DataRouter | null = null;

/** Told once, by the entry, which router to ask. */
export function watchNavigation(of: DataRouter): void {
  router = of;
}

/**
 * Whether the person is staying on `path`: no other page is loading, and none has been entered that React
 * has yet to draw. What changes the address by itself asks first, or it would call off where somebody goes.
 */
export function staysOn(path: string): boolean {
  if (router === null) return true;
  const { navigation, location } = router.state;
  return navigation.state === 'idle' && location.pathname === path;
}
