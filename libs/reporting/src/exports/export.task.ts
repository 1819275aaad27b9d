import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '@luodi/platform';
import { EXPORTS_EXPIRED, EXPORT_REQUESTED } from './export.events';
import { MakeExportService } from './make-export.service';

/** The worker's side of exports. */
@Injectable()
export class ExportTask implements OnModuleInit {
  public constructor(
    private readonly registry: JobRegistry,
    private readonly maker: MakeExportService,
  ) {}

  public onModuleInit(): void {
    this.registry.register(EXPORT_REQUESTED, ({ exportId }, info) =>
      this.maker.make(exportId, info.attempt >= info.maxAttempts),
    );
    this.registry.register(EXPORTS_EXPIRED, () => this.maker.expire());
    this.registry.cron('exports-expired', '7 * * * *', EXPORTS_EXPIRED);
  }
}
