import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LeadFacts } from '../intake/lead-facts.policy';

/** The lead of an act as it stands afterwards; its row is locked. */
interface LeadOfAct {
  readonly leadId: string;
  readonly facts: LeadFacts;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly open: boolean;
  readonly responded: boolean;
  readonly now: Date;
}

/**
 * What starts, stops or moves clocks: a new owner; somebody reached out, and when they will again; a follow-up was
 * planned anew; more is known of the demand.
 */
export type LeadAct = LeadOfAct &
  (
    | { readonly kind: 'owner' | 'facts' }
    | { readonly kind: 'contact' | 'planned'; readonly nextFollowUpAt: Date | null }
  );

/** What became of the deal of a lead. */
export interface DealAct {
  readonly leadId: string;
  readonly status: 'open' | 'on_hold' | 'closed';
  readonly now: Date;
}

/** A closing that was taken back: the lead goes on as if it had not been. */
export interface UnclosedAct {
  readonly leadId: string;
  readonly closedAt: Date;
  readonly now: Date;
}

export interface ClockEffects {
  lead(tx: EntityManager, act: LeadAct): Promise<void>;
  deal(tx: EntityManager, act: DealAct): Promise<void>;
  unclosed(tx: EntityManager, act: UnclosedAct): Promise<void>;
}

/**
 * Clocks change in the transaction of the act. Their policies belong to routing, which leads must not know: it
 * registers here what follows, as contexts do with `Membership` (docs/adr/0015).
 */
@Injectable()
export class LeadActs {
  private readonly effects: ClockEffects[] = [];

  public registerEffects(effects: ClockEffects): void {
    this.effects.push(effects);
  }

  public async lead(tx: EntityManager, act: LeadAct): Promise<void> {
    for (const effects of this.effects) await effects.lead(tx, act);
  }

  public async deal(tx: EntityManager, act: DealAct): Promise<void> {
    for (const effects of this.effects) await effects.deal(tx, act);
  }

  public async unclosed(tx: EntityManager, act: UnclosedAct): Promise<void> {
    for (const effects of this.effects) await effects.unclosed(tx, act);
  }
}
