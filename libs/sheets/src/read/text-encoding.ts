import { isAscii } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { SheetFault } from './sheet-fault';

/** How the bytes of a text file become characters. */
export interface TextEncodingFound {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
  /** Bytes of the mark at the beginning. */
  readonly skip: number;
}

const SAMPLE = 64 * 1024;

/**
 * The encoding of a text file: by its mark; without one UTF-16 by where its zero bytes stand, UTF-8 when the whole file
 * is, else GB18030. A file that is nearly UTF-8 (some broken bytes among many good characters) stays UTF-8, so that the
 * broken rows can be named instead of every row being misread.
 * @throws SheetFault empty, unsupported (zero bytes: no text)
 */
export async function findEncoding(path: string): Promise<TextEncodingFound> {
  const head = await readHead(path);
  if (head.length === 0) throw new SheetFault('empty');
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', skip: 2 };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', skip: 3 };
  const wide = utf16Order(head);
  if (wide !== null) return { encoding: wide, skip: 0 };
  if (head.includes(0)) throw new SheetFault('unsupported');
  const counts = new Utf8Count();
  for await (const chunk of createReadStream(path)) counts.add(chunk as Buffer);
  return { encoding: counts.good >= counts.bad ? 'utf-8' : 'gb18030', skip: 0 };
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

/** Counts well-formed characters of two and more bytes, and bytes that belong to none (RFC 3629). */
class Utf8Count {
  public good = 0;
  public bad = 0;
  private missing = 0;
  private lower = 0x80;
  private upper = 0xbf;

  public add(chunk: Buffer): void {
    if (this.missing === 0 && isAscii(chunk)) return;
    for (const byte of chunk) {
      if (this.missing > 0) {
        if (byte >= this.lower && byte <= this.upper) {
          this.missing -= 1;
          this.lower = 0x80;
          this.upper = 0xbf;
          if (this.missing === 0) this.good += 1;
          continue;
        }
        this.bad += 1;
        this.missing = 0;
      }
      if (byte >= 0x80) this.begin(byte);
    }
  }

  private begin(byte: number): void {
    this.lower = 0x80;
    this.upper = 0xbf;
    if (byte >= 0xc2 && byte <= 0xdf) this.missing = 1;
    else if (byte >= 0xe0 && byte <= 0xef) {
      this.missing = 2;
      if (byte === 0xe0) this.lower = 0xa0;
      if (byte === 0xed) this.upper = 0x9f;
    } else if (byte >= 0xf0 && byte <= 0xf4) {
      this.missing = 3;
      if (byte === 0xf0) this.lower = 0x90;
      if (byte === 0xf4) this.upper = 0x8f;
    } else this.bad += 1;
  }
}
