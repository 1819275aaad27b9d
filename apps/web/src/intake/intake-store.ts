import { useSyncExternalStore } from 'react';

/** What the drawer of a new lead starts with; null while it is closed. */
export interface IntakeStart {
  readonly text: string;
  readonly mode: 'paste' | 'form';
}

let current: IntakeStart | null = null;
const listeners = new Set<() => void>();

function set(next: IntakeStart | null): void {
  current = next;
  for (const listener of listeners) listener();
}

/** Opens the drawer: with text to read, or empty for typing. */
export function openIntake(start: IntakeStart): void {
  set(start);
}

export function closeIntake(): void {
  set(null);
}

export function useIntake(): IntakeStart | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
