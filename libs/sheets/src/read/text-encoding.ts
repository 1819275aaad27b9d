import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { countMixedLines, findBrokenByte, type BrokenByte } from './broken-byte';
import {
  PLAUSIBLE,
  Plausibility,
  judgeEncoding,
  plausibilityOf,
  type ByteEncoding,
  type Reading,
} from './encoding-plausibility.policy';
import { SheetFault } from './sheet-fault';

/** What a person may name, and what is found; windows-1252 is only ever named: any bytes at all can be read as it. */
export const TEXT_ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

/** How the bytes of a text file become characters. */
export interface TextEncodingFound {
  readonly encoding: TextEncoding;
  /** Bytes of the mark at the beginning. */
  readonly skip: number;
}

const SAMPLE = 64 * 1024;
const MARKS: readonly (readonly [TextEncoding, readonly number[]])[] = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
];

/**
 * The encoding of a text file: by its mark; without one UTF-16 by where its zero bytes stand, UTF-8 when the whole file
 * is, else GB18030 or Big5, whichever it is without a broken byte and reads like Chinese. Nothing is guessed: a file
 * that is damaged or of two encodings is refused with its first such row, one that could be either as unclear. Who
 * names the encoding is believed, and has the rows named that can't be read.
 * @throws SheetFault empty, unsupported (zero bytes: no text), encoding_broken, encoding_unclear
 */
export async function findEncoding(
  path: string,
  named: TextEncoding | null = null,
): Promise<TextEncodingFound> {
  const head = await readHead(path);
  if (head.length === 0) throw new SheetFault('empty');
  const mark = MARKS.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte));
  if (named !== null) return { encoding: named, skip: mark?.[0] === named ? mark[1].length : 0 };
  if (mark !== undefined) return { encoding: mark[0], skip: mark[1].length };
  const wide = utf16Order(head);
  if (wide !== null) return { encoding: wide, skip: 0 };
  if (head.includes(0)) throw new SheetFault('unsupported');
  if (await isUtf8(path)) return { encoding: 'utf-8', skip: 0 };
  const mixed = await countMixedLines(path);
  const verdict = judgeEncoding(await readingsOf(path));
  if (mixed.first !== null && mixed.utf8 >= mixed.others)
    return refuse('utf-8', await findBrokenByte(path, 'utf-8'));
  if (verdict.kind === 'unclear') throw new SheetFault('encoding_unclear');
  const encoding = verdict.encoding ?? (await encodingOfBeginning(path, head));
  if (mixed.first !== null) return refuse(encoding, mixed.first);
  if (verdict.kind === 'sure') return { encoding, skip: 0 };
  return refuse(encoding, await findBrokenByte(path, encoding));
}

/** Of a file that is broken in every encoding: the one in which what stands before the first broken byte is Chinese. */
async function encodingOfBeginning(path: string, head: Buffer): Promise<ByteEncoding> {
  for (const encoding of ['gb18030', 'big5'] as const) {
    const place = await findBrokenByte(path, encoding);
    const whole = head.subarray(0, (place?.byte ?? head.length) - 1);
    if (plausibilityOf(whole, encoding) >= PLAUSIBLE) return encoding;
  }
  return 'utf-8';
}

function refuse(encoding: TextEncoding, place: BrokenByte | null): never {
  throw new SheetFault('encoding_broken', place?.row ?? null, {
    encoding: encoding.toUpperCase(),
    row: place?.row ?? 1,
    byte: place?.byte ?? 1,
  });
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (isOfTheDecoder(error)) return false;
    throw error;
  }
}

function isOfTheDecoder(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
  );
}

/** Each encoding's view of the whole file. */
async function readingsOf(path: string): Promise<Reading[]> {
  const views = (['utf-8', 'gb18030', 'big5'] as const).map((encoding) => ({
    encoding,
    strict: encoding === 'utf-8' ? null : new TextDecoder(encoding, { fatal: true }),
    lenient: new TextDecoder(encoding),
    whole: encoding !== 'utf-8',
    plausibility: new Plausibility(encoding),
  }));
  const look = (bytes: Buffer | undefined): void => {
    for (const view of views) {
      const options = { stream: bytes !== undefined };
      view.plausibility.add(view.lenient.decode(bytes, options));
      if (!view.whole) continue;
      try {
        view.strict?.decode(bytes, options);
      } catch {
        view.whole = false;
      }
    }
  };
  for await (const chunk of createReadStream(path)) look(chunk as Buffer);
  look(undefined);
  return views.map(({ encoding, whole, plausibility }) => ({ encoding, whole, score: plausibility.score }));
}

/** The characters of a file, piece by piece; what can't be read becomes U+FFFD. */
export async function* decodeFile(path: string, found: TextEncodingFound): AsyncGenerator<string> {
  const decoder = new TextDecoder(found.encoding, { ignoreBOM: true });
  for await (const chunk of createReadStream(path, { start: found.skip })) {
    const text = decoder.decode(chunk as Buffer, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(SAMPLE);
    const { bytesRead } = await handle.read(buffer, 0, SAMPLE, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Separators and line ends (\t \n \r , ; |) tell the order: their zero byte stands before or behind them. */
function utf16Order(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const plain = new Set([0x09, 0x0a, 0x0d, 0x2c, 0x3b, 0x7c]);
  let big = 0;
  let little = 0;
  for (let index = 0; index + 1 < head.length; index += 2) {
    const first = head[index] ?? 0;
    const second = head[index + 1] ?? 0;
    if (first === 0 && plain.has(second)) big += 1;
    if (second === 0 && plain.has(first)) little += 1;
  }
  if (big === 0 && little === 0) return null;
  return big >= little ? 'utf-16be' : 'utf-16le';
}
