import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { ActorQueries, roleMay } from '@luodi/identity';
import { CONFIG, Clock, DomainError, type Config } from '@luodi/platform';
import { SheetFault, TEXT_ENCODINGS } from '@luodi/sheets';
import { DataSource, type EntityManager } from 'typeorm';
import { ImportStorage } from '../files/import-storage';
import { ReadUploadService } from '../files/read-upload.service';
import { RowsReader } from '../files/rows-file';
import { ImportKinds, type ImportKind, type ImportOrder, type ImportRun } from '../import-kind';
import { isWorking, type ImportStatus } from '../import-values.policy';
import { addImportWork, hasImportWork } from '../import.events';
import {
  changeImport,
  findImport,
  lockImport,
  readItems,
  rewindImport,
  takeImport,
  markUndone,
} from '../import.queries';
import type { ImportRecord } from '../import.row';
import { missingFields, suggestMapping, type ColumnMapping } from '../mapping/suggest-mapping.policy';
import { BatchService, type Batch } from './batch.service';
import { endImport, type EndStatus } from './import-ending';
import { retrying } from './retrying';
import { Tender } from './tender';
import { recallMapping } from './remembered-mappings.queries';

/** After so long a job ends and adds itself again: others get their turn, and a stopping worker waits no longer. */
const SLICE_MS = 2_000;
const UNDO_ROWS = 500;
/** A held import is looked at again after so long. */
const COME_BACK_MS = 10_000;

// A batch lost with the server is lost together with its checkpoint and written again; the last commit, which says
// "done", waits for the disk. Terms (GIN) are sorted into their indexes beside the batches, not within (kB).
const BATCH_SETTINGS = 'SET LOCAL synchronous_commit = off; SET LOCAL gin_pending_list_limit = 65536';

