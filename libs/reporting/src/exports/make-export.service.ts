import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { ActorQueries, roleMay } from '@luodi/identity';
import { Clock, DomainError, addJob, notifyConsole } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { ExportFileService } from './export-file.service';
import { ExportStorage } from './export-storage';
import { EXPORT_FINISHED } from './export.events';
import { findExport, type ExportRow } from './export.queries';

/** How long a file can be fetched (security.md P9). */
const LIFETIME_MS = 24 * 3_600_000;

/** Makes the files of exports, in the worker. */
@Injectable()
export class MakeExportService {
  private readonly logger = new Logger('Exports');

  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly storage: ExportStorage,
    private readonly files: ExportFileService,
    private readonly actors: ActorQueries,
  ) {}

  /**
   * Writes the file of an export in the row scope its requester has now. Repeating it is harmless: a finished export
   * stays as it is, a half-written one is written again. After the last try the export is marked as failed.
   */
  public async make(exportId: string, lastTry: boolean): Promise<void> {
    const job = await findExport(this.dataSource.manager, exportId);
    if (job === null || job.status === 'done' || job.status === 'failed') return;
    try {
      await this.fill(job);
    } catch (error) {
      const code = error instanceof DomainError ? error.code : 'internal';
      if (!lastTry && code === 'internal') throw error;
      this.logger.error({ event: 'export_failed', exportId, code });
      await this.fail(job, code);
      if (code === 'internal') throw error;
    }
  }

  /** Deletes the files whose time is over. */
  public async expire(): Promise<void> {
    const now = this.clock.now();
    const rows: { id: string; file_name: string }[] = await this.dataSource.query(
      `SELECT id, file_name FROM exports WHERE status = 'done' AND file_name IS NOT NULL AND expires_at <= $1`,
      [now],
    );
    for (const row of rows) {
      await this.storage.remove(row.file_name);
      await this.dataSource.query('UPDATE exports SET file_name = NULL WHERE id = $1', [row.id]);
    }
    await this.storage.removeStale(now);
  }

  private async fill(job: ExportRow): Promise<void> {
    const actor = await this.actors.findById(job.requested_by);
    if (actor === null || !roleMay(actor.role, 'exports.create')) throw new DomainError('forbidden');
    const erasure = await lastErasure(this.dataSource.manager);
    await this.progress(job, 0, 0);
    let rows = 0;
    const file = await this.storage.write(job.format, async (path) => {
      rows = await this.files.write(actor, job, path, (done, of) => this.progress(job, done, of));
    });
    const finished = this.dataSource.transaction(async (tx) => {
      const now = this.clock.now();
      await tx.query(
        `UPDATE exports SET status = 'done', progress = 1, rows = $2, file_name = $3, file_size = $4, finished_at = $5,
           expires_at = $6 WHERE id = $1`,
        [job.id, rows, file.name, file.size, now, new Date(now.getTime() + LIFETIME_MS)],
      );
      // The row is ours now: an erasure that was under way has ended, and its person may be in the file.
      if ((await lastErasure(tx)) !== erasure) throw new Error('A person was erased meanwhile');
      await this.announce(tx, job);
    });
    await finished.catch(async (error: unknown) => {
      await this.storage.remove(file.name);
      throw error;
    });
  }

  private async fail(job: ExportRow, code: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await tx.query(
        `UPDATE exports SET status = 'failed', error_code = $2, finished_at = $3 WHERE id = $1`,
        [job.id, code, this.clock.now()],
      );
      await this.announce(tx, job);
    });
  }

  private async announce(tx: EntityManager, job: ExportRow): Promise<void> {
    await addJob(tx, EXPORT_FINISHED, { exportId: job.id });
    await notifyConsole(tx, { topic: 'exports', id: job.id, userIds: [job.requested_by] });
  }

  /** Outside the snapshot, so that others see it; 1 only when the file is there. */
  private async progress(job: ExportRow, done: number, of: number): Promise<void> {
    const share = of === 0 ? 0 : Math.min(0.999, done / of);
    await this.dataSource.transaction(async (tx) => {
      await tx.query(`UPDATE exports SET status = 'running', progress = $2, rows = $3 WHERE id = $1`, [
        job.id,
        share.toFixed(3),
        done,
      ]);
      await notifyConsole(tx, { topic: 'exports', id: job.id, userIds: [job.requested_by] });
    });
  }
}

/** The newest erasure's id; null before the first. */
async function lastErasure(tx: EntityManager): Promise<string | null> {
  const rows: { id: string }[] = await tx.query('SELECT id FROM erasures ORDER BY at DESC, id DESC LIMIT 1');
  return rows[0]?.id ?? null;
}
