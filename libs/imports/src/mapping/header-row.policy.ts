import type { ImportField } from '../import-kind';
import { headerKey } from './header-text.policy';
import { shapeOf } from './value-shape.policy';

/** Titles, units and "制表人" lines stand in the first rows, never deeper. */
export const HEADER_SEARCH_ROWS = 20;
const MAX_HEADER_LENGTH = 40;

/**
 * Which of the first rows holds the headers: the one with the most known names. Without any known name the first row
 * that is as wide as the table and holds nothing that looks like data; null when the table has no headers at all.
 */
export function findHeaderRow(
  rows: readonly (readonly string[])[],
  fields: readonly ImportField[],
): number | null {
  const known = new Set(fields.flatMap((field) => field.synonyms.map(headerKey)));
  const scores = rows
    .slice(0, HEADER_SEARCH_ROWS)
    .map((cells) => cells.filter((cell) => known.has(headerKey(cell))).length);
  const best = Math.max(0, ...scores);
  const width = Math.max(0, ...rows.map(filledCount));
  // A single known word in a wide table may be a title; then the shape of the rows decides.
  if (best >= 2 || (best === 1 && width <= 2)) return scores.indexOf(best);
  const wide = rows.findIndex((cells) => filledCount(cells) >= Math.max(1, Math.ceil(width * 0.6)));
  if (wide < 0) return best > 0 ? scores.indexOf(best) : null;
  if (looksLikeHeader(rows[wide] ?? [])) return wide;
  return best > 0 ? scores.indexOf(best) : null;
}

function filledCount(cells: readonly string[]): number {
  return cells.filter((cell) => cell !== '').length;
}

function looksLikeHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (new Set(filled).size !== filled.length) return false;
  return filled.every(
    (cell) => cell.length <= MAX_HEADER_LENGTH && !/^[\d.,%¥$+-]+$/.test(cell) && shapeOf([cell]) === null,
  );
}
