import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Clock, JobRegistry, defineTask } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { emptyOldCompanySnapshots } from '../company/merge-company.queries';
import { emptyOldSnapshots } from './merge.queries';

/** Merges whose time to undo has passed. */
const EMPTY_SNAPSHOTS = defineTask<Record<string, never>>('leads.empty-merge-snapshots');

/** Forgets what only undoing needs, each hour: it holds personal data twice. */
@Injectable()
export class MergeSweepTask implements OnModuleInit {
  public constructor(
    private readonly jobs: JobRegistry,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  public onModuleInit(): void {
    this.jobs.register(EMPTY_SNAPSHOTS, async () => {
      const now = this.clock.now();
      await emptyOldSnapshots(this.dataSource.manager, now);
      await emptyOldCompanySnapshots(this.dataSource.manager, now);
    });
    this.jobs.cron('empty-merge-snapshots', '17 * * * *', EMPTY_SNAPSHOTS);
  }
}
