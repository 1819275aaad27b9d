import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HandoverParts, type Leaving } from '@luodi/leads';
import { addJob, writeAudit } from '@luodi/platform';
import { TASK_GIVEN } from './task.events';
import { tellConsoles } from './task-writes.queries';

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
      await this.give(tx, task.id, assigneeId, leaving);
    }
    return tasks.length;
  }

  private async give(tx: EntityManager, id: string, assigneeId: string, leaving: Leaving): Promise<void> {
    const { userId, by, now } = leaving;
    const [rows]: [{ version: number }[], number] = await tx.query(
      `UPDATE tasks SET assignee_id = $2, updated_at = $3, version = version + 1 WHERE id = $1 RETURNING version`,
      [id, assigneeId, now],
    );
    await writeAudit(tx, {
      actorId: by.id,
      actorRole: by.role,
      action: 'task.handed-over',
      objectType: 'task',
      objectId: id,
      data: { fromId: userId, toId: assigneeId },
    });
    await tellConsoles(tx, id, [assigneeId]);
    if (assigneeId === by.id) return;
    await addJob(tx, TASK_GIVEN, {
      taskId: id,
      assigneeId,
      byId: by.id,
      version: rows[0]?.version ?? 0,
    });
  }
}
