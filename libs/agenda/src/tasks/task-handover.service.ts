import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HandoverParts, type Leaving } from '@luodi/leads';
import { giveTask } from './give-task';

/**
 * Open tasks of somebody who leaves: each follows its lead or deal to the new owner; the others go in turn to those who
 * take over, and to who hands over where nobody does.
 */
@Injectable()
export class TaskHandoverService implements OnModuleInit {
  public constructor(private readonly parts: HandoverParts) {}

  public onModuleInit(): void {
    this.parts.registerFollower((tx, leaving) => this.follow(tx, leaving));
  }

  private async follow(tx: EntityManager, leaving: Leaving): Promise<number> {
    const { userId, by } = leaving;
    const tasks: { id: string; owner_id: string | null }[] = await tx.query(
      `SELECT t.id, coalesce(l.owner_id, d.owner_id) AS owner_id
       FROM tasks t LEFT JOIN leads l ON l.id = t.lead_id LEFT JOIN deals d ON d.id = t.deal_id
       WHERE t.assignee_id = $1 AND t.done_at IS NULL ORDER BY t.deadline, t.id FOR UPDATE OF t`,
      [userId],
    );
    const receivers = leaving.receiverIds.length > 0 ? leaving.receiverIds : [by.id];
    let turn = 0;
    for (const task of tasks) {
      const owned = task.owner_id !== null && task.owner_id !== userId;
      const assigneeId = owned ? task.owner_id : receivers[turn % receivers.length];
      if (!owned) turn += 1;
      if (assigneeId === null || assigneeId === undefined) continue;
      await giveTask(tx, {
        ...{ id: task.id, fromId: userId, toId: assigneeId, action: 'task.handed-over' },
        ...{ byId: by.id, byRole: by.role, now: leaving.now },
      });
    }
    return tasks.length;
  }
}
