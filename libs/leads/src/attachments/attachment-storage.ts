import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, DomainError, type Config } from '@luodi/platform';
import type { ReadAt } from './read-at';

/** Below DATA_DIR; erasure names files by it. */
export const ATTACHMENT_FOLDER = 'files/attachments';
const NAME = /^[0-9a-f]{32}$/;
const PART = /^[0-9a-f]{32}\.part$/;
/** Whoever sends nothing for so long has gone. */
const IDLE_MS = 60_000;

/** A file that has arrived whole, on disk, and belongs to nothing yet. */
export interface ReceivedFile {
  readonly file: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Attached files under DATA_DIR/files/attachments by random names; nothing of a request ever becomes a path. */
@Injectable()
export class AttachmentStorage {
  private readonly folder: string;

  public constructor(@Inject(CONFIG) config: Config) {
    this.folder = join(config.dataDir, ATTACHMENT_FOLDER);
  }

  /** The path of a stored file. */
  public path(file: string): string {
    if (!NAME.test(file)) throw new Error('Not the name of a stored file');
    return join(this.folder, file.slice(0, 2), file);
  }

  /**
   * Writes a stream to disk as it comes and waits until the disk has it; nothing is left of what breaks off.
   * @throws DomainError attachment_too_large (413), attachment_empty (422), upload_broken_off (400)
   */
  public async receive(source: Readable, maxBytes: number): Promise<ReceivedFile> {
    const file = randomBytes(16).toString('hex');
    const part = this.partOf(file);
    await mkdir(join(this.folder, file.slice(0, 2)), { recursive: true, mode: 0o700 });
    const hash = createHash('sha256');
    let size = 0;
    const idle = new AbortController();
    let timer = setTimeout(() => idle.abort(), IDLE_MS);
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        clearTimeout(timer);
        timer = setTimeout(() => idle.abort(), IDLE_MS);
        size += chunk.length;
        if (size > maxBytes) return done(tooLarge(maxBytes));
        hash.update(chunk);
        done(null, chunk);
      },
    });
    // The request outlives a refusal: whoever sent too much should hear so.
    const body = Readable.from(source.iterator({ destroyOnReturn: false }));
    try {
      // `flush`: on disk before it is called whole.
      await pipeline(body, meter, createWriteStream(part, { mode: 0o600, flags: 'wx', flush: true }), {
        signal: idle.signal,
      });
      if (size === 0) throw new DomainError('attachment_empty');
      return { file, size, sha256: hash.digest('hex') };
    } catch (error) {
      await rm(part, { force: true });
      if (error instanceof DomainError) throw error;
      if (idle.signal.aborted || source.destroyed) throw new DomainError('upload_broken_off');
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Lets a function read a received file at any place. */
  public async inspect<T>({ file }: ReceivedFile, look: (read: ReadAt) => Promise<T>): Promise<T> {
    const handle = await open(this.partOf(file), 'r');
    try {
      return await look(async (offset, length) => {
        const buffer = Buffer.alloc(length);
        const { bytesRead } = await handle.read(buffer, 0, length, offset);
        return buffer.subarray(0, bytesRead);
      });
    } finally {
      await handle.close();
    }
  }

  /** Gives a received file its place, also on disk, before a row names it. */
  public async keep({ file }: ReceivedFile): Promise<void> {
    await rename(this.partOf(file), this.path(file));
    const folder = await open(join(this.folder, file.slice(0, 2)), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  /** Deletes files, received or kept; missing ones are as good as deleted. */
  public async remove(...files: readonly string[]): Promise<void> {
    for (const file of files) {
      await rm(this.path(file), { force: true });
      await rm(this.partOf(file), { force: true });
    }
  }

  /** Opens a kept file. @throws DomainError attachment_missing (410) */
  public async open(file: string): Promise<FileHandle> {
    return open(this.path(file), 'r').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new DomainError('attachment_missing') : error;
    });
  }

  /**
   * Deletes files from before a time that nothing names: of broken uploads and of processes that died between file and
   * row. `known` answers which of some names are somebody's. Answers how many went.
   */
  public async sweep(
    before: Date,
    known: (files: readonly string[]) => Promise<ReadonlySet<string>>,
  ): Promise<number> {
    let gone = 0;
    for (let prefix = 0; prefix < 256; prefix += 1) {
      const old = await this.olderThan(before, prefix.toString(16).padStart(2, '0'));
      if (old.length === 0) continue;
      const named = await known(old.filter((name) => NAME.test(name)));
      for (const name of old.filter((one) => !named.has(one))) {
        await this.remove(name.slice(0, 32));
        gone += 1;
      }
    }
    return gone;
  }

  private async olderThan(before: Date, prefix: string): Promise<string[]> {
    const folder = join(this.folder, prefix);
    const names: string[] = [];
    const entries = await opendir(folder).catch(() => null);
    if (entries === null) return names;
    for await (const { name } of entries) {
      if (!NAME.test(name) && !PART.test(name)) continue;
      const facts = await stat(join(folder, name)).catch(() => null);
      if (facts !== null && facts.mtimeMs < before.getTime()) names.push(name);
    }
    return names;
  }

  private partOf(file: string): string {
    return `${this.path(file)}.part`;
  }
}

/** @param maxBytes the limit */
export function tooLarge(maxBytes: number): DomainError {
  return new DomainError('attachment_too_large', { megabytes: Math.round(maxBytes / 1024 / 1024) });
}
