import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { JobRegistry, defineTask } from '@luodi/platform';
import { PoolSweepService } from './pool-sweep.service';

const SWEEP_POOLS = defineTask<Record<string, never>>('leads.sweep-pools');

/** The worker's part of the public pools: warnings, contact windows and recycling, each minute. */
@Injectable()
export class PoolTask implements OnModuleInit {
  public constructor(
    private readonly jobs: JobRegistry,
    private readonly sweeps: PoolSweepService,
  ) {}

  public onModuleInit(): void {
    this.jobs.register(SWEEP_POOLS, async () => void (await this.sweeps.sweep()));
    this.jobs.cron('sweep-pools', '* * * * *', SWEEP_POOLS);
  }
}
