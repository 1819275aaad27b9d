import { useSyncExternalStore } from 'react';
import { serverNow } from '../api/client';

/** One timer for every clock of the page; it sleeps while the page is hidden. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const tick = (): void => {
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

/**
 * Renders again only when the answer changes: give a function of the time that returns a string or number.
 * A clock that shows minutes renders once a minute.
 */
export function useTicking<T extends string | number | boolean>(read: (now: number) => T): T {
  return useSyncExternalStore(subscribe, () => read(serverNow()));
}
