/** Somebody who takes over a part. */
export interface Receiver {
  readonly userId: string;
  readonly weight: number;
  /** How many more open leads they may have. */
  readonly room: number;
}

export interface HandoverPlan {
  /** Who gets which item. */
  readonly given: ReadonlyMap<string, string>;
  /** Items for which nobody has room. */
  readonly left: readonly string[];
}

/**
 * Splits items by weight: each goes to whoever is furthest behind their share and has room, the first named on a tie.
 * `takesRoom` says of an item whether it counts against a receiver's capacity.
 */
export function splitByWeight(
  items: readonly string[],
  receivers: readonly Receiver[],
  takesRoom: (item: string) => boolean,
): HandoverPlan {
  const got = new Map(receivers.map(({ userId }) => [userId, 0]));
  const room = new Map(receivers.map(({ userId, room: places }) => [userId, places]));
  const given = new Map<string, string>();
  const left: string[] = [];
  const weights = receivers.reduce((sum, { weight }) => sum + weight, 0);
  for (const item of items) {
    const needsRoom = takesRoom(item);
    const next = receivers
      .filter(({ userId }) => !needsRoom || (room.get(userId) ?? 0) > 0)
      // How far they would be behind their share of what has been given with this item.
      .map(({ userId, weight }) => ({
        userId,
        behind: ((given.size + 1) * weight) / weights - (got.get(userId) ?? 0),
      }))
      .reduce<{ userId: string; behind: number } | null>(
        (best, one) => (best === null || one.behind > best.behind ? one : best),
        null,
      );
    if (next === null) {
      left.push(item);
      continue;
    }
    given.set(item, next.userId);
    got.set(next.userId, (got.get(next.userId) ?? 0) + 1);
    if (needsRoom) room.set(next.userId, (room.get(next.userId) ?? 0) - 1);
  }
  return { given, left };
}
