import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { MEMBERS_CHANGED } from '@luodi/identity';
import { CAPACITY_FREED } from '@luodi/leads';
import { JobRegistry } from '@luodi/platform';
import { LEAVES_CHANGED } from '@luodi/workspace';
import { ClockSweepService } from './clock/clock-sweep.service';
import { LedgerService } from './assign/ledger.service';
import { RetryWaitingService } from './assign/retry-waiting.service';
import { DryRunService } from './dry-run/dry-run.service';
import { RETRY_WAITING, RUN_DRY, SWEEP_CLOCKS } from './routing.events';

/** The worker's part of routing: waiting leads and due clocks, each minute. */
@Injectable()
export class RoutingTask implements OnModuleInit {
  public constructor(
    private readonly jobs: JobRegistry,
    private readonly waiting: RetryWaitingService,
    private readonly ledgers: LedgerService,
    private readonly clocks: ClockSweepService,
    private readonly dryRuns: DryRunService,
  ) {}

  public onModuleInit(): void {
    this.jobs.register(RETRY_WAITING, async () => {
      await this.ledgers.settleReturns();
      await this.waiting.retry();
    });
    this.jobs.register(CAPACITY_FREED, async () => void (await this.waiting.retry()));
    this.jobs.register(MEMBERS_CHANGED, async () => void (await this.waiting.retry()));
    this.jobs.register(LEAVES_CHANGED, async () => void (await this.waiting.retry()));
    this.jobs.register(RUN_DRY, async ({ dryRunId }) => this.dryRuns.run(dryRunId));
    this.jobs.register(SWEEP_CLOCKS, async () => void (await this.clocks.sweep()));
    this.jobs.cron('retry-waiting', '* * * * *', RETRY_WAITING);
    this.jobs.cron('sweep-clocks', '* * * * *', SWEEP_CLOCKS);
  }
}
