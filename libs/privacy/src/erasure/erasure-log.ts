import { appendFile, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, type FilePassage } from '@luodi/platform';
import type { DataSource } from 'typeorm';

/** An erasure by ids and keyed hashes, as a line of DATA_DIR/erasures.log and of a backup's manifest. */
export interface LoggedErasure {
  readonly id: string;
  readonly at: string;
  readonly contactIds: readonly string[];
  readonly inquiryIds: readonly string[];
  /** Hex of Suppression.hash. */
  readonly keyHashes: readonly string[];
}

const NAME = 'erasures.log';

/**
 * Keeps erasures outside the database too: a restore of an older backup brings people back, and this file says who
 * must go again (domain.md 5.1). It holds random ids and keyed hashes only.
 */
@Injectable()
export class ErasureLog {
  private readonly folder: string;

  public constructor(@Inject(CONFIG) config: Config) {
    this.folder = resolve(config.dataDir);
  }

  /** Appends an erasure unless it is there; may run twice. */
  public async append(entry: LoggedErasure): Promise<void> {
    if ((await this.read()).some((known) => known.id === entry.id)) return;
    const path = join(this.folder, NAME);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await appendFile(path, `${JSON.stringify(entry)}\n`, { mode: 0o600, flush: true });
  }

  /** Every erasure of the file; a line that was cut off by a crash is left out. */
  public async read(): Promise<LoggedErasure[]> {
    const text = await readFile(join(this.folder, NAME), 'utf8').catch(() => '');
    return text.split('\n').flatMap((line) => {
      const entry = parsed(line);
      return entry === null ? [] : [entry];
    });
  }

  /** Deletes files below DATA_DIR; a missing one is as good as deleted. */
  public async removeFiles(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const target = this.inside(path);
      await rm(target, { force: true });
      await rm(`${target}.part`, { force: true });
    }
  }

  /** Overwrites passages of files in place; may run twice, and a missing file holds nobody. */
  public async blank(passages: readonly FilePassage[]): Promise<void> {
    for (const { path, at, length, text } of passages) {
      const handle = await open(this.inside(path), 'r+').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (handle === null) continue;
      try {
        await handle.write(Buffer.from(text.slice(0, length).padEnd(length)), 0, length, at);
        await handle.datasync();
      } finally {
        await handle.close();
      }
    }
  }

  private inside(path: string): string {
    const target = resolve(this.folder, path);
    if (!target.startsWith(this.folder + sep)) throw new Error('A file outside DATA_DIR');
    return target;
  }
}

/** An erasure of the database in its logged form; null when there is none. */
export async function findErasure(source: DataSource, id: string): Promise<LoggedErasure | null> {
  const rows: { id: string; at: Date; contacts: string[]; inquiries: string[]; keys: string[] }[] =
    await source.query(
      `SELECT id, at, contact_ids AS contacts, inquiry_ids AS inquiries,
              ARRAY(SELECT encode(h, 'hex') FROM unnest(key_hashes) AS h) AS keys
         FROM erasures WHERE id = $1`,
      [id],
    );
  const row = rows[0];
  if (row === undefined) return null;
  return {
    id: row.id,
    at: row.at.toISOString(),
    contactIds: row.contacts,
    inquiryIds: row.inquiries,
    keyHashes: row.keys,
  };
}

function parsed(line: string): LoggedErasure | null {
  try {
    const value = JSON.parse(line) as Partial<LoggedErasure> | null;
    if (typeof value?.id !== 'string' || typeof value.at !== 'string') return null;
    return {
      id: value.id,
      at: value.at,
      contactIds: value.contactIds ?? [],
      inquiryIds: value.inquiryIds ?? [],
      keyHashes: value.keyHashes ?? [],
    };
  } catch {
    return null;
  }
}
