import { useSyncExternalStore } from 'react';
import { serverNow } from '../api/client';

/** One timer for every clock of the page; it sleeps while the page is hidden. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** The moment of the last tick: every clock shows the same second, also one that has just appeared. */
let lastTick = 0;

const tick = (): void => {
  lastTick = serverNow();
  for (const listener of listeners) listener();
};

function run(): void {
  const wanted = listeners.size > 0 && !document.hidden;
  if (wanted && timer === undefined) timer = setInterval(tick, 1000);
  if (!wanted && timer !== undefined) {
    clearInterval(timer);
    timer = undefined;
  }
}

document.addEventListener('visibilitychange', () => {
  run();
  if (!document.hidden) tick();
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  run();
  return () => {
    listeners.delete(listener);
    run();
  };
}

function tickTime(): number {
  const now = serverNow();
  // Nothing ticked lately: the page was hidden, or this is its first clock.
  if (Math.abs(now - lastTick) > 1500) lastTick = now;
  return lastTick;
}

/**
 * Renders again only when the answer changes: give a function of the time that returns a string or number.
 * A clock that shows minutes renders once a minute.
 */
export function useTicking<T extends string | number | boolean>(read: (now: number) => T): T {
  return useSyncExternalStore(subscribe, () => read(tickTime()));
}
