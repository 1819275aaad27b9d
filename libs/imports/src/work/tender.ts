import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ImportRun } from '../import-kind';

const logger = new Logger('Imports');

/** Lets a run tidy up beside its batches, once at a time: what ends meanwhile is left to the next. */
export class Tender {
  private work: Promise<void> | null = null;

  public constructor(
    private readonly run: ImportRun,
    private readonly manager: EntityManager,
  ) {}

  /** Begins, unless it is at it already. */
  public tend(): void {
    if (this.work !== null || this.run.tend === undefined) return;
    this.work = this.run
      .tend(this.manager)
      .catch((error: unknown) => {
        logger.warn({ event: 'import_tending_failed', message: error instanceof Error ? error.message : '' });
      })
      .finally(() => (this.work = null));
  }

  /** Resolves when nothing is under way. */
  public async idle(): Promise<void> {
    await this.work;
  }
}
