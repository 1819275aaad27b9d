import type { EntityManager } from 'typeorm';
import { addJob, writeAudit } from '@luodi/platform';
import { TASK_GIVEN } from './task.events';
import { tellConsoles } from './task-writes.queries';

/** A locked task that goes to somebody else. */
export interface GivenTask {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  /** null: a rule did it. */
  readonly byId: string | null;
  readonly byRole?: string;
  readonly now: Date;
  readonly action: 'task.handed-over' | 'task.followed-lead' | 'task.followed-deal';
}

/** Gives a locked task to somebody, with its audit line; they are told, unless they did it themselves. */
export async function giveTask(tx: EntityManager, task: GivenTask): Promise<void> {
  const { id, fromId, toId, byId, now, action } = task;
  const [rows]: [{ version: number }[], number] = await tx.query(
    `UPDATE tasks SET assignee_id = $2, updated_at = $3, version = version + 1 WHERE id = $1 RETURNING version`,
    [id, toId, now],
  );
  await writeAudit(tx, {
    actorId: byId,
    actorRole: task.byRole,
    action,
    objectType: 'task',
    objectId: id,
    data: { fromId, toId },
  });
  await tellConsoles(tx, id, [fromId, toId]);
  if (toId === byId) return;
  await addJob(tx, TASK_GIVEN, { taskId: id, assigneeId: toId, byId, version: rows[0]?.version ?? 0 });
}
