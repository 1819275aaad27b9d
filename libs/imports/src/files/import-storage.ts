import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@luodi/platform';

/** multer's random names, and ours. */
const STORED_NAME = /^[0-9a-f]{32}$|^[0-9a-f-]{36}\.rows$/;
const PART = '.part';

/** Uploads and read files under DATA_DIR/files/imports by random names; nothing of a request ever becomes a path. */
@Injectable()
export class ImportStorage {
  /** Where uploads arrive. */
  public readonly folder: string;

  public constructor(@Inject(CONFIG) config: Config) {
    this.folder = join(config.dataDir, 'files', 'imports');
  }

  /** Makes the folder, readable by this account alone. */
  public ensureFolder(): string {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    return this.folder;
  }

  /** The path of a stored file. */
  public path(name: string): string {
    if (!STORED_NAME.test(name)) throw new Error('Not the name of a stored file');
    return join(this.folder, name);
  }

  /** The same as a path below DATA_DIR. */
  public pathInData(name: string): string {
    if (!STORED_NAME.test(name)) throw new Error('Not the name of a stored file');
    return `files/imports/${name}`;
  }

  /** Lets a function write a new rows file, and keeps it only when the function ends well. Answers its name. */
  public async writeRows(fill: (path: string) => Promise<void>): Promise<string> {
    this.ensureFolder();
    const name = `${randomUUID()}.rows`;
    const part = join(this.folder, `${name}${PART}`);
    try {
      await fill(part);
      await rename(part, join(this.folder, name));
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    return name;
  }

  /** Deletes a file; a missing one is as good as deleted. */
  public async remove(name: string | null): Promise<void> {
    if (name !== null) await rm(this.path(name), { force: true });
  }

  /** Deletes files older than a day that no import knows: of aborted uploads and killed workers. */
  public async removeUnknown(known: ReadonlySet<string>, now: Date): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      if (known.has(name)) continue;
      const path = join(this.folder, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
      if (mtimeMs < now.getTime() - 86_400_000) await rm(path, { force: true });
    }
  }
}
