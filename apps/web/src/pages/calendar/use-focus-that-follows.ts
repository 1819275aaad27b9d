import { useEffect, useLayoutEffect, useRef } from 'react';

/**
 * The focus stays on its thing when a refresh draws that thing in another place, as after a move: its old element
 * is gone then, and with it the focus.
 */
export function useFocusThatFollows(): void {
  const held = useRef<string | null>(null);
  useEffect(() => {
    const onFocus = (event: Event): void => {
      const item =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cal-item]') : null;
      // Its day, the last part of the key, is what changes.
      held.current = item?.dataset['calItem']?.replace(/:[^:]*$/, ':') ?? null;
    };
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onFocus);
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onFocus);
    };
  }, []);
  useLayoutEffect(() => {
    if (held.current === null || document.activeElement !== document.body) return;
    document
      .querySelector<HTMLElement>(`[data-cal-item^="${CSS.escape(held.current)}"] .cal-open`)
      ?.focus({ preventScroll: true });
  });
}
