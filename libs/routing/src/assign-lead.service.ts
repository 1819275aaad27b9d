import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LeadAttachment, WaitingReason } from '@luodi/leads';

/** What became of a lead that needed an owner. */
export type RoutingOutcome =
  | { readonly kind: 'assigned'; readonly ownerId: string; readonly assignmentId: string; readonly ruleId: string | null }
  | { readonly kind: 'waiting'; readonly reason: WaitingReason; readonly teamId: string | null }
  /** The person's lead has an owner already, or is a deal: nothing to decide. */
  | { readonly kind: 'kept'; readonly ownerId: string | null };

/** Gives leads to agents: rules → team → fair share under a cap. */
@Injectable()
export class RoutingService {
  /**
   * Decides for a lead that `LeadIntakeService.attachOrOpen` has just answered, in the same transaction, as its last
   * step: starts the first-response clock, picks the agent, writes ownership, timeline and the job.
   * A lead that a member of staff typed in goes to them when they are an agent with room (`entered`).
   * Never throws for a faulty rule or because nobody is eligible: the lead then waits with its reason.
   */
  public async assignNew(tx: EntityManager, lead: LeadAttachment, now: Date): Promise<RoutingOutcome> {
    throw new Error(`Not decided: ${lead.leadId} ${now.toISOString()} ${String(tx)}`);
  }

  /** Leaves a lead waiting with a reason; for the caller whose savepoint around `assignNew` was rolled back. */
  public async leaveWaiting(tx: EntityManager, leadId: string, reason: WaitingReason, now: Date): Promise<void> {
    throw new Error(`Not left: ${leadId} ${reason} ${now.toISOString()} ${String(tx)}`);
  }
}
