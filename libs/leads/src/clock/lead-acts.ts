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
    | { readonly kind: 'owner'; readonly byId: string | null; readonly isHandover: boolean }
    | { readonly kind: 'facts' }
    | { readonly kind: 'contact' | 'planned'; readonly nextFollowUpAt: Date | null }
  );

/** What became of the deal of a lead. */
export interface DealAct {
  readonly leadId: string;
  readonly status: 'open' | 'on_hold' | 'closed';
  readonly byId: string;
  readonly now: Date;
}

/** A lead was disqualified. Its row is locked. */
export interface ClosedAct {
  readonly leadId: string;
  readonly byId: string;
  readonly now: Date;
}

/** A closing that was taken back: the lead goes on as if it had not been. */
export interface UnclosedAct {
  readonly leadId: string;
  readonly closedAt: Date;
  readonly byId: string;
  readonly now: Date;
}

/** What hung on one lead hangs on another: a merge, or its undoing. Both rows are locked. */
export interface MergedAct {
  readonly fromId: string;
  readonly fromNumber: string;
  readonly toId: string;
  readonly visitIds: readonly string[];
  readonly byId: string;
  readonly now: Date;
}

/** What follows from acts; a context registers what concerns it. */
export interface LeadEffects {
  lead?(tx: EntityManager, act: LeadAct): Promise<void>;
  deal?(tx: EntityManager, act: DealAct): Promise<void>;
  closed?(tx: EntityManager, act: ClosedAct): Promise<void>;
  unclosed?(tx: EntityManager, act: UnclosedAct): Promise<void>;
  merged?(tx: EntityManager, act: MergedAct): Promise<void>;
}

/**
 * Clocks and visits change in the transaction of the act. They belong to contexts that leads must not know: those register
 * here what follows, as contexts do with `Membership` (docs/adr/0015, 0026).
 */
@Injectable()
export class LeadActs {
  private readonly effects: LeadEffects[] = [];

  public registerEffects(effects: LeadEffects): void {
    this.effects.push(effects);
  }

  public async lead(tx: EntityManager, act: LeadAct): Promise<void> {
    for (const effects of this.effects) await effects.lead?.(tx, act);
  }

  public async deal(tx: EntityManager, act: DealAct): Promise<void> {
    for (const effects of this.effects) await effects.deal?.(tx, act);
  }

  public async closed(tx: EntityManager, act: ClosedAct): Promise<void> {
    for (const effects of this.effects) await effects.closed?.(tx, act);
  }

  public async unclosed(tx: EntityManager, act: UnclosedAct): Promise<void> {
    for (const effects of this.effects) await effects.unclosed?.(tx, act);
  }

  public async merged(tx: EntityManager, act: MergedAct): Promise<void> {
    for (const effects of this.effects) await effects.merged?.(tx, act);
  }
}
