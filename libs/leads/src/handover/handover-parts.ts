import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';

/** Something besides leads that a leaver has in their hands, locked by this transaction. */
export interface HandedPart {
  readonly id: string;
  readonly leadId: string | null;
  readonly teamId: string | null;
  /** Gives it to somebody else, with its audit line. */
  readonly give: (ownerId: string, teamId: string | null, by: Actor, now: Date) => Promise<void>;
}

/** Locks what a context keeps for a person, in the order of ids. */
export type LockParts = (tx: EntityManager, userId: string) => Promise<readonly HandedPart[]>;

/** What else is handed over with a leaver's leads: the contexts above register it, as they do with `Membership`. */
@Injectable()
export class HandoverParts {
  private readonly kinds: LockParts[] = [];

  public register(kind: LockParts): void {
    this.kinds.push(kind);
  }

  /** Everything that is registered, locked. Call with the leads and the counters locked. */
  public async lock(tx: EntityManager, userId: string): Promise<HandedPart[]> {
    const parts: HandedPart[] = [];
    for (const kind of this.kinds) parts.push(...(await kind(tx, userId)));
    return parts;
  }
}
