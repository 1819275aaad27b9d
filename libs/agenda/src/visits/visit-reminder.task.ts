import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, JobRegistry, addJob, defineTask } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { VISIT_REMINDED } from './visit.events';
import { takeDueReminders } from './visit-reminder.queries';

const REMINDERS_SWEPT = defineTask<Record<string, never>>('agenda.reminders-swept', { maxAttempts: 1 });
const BATCH = 200;

/** Each minute: reminders whose time has come. They are rows, so a worker that was away misses none that still helps. */
@Injectable()
export class VisitReminderTask implements OnModuleInit {
  public constructor(
    private readonly jobs: JobRegistry,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  public onModuleInit(): void {
    this.jobs.register(REMINDERS_SWEPT, () => this.sweep());
    this.jobs.cron('visit-reminders', '* * * * *', REMINDERS_SWEPT);
  }

  /** A transaction for each batch: the row goes with the job that tells. */
  private async sweep(): Promise<void> {
    for (let taken = BATCH; taken === BATCH;) {
      taken = await this.dataSource.transaction(async (tx) => {
        const due = await takeDueReminders(tx, this.clock.now(), BATCH);
        for (const { helps, ...reminder } of due) {
          if (helps) await addJob(tx, VISIT_REMINDED, reminder);
        }
        return due.length;
      });
    }
  }
}
