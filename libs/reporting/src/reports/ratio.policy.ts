import Decimal from 'decimal.js';

/**
 * part ÷ whole as a number 0–1, rounded half up to four decimals (67.35 %, where the source article printed the
 * truncated 67.3 %: domain.md 0); null when there is no whole.
 */
export function ratio(part: number, whole: number): number | null {
  if (whole === 0) return null;
  return new Decimal(part).div(whole).toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toNumber();
}
