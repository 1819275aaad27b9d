import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry, defineTask } from '@luodi/platform';
import { BULK_WORK } from '../lead.events';
import { BulkWorkService } from './bulk-work.service';

const BULKS_EXPIRED = defineTask<Record<string, never>>('leads.bulks-expired');

/** The worker's side of acts on many leads. */
@Injectable()
export class BulkTask implements OnModuleInit {
  public constructor(
    private readonly jobs: JobRegistry,
    private readonly work: BulkWorkService,
  ) {}

  public onModuleInit(): void {
    this.jobs.register(BULK_WORK, ({ bulkId }, info) =>
      this.work.work(bulkId, info.attempt >= info.maxAttempts),
    );
    this.jobs.register(BULKS_EXPIRED, () => this.work.forget());
    this.jobs.cron('bulks-expired', '47 * * * *', BULKS_EXPIRED);
  }
}
