import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { JobRegistry, defineTask } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { identifyNextCompanies } from './company-identity.queries';

/** Companies written before their identity was, by an older version or in bulk. */
const IDENTIFY_COMPANIES = defineTask<Record<string, never>>('contacts.identify-companies');

const BATCH = 1000;
/** One run stays under a minute: 60 × 1,000 names of some 0.1 ms. The next minute goes on. */
const BATCHES = 60;

/** Fills in by what companies are recognised; finds nothing to do where the writers did it. */
@Injectable()
export class CompanyIdentityTask implements OnModuleInit {
  public constructor(
    private readonly jobs: JobRegistry,
    private readonly dataSource: DataSource,
  ) {}

  public onModuleInit(): void {
    this.jobs.register(IDENTIFY_COMPANIES, () => this.run());
    this.jobs.cron('identify-companies', '* * * * *', IDENTIFY_COMPANIES);
  }

  private async run(): Promise<void> {
    for (let batch = 0; batch < BATCHES; batch += 1) {
      if ((await identifyNextCompanies(this.dataSource, BATCH)) < BATCH) return;
    }
  }
}
