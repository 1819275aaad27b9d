import { Injectable } from '@nestjs/common';
import { RateLimits, notFound } from '@luodi/platform';
import { WorkspaceView } from '@luodi/workspace';
import { ProofOfWork, type ProofChallenge } from './proof-of-work';

/** A page needs one; more is somebody collecting them. */
const PER_MINUTE = 30;

/** Hands out riddles for programs and pages that submit to a site. */
@Injectable()
export class ChallengeService {
  public constructor(
    private readonly workspace: WorkspaceView,
    private readonly proofs: ProofOfWork,
    private readonly limits: RateLimits,
  ) {}

  /** @throws DomainError not_found (site), rate_limited */
  public async of(siteKey: string, ip: string | null): Promise<ProofChallenge> {
    await this.limits.consume('inquiry:challenge', ip ?? '-', PER_MINUTE, 60);
    const site = await this.workspace.site(siteKey);
    if (site === null) throw notFound();
    return this.proofs.challenge(site.key);
  }
}
