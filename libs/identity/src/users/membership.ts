import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addJob } from '@luodi/platform';
import type { Actor } from '../access/actor';
import { MEMBERS_CHANGED } from '../identity.events';

/** Users whose teams are others than before, as they are now. */
export interface MembershipChange {
  readonly userIds: readonly string[];
  readonly by: Pick<Actor, 'id' | 'role'>;
}

/** What a context does about its own records when people change teams; may be called twice with the same outcome. */
export type FollowMembers = (tx: EntityManager, change: MembershipChange) => Promise<void>;

/**
 * What must happen together with a change of teams: identity knows nothing of leads and deals, so their contexts
 * register here what follows, in the same transaction (docs/adr/0008).
 */
@Injectable()
export class Membership {
  private readonly followers: FollowMembers[] = [];

  public registerFollower(follower: FollowMembers): void {
    this.followers.push(follower);
  }

  /** Runs what every context registered, in the order of registration. */
  public async follow(tx: EntityManager, change: MembershipChange): Promise<void> {
    if (change.userIds.length === 0) return;
    for (const follower of this.followers) await follower(tx, change);
  }

  /** Says that there may be more, or other, people to take leads. */
  public async announce(tx: EntityManager): Promise<void> {
    await addJob(tx, MEMBERS_CHANGED, {}, { jobKey: MEMBERS_CHANGED.name });
  }
}
