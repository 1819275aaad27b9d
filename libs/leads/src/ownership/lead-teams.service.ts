import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Membership, type MembershipChange } from '@luodi/identity';
import { Clock, newId, notifyConsole, writeAudit } from '@luodi/platform';
import { OPEN_STATUSES } from '../lead-values.policy';

interface MovingLead {
  readonly id: string;
  readonly owner_id: string;
  readonly from_id: string | null;
  readonly to_id: string;
}

// An agent's place: the first of their active teams by name. Nobody without a team has one; what they hold stays where it is.
const LOCK_MOVING = `SELECT l.id, l.owner_id, l.team_id AS from_id, place.team_id AS to_id
  FROM leads l
  JOIN LATERAL (SELECT m.team_id FROM team_members m JOIN teams t ON t.id = m.team_id AND t.active
    WHERE m.user_id = l.owner_id ORDER BY t.name LIMIT 1) AS place ON true
  WHERE (l.owner_id = ANY($1::uuid[]) AND l.status = ANY($2::text[]) OR l.id = ANY($3::uuid[]))
    AND NOT EXISTS (SELECT 1 FROM team_members m JOIN teams t ON t.id = m.team_id AND t.active
      WHERE m.user_id = l.owner_id AND m.team_id = l.team_id)
  ORDER BY l.id FOR NO KEY UPDATE OF l`;

const MOVE = `WITH moving AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) AS m(id, event_id, from_id, to_id)
  ), event AS (
    INSERT INTO lead_events (id, lead_id, kind, at, actor_id, data)
    SELECT event_id, id, 'team_changed', $5::timestamptz, $6::uuid,
      jsonb_build_object('fromTeamId', from_id, 'toTeamId', to_id) FROM moving
  )
  UPDATE leads SET team_id = moving.to_id, updated_at = $5::timestamptz, version = version + 1
  FROM moving WHERE leads.id = moving.id`;

/** Keeps leads in a team of their owner (docs/adr/0008). */
@Injectable()
export class LeadTeamsService implements OnModuleInit {
  public constructor(
    private readonly membership: Membership,
    private readonly clock: Clock,
  ) {}

  public onModuleInit(): void {
    this.membership.registerFollower((tx, change) => this.follow(tx, change, []));
  }

  /**
   * Moves the open leads of these users, and the leads named besides, to a team in which their owner is; those in one
   * of their owner's teams stay. With a line in each lead's timeline and one in the audit log.
   */
  public async follow(
    tx: EntityManager,
    { userIds, by }: MembershipChange,
    leadIds: readonly string[],
  ): Promise<void> {
    const moving: MovingLead[] = await tx.query(LOCK_MOVING, [userIds, OPEN_STATUSES, leadIds]);
    if (moving.length === 0) return;
    await tx.query(MOVE, [
      moving.map((lead) => lead.id),
      moving.map(() => newId()),
      moving.map((lead) => lead.from_id),
      moving.map((lead) => lead.to_id),
      this.clock.now(),
      by.id,
    ]);
    for (const ownerId of new Set(moving.map((lead) => lead.owner_id))) {
      const theirs = moving.filter((lead) => lead.owner_id === ownerId);
      const teamIds = [...new Set(theirs.flatMap((lead) => [lead.from_id, lead.to_id]))];
      await writeAudit(tx, {
        actorId: by.id,
        actorRole: by.role,
        action: 'user.leads-moved',
        objectType: 'user',
        objectId: ownerId,
        data: { leads: theirs.length, teamIds },
      });
      await notifyConsole(tx, { topic: 'leads', ownerIds: [ownerId], teamIds });
    }
  }
}
