import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LeadActs, type LeadAct } from '@luodi/leads';
import { DealOwnerEffects, type DealOwnerChange } from '@luodi/pipeline';
import { giveTask } from './give-task';

// Of the one who had the lead before; whoever has tasks on it beside them keeps theirs. The last first: a lead that lay
// in a pool had nobody.
const OF_FORMER_OWNER = `SELECT t.id, t.assignee_id AS "fromId" FROM tasks t
  WHERE t.lead_id = $1 AND t.done_at IS NULL AND t.assignee_id <> $2
    AND t.assignee_id = (SELECT a.owner_id FROM lead_assignments a WHERE a.lead_id = $1 AND a.to_at IS NOT NULL
      ORDER BY a.to_at DESC, a.from_at DESC LIMIT 1)
  ORDER BY t.id FOR NO KEY UPDATE OF t`;

const OF_DEAL = `SELECT t.id FROM tasks t WHERE t.deal_id = $1 AND t.done_at IS NULL AND t.assignee_id = $2
  ORDER BY t.id FOR NO KEY UPDATE OF t`;

/**
 * Open tasks on a lead follow it to its new owner from the one before (ADR 0018). In a pool they wait, silent, for
 * whoever claims it. Those on a deal follow the deal. A handover sees to a
 * leaver's tasks itself.
 */
@Injectable()
export class TaskFollowService implements OnModuleInit {
  public constructor(
    private readonly acts: LeadActs,
    private readonly deals: DealOwnerEffects,
  ) {}

  public onModuleInit(): void {
    this.acts.registerEffects({ lead: (tx, act) => this.follow(tx, act) });
    this.deals.register((tx, change) => this.followDeal(tx, change));
  }

  private async follow(tx: EntityManager, act: LeadAct): Promise<void> {
    if (act.kind !== 'owner' || act.ownerId === null || act.isHandover) return;
    const { leadId, ownerId, byId, now } = act;
    const tasks: { id: string; fromId: string }[] = await tx.query(OF_FORMER_OWNER, [leadId, ownerId]);
    for (const { id, fromId } of tasks) {
      await giveTask(tx, { id, fromId, toId: ownerId, byId, now, action: 'task.followed-lead' });
    }
  }

  private async followDeal(tx: EntityManager, change: DealOwnerChange): Promise<void> {
    const tasks: { id: string }[] = await tx.query(OF_DEAL, [change.dealId, change.fromId]);
    for (const { id } of tasks) await giveTask(tx, { ...change, id, action: 'task.followed-deal' });
  }
}
