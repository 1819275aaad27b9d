import type { ValueShape } from '../import-kind';

const SHAPES: readonly (readonly [ValueShape, RegExp])[] = [
  ['uscc', /^[0-9A-HJ-NPQRTUWXY]{18}$/i],
  ['email', /^[^\s@]{1,64}@[^\s@]{1,190}\.[a-z]{2,24}$/i],
  ['phone', /^(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$|^0\d{2,3}[- ]?\d{7,8}$/],
  ['date', /^(?:19|20)\d{2}[-/.年](?:0?[1-9]|1[0-2])[-/.月](?:0?[1-9]|[12]\d|3[01])/],
  ['area', /^\d[\d,.]{0,12}\s*(?:㎡|平(?:方米?|米)?|亩|公顷|m2|sqm)$/i],
  ['company', /(?:公司|集团|厂|企业|合作社|co\.?,? ?ltd\.?|inc\.?|llc)$/i],
];
/** The share of filled values that must look alike. */
const ENOUGH = 0.6;

/** What most values of a column look like; null when they have nothing in common. */
export function shapeOf(values: readonly string[]): ValueShape | null {
  const filled = values.filter((value) => value !== '').map((value) => value.normalize('NFKC').slice(0, 300));
  if (filled.length === 0) return null;
  for (const [shape, pattern] of SHAPES) {
    if (filled.filter((value) => pattern.test(value)).length >= filled.length * ENOUGH) return shape;
  }
  return null;
}
