import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import type { LeadFacts } from './lead-facts.policy';
import type { LeadStatus } from './lead-values.policy';

/** What a deal takes over from its lead. */
export interface ConvertibleLead {
  readonly id: string;
  readonly number: string;
  readonly status: LeadStatus;
  readonly contactId: string;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly facts: LeadFacts;
  readonly version: number;
}

/** The lead's side of becoming a deal; pipeline calls both in one transaction. */
@Injectable()
export class LeadConversionService {
  /**
   * Locks the lead row and answers what a deal needs. A converted lead is answered too (status `converted`):
   * the caller knows the deal and refuses with `already_converted`.
   * @throws DomainError not_found (unknown or not the actor's to know), forbidden (seen, but in the pool or read-only),
   *   lead_closed (disqualified or merged)
   */
  public async lockForConversion(tx: EntityManager, actor: Actor, leadId: string): Promise<ConvertibleLead> {
    throw new Error(`Not locked: ${leadId} ${actor.id} ${String(tx)}`);
  }

  /** Status converted, capacity freed, clock ended, timeline and audit written. Call with the lead locked. */
  public async markConverted(
    tx: EntityManager,
    change: { readonly leadId: string; readonly dealId: string; readonly actor: Actor; readonly now: Date },
  ): Promise<void> {
    throw new Error(`Not converted: ${change.leadId} ${String(tx)}`);
  }
}
