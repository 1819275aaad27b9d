import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { NotifyService } from '../inbox/notify.service';

/** Tells people of their tasks: that one is due, and that somebody gave them one. May be repeated. */
@Injectable()
export class TaskNoticesService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly notices: NotifyService,
  ) {}

  /** Once for each time of a task; not when it was done or put off meanwhile. */
  public async reminded(taskId: string, remindAt: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const task = await openTask(tx, taskId);
      if (task === null || task.remindAt?.getTime() !== Date.parse(remindAt)) return;
      await this.notices.notify(tx, {
        userId: task.assigneeId,
        kind: 'task_due',
        dedupeKey: `task:${taskId}:${Date.parse(remindAt)}`,
        ...(task.leadId === null ? {} : { leadId: task.leadId }),
        data: {
          taskId,
          number: task.number,
          taskDueAt: task.dueAt?.toISOString() ?? null,
          taskDueOn: task.dueOn,
        },
      });
    });
  }

  /** Whoever was given a task, unless it is somebody else's by now. */
  public async given(event: {
    readonly taskId: string;
    readonly assigneeId: string;
    readonly byId: string | null;
    readonly version: number;
  }): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const task = await openTask(tx, event.taskId);
      if (task === null || task.assigneeId !== event.assigneeId) return;
      const givers: { name: string }[] = await tx.query('SELECT name FROM users WHERE id = $1', [event.byId]);
      await this.notices.notify(tx, {
        userId: event.assigneeId,
        kind: 'task_given',
        dedupeKey: `task-given:${event.taskId}:${event.version}`,
        ...(task.leadId === null ? {} : { leadId: task.leadId }),
        data: {
          taskId: event.taskId,
          number: task.number,
          by: givers[0]?.name ?? '',
          taskDueAt: task.dueAt?.toISOString() ?? null,
          taskDueOn: task.dueOn,
        },
      });
    });
  }
}

interface OpenTask {
  readonly assigneeId: string;
  readonly leadId: string | null;
  readonly number: string | null;
  readonly dueOn: string;
  readonly dueAt: Date | null;
  readonly remindAt: Date | null;
}

async function openTask(tx: EntityManager, id: string): Promise<OpenTask | null> {
  const rows: OpenTask[] = await tx.query(
    `SELECT t.assignee_id AS "assigneeId", t.lead_id AS "leadId", l.number, t.due_on::text AS "dueOn", t.due_at AS "dueAt",
       t.remind_at AS "remindAt"
     FROM tasks t LEFT JOIN leads l ON l.id = t.lead_id WHERE t.id = $1 AND t.done_at IS NULL`,
    [id],
  );
  return rows[0] ?? null;
}
