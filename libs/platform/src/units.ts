import Decimal from 'decimal.js';

export const AREA_UNITS = ['sqm', 'mu', 'hectare'] as const;
export type AreaUnit = (typeof AREA_UNITS)[number];

/** An area in ㎡, rounded to 2 decimals. 1 mu = 2000/3 ㎡, 1 hectare = 10,000 ㎡ (domain.md 1.3). */
export function toSqm(value: Decimal.Value, unit: AreaUnit): number {
  const amount = new Decimal(value);
  const sqm = unit === 'sqm' ? amount : unit === 'mu' ? amount.mul(2000).div(3) : amount.mul(10_000);
  return sqm.toDecimalPlaces(2).toNumber();
}

/** An area in mu from ㎡, rounded to 4 decimals. */
export function toMu(sqm: Decimal.Value): number {
  return new Decimal(sqm).mul(3).div(2000).toDecimalPlaces(4).toNumber();
}

/** Money as the interface writes it: a decimal string in yuan with two places, "3000000.00". */
export function yuan(value: Decimal.Value): string {
  return new Decimal(value).toFixed(2);
}

/** Money in 万元 (10⁴ yuan) to a decimal string in yuan. */
export function wanToYuan(wan: Decimal.Value): string {
  return yuan(new Decimal(wan).mul(10_000));
}
