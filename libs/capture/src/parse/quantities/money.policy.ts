import { tidy } from './tidy.policy';
import type { Quantity } from './quantity.policy';

/** Bounds of an amount in 万元 (ten thousand yuan), open ends null. */
export interface WanRange {
  readonly min: number | null;
  readonly max: number | null;
}

/** True for a number that can only be money: 50万, 3000元, RMB 3 million. */
export function isMoney(q: Quantity): boolean {
  return q.dimension === 'money' || (q.dimension === 'none' && q.large);
}

/** The quantity in 万元; a plain small number is taken as 万元 already. */
export function toWan(q: Quantity): WanRange {
  const scale =
    q.dimension === 'money'
      ? (q.unit?.toBase ?? 1) / 1e4
      : q.large || (q.min ?? q.max ?? 0) >= 100_000
        ? 1e-4
        : 1;
  return {
    min: q.min === null ? null : tidy(q.min * scale),
    max: q.max === null ? null : tidy(q.max * scale),
  };
}

/** The range times a factor (months to a year, 1/n of n years). */
export function scaled(range: WanRange, factor: number): WanRange {
  return {
    min: range.min === null ? null : tidy(range.min * factor),
    max: range.max === null ? null : tidy(range.max * factor),
  };
}
