import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '@luodi/platform';
import { SWEEP_PROOFS } from './capture.events';
import { ProofOfWork } from './spam/proof-of-work';

/** The worker's part of the intake: forgets what can't be used again. */
@Injectable()
export class CaptureTask implements OnModuleInit {
  public constructor(
    private readonly jobs: JobRegistry,
    private readonly proofs: ProofOfWork,
  ) {}

  public onModuleInit(): void {
    this.jobs.register(SWEEP_PROOFS, () => this.proofs.sweep());
    this.jobs.cron('sweep-proofs', '17 * * * *', SWEEP_PROOFS);
  }
}
