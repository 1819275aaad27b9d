import type { SheetLimits } from './sheet';
import { SheetFault } from './sheet-fault';

/** More cells between two line ends than any limit of columns; a long text has fewer commas in one line. */
const MAX_DELIMITERS = 20_000;

/**
 * Hands on the text of a file while its lines are of lengths that a row may have. The parser behind it keeps a line
 * until its end: a file without line ends would cost it seconds and memory before it notices.
 * @throws SheetFault row_too_long, too_many_columns
 */
export async function* guardLines(
  pieces: AsyncIterable<string>,
  delimiter: string,
  limits: SheetLimits,
): AsyncGenerator<string> {
  let length = 0;
  let delimiters = 0;
  for await (const piece of pieces) {
    const lineEnd = piece.includes('\n') ? '\n' : '\r';
    let at = 0;
    for (;;) {
      const end = piece.indexOf(lineEnd, at);
      const to = end < 0 ? piece.length : end;
      length += to - at;
      if (length > limits.rowLength) throw new SheetFault('row_too_long');
      if (length > MAX_DELIMITERS) delimiters += count(piece, delimiter, at, to);
      if (delimiters > MAX_DELIMITERS) throw new SheetFault('too_many_columns');
      if (end < 0) break;
      length = 0;
      delimiters = 0;
      at = end + 1;
    }
    yield piece;
  }
}

function count(text: string, delimiter: string, from: number, to: number): number {
  let found = 0;
  for (let at = text.indexOf(delimiter, from); at >= 0 && at < to; at = text.indexOf(delimiter, at + 1)) {
    found += 1;
  }
  return found;
}
