import { Injectable } from '@nestjs/common';
import type { DomainError } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { InquiryQueries } from './inquiry.queries';

/** Remembers that something was refused, and nothing of what it said (contract.md: only time, site and reason). */
@Injectable()
export class RefusalLog {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly queries: InquiryQueries,
  ) {}

  /** Logs a refusal and hands it back, to be thrown. */
  public async keep(siteId: string, at: Date, refusal: DomainError): Promise<DomainError> {
    await this.queries.logRefusal(this.dataSource.manager, siteId, refusal.code, at);
    return refusal;
  }
}
