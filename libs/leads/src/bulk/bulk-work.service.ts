import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActorQueries, type Actor } from '@luodi/identity';
import { Clock, DomainError, forbidden, notifyConsole } from '@luodi/platform';
import { BulkActs } from './bulk-acts.service';
import {
  findBulk,
  forgetBulks,
  hasRows,
  lockBulk,
  takeRow,
  writeResult,
  type BulkJob,
  type BulkRow,
} from './bulk.queries';

/** How long a job can be taken back after it is done. */
const UNDO_MS = 30 * 60_000;
/** How long what became of it can be read. */
const KEEP_MS = 7 * 86_400_000;
/** Watchers are told of progress this often. */
const TELL_MS = 500;

/**
 * Does the rows of a job one after another, each lead in a transaction of its own together with its result: killed at any
 * place, the job goes on with the first row that has none. Two workers share the rows.
 */
@Injectable()
export class BulkWorkService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly actors: ActorQueries,
    private readonly acts: BulkActs,
  ) {}

  /** @throws what is no refusal, so that the queue tries again; on the last try the row says so and the rest is done */
  public async work(bulkId: string, lastTry: boolean): Promise<void> {
    const job = await findBulk(this.dataSource.manager, bulkId);
    if (job === null || job.status === 'done' || job.status === 'undone') return;
    const from = job.status === 'working' ? 'pending' : 'done';
    let told = Date.now();
    while (await this.step(job, from, lastTry)) {
      if (Date.now() - told < TELL_MS) continue;
      told = Date.now();
      await this.tell(job);
    }
    await this.finish(job, from);
  }

  public async forget(): Promise<void> {
    await forgetBulks(this.dataSource.manager, new Date(this.clock.now().getTime() - KEEP_MS));
  }

  /** One row; false when none is left. */
  private async step(job: BulkJob, from: 'pending' | 'done', lastTry: boolean): Promise<boolean> {
    // Asked anew for each row: rights may have gone meanwhile.
    const actor = await this.actors.findById(job.requested_by);
    let taken: BulkRow | null = null;
    try {
      return await this.dataSource.transaction(async (tx) => {
        taken = await takeRow(tx, job.id, from);
        if (taken === null) return false;
        const { position } = taken;
        if (from === 'pending') {
          const before = await this.acts.perform(tx, allowed(actor), taken.lead_id, job);
          await writeResult(tx, job.id, position, { from, state: 'done', before });
        } else {
          await this.acts.takeBack(tx, allowed(actor), taken, job);
          await writeResult(tx, job.id, position, { from, state: 'undone' });
        }
        return true;
      });
    } catch (error) {
      if (taken === null || (!(error instanceof DomainError) && !lastTry)) throw error;
      await this.refuse(job, taken, from, error);
      return true;
    }
  }

  private async refuse(job: BulkJob, row: BulkRow, from: 'pending' | 'done', error: unknown): Promise<void> {
    const state = from === 'pending' ? 'failed' : 'kept';
    const refusal = error instanceof DomainError ? error : new DomainError('bulk_unexpected');
    await writeResult(this.dataSource.manager, job.id, row.position, {
      from,
      state,
      code: refusal.code,
      facts: refusal.facts,
    });
  }

  private async finish(job: BulkJob, from: 'pending' | 'done'): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const locked = await lockBulk(tx, job.id);
      if (locked === null || locked.status !== job.status || (await hasRows(tx, job.id, from))) return;
      const now = this.clock.now();
      await tx.query(
        `UPDATE bulk_jobs SET status = $2, finished_at = $3, undo_until = coalesce(undo_until, $4) WHERE id = $1`,
        [job.id, from === 'pending' ? 'done' : 'undone', now, new Date(now.getTime() + UNDO_MS)],
      );
      await notifyConsole(tx, { topic: 'bulk', id: job.id, userIds: [job.requested_by] });
    });
  }

  private async tell(job: BulkJob): Promise<void> {
    await notifyConsole(this.dataSource.manager, {
      topic: 'bulk',
      id: job.id,
      userIds: [job.requested_by],
    });
  }
}

/** @throws DomainError forbidden for somebody whose account has ended meanwhile */
function allowed(actor: Actor | null): Actor {
  if (actor === null) throw forbidden();
  return actor;
}
