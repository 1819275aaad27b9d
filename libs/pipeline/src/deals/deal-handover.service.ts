import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HandoverParts, type HandedPart } from '@luodi/leads';
import { notifyConsole, writeAudit } from '@luodi/platform';
import { updateDeal } from './deal-writes.queries';

/** Deals that somebody goes on working on when their owner leaves; lost and transferred ones stay with who closed them. */
@Injectable()
export class DealHandoverService implements OnModuleInit {
  public constructor(private readonly parts: HandoverParts) {}

  public onModuleInit(): void {
    this.parts.register((tx, userId) => this.lock(tx, userId));
  }

  private async lock(tx: EntityManager, userId: string): Promise<HandedPart[]> {
    const rows: { id: string; leadId: string | null; teamId: string | null }[] = await tx.query(
      `SELECT d.id, d.lead_id AS "leadId", d.team_id AS "teamId" FROM deals d
       WHERE d.owner_id = $1 AND d.status IN ('open', 'on_hold', 'won') ORDER BY d.id FOR NO KEY UPDATE`,
      [userId],
    );
    return rows.map((row) => ({
      ...row,
      give: async (ownerId, teamId, by, now) => {
        await updateDeal(tx, row.id, { ownerId, teamId }, {}, now);
        await writeAudit(tx, {
          actorId: by.id,
          actorRole: by.role,
          action: 'deal.updated',
          objectType: 'deal',
          objectId: row.id,
          data: { changes: [{ field: 'ownerId', from: userId, to: ownerId }] },
        });
        await notifyConsole(tx, {
          topic: 'deals',
          id: row.id,
          ownerIds: [userId, ownerId],
          teamIds: [row.teamId, teamId],
        });
      },
    }));
  }
}
