import { useState } from 'react';

/** Ticked rows. A range goes from the last ticked row to this one, in the order of the list. */
export function useQueueSelection(ids: readonly string[]) {
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string | null>(null);
  return {
    checked,
    toggle: (id: string, range: boolean): void => {
      const next = new Set(checked);
      const from = anchor === null ? -1 : ids.indexOf(anchor);
      const to = ids.indexOf(id);
      if (range && from >= 0 && to >= 0) {
        for (const between of ids.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(between);
      } else if (!next.delete(id)) {
        next.add(id);
      }
      setAnchor(id);
      setChecked(next);
    },
    set: (wanted: readonly string[]): void => setChecked(new Set(wanted)),
    clear: (): void => {
      setChecked(new Set());
      setAnchor(null);
    },
  };
}
