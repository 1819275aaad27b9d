import { LABEL_KINDS } from './labels.table';
import type { LabelledPart, LabelKind } from './labels.table';

const SEPARATORS = ['\t', '|', ',', '，', ';', '；'] as const;
const LEAST_COLUMNS = 3;
const MAX_ROWS = 3;
const MAX_LINE = 600;

interface Column {
  readonly kind: LabelKind;
  readonly mu: boolean;
}

/** A heading row with the cells below it, read as labelled parts. */
export interface Columns {
  /** The heading row itself is no text of the person's. */
  readonly headStart: number;
  readonly headEnd: number;
  readonly parts: readonly LabelledPart[];
}

/**
 * A table pasted from a workbook: a line of three or more known headings (公司, 联系人, 电话, 面积 …) and the
 * rows below it. Works on the text as it came, for its tabs; offsets are the same in the normalised one.
 */
export function findColumns(original: string): Columns | null {
  const lines = linesOf(original);
  for (const [i, line] of lines.entries()) {
    if (line.end - line.start > MAX_LINE) continue;
    for (const separator of SEPARATORS) {
      const head = cellsOf(original, line, separator);
      if (head.length < LEAST_COLUMNS) continue;
      const columns = head.map((cell) => columnOf(original.slice(cell.start, cell.end)));
      const known = columns.filter((c) => c !== null && c.kind !== 'other').length;
      if (known < LEAST_COLUMNS || known * 2 < head.length) continue;
      const parts = lines
        .slice(i + 1, i + 1 + MAX_ROWS)
        .flatMap((row) => partsOf(cellsOf(original, row, separator), columns));
      if (parts.length >= LEAST_COLUMNS) return { headStart: line.start, headEnd: line.end, parts };
    }
  }
  return null;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function linesOf(text: string): Stretch[] {
  const lines: Stretch[] = [];
  for (let start = 0; start <= text.length && lines.length < 12;) {
    const at = text.indexOf('\n', start);
    const end = at === -1 ? text.length : at;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

function cellsOf(text: string, line: Stretch, separator: string): Stretch[] {
  const cells: Stretch[] = [];
  let start = line.start;
  while (start <= line.end) {
    const at = text.indexOf(separator, start);
    const end = at === -1 || at > line.end ? line.end : at;
    let from = start;
    let to = end;
    while (from < to && /\s/.test(text.charAt(from))) from += 1;
    while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
    cells.push({ start: from, end: to });
    start = end + 1;
  }
  return cells;
}

function columnOf(heading: string): Column | null {
  const word = heading.replace(/[(（[【].*$/, '').replace(/[\s:：*]/g, '');
  const kind = LABEL_KINDS.get(word.toLowerCase());
  return kind === undefined ? null : { kind, mu: heading.includes('亩') };
}

function partsOf(cells: readonly Stretch[], columns: readonly (Column | null)[]): LabelledPart[] {
  if (cells.length < columns.length - 1) return [];
  return cells.flatMap((cell, i) => {
    const column = columns[i] ?? null;
    if (column === null || cell.end <= cell.start) return [];
    return [{ kind: column.kind, labelStart: cell.start, start: cell.start, end: cell.end, mu: column.mu }];
  });
}
