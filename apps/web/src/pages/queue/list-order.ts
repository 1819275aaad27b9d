/** The order of the list last seen, so that a lead on its own page knows its neighbours. */
let order: readonly string[] = [];
let address = '/queue';

export function rememberOrder(ids: readonly string[], queueAddress: string): void {
  order = ids;
  address = queueAddress;
}

export interface Neighbours {
  readonly index: number;
  readonly total: number;
  readonly previous: string | null;
  readonly next: string | null;
}

/** Where a lead stands in an order; null when it is not in it. */
export function neighboursIn(ids: readonly string[], id: string): Neighbours | null {
  const index = ids.indexOf(id);
  if (index < 0) return null;
  return { index, total: ids.length, previous: ids[index - 1] ?? null, next: ids[index + 1] ?? null };
}

export function rememberedNeighbours(id: string): Neighbours | null {
  return neighboursIn(order, id);
}

/** The list to go back to. */
export function queueAddress(): string {
  return address;
}

/** Whether the list was shown before in this tab, so that coming back restores the focus. */
export function hasRememberedOrder(): boolean {
  return order.length > 0;
}
