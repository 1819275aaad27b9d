import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, Settings, localDate } from '@luodi/platform';
import type { Config } from '@luodi/platform';
import type { ActivityOutcome } from '../lead-values.policy';
import { writeLeadEvent } from '../record/lead-event.queries';
import { insertCredit, replaceShares } from './credit.queries';

const DEFAULT_PROTECTION_DAYS = 180;
const DAY_MS = 86_400_000;

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
    if (contact.outcome === 'no_answer' || contact.outcome === 'invalid_number') return;
    const days = await this.settings.get('credits.protectionDays', DEFAULT_PROTECTION_DAYS);
    const teamId = await insertCredit(tx, {
      ...contact,
      protectedUntil: localDate(new Date(contact.at.getTime() + days * DAY_MS), this.config.tzName),
      today: localDate(contact.at, this.config.tzName),
    });
    if (teamId === undefined) return;
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
