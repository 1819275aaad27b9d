import { useEffect, useState } from 'react';

/** Shorter than this between two moves means somebody holds the key down. */
const QUICK_MS = 90;

/** Follows a value at once after a pause, and waits while it changes quickly: holding J must not load every lead. */
export function useSettled<T>(value: T): T {
  const [state, setState] = useState({ settled: value, at: 0 });
  useEffect(() => {
    if (state.settled === value) return;
    const now = Date.now();
    const wait = now - state.at < QUICK_MS * 2 ? QUICK_MS : 0;
    const timer = setTimeout(() => setState({ settled: value, at: Date.now() }), wait);
    return () => clearTimeout(timer);
  }, [value, state]);
  return state.settled;
}
