import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, JobRegistry, defineTask } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { endDueSnoozes } from './snooze.queries';

const SNOOZES_ENDED = defineTask<Record<string, never>>('leads.snoozes-ended');
const BATCH = 200;

/** Each minute: lists already show what has come back; this tells the open consoles to look, and writes the timeline. */
@Injectable()
export class SnoozeSweepTask implements OnModuleInit {
  public constructor(
    private readonly jobs: JobRegistry,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  public onModuleInit(): void {
    this.jobs.register(SNOOZES_ENDED, () => this.sweep());
    this.jobs.cron('snoozes-ended', '* * * * *', SNOOZES_ENDED);
  }

  /** A transaction for each batch. */
  private async sweep(): Promise<void> {
    for (let ended = BATCH; ended === BATCH;) {
      ended = await this.dataSource.transaction((tx) => endDueSnoozes(tx, this.clock.now(), BATCH));
    }
  }
}
