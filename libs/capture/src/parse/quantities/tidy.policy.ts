/** Rounds away binary noise (1.13 × 10,000) without changing what was written. */
export function tidy(value: number): number {
  return Number.isInteger(value) || value > 1e15 ? value : Number(value.toPrecision(12));
}
