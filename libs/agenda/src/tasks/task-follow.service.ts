import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LeadActs, type LeadAct } from '@luodi/leads';
import { giveTask } from './give-task';

// Of the one who had the lead before; whoever has tasks on it beside them keeps theirs. The last first: a lead that lay
// in a pool had nobody.
const OF_FORMER_OWNER = `SELECT t.id, t.assignee_id AS "fromId" FROM tasks t
  WHERE t.lead_id = $1 AND t.done_at IS NULL AND t.assignee_id <> $2
    AND t.assignee_id = (SELECT a.owner_id FROM lead_assignments a WHERE a.lead_id = $1 AND a.to_at IS NOT NULL
      ORDER BY a.to_at DESC, a.from_at DESC LIMIT 1)
  ORDER BY t.id FOR NO KEY UPDATE OF t`;

/**
 * Open tasks on a lead follow it to its new owner from the one before (ADR 0018). In a pool they wait, silent, for
 * whoever claims it. A handover sees to a leaver's tasks itself.
 */
@Injectable()
export class TaskFollowService implements OnModuleInit {
  public constructor(private readonly acts: LeadActs) {}

  public onModuleInit(): void {
    this.acts.registerEffects({ lead: (tx, act) => this.follow(tx, act) });
  }

  private async follow(tx: EntityManager, act: LeadAct): Promise<void> {
    if (act.kind !== 'owner' || act.ownerId === null || act.isHandover) return;
    const { leadId, ownerId, byId, now } = act;
    const tasks: { id: string; fromId: string }[] = await tx.query(OF_FORMER_OWNER, [leadId, ownerId]);
    for (const { id, fromId } of tasks) {
      await giveTask(tx, { id, fromId, toId: ownerId, byId, now, action: 'task.followed-lead' });
    }
  }
}
