import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { MARGIN, PLAUSIBLE, plausibilityOf, type ByteEncoding } from './encoding-plausibility.policy';

/** Where a file stops being text of one encoding. */
export interface BrokenByte {
  /** The line, from 1, as the person's program counts them. */
  readonly row: number;
  /** From 1, in the file. */
  readonly byte: number;
}

/** The first byte that belongs to no character of the encoding; null when there is none. */
export async function findBrokenByte(path: string, encoding: ByteEncoding): Promise<BrokenByte | null> {
  for await (const { bytes, row, begin } of linesOf(path)) {
    const good = wholeLength(bytes, encoding);
    if (good < bytes.length) return { row, byte: begin + good + 1 };
  }
  return null;
}

/** Lines that are Chinese as UTF-8 and nothing as GB18030, and the others, in a file that is not UTF-8 throughout. */
export interface MixedLines {
  readonly utf8: number;
  readonly others: number;
  /** The first of the former; null when there is none. */
  readonly first: BrokenByte | null;
}

/** Looks for lines of UTF-8 in a file of something else: as GB18030 they can be read, and make no sense. */
export async function countMixedLines(path: string): Promise<MixedLines> {
  let utf8 = 0;
  let others = 0;
  let first: BrokenByte | null = null;
  for await (const { bytes, row, begin } of linesOf(path)) {
    if (isAscii(bytes)) continue;
    if (isUtf8(bytes) && makesSenseOnlyAsUtf8(bytes)) {
      utf8 += 1;
      first ??= { row, byte: begin + bytes.findIndex((byte) => byte >= 0x80) + 1 };
    } else others += 1;
  }
  return { utf8, others, first };
}

interface Line {
  /** With its line feed. */
  readonly bytes: Buffer;
  readonly row: number;
  /** Bytes before it. */
  readonly begin: number;
}

const LINE_FEED = 0x0a;

/** In none of the encodings is a line feed a part of another character. */
async function* linesOf(path: string): AsyncGenerator<Line> {
  let row = 1;
  let begin = 0;
  let held: Buffer[] = [];
  for await (const item of createReadStream(path)) {
    const chunk = item as Buffer;
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      const piece = chunk.subarray(from, end + 1);
      const bytes = held.length === 0 ? piece : Buffer.concat([...held, piece]);
      yield { bytes, row, begin };
      held = [];
      row += 1;
      begin += bytes.length;
      from = end + 1;
    }
    if (from < chunk.length) held.push(chunk.subarray(from));
  }
  if (held.length > 0) yield { bytes: Buffer.concat(held), row, begin };
}

function makesSenseOnlyAsUtf8(bytes: Buffer): boolean {
  const utf8 = plausibilityOf(bytes, 'utf-8');
  if (utf8 < PLAUSIBLE) return false;
  return utf8 - Math.max(plausibilityOf(bytes, 'gb18030'), plausibilityOf(bytes, 'big5')) >= MARGIN;
}

/** How many bytes of a line are characters, up to the first that is none. */
function wholeLength(line: Buffer, encoding: ByteEncoding): number {
  if (decodes(line, encoding)) return line.length;
  let [good, bad] = [0, line.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    // A piece may end in the middle of a character.
    if (decodes(line.subarray(0, middle), encoding, true)) good = middle;
    else bad = middle;
  }
  return good;
}

function decodes(bytes: Buffer, encoding: ByteEncoding, stream = false): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}
