import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { driverError } from '@luodi/platform';
import type { SheetRow } from '@luodi/sheets';
import type { EntityManager } from 'typeorm';
import type { RowsReader } from '../files/rows-file';
import type { ImportRow, ImportRun, RowCheck, RowFault, RowOutcome } from '../import-kind';
import { addFaults, addItems, moveCheckpoint, takeKeys } from '../import.queries';
import type { FaultRecord, ImportRecord } from '../import.row';
import { cutRow } from '../mapping/cut-row.policy';

const ROWS = 500;
/** What the decoder puts where bytes belong to no character. */
const UNREADABLE = '\uFFFD';
/** Classes of SQLSTATE that a value of a row can cause: bad data, broken constraint. */
const OF_A_ROW = /^2[23]/;

type Answer = RowCheck | RowOutcome;

/** Rows that are cut and prepared in one go: the worker's other jobs, and the answers of the database, wait no longer. */
const TURN_ROWS = 25;

/** Rows of the file, cut by the mapping. */
export interface Batch {
  /** The checkpoint that they follow. */
  readonly from: number;
  readonly end: number;
  readonly count: number;
  readonly readable: readonly ImportRow[];
  readonly unreadable: readonly FaultRecord[];
  readonly cellsOf: ReadonlyMap<number, readonly string[]>;
}

/** Batches of rows: read ahead; then checked or written, counted, and the checkpoint moved in one transaction. */
@Injectable()
export class BatchService {
  /** Reads and prepares rows behind a checkpoint; none at the end of the file. */
  public async read(job: ImportRecord, run: ImportRun, reader: RowsReader, from: number): Promise<Batch> {
    const { rows, position } = await reader.read(from, ROWS);
    const headers = job.columns.map((column) => column.header);
    const purpose = job.status === 'checking' ? 'check' : 'write';
    const readable: ImportRow[] = [];
    const unreadable: FaultRecord[] = [];
    const cellsOf = new Map<number, readonly string[]>();
    for (const [index, row] of rows.entries()) {
      if (index % TURN_ROWS === 0) await nextTurn();
      cellsOf.set(row.number, row.cells);
      // A line that an erasure emptied (PersonInFilesService).
      if (row.cells.length === 0) unreadable.push(faultRecord(row.number, 'erased', null, []));
      else if (isUnreadable(row)) unreadable.push(faultRecord(row.number, 'unreadable', null, row.cells));
      else {
        const cut = cutRow(row.number, row.cells, job.mapping, headers);
        run.prepare?.(cut, purpose);
        readable.push(cut);
      }
    }
    return { from, end: position, count: rows.length, readable, unreadable, cellsOf };
  }

  /** Checks or writes a batch that follows the checkpoint of the held import. */
  public async take(tx: EntityManager, job: ImportRecord, run: ImportRun, batch: Batch): Promise<void> {
    const { readable, cellsOf } = batch;
    const faults = [...batch.unreadable];
    const checking = job.status === 'checking';
    const answers: readonly Answer[] = checking
      ? await run.check(tx, readable)
      : await this.writeApart(tx, run, readable);
    const counts = { importable: 0, duplicate: 0, created: 0, updated: 0, assigned: 0 };
    const items: Parameters<typeof addItems>[2][number][] = [];
    const fresh = checking ? await takeKeys(tx, job.id, keysOf(answers)) : new Set<string>();
    const seen = new Set<string>();
    for (const [index, answer] of answers.entries()) {
      const number = readable[index]?.number ?? 0;
      switch (answer.kind) {
        case 'fault':
          faults.push(
            faultRecord(
              number,
              answer.code,
              answer.field,
              answer.forgets === true ? [] : (cellsOf.get(number) ?? []),
            ),
          );
          break;
        case 'duplicate':
          counts.duplicate += 1;
          break;
        case 'new': {
          const again = answer.key !== null && (!fresh.has(answer.key) || seen.has(answer.key));
          if (answer.key !== null) seen.add(answer.key);
          if (again) counts.duplicate += 1;
          else counts.importable += 1;
          break;
        }
        default:
          counts[answer.kind] += 1;
          if (answer.assigned === true) counts.assigned += 1;
          items.push({
            row_number: number,
            action: answer.kind,
            object_id: answer.objectId,
            mark: answer.mark,
            before: answer.before ?? null,
          });
      }
    }
    await addFaults(tx, job.id, faults);
    await addItems(tx, job.id, items);
    await moveCheckpoint(tx, job.id, {
      position: batch.end,
      done: batch.count,
      faulty: faults.length,
      ...counts,
    });
  }

  /** Writes rows; when a value of one of them breaks a rule of the database, the halves, down to that row. */
  private async writeApart(
    tx: EntityManager,
    run: ImportRun,
    rows: readonly ImportRow[],
  ): Promise<readonly RowOutcome[]> {
    if (rows.length === 0) return [];
    try {
      return await tx.transaction((inner) => run.write(inner, rows));
    } catch (error) {
      const details = driverError(error);
      const bad = OF_A_ROW.test(details?.code ?? '') && details?.constraint !== 'inquiries_tracking_code_key';
      if (!bad) throw error;
      if (rows.length === 1) return [{ kind: 'fault', code: 'refused', field: null } satisfies RowFault];
      const middle = rows.length >> 1;
      return [
        ...(await this.writeApart(tx, run, rows.slice(0, middle))),
        ...(await this.writeApart(tx, run, rows.slice(middle))),
      ];
    }
  }
}

function isUnreadable(row: SheetRow): boolean {
  return row.cells.some((cell) => cell.includes(UNREADABLE));
}

function keysOf(answers: readonly Answer[]): string[] {
  return answers.flatMap((answer) => (answer.kind === 'new' && answer.key !== null ? [answer.key] : []));
}

function faultRecord(
  row_number: number,
  code: string,
  field: string | null,
  cells: readonly string[],
): FaultRecord {
  return { row_number, code, field, cells };
}
