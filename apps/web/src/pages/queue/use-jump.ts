import { useEffect, useState } from 'react';

interface LoadedList {
  readonly ids: readonly string[];
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly failed: boolean;
  readonly onMore: () => void;
}

/** Beyond this nobody reads a list; a filter is meant. */
export const LAST_PLACE = 10_000;

/** Goes to the n-th row (from 0) though it is not loaded yet: page after page, until it is there or the list ends. */
export function useJump(list: LoadedList, onArrive: (id: string) => void) {
  const [wanted, setWanted] = useState<number | null>(null);
  const { ids, hasMore, loading, failed, onMore } = list;
  useEffect(() => {
    if (wanted === null) return;
    const there = ids.length > wanted || !hasMore || ids.length >= LAST_PLACE || failed;
    if (!there) {
      if (!loading) onMore();
      return;
    }
    setWanted(null);
    const id = ids[Math.min(wanted, ids.length - 1)];
    if (id !== undefined) onArrive(id);
  }, [wanted, ids, hasMore, loading, failed, onMore, onArrive]);
  return {
    /** How far the loading has come, of how many; null while nobody waits. */
    progress: wanted === null ? null : ids.length,
    jump: (place: number): void => setWanted(Math.max(0, Math.min(place, LAST_PLACE - 1))),
    cancel: (): void => setWanted(null),
  };
}
