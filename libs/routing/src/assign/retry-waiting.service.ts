import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { isOpen, lockLead, lockNextWaitingLead } from '@luodi/leads';
import type { LockedLead } from '@luodi/leads';
import { Clock } from '@luodi/platform';
import { RoutingService } from './assign-lead.service';
import { subjectOf } from '../clock/sla-policy.policy';
import { routingFacts } from './decision.policy';
import type { RoutingOutcome } from './routing-outcome';
import { takeTimer } from './waiting-timer.queries';

/** Leads that a run asks about; the next one goes on behind them. */
const MAX_LEADS = 1_000;

interface Place {
  readonly createdAt: Date;
  readonly id: string;
}

const START: Place = { createdAt: new Date(0), id: '00000000-0000-0000-0000-000000000000' };

/** Gives waiting leads to agents, the oldest first, each in a transaction of its own. */
@Injectable()
export class RetryWaitingService {
  /** How far the last run came; the start when it came to the end. */
  private place = START;

  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly routing: RoutingService,
  ) {}

  /**
   * Answers how many found an owner: first those whose shift has begun, however many others wait before them, then all
   * in the order in which they came. However many of one team have to wait on, those of other teams are asked about.
   * Several runs at once pass over each other's leads.
   */
  public async retry(): Promise<number> {
    let assigned = await this.retryDue();
    for (let turn = 0; turn < MAX_LEADS; turn += 1) {
      const result = await this.retryNext(this.place);
      this.place = result?.lead ?? START;
      if (result === null) break;
      if (result.assigned) assigned += 1;
    }
    return assigned;
  }

  /** Leads whose timer has run out. A run that is killed has taken only what it has decided about. */
  private async retryDue(): Promise<number> {
    let assigned = 0;
    for (;;) {
      const outcome = await this.dataSource.transaction(async (tx) => {
        const leadId = await takeTimer(tx, this.clock.now());
        const lead = leadId === null ? null : await lockLead(tx, leadId);
        if (lead === null) return null;
        return lead.waitingReason === null || !isOpen(lead.status) ? 'over' : this.decide(tx, lead);
      });
      if (outcome === null) return assigned;
      if (outcome !== 'over' && outcome.kind === 'assigned') assigned += 1;
    }
  }

  private async retryNext(
    after: Place,
  ): Promise<{ readonly lead: LockedLead; readonly assigned: boolean } | null> {
    return this.dataSource.transaction(async (tx) => {
      const lead = await lockNextWaitingLead(tx, after);
      if (lead === null) return null;
      const outcome = await this.decide(tx, lead);
      return { lead, assigned: outcome.kind === 'assigned' };
    });
  }

  private async decide(tx: EntityManager, lead: LockedLead): Promise<RoutingOutcome> {
    const waiting = {
      leadId: lead.id,
      facts: routingFacts(lead.facts, lead, lead.inquiryCount),
      companyId: lead.facts.companyId,
      subject: subjectOf(lead.facts),
    };
    return this.routing.assignWaiting(tx, waiting, this.clock.now());
  }
}
