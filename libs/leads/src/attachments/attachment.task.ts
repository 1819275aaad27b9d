import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobRegistry } from '@luodi/platform';
import { AttachmentStorage } from './attachment-storage';
import { ATTACHMENTS_SWEPT, ATTACHMENT_REMOVED } from './attachment.events';
import { namedFiles } from './attachment.queries';

/** A slow upload is under way for minutes; between file and row lie milliseconds. */
const GRACE_MS = 3600_000;

/** Files follow their rows, in the worker. */
@Injectable()
export class AttachmentTask implements OnModuleInit {
  public constructor(
    private readonly registry: JobRegistry,
    private readonly dataSource: DataSource,
    private readonly storage: AttachmentStorage,
  ) {}

  public onModuleInit(): void {
    this.registry.register(ATTACHMENT_REMOVED, ({ files }) => this.storage.remove(...files));
    this.registry.register(ATTACHMENTS_SWEPT, async () => {
      // By the machine's own time, which is the files'.
      const before = new Date(Date.now() - GRACE_MS);
      await this.storage.sweep(before, (files) => namedFiles(this.dataSource.manager, files));
    });
    this.registry.cron('attachments-swept', '41 * * * *', ATTACHMENTS_SWEPT);
  }
}
