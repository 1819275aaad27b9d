import { fieldError, type FieldError } from '@luodi/platform';
import { parseInquiry } from '../parse/parse-inquiry.policy';

/** A band of yearly tax: the text that is sent, how an English form shows it ('' = as it is sent), and whether it is offered. */
export interface TaxBand {
  readonly value: string;
  readonly en: string;
  readonly shown: boolean;
}

/** What a band's text says, in 万元 a year; null: open on that side. */
export interface BandLimits {
  readonly minWan: number | null;
  readonly maxWan: number | null;
}

/** Bands a form can have. */
export const MAX_TAX_BANDS = 12;

/** The bands of the default form, and of every version from before they could be edited. */
export const DEFAULT_TAX_BANDS: readonly TaxBand[] = [
  '年税收50万以下',
  '年税收50-200万',
  '年税收200-1000万',
  '年税收1000万以上',
].map((value) => ({ value, en: '', shown: true }));

/** The day matters for dates only, of which a band has none. */
const ANY_DAY = '2000-01-01';

/**
 * The limits of a band, read as an answer of the form is read (inquiry-facts.policy.ts). Null where the text says no
 * yearly amount, has no unit, says an amount per mu or for three years, or one amount alone, which is no band.
 */
export function bandLimits(value: string): BandLimits | null {
  const { fields, warnings } = parseInquiry(`税收：${value}`, { today: ANY_DAY });
  const { taxMin: minWan, taxMax: maxWan, taxUnit } = fields;
  const isGuess = warnings.some(
    ({ field }) => field === 'taxMin' || field === 'taxMax' || field === 'taxUnit',
  );
  if (taxUnit !== 'wan_per_year' || isGuess) return null;
  if (minWan === maxWan || (minWan !== null && maxWan !== null && minWan > maxWan)) return null;
  return { minWan, maxWan };
}

/** The first offered band, from the lowest, that holds an amount of 万元 a year; a border belongs to the lower one. */
export function bandOf(amount: number, bands: readonly string[]): string | null {
  const known = bands
    .map((value) => ({ value, limits: bandLimits(value) }))
    .filter((band): band is { value: string; limits: BandLimits } => band.limits !== null)
    .sort((a, b) => top(a.limits) - top(b.limits));
  return known.find(({ limits }) => bottom(limits) <= amount && amount <= top(limits))?.value ?? null;
}

/** The texts that a form offers, in its order. */
export function shownBands(bands: readonly TaxBand[]): TaxBand[] {
  return bands.filter((band) => band.shown);
}

/**
 * What is wrong with the bands of a form, each fault with the band it is about: a text twice, one that is no yearly
 * amount, two offered bands that share amounts, none offered by a form that asks for the tax.
 */
export function taxBandFaults(bands: readonly TaxBand[], isAsked: boolean): FieldError[] {
  const faults = bands.flatMap(({ value, shown }, index) => {
    const path = `taxBands.${index}.value`;
    const before = bands.slice(0, index);
    if (before.some((other) => other.value === value)) {
      return [fieldError(path, 'form_band_twice', { band: value })];
    }
    const limits = bandLimits(value);
    if (limits === null) return [fieldError(path, 'form_band_unreadable', { band: value })];
    const other = shown
      ? shownBands(before).find((earlier) => overlap(limits, bandLimits(earlier.value)))
      : undefined;
    return other === undefined
      ? []
      : [fieldError(path, 'form_band_overlap', { band: value, other: other.value })];
  });
  if (isAsked && shownBands(bands).length === 0) faults.push(fieldError('taxBands', 'form_band_none'));
  return faults;
}

function overlap(a: BandLimits, b: BandLimits | null): boolean {
  return b !== null && bottom(a) < top(b) && bottom(b) < top(a);
}

function bottom({ minWan }: BandLimits): number {
  return minWan ?? 0;
}

function top({ maxWan }: BandLimits): number {
  return maxWan ?? Infinity;
}
