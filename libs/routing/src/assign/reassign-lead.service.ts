import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OwnershipService } from '@luodi/leads';
import type { LockedLead } from '@luodi/leads';
import { DomainError } from '@luodi/platform';
import { routingFacts } from './decision.policy';
import { LedgerService } from './ledger.service';
import { RoutingDecider } from './routing-decider.service';

/** Gives leads that somebody has already to somebody else, by the rules. */
@Injectable()
export class ReassignLeadService {
  public constructor(
    private readonly ownership: OwnershipService,
    private readonly decider: RoutingDecider,
    private readonly ledgers: LedgerService,
  ) {}

  /**
   * Gives a lead whose row the caller holds to the next of its rule's team, by their share, who is none of `except`;
   * answers to whom, null when nobody can take it. Whoever is full by now is passed over. It counts in the shares of who
   * gets it; who let it lapse keeps it in theirs, else lapsing would pay.
   * @param why what the assignment says, and the step that is in its inputs
   */
  public async reassign(
    tx: EntityManager,
    lead: LockedLead,
    except: ReadonlySet<string>,
    why: { readonly reason: 'escalated' | 'owner_away'; readonly step: string },
    now: Date,
  ): Promise<string | null> {
    const asked = {
      leadId: lead.id,
      facts: routingFacts(lead.facts, lead, lead.inquiryCount),
      companyId: lead.facts.companyId,
    };
    const { decision } = await this.decider.decide(tx, asked, now, null, except);
    if (decision.reason !== null) return null;
    for (const candidate of decision.ranked) {
      const { userId, eligible } = candidate;
      if (!eligible) continue;
      try {
        await this.ownership.changeOwner(tx, {
          leadId: lead.id,
          to: { ownerId: userId, teamId: decision.rule?.teamId ?? lead.teamId },
          reason: why.reason,
          byId: null,
          ruleId: decision.rule?.id ?? null,
          inputs: { ...decision.inputs, step: why.step, except: [...except], chosen: userId },
          now,
        });
        await this.ledgers.count(tx, decision, candidate, now);
        return userId;
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'capacity_full') throw error;
      }
    }
    return null;
  }
}
