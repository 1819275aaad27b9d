import type { AreaUnit } from '@luodi/platform';
import type { ParsedTaxUnit } from '../parse/inquiry-fields';

/** An area or a tax as a cell says it. */
export interface ReadAmount<Unit> {
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: Unit;
}

const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?)\s*(万)?`;
const RANGE = new RegExp(
  String.raw`^(?:约|大约|大概|近)?\s*${NUMBER}\s*(?:[-~至到—–]\s*${NUMBER})?\s*(\D*)$`,
);
const AREA_UNIT: readonly (readonly [AreaUnit, RegExp])[] = [
  ['mu', /亩|\bmu\b/i],
  ['hectare', /公顷|hectares?|\bha\b/i],
  ['sqm', /平|㎡|m2|m²|sqm|square/i],
];

/**
 * A cell that is nothing but an area: `5000`, `5,000㎡`, `30亩`, `1.2万平`, `5000-8000`. Without a unit the header's
 * counts, else ㎡.
 * @returns null when the cell says more than that; the text parser reads it then
 */
export function readArea(text: string, header: string): ReadAmount<AreaUnit> | null {
  const range = readRange(text);
  if (range === null) return null;
  const own = unitOf(range.rest, AREA_UNIT);
  if (own === null && !isEmptyUnit(range.rest)) return null;
  return ordered(range.min, range.max, own ?? unitOf(header, AREA_UNIT) ?? 'sqm');
}

/**
 * A cell that is nothing but a yearly tax: `300` under 年税收(万元), `3000000元`, `300万`, `20万/亩`. Without any unit 万元.
 */
export function readTax(text: string, header: string): ReadAmount<ParsedTaxUnit> | null {
  const range = readRange(text);
  if (range === null) return null;
  const rest = range.rest;
  if (!/^(?:元|万元|人民币|\/|每|年|亩|以上|左右|[\s.。])*$/.test(rest)) return null;
  const unit: ParsedTaxUnit = /亩/.test(rest) || /亩/.test(header) ? 'wan_per_mu_year' : 'wan_per_year';
  const inYuan =
    !range.wan && !/万/.test(rest) && (/元/.test(rest) || (/元/.test(header) && !/万/.test(header)));
  // With 万 behind the number the range has been multiplied already.
  const scale = range.wan || inYuan ? 10_000 : 1;
  return ordered(range.min / scale, range.max === null ? null : range.max / scale, unit);
}

interface Range {
  readonly min: number;
  readonly max: number | null;
  /** Whether 万 stood behind a number. */
  readonly wan: boolean;
  readonly rest: string;
}

function readRange(text: string): Range | null {
  const match = RANGE.exec(text.normalize('NFKC').replace(/m2/gi, '平').trim().slice(0, 60));
  if (match === null) return null;
  const [, first = '', firstWan, second, secondWan, rest = ''] = match;
  const wan = firstWan !== undefined || secondWan !== undefined;
  const shared = secondWan !== undefined && firstWan === undefined; // 1-2万
  const min = numberOf(first) * (firstWan !== undefined || shared ? 10_000 : 1);
  const max = second === undefined ? null : numberOf(second) * (secondWan === undefined ? 1 : 10_000);
  return { min, max, wan, rest: rest.trim() };
}

function numberOf(text: string): number {
  return Number(text.replaceAll(',', ''));
}

function isEmptyUnit(rest: string): boolean {
  return /^(?:以上|左右|以内|[.。])?$/.test(rest);
}

function unitOf<Unit>(text: string, table: readonly (readonly [Unit, RegExp])[]): Unit | null {
  return table.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

function ordered<Unit>(min: number, max: number | null, unit: Unit): ReadAmount<Unit> {
  return max !== null && max < min ? { min: max, max: min, unit } : { min, max, unit };
}
