import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A deal went from one to another by an edit; its row is locked. A handover sees to what hangs on it by itself. */
export interface DealOwnerChange {
  readonly dealId: string;
  readonly fromId: string;
  readonly toId: string;
  readonly byId: string;
  readonly byRole: string;
  readonly now: Date;
}

type Effect = (tx: EntityManager, change: DealOwnerChange) => Promise<void>;

/** What follows from a deal's new owner; a context registers what concerns it. */
@Injectable()
export class DealOwnerEffects {
  private readonly effects: Effect[] = [];

  public register(effect: Effect): void {
    this.effects.push(effect);
  }

  public async run(tx: EntityManager, change: DealOwnerChange): Promise<void> {
    for (const effect of this.effects) await effect(tx, change);
  }
}
