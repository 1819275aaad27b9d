import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '@luodi/platform';
import { IMPORTS_EXPIRED, IMPORT_WORK } from './import.events';
import { ExpireImportsService } from './work/expire-imports.service';
import { ImportWorkService } from './work/import-work.service';

/** The worker's side of imports. */
@Injectable()
export class ImportTask implements OnModuleInit {
  public constructor(
    private readonly registry: JobRegistry,
    private readonly worker: ImportWorkService,
    private readonly expiry: ExpireImportsService,
  ) {}

  public onModuleInit(): void {
    this.registry.register(IMPORT_WORK, ({ importId }, info) =>
      this.worker.work(importId, info.attempt >= info.maxAttempts),
    );
    this.registry.register(IMPORTS_EXPIRED, () => this.expiry.expire());
    this.registry.cron('imports-expired', '35 * * * *', IMPORTS_EXPIRED);
  }
}
