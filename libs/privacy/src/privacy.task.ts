import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { ErasureLog, findErasure } from './erasure/erasure-log';
import { PERSON_ERASED } from './erasure/erasure.events';
import { REQUESTS_WATCHED } from './requests/request.events';
import { RequestWatch } from './requests/request-watch.service';
import { RETENTION_DUE } from './retention/retention.events';
import { RetentionService } from './retention/retention.service';

/** Privacy's jobs, in the worker. */
@Injectable()
export class PrivacyTask implements OnModuleInit {
  public constructor(
    private readonly registry: JobRegistry,
    private readonly dataSource: DataSource,
    private readonly log: ErasureLog,
    private readonly watch: RequestWatch,
    private readonly retention: RetentionService,
  ) {}

  public onModuleInit(): void {
    this.registry.register(PERSON_ERASED, async ({ erasureId, files, passages }) => {
      await this.log.removeFiles(files);
      await this.log.blank(passages ?? []);
      const entry = await findErasure(this.dataSource, erasureId);
      if (entry !== null) await this.log.append(entry);
    });
    this.registry.register(RETENTION_DUE, () => this.retention.run());
    this.registry.cron('privacy-retention', '23 19 * * *', RETENTION_DUE); // 03:23 in Shanghai
    this.registry.register(REQUESTS_WATCHED, () => this.watch.run());
    this.registry.cron('privacy-requests-due', '17 * * * *', REQUESTS_WATCHED);
  }
}
