import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, Settings } from '@luodi/platform';
import type { Config } from '@luodi/platform';
import type { ActivityOutcome } from '../lead-values.policy';
import { writeLeadEvent } from '../record/lead-event.queries';
import { readStanding, replaceShares, writeCredit } from './credit.queries';
import { earnedBy } from './first-credit.policy';

/** How long a credit is protected unless the workspace says otherwise. */
export const PROTECTION_DAYS = 180;

/** Records who was in contact first (domain.md 3.2, 首谈). */
@Injectable()
export class FirstCreditService {
  public constructor(
    private readonly settings: Settings,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The owner's first follow-up that reached somebody of a named company earns the credit for them and their team. Call
   * with the lead locked and the follow-up written.
   */
  public async record(
    tx: EntityManager,
    contact: {
      readonly leadId: string;
      readonly userId: string;
      readonly activityId: string;
      readonly outcome: ActivityOutcome | null;
      readonly at: Date;
    },
  ): Promise<void> {
    const standing = await readStanding(tx, contact.leadId);
    if (standing === null) return;
    const protectionDays = await this.settings.get('credits.protectionDays', PROTECTION_DAYS);
    const terms = { protectionDays, timeZone: this.config.tzName };
    const earned = earnedBy({ ...standing, ...contact }, standing.former, terms);
    if (earned === null) return;
    const { teamId } = earned;
    await writeCredit(tx, contact.leadId, earned);
    await replaceShares(tx, contact.leadId, teamId === null ? [] : [{ teamId, percent: 100 }]);
    await writeLeadEvent(tx, {
      leadId: contact.leadId,
      kind: 'credit_recorded',
      at: contact.at,
      actorId: contact.userId,
      data: { ownerId: contact.userId, activityId: contact.activityId },
    });
  }
}
