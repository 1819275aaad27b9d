import { tidy } from './tidy.policy';

/** A number as written: 3000, 1.2万, 一千五, 5k, 七八千 (which is a range). */
export interface WrittenNumber {
  readonly start: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  /** First factor and magnitude when the number is one factor and its units ("2万": 2 and 10 000). */
  readonly factor: number | null;
  readonly magnitude: number;
  /** Written with 多, 来, 余 or 几 inside. */
  readonly approximate: boolean;
}

/** A digit run, a multiplier or a zero of a written number. */
export interface Atom {
  readonly kind: 'number' | 'unit' | 'zero';
  readonly value: number;
  readonly single: boolean;
}

/** The value of a read sequence: sections of 万 and 亿, 七八千 as a range, the colloquial ellipsis (一千五 = 1,500). */
export function evaluate(
  atoms: readonly Atom[],
  start: number,
  end: number,
  approximate: boolean,
): WrittenNumber {
  const pair = adjacentPair(atoms);
  if (pair !== null) {
    const low = total([...atoms.slice(0, pair + 1), ...atoms.slice(pair + 2)]);
    const high = total([...atoms.slice(0, pair), ...atoms.slice(pair + 1)]);
    return { start, end, low, high, factor: null, magnitude: 1, approximate };
  }
  const value = isPositional(atoms) ? Number(atoms.map((a) => String(a.value)).join('')) : total(atoms);
  const head = atoms[0];
  const units = atoms.slice(1);
  const simple = head?.kind === 'number' && units.every((a) => a.kind === 'unit');
  const magnitude = simple ? units.reduce((m, a) => m * a.value, 1) : 1;
  return { start, end, low: value, high: value, factor: simple ? head.value : null, magnitude, approximate };
}

/** Index of the first of two neighbouring digits that mean a range: 七八千, 三五百, 两三万. */
function adjacentPair(atoms: readonly Atom[]): number | null {
  let pair: number | null = null;
  for (let i = 0; i + 1 < atoms.length; i += 1) {
    const a = atoms[i];
    const b = atoms[i + 1];
    if (a?.kind !== 'number' || b?.kind !== 'number') continue;
    if (pair !== null || !a.single || !b.single) return null;
    if (b.value !== a.value + 1 && !(a.value === 3 && b.value === 5)) return null;
    pair = i;
  }
  return pair;
}

function isPositional(atoms: readonly Atom[]): boolean {
  return atoms.length > 1 && atoms.every((a) => a.kind !== 'unit' && a.single);
}

function total(atoms: readonly Atom[]): number {
  let sum = 0;
  let section = 0;
  let current: number | null = null;
  let lastUnit = 1;
  let afterZero = false;
  for (const atom of atoms) {
    if (atom.kind === 'zero') {
      afterZero = true;
      continue;
    }
    if (atom.kind === 'number') {
      current = (current ?? 0) + atom.value;
      continue;
    }
    if (atom.value < 1e4) {
      section += (current ?? (section === 0 ? 1 : 0)) * atom.value;
    } else {
      section += current ?? 0;
      if (section === 0 && sum > 0) {
        sum *= atom.value;
      } else {
        sum += (section === 0 ? 1 : section) * atom.value;
      }
      section = 0;
    }
    current = null;
    lastUnit = atom.value;
    afterZero = false;
  }
  if (current !== null) {
    const short = !afterZero && lastUnit >= 100 && current < 10 && Number.isInteger(current);
    section += short ? (current * lastUnit) / 10 : current;
  }
  return tidy(sum + section);
}
