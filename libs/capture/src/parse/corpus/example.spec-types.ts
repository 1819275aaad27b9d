import type { ParsedFields } from '../inquiry-fields';

type Bounds<U> = readonly [min: number | null, max: number | null, unit: U];

/** What a text should give; the always-present fields left out here must be null. */
export interface Expected extends Partial<
  Omit<ParsedFields, 'needType' | 'areaMin' | 'areaMax' | 'areaUnit' | 'taxMin' | 'taxMax' | 'taxUnit'>
> {
  readonly need?: ParsedFields['needType'];
  readonly area?: Bounds<ParsedFields['areaUnit']>;
  readonly tax?: Bounds<ParsedFields['taxUnit']>;
  readonly budget?: Bounds<ParsedFields['budgetUnit']>;
}

export type Example = readonly [text: string, expected: Expected];

/** Spelled-out fields of an example. */
export function expectedFields(expected: Expected): Partial<ParsedFields> {
  const { need, area, tax, budget, ...rest } = expected;
  return {
    needType: need ?? null,
    areaMin: area?.[0] ?? null,
    areaMax: area?.[1] ?? null,
    areaUnit: area?.[2] ?? null,
    taxMin: tax?.[0] ?? null,
    taxMax: tax?.[1] ?? null,
    taxUnit: tax?.[2] ?? null,
    company: null,
    contact: null,
    phone: null,
    wechat: null,
    ...(budget === undefined ? {} : { budgetMin: budget[0], budgetMax: budget[1], budgetUnit: budget[2] }),
    ...rest,
  };
}
