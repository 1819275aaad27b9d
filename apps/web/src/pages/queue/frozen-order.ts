/** What the list shows, apart from the data of its rows. */
export interface ShownOrder {
  readonly ids: readonly string[];
  /** How many pages had been loaded when it was made. */
  readonly pages: number;
  /** New leads that wait behind the pill. */
  readonly waiting: number;
}

export const EMPTY_ORDER: ShownOrder = { ids: [], pages: 0, waiting: 0 };

/**
 * The order after new data. While `frozen` nothing that is shown moves: rows that left stay where they are,
 * new ones wait (they are counted), and only a page that was scrolled to is added at the end.
 */
export function nextOrder(
  shown: ShownOrder,
  pages: readonly (readonly string[])[],
  frozen: boolean,
): ShownOrder {
  const incoming = pages.flat();
  if (!frozen || shown.ids.length === 0) {
    return { ids: [...new Set(incoming)], pages: pages.length, waiting: 0 };
  }
  const known = new Set(shown.ids);
  const appended: string[] = [];
  for (const id of pages.slice(shown.pages).flat()) {
    if (known.has(id)) continue;
    known.add(id);
    appended.push(id);
  }
  const waiting = new Set(
    pages
      .slice(0, shown.pages)
      .flat()
      .filter((id) => !known.has(id)),
  ).size;
  return {
    ids: appended.length === 0 ? shown.ids : [...shown.ids, ...appended],
    pages: Math.max(shown.pages, pages.length),
    waiting,
  };
}

/** Where the focus goes when `id` is no longer in the list: the same place, or the last row. */
export function survivor(before: readonly string[], after: readonly string[], id: string): string | null {
  if (after.includes(id)) return id;
  const place = before.indexOf(id);
  return after[Math.min(Math.max(place, 0), after.length - 1)] ?? null;
}
