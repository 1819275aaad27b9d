import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import type { FilePassage, PersonInFiles } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { lockImport } from '../import.queries';
import { endImport } from '../work/import-ending';
import { ImportStorage } from './import-storage';

const NEWLINE = 0x0a;

/**
 * Finds a person in the files of imports. A list that was read loses the person's lines alone, each replaced by one of
 * the same length, so that checkpoints stay true and the import goes on, is counted and undone as before. An upload
 * that nobody has read yet can't be looked into: it ends, and is uploaded again without the person.
 */
@Injectable()
export class PersonInFilesService {
  public constructor(private readonly storage: ImportStorage) {}

  /** @param pattern a regular expression of the ways to reach the person, without regard to case */
  public async find(
    tx: EntityManager,
    person: { readonly pattern: string; readonly now: Date },
  ): Promise<PersonInFiles> {
    const rows: { id: string; upload_name: string | null; rows_name: string | null }[] = await tx.query(
      `SELECT id, upload_name, rows_name FROM imports
        WHERE upload_name IS NOT NULL OR rows_name IS NOT NULL ORDER BY id`,
    );
    const wanted = new RegExp(person.pattern, 'i');
    const files: string[] = [];
    const passages: FilePassage[] = [];
    for (const { id, upload_name, rows_name } of rows) {
      if (upload_name !== null) {
        const job = await lockImport(tx, id);
        if (job?.upload_name !== upload_name) {
          // Read meanwhile: it can be looked into.
          if (job !== null && job.rows_name !== null)
            passages.push(...(await this.passagesOf(job.rows_name, wanted)));
          continue;
        }
        await endImport(tx, person.now, job, 'failed', 'import_person_erased', null);
        files.push(this.storage.pathInData(upload_name));
      }
      if (rows_name !== null) passages.push(...(await this.passagesOf(rows_name, wanted)));
    }
    return { files, passages };
  }

  private async passagesOf(name: string, wanted: RegExp): Promise<FilePassage[]> {
    const path = this.storage.pathInData(name);
    const passages: FilePassage[] = [];
    let rest = Buffer.alloc(0);
    let at = 0;
    try {
      for await (const chunk of createReadStream(this.storage.path(name), { highWaterMark: 1 << 20 })) {
        rest = Buffer.concat([rest, chunk as Buffer]);
        let from = 0;
        for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE, from)) {
          const line = rest.toString('utf8', from, end);
          if (wanted.test(line))
            passages.push({ path, at: at + from, length: end - from, text: emptyRow(line) });
          from = end + 1;
        }
        at += from;
        rest = rest.subarray(from);
      }
    } catch (error) {
      // A file that is gone holds nobody.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    return passages;
  }
}

/** A row with its number and nothing else; shorter than any row that names somebody. */
function emptyRow(line: string): string {
  return `[${/^\[(\d+)/.exec(line)?.[1] ?? '0'}]`;
}
