import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LeadActs } from '../clock/lead-acts';
import { FollowUpLimit } from './follow-up-limit';
import { isOpen } from '../lead-values.policy';
import type { LockedLead } from '../ownership/locked-lead.queries';

/** The next follow-up of a lead as something else suggests it: a visit that is planned. */
@Injectable()
export class LeadFollowUpService {
  public constructor(
    private readonly acts: LeadActs,
    private readonly limit: FollowUpLimit,
  ) {}

  /**
   * Gives a locked, open lead a date where it still has the one that was suggested before (null: none at all); a date
   * that a person chose stays, and what is further ahead than people may plan is no follow-up. Clocks follow. Answers
   * whether it was taken.
   */
  public async suggest(
    tx: EntityManager,
    lead: LockedLead,
    dates: { readonly before: Date | null; readonly nextFollowUpAt: Date; readonly now: Date },
  ): Promise<boolean> {
    const { before, nextFollowUpAt, now } = dates;
    if (!isOpen(lead.status) || nextFollowUpAt > (await this.limit.latest(now))) return false;
    const [rows]: [unknown[], number] = await tx.query(
      `UPDATE leads SET next_follow_up_at = $3, updated_at = $4
       WHERE id = $1 AND next_follow_up_at IS NOT DISTINCT FROM $2::timestamptz RETURNING id`,
      [lead.id, before, nextFollowUpAt, now],
    );
    if (rows.length === 0) return false;
    if (lead.firstRespondedAt === null) return true;
    await this.acts.lead(tx, {
      kind: 'planned',
      nextFollowUpAt,
      leadId: lead.id,
      facts: lead.facts,
      ownerId: lead.ownerId,
      teamId: lead.teamId,
      open: true,
      responded: true,
      now,
    });
    return true;
  }
}
