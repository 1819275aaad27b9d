import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@luodi/platform';
import type { ExportFormat } from './export.dto';

const STORED_NAME = /^[0-9a-f-]{36}\.(xlsx|csv)$/;
const PART = '.part';

/** Export files under DATA_DIR/exports by random names; nothing of a request ever becomes a path. */
@Injectable()
export class ExportStorage {
  private readonly folder: string;

  public constructor(@Inject(CONFIG) config: Config) {
    this.folder = join(config.dataDir, 'exports');
  }

  /** Lets a function write a new file, and keeps it only when the function ends well. Answers name and size. */
  public async write(
    format: ExportFormat,
    fill: (path: string) => Promise<void>,
  ): Promise<{ name: string; size: number }> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const name = `${randomUUID()}.${format}`;
    const part = join(this.folder, `${name}${PART}`);
    try {
      await fill(part);
      await rename(part, join(this.folder, name));
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    const { size } = await stat(join(this.folder, name));
    return { name, size };
  }

  /** The path of a stored file. */
  public path(name: string): string {
    if (!STORED_NAME.test(name)) throw new Error('Not the name of a stored file');
    return join(this.folder, name);
  }

  /** Deletes a file; a missing one is as good as deleted. */
  public async remove(name: string): Promise<void> {
    await rm(this.path(name), { force: true });
  }

  /** Deletes what a killed worker left half written more than a day ago. */
  public async removeStale(now: Date): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names.filter((known) => known.endsWith(PART))) {
      const path = join(this.folder, name);
      const { mtimeMs } = await stat(path);
      if (mtimeMs < now.getTime() - 86_400_000) await rm(path, { force: true });
    }
  }
}
