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

/** Somebody who leaves, once their leads and deals have new owners. */
export interface Leaving {
  readonly userId: string;
  /** Who takes over; none when a rule or a pool does. */
  readonly receiverIds: readonly string[];
  readonly by: Actor;
  readonly now: Date;
}

/** Gives away what follows a lead or deal to its new owner, or has none; answers how much. */
export type FollowLeaver = (tx: EntityManager, leaving: Leaving) => Promise<number>;

/** What else is handed over with a leaver's leads: the contexts above register it, as they do with `Membership`. */
@Injectable()
export class HandoverParts {
  private readonly kinds: LockParts[] = [];
  private readonly followers: FollowLeaver[] = [];

  public register(kind: LockParts): void {
    this.kinds.push(kind);
  }

  /** Everything that is registered, locked. Call with the leads and the counters locked. */
  public async lock(tx: EntityManager, userId: string): Promise<HandedPart[]> {
    const parts: HandedPart[] = [];
    for (const kind of this.kinds) parts.push(...(await kind(tx, userId)));
    return parts;
  }

  public registerFollower(follower: FollowLeaver): void {
    this.followers.push(follower);
  }

  /** Runs what follows leads and deals; answers how many things went to others. Call when those have their owners. */
  public async follow(tx: EntityManager, leaving: Leaving): Promise<number> {
    let count = 0;
    for (const follower of this.followers) count += await follower(tx, leaving);
    return count;
  }
}
