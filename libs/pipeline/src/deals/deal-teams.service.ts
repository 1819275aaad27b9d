import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Membership, type MembershipChange } from '@luodi/identity';
import { LeadTeamsService } from '@luodi/leads';
import { Clock, notifyConsole, writeAudit } from '@luodi/platform';
import { updateDeal } from './deal-writes.queries';

interface MovingDeal {
  readonly id: string;
  readonly lead_id: string | null;
  readonly owner_id: string;
  readonly from_id: string | null;
  readonly to_id: string;
}

// Won deals are still worked on until they produce; lost and transferred ones are history of the team they were in.
const LOCK_MOVING = `SELECT d.id, d.lead_id, d.owner_id, d.team_id AS from_id, place.team_id AS to_id
  FROM deals d
  JOIN LATERAL (SELECT m.team_id FROM team_members m JOIN teams t ON t.id = m.team_id AND t.active
    WHERE m.user_id = d.owner_id ORDER BY t.name LIMIT 1) AS place ON true
  WHERE d.owner_id = ANY($1::uuid[]) AND d.status IN ('open', 'on_hold', 'won')
    AND NOT EXISTS (SELECT 1 FROM team_members m JOIN teams t ON t.id = m.team_id AND t.active
      WHERE m.user_id = d.owner_id AND m.team_id = d.team_id)
  ORDER BY d.id FOR NO KEY UPDATE OF d`;

/** Keeps deals, and the leads they came from, in a team of their owner (docs/adr/0008). */
@Injectable()
export class DealTeamsService implements OnModuleInit {
  public constructor(
    private readonly membership: Membership,
    private readonly leads: LeadTeamsService,
    private readonly clock: Clock,
  ) {}

  public onModuleInit(): void {
    this.membership.registerFollower((tx, change) => this.follow(tx, change));
  }

  private async follow(tx: EntityManager, change: MembershipChange): Promise<void> {
    const moving: MovingDeal[] = await tx.query(LOCK_MOVING, [change.userIds]);
    for (const deal of moving) {
      await updateDeal(tx, deal.id, { teamId: deal.to_id }, {}, this.clock.now());
      await writeAudit(tx, {
        actorId: change.by.id,
        actorRole: change.by.role,
        action: 'deal.updated',
        objectType: 'deal',
        objectId: deal.id,
        data: { changes: [{ field: 'teamId', from: deal.from_id, to: deal.to_id }] },
      });
      await notifyConsole(tx, {
        topic: 'deals',
        id: deal.id,
        ownerIds: [deal.owner_id],
        teamIds: [deal.from_id, deal.to_id],
      });
    }
    await this.leads.follow(
      tx,
      { ...change, userIds: [] },
      moving.map((deal) => deal.lead_id).filter((id) => id !== null),
    );
  }
}
