import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { isOpen, lockLead } from '@luodi/leads';
import { ReassignLeadService } from '../assign/reassign-lead.service';
import { fire } from '../clock/firing.queries';
import { formerOwners, unansweredOfAway } from './escalation.queries';
import type { UnansweredLead } from './escalation.queries';

const BATCH = 200;

/**
 * First responses whose owner is on leave until after the deadline. The prospect waits by their own clock: it is never
 * held, a colleague gets the lead instead and has what is left of the time (docs/adr/0015).
 */
@Injectable()
export class OwnerAwayService {
  private readonly logger = new Logger('OwnerAway');

  public constructor(
    private readonly dataSource: DataSource,
    private readonly routing: ReassignLeadService,
  ) {}

  /** Gives away what can be given, a lead a transaction; tells the leader once of a lead that nobody can take. Answers how many went. */
  public async run(now: Date): Promise<number> {
    let given = 0;
    for (const lead of await unansweredOfAway(this.dataSource.manager, now, BATCH)) {
      try {
        if (await this.dataSource.transaction((tx) => this.cover(tx, lead, now))) given += 1;
      } catch (error) {
        this.logger.error({
          event: 'owner_away_failed',
          leadId: lead.leadId,
          error: error instanceof Error ? error.message : 'unknown',
        });
      }
    }
    return given;
  }

  /** Under the lead's lock: another worker, the owner's answer or a manager may have been faster. */
  private async cover(tx: EntityManager, away: UnansweredLead, now: Date): Promise<boolean> {
    const lead = await lockLead(tx, away.leadId);
    if (lead === null || lead.ownerId !== away.ownerId || lead.firstRespondedAt !== null) return false;
    if (!isOpen(lead.status)) return false;
    const step = `away:${away.leaveId.replaceAll('-', '')}`;
    const except = new Set([lead.ownerId, ...(await formerOwners(tx, lead.id))]);
    if ((await this.routing.reassign(tx, lead, except, { reason: 'owner_away', step }, now)) !== null)
      return true;
    await fire(
      tx,
      [
        {
          leadId: lead.id,
          kind: 'first_response',
          ref: away.ref,
          step: { key: step, act: 'away', percent: null, at: now },
          outcome: 'nobody',
          dueAt: away.dueAt,
          fromId: lead.ownerId,
          tells: true,
        },
      ],
      now,
    );
    return false;
  }
}
