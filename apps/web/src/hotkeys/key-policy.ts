/** What a person changed: the product's key to theirs; an empty text switches it off. */
export type KeyMap = Readonly<Record<string, string>>;

const FIXED = /^(mod\+)?(arrow\w+|home|end)$/;

/** Arrows, Home, End, Enter, Space and Esc are what lists and dialogs are worked with everywhere. */
export function isFixed(keys: string): boolean {
  return keys === 'enter' || keys === 'escape' || keys === ' ' || FIXED.test(keys);
}

/** Everything that can be changed, in the order of the settings; one key is one meaning on every screen. */
export const CHANGEABLE = [
  'mod+k',
  '?',
  'n',
  'z',
  'g l',
  'g p',
  'g r',
  'g c',
  'g g',
  'j',
  'k',
  'x',
  'shift+x',
  '/',
  'c',
  'w',
  'l',
  'v',
  'd',
  'a',
  'f',
  'r',
  'h',
  'shift+h',
  't',
  'shift+d',
  'e',
  'm',
  'mod+enter',
  'mod+s',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
] as const;

/** A key that does nothing, because another has been given the same. */
export interface KeyClash {
  /** The product's key of what yields. */
  readonly own: string;
  /** What it would be pressed with. */
  readonly keys: string;
  /** The product's key of what wins; null where lists and dialogs need the key. */
  readonly winner: string | null;
}

/** Whether two keys can't both be had: the same, or one begins the other's sequence. */
function collide(a: string, b: string): boolean {
  return a !== '' && b !== '' && (a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `));
}

function isTaken(keys: string): boolean {
  return isFixed(keys) || keys === 'tab' || keys === 'shift+tab';
}

/**
 * Which keys yield. What the person chose wins over the product's keys, also over those that a later release brought; of two
 * choices the first in the settings' order wins, and a key that lists and dialogs need is nobody's. What yields has no key
 * until the person gives it one.
 */
export function keyClashes(map: KeyMap): readonly KeyClash[] {
  const clashes: KeyClash[] = [];
  const winners: { readonly own: string; readonly keys: string }[] = [];
  const settle = (own: string, keys: string): void => {
    if (keys === '') return;
    const winner = winners.find((other) => collide(other.keys, keys));
    if (isTaken(keys)) clashes.push({ own, keys, winner: null });
    else if (winner === undefined) winners.push({ own, keys });
    else clashes.push({ own, keys, winner: winner.own });
  };
  for (const own of CHANGEABLE) {
    const chosen = map[own];
    if (chosen !== undefined && chosen !== own) settle(own, chosen);
  }
  for (const own of CHANGEABLE) {
    if (map[own] === undefined || map[own] === own) settle(own, own);
  }
  return clashes.toSorted((a, b) => placeOf(a.own) - placeOf(b.own));
}

function placeOf(own: string): number {
  return CHANGEABLE.findIndex((other) => other === own);
}

/** The keys in force: the person's, without those that yield. What is not in it has the product's key. */
export function resolveKeys(map: KeyMap): KeyMap {
  const yielded = keyClashes(map).map(({ own }): [string, string] => [own, '']);
  return { ...map, ...Object.fromEntries(yielded) };
}

/**
 * Why a key can't be taken for another's work: it is another's already, it begins or is begun by a sequence, or it
 * belongs to lists and dialogs. null when it can.
 */
export function clashOf(keys: string, own: string, map: KeyMap): string | null {
  if (keys === '') return null;
  if (isTaken(keys)) return keys;
  const now = resolveKeys(map);
  const others = CHANGEABLE.filter((other) => other !== own);
  return others.find((other) => collide(now[other] ?? other, keys)) ?? null;
}
