import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addJob, localDate, newId, notifyConsole } from '@luodi/platform';
import { INQUIRY_ADDED } from '../lead.events';
import { fillBlanks } from './lead-facts.policy';
import type { LeadFacts, LeadSource } from './lead-facts.policy';
import type { LeadIntake, LeadOpening } from './lead-intake.model';
import { attachInquiry, insertLead, openingValues } from './lead-intake.queries';
import { lockLeadOfContact } from '../ownership/locked-lead.queries';
import { keepOwnerOnReopening } from '../ownership/ownership.queries';
import type { LeadStatus } from '../lead-values.policy';

/** The lead that now holds the inquiry. Hand it to `RoutingService.assignNew`. */
export interface LeadAttachment {
  readonly leadId: string;
  /** null while the lead is not written. */
  readonly number: string | null;
  /** Set when the lead is not written yet: routing writes it, with its owner in the same row. */
  readonly opening: LeadOpening | null;
  /** `opened`: a new lead; `reopened`: a disqualified one is open again; `attached`: one more inquiry of a living lead. */
  readonly kind: 'opened' | 'reopened' | 'attached';
  readonly status: LeadStatus;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly poolId: string | null;
  /** Whether a first-response clock already runs for it. */
  readonly clockRuns: boolean;
  /** What is known after this inquiry; rules and first-response policies read it. */
  readonly facts: LeadFacts;
  readonly source: LeadSource;
  /** With this one. */
  readonly inquiryCount: number;
  readonly enteredById: string | null;
}

/** Opens leads for inquiries, or attaches them to the lead that the person already has. */
@Injectable()
export class LeadIntakeService {
  /**
   * One statement for a new person: lead, number and timeline. A repeat fills blanks of the living lead
   * (never overwrites), counts, and reopens a disqualified one; its owner stays when they can take it.
   * Call `RoutingService.assignNew` with the answer as the last thing of the transaction: it locks
   * the agents' counter rows, which everybody else waits for.
   */
  public async attachOrOpen(tx: EntityManager, intake: LeadIntake): Promise<LeadAttachment> {
    // A merge may end the lead between the two looks; then the next turn opens a new one.
    for (let turn = 0; turn < 3; turn += 1) {
      const opened = await this.open(tx, intake);
      if (opened !== null) return opened;
      const attached = await this.attach(tx, intake);
      if (attached !== null) return attached;
    }
    throw new Error(`No lead could be opened for contact ${intake.contactId}`);
  }

  /**
   * The lead of a person whom this transaction has just added: nobody can have opened one for them, so nothing is
   * written here. `RoutingService.assignNew` writes it together with its owner, which is half the work of a row that is
   * inserted and then changed; call it in any case, or `leaveWaiting`.
   */
  public openForNewPerson(intake: LeadIntake): LeadAttachment {
    const leadId = newId();
    return { ...openedLead(leadId, intake), opening: openingOf(leadId, intake) };
  }

  private async open(tx: EntityManager, intake: LeadIntake): Promise<LeadAttachment | null> {
    const leadId = newId();
    const number = await insertLead(tx, openingOf(leadId, intake));
    return number === null ? null : { ...openedLead(leadId, intake), number };
  }
  private async attach(tx: EntityManager, intake: LeadIntake): Promise<LeadAttachment | null> {
    const lead = await lockLeadOfContact(tx, intake.contactId);
    if (lead === null) return null;
    const facts = fillBlanks(lead.facts, intake.facts);
    const reopens = lead.status === 'disqualified';
    await attachInquiry(tx, lead, { facts, intake, reopens });
    const ownerId = reopens ? await keepOwnerOnReopening(tx, lead, intake.receivedAt) : lead.ownerId;
    if (ownerId !== null) await addJob(tx, INQUIRY_ADDED, { leadId: lead.id, inquiryId: intake.inquiryId });
    await notifyConsole(tx, { topic: 'leads', id: lead.id, ownerIds: [ownerId], teamIds: [lead.teamId] });
    return {
      leadId: lead.id,
      number: lead.number,
      opening: null,
      kind: reopens ? 'reopened' : 'attached',
      status: reopens ? 'new' : lead.status,
      ownerId,
      teamId: lead.teamId,
      poolId: lead.poolId,
      clockRuns: !reopens && lead.firstResponseDueAt !== null && lead.firstRespondedAt === null,
      facts,
      source: intake.source,
      inquiryCount: lead.inquiryCount + 1,
      enteredById: intake.enteredById,
    };
  }
}

function openingOf(leadId: string, intake: LeadIntake): LeadOpening {
  const day = localDate(intake.receivedAt, intake.timeZone).replaceAll('-', '').slice(2);
  return { values: openingValues(leadId, day, intake) };
}

function openedLead(leadId: string, intake: LeadIntake): LeadAttachment {
  return {
    leadId,
    number: null,
    opening: null,
    kind: 'opened',
    status: 'new',
    ownerId: null,
    teamId: null,
    poolId: null,
    clockRuns: false,
    facts: intake.facts,
    source: intake.source,
    inquiryCount: 1,
    enteredById: intake.enteredById,
  };
}