/** Does what an import asks for next, in the worker; killed at any moment, it goes on from the last checkpoint. */
@Injectable()
export class ImportWorkService {
  private readonly logger = new Logger('Imports');

  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly kinds: ImportKinds,
    private readonly actors: ActorQueries,
    private readonly storage: ImportStorage,
    private readonly uploads: ReadUploadService,
    private readonly batches: BatchService,
  ) {}

  /** One slice of work. After the last try of a fault that stays, the import is marked as failed. */
  public async work(importId: string, lastTry: boolean): Promise<void> {
    const job = await findImport(this.dataSource.manager, importId);
    if (job === null || !isWorking(job.status)) return;
    try {
      await this.advance(job);
    } catch (error) {
      const known = error instanceof DomainError || error instanceof SheetFault;
      if (!known && !lastTry) throw error;
      const code =
        error instanceof SheetFault
          ? `import_file_${error.reason}`
          : error instanceof DomainError
            ? error.code
            : 'internal';
      const place = error instanceof SheetFault && error.place !== null ? String(error.place) : null;
      this.logger.warn({ event: 'import_failed', importId, code });
      await this.finish(job, 'failed', code, place);
      if (!known) throw error;
    }
  }

  private async advance(job: ImportRecord): Promise<void> {
    const kind = this.kinds.get(job.kind);
    if (kind === null) throw new DomainError('not_found');
    switch (job.status) {
      case 'queued':
      case 'reading':
        await this.readUpload(job, kind);
        break;
      case 'checking':
      case 'importing':
        await this.passOver(job, kind);
        break;
      case 'undoing':
        await this.takeBack(job, kind);
        break;
      default:
    }
  }

  private async readUpload(job: ImportRecord, kind: ImportKind): Promise<void> {
    if (job.upload_name === null) throw new DomainError('gone');
    if (job.cancel_requested) return this.finish(job, 'cancelled', null, null);
    await this.dataSource.query(`UPDATE imports SET status = 'reading' WHERE id = $1 AND status = 'queued'`, [
      job.id,
    ]);
    const read = await this.uploads.read(
      this.storage.path(job.upload_name),
      kind,
      TEXT_ENCODINGS.find((name) => name === job.encoding) ?? null,
    );
    try {
      if (read.rows <= 0) throw new SheetFault('empty');
      const remembered = await recallMapping(
        this.dataSource.manager,
        job.requested_by,
        job.kind,
        read.signature,
      );
      const mapping: readonly ColumnMapping[] =
        job.mapping.length > 0 ? job.mapping : (remembered ?? suggestMapping(read.columns, kind.fields));
      const complete = missingFields(mapping, kind).length === 0;
      const next: ImportStatus = !complete ? 'ready' : job.dry_run ? 'checking' : 'importing';
      if (!complete && !job.dry_run) throw new DomainError('import_mapping_incomplete');
      const taken = await this.dataSource.transaction(async (tx) => {
        // A job taken over from a worker that was only slow reads the file a second time: the first to end counts.
        const held = await lockImport(tx, job.id);
        if (held?.upload_name !== job.upload_name) return false;
        await changeImport(tx, job.id, {
          rows_name: read.rowsName,
          upload_name: null,
          format: read.format,
          encoding: read.encoding,
          delimiter: read.delimiter,
          header_row: read.headerRow,
          columns: JSON.stringify(read.columns),
          mapping: JSON.stringify(mapping),
          signature: read.signature,
          rows_total: read.rows,
          data_position: read.dataPosition,
        });
        await rewindImport(tx, job.id, next);
        if (isWorking(next)) await addImportWork(tx, job.id);
        return true;
      });
      if (!taken) {
        await this.storage.remove(read.rowsName);
        return;
      }
    } catch (error) {
      await this.storage.remove(read.rowsName);
      throw error;
    }
    await this.storage.remove(job.upload_name);
  }

  /** Checks or writes batch after batch, each in one transaction with its checkpoint, until the slice is over. */
  private async passOver(job: ImportRecord, kind: ImportKind): Promise<void> {
    if (job.rows_name === null) throw new DomainError('gone');
    const order = await this.orderOf(job);
    const run = await kind.open(this.dataSource.manager, order);
    const reader = await RowsReader.open(this.storage.path(job.rows_name));
    const until = performance.now() + SLICE_MS;
    const tender = new Tender(run, this.dataSource.manager);
    let ahead = this.batches.read(job, run, reader, Number(job.position));
    try {
      for (;;) {
        const batch = await ahead;
        const over = performance.now() >= until;
        // The next rows are cut and prepared while the database writes these.
        if (!over && batch.count > 0) {
          ahead = this.batches.read(job, run, reader, batch.end);
          ahead.catch(() => undefined); // told by the next turn
        }
        const step = await retrying(() =>
          this.dataSource.transaction((tx) => this.step(tx, job, run, batch, over)),
        );
        if (step === 'elsewhere') await this.comeBack(job.id);
        if (step !== 'more' || over) return;
        if (job.status === 'importing') tender.tend();
      }
    } finally {
      await Promise.allSettled([ahead, tender.idle()]);
      await reader.close();
    }
  }

  /** One batch. Answers whether there is more to do here, or whether another worker is at it. */
  private async step(
    tx: EntityManager,
    begun: ImportRecord,
    run: ImportRun,
    batch: Batch,
    last: boolean,
  ): Promise<'more' | 'over' | 'elsewhere'> {
    const job = await takeImport(tx, begun.id);
    if (job === null) return 'elsewhere';
    // Whoever was slow finds the checkpoint further on: another has taken the import over.
    if (job.status !== begun.status || Number(job.position) !== batch.from) return 'elsewhere';
    if (job.cancel_requested) {
      await endImport(tx, this.clock.now(), job, 'cancelled', null, null);
      return 'over';
    }
    if (batch.count === 0) {
      await endImport(tx, this.clock.now(), job, job.status === 'checking' ? 'checked' : 'done', null, null);
      return 'over';
    }
    if (job.status === 'importing') await tx.query(BATCH_SETTINGS);
    await this.batches.take(tx, job, run, batch);
    if (last) await addImportWork(tx, job.id);
    return 'more';
  }

  /**
   * Another worker is at it. Should it die there, somebody must go on: whoever stops before the end leaves a job behind,
   * and this one looks again later.
   */
  private async comeBack(importId: string): Promise<void> {
    const { manager } = this.dataSource;
    const job = await findImport(manager, importId);
    if (job === null || !isWorking(job.status) || (await hasImportWork(manager, importId))) return;
    await addImportWork(manager, importId, COME_BACK_MS);
  }

  private async takeBack(job: ImportRecord, kind: ImportKind): Promise<void> {
    const run = await kind.open(this.dataSource.manager, await this.orderOf(job));
    const until = performance.now() + SLICE_MS;
    for (;;) {
      const over = performance.now() >= until;
      const step = await retrying(() =>
        this.dataSource.transaction(async (tx): Promise<'more' | 'over' | 'elsewhere'> => {
          const held = await takeImport(tx, job.id);
          if (held === null) return 'elsewhere';
          if (held.status !== 'undoing') return 'over';
          const items = await readItems(tx, job.id, UNDO_ROWS);
          if (items.length === 0) {
            await endImport(tx, this.clock.now(), held, 'undone', null, null);
            return 'over';
          }
          const results = await run.undo(
            tx,
            items.map((item) => ({
              rowNumber: item.row_number,
              action: item.action,
              objectId: item.object_id,
              mark: item.mark,
              before: item.before,
            })),
          );
          const marks = items.map((item, index) => ({
            row_number: item.row_number,
            undo: results[index] ?? ('kept' as const),
          }));
          await markUndone(tx, job.id, marks);
          if (over) await addImportWork(tx, job.id);
          return 'more';
        }),
      );
      if (step === 'elsewhere') await this.comeBack(job.id);
      if (step !== 'more' || over) return;
    }
  }

  /** In the row scope that its requester has now. @throws DomainError forbidden */
  private async orderOf(job: ImportRecord): Promise<ImportOrder> {
    const actor = await this.actors.findById(job.requested_by);
    if (actor === null || !roleMay(actor.role, 'imports.write')) throw new DomainError('forbidden');
    return {
      id: job.id,
      actor,
      duplicates: job.duplicates,
      options: job.options,
      source:
        job.source_kind === null || job.source_note === null
          ? null
          : { kind: job.source_kind, note: job.source_note },
      headers: Object.fromEntries(
        job.mapping.map(({ column, field }) => [field, job.columns[column]?.header ?? '']),
      ),
      now: this.clock.now(),
      timeZone: this.config.tzName,
    };
  }

  private async finish(
    job: ImportRecord,
    status: EndStatus,
    code: string | null,
    place: string | null,
  ): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const held = await lockImport(tx, job.id);
      // Unless another run has gone past the reading that failed here.
      if (held !== null && held.upload_name === job.upload_name)
        await endImport(tx, this.clock.now(), held, status, code, place);
    });
    if (status === 'failed' || status === 'cancelled') await this.storage.remove(job.upload_name);
  }
}
