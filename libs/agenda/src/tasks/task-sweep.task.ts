import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, JobRegistry, addJob } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { TASKS_SWEPT, TASK_REMINDED } from './task.events';

const BATCH = 200;

/**
 * Takes the reminders whose time has come. The time that was told is kept in the row: it is told once, late after an
 * outage, and not again when the clock goes back. Those on a lead in a pool wait for whoever claims it. Two sweeps at once
 * share the work.
 */
@Injectable()
export class TaskSweepTask implements OnModuleInit {
  public constructor(
    private readonly jobs: JobRegistry,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  public onModuleInit(): void {
    this.jobs.register(TASKS_SWEPT, () => this.sweep());
    this.jobs.cron('sweep-tasks', '* * * * *', TASKS_SWEPT);
  }

  /** A transaction for each batch. */
  private async sweep(): Promise<void> {
    for (let taken = BATCH; taken === BATCH;) taken = await this.sweepBatch();
  }

  private async sweepBatch(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const [rows]: [{ id: string; at: Date }[], number] = await tx.query(
        `UPDATE tasks t SET reminded_for = t.remind_at FROM (
           SELECT id FROM tasks k WHERE done_at IS NULL AND remind_at IS DISTINCT FROM reminded_for AND remind_at <= $1
             AND NOT EXISTS (SELECT 1 FROM leads l WHERE l.id = k.lead_id AND l.pool_id IS NOT NULL)
           ORDER BY remind_at LIMIT $2 FOR NO KEY UPDATE OF k SKIP LOCKED) due
         WHERE t.id = due.id RETURNING t.id, t.remind_at AS at`,
        [this.clock.now(), BATCH],
      );
      for (const { id, at } of rows) {
        await addJob(tx, TASK_REMINDED, { taskId: id, remindAt: at.toISOString() });
      }
      return rows.length;
    });
  }
}
