import { Injectable } from '@nestjs/common';
import { Clock } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { InquiryQueries } from './inquiry.queries';

/** Remembers that something was refused, and nothing of what it said (contract.md: only time, site and reason). */
@Injectable()
export class RefusalLog {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly queries: InquiryQueries,
    private readonly clock: Clock,
  ) {}

  /** Logs that something was refused, outside of any transaction. */
  public async keep(siteId: string, reason: string): Promise<void> {
    await this.queries.logRefusal(this.dataSource.manager, siteId, reason.slice(0, 100), this.clock.now());
  }
}
