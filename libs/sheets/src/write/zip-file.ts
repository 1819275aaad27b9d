import type { FileHandle } from 'node:fs/promises';
import { Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_CENTRAL = 0x06054b50;
const UTF8_NAMES = 0x0800;
const DEFLATE = 8;
const FIXED_DATE = ((2026 - 1980) << 9) | (1 << 5) | 1; // 2026-01-01: equal content gives equal files
const MAX_UINT32 = 0xffffffff;

/**
 * A ZIP written straight into a file in constant memory. The header of each entry is completed when its length is known,
 * so that readers need no data descriptors. No ZIP64: entries and archive stay below 4 GiB, or it throws.
 */
export class ZipFile {
  private readonly entries: Entry[] = [];
  private position = 0;

  public constructor(private readonly handle: FileHandle) {}

  /** Compresses chunks of text into one entry. */
  public async add(name: string, chunks: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const offset = this.position;
    const nameBytes = Buffer.from(name, 'utf8');
    await this.append(localHeader(nameBytes, 0, 0, 0));
    const started = this.position;
    let crc = 0;
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done): void {
        crc = crc32(chunk, crc);
        size += chunk.length;
        done(null, chunk);
      },
    });
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done): void => {
        this.append(chunk).then(() => done(), done);
      },
    });
    await pipeline(
      Readable.from(chunks, { objectMode: false }),
      measure,
      createDeflateRaw({ level: 6 }),
      sink,
    );
    const compressed = this.position - started;
    if (size > MAX_UINT32 || this.position > MAX_UINT32)
      throw new Error('A sheet above 4 GiB can not be written');
    await this.handle.write(localHeader(nameBytes, crc, compressed, size), 0, 30 + nameBytes.length, offset);
    this.entries.push({ name: nameBytes, offset, crc, compressed, size });
  }

  /** Writes the directory; the archive is complete then. */
  public async finish(): Promise<void> {
    const start = this.position;
    for (const entry of this.entries) await this.append(centralHeader(entry));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(END_OF_CENTRAL, 0);
    end.writeUInt16LE(this.entries.length, 8);
    end.writeUInt16LE(this.entries.length, 10);
    end.writeUInt32LE(this.position - start, 12);
    end.writeUInt32LE(start, 16);
    await this.append(end);
  }

  private async append(bytes: Buffer): Promise<void> {
    await this.handle.write(bytes, 0, bytes.length, this.position);
    this.position += bytes.length;
  }
}

function localHeader(name: Buffer, crc: number, compressed: number, size: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(UTF8_NAMES, 6);
  header.writeUInt16LE(DEFLATE, 8);
  header.writeUInt16LE(FIXED_DATE, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(compressed, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function centralHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(CENTRAL_HEADER, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(UTF8_NAMES, 8);
  header.writeUInt16LE(DEFLATE, 10);
  header.writeUInt16LE(FIXED_DATE, 14);
  header.writeUInt32LE(entry.crc, 16);
  header.writeUInt32LE(entry.compressed, 20);
  header.writeUInt32LE(entry.size, 24);
  header.writeUInt16LE(entry.name.length, 28);
  header.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([header, entry.name]);
}
