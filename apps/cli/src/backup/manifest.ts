import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import type { LoggedErasure } from '@luodi/privacy';

export interface TableEntry {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** SHA-256 of the uncompressed COPY text. */
  readonly sha256: string;
}

export interface FileEntry {
  /** Relative to DATA_DIR, with forward slashes. */
  readonly path: string;
  readonly sha256: string;
}

/** What a backup holds; the last file to be written, so that a backup without it is none. */
export interface Manifest {
  readonly format: 1;
  readonly createdAt: string;
  readonly migrations: readonly string[];
  readonly tables: readonly TableEntry[];
  readonly sequences: readonly { readonly name: string; readonly value: string; readonly called: boolean }[];
  readonly files: readonly FileEntry[];
  /** People erased before the backup, by ids and keyed hashes; a restore of an older one erases them again. */
  readonly erasures?: readonly LoggedErasure[];
}

export const MANIFEST_FILE = 'manifest.json';

/** Passes COPY text through and remembers its hash and its lines. */
export class Meter extends Transform {
  private readonly hash: Hash = createHash('sha256');
  private lines = 0;

  public override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: null, chunk: Buffer) => void,
  ): void {
    this.hash.update(chunk);
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.lines += 1;
    done(null, chunk);
  }

  public result(): { readonly rows: number; readonly sha256: string } {
    return { rows: this.lines, sha256: this.hash.digest('hex') };
  }
}

/** SHA-256 of a file. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
