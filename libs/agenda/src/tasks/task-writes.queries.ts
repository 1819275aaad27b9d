import type { EntityManager } from 'typeorm';
import { notifyConsole } from '@luodi/platform';
import type { Due } from './due.policy';

/** A task whose row this transaction holds. */
export interface LockedTask {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  readonly due: Due;
  readonly remindAt: Date | null;
  readonly assigneeId: string;
  readonly createdById: string;
  readonly doneAt: Date | null;
  readonly version: number;
}

/** Locks a task; null when there is none of that id. */
export async function lockTask(tx: EntityManager, id: string): Promise<LockedTask | null> {
  const rows: (Omit<LockedTask, 'due'> & { on: string; at: Date | null; deadline: Date })[] = await tx.query(
    `SELECT id, title, note, due_on::text AS "on", due_at AS at, deadline, remind_at AS "remindAt", assignee_id AS "assigneeId",
       created_by AS "createdById", done_at AS "doneAt", version
     FROM tasks WHERE id = $1 FOR UPDATE`,
    [id],
  );
  const row = rows[0];
  if (row === undefined) return null;
  const { on, at, deadline, ...task } = row;
  return { ...task, due: { on, at, deadline } };
}

/** Writes a new task. */
export async function insertTask(
  tx: EntityManager,
  task: {
    readonly id: string;
    readonly title: string;
    readonly note: string | null;
    readonly due: Due;
    readonly remindAt: Date | null;
    readonly leadId: string | null;
    readonly dealId: string | null;
    readonly assigneeId: string;
    readonly createdById: string;
    readonly now: Date;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO tasks (id, title, note, due_on, due_at, deadline, remind_at, lead_id, deal_id, assignee_id, created_by,
       created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)`,
    [
      task.id,
      task.title,
      task.note,
      task.due.on,
      task.due.at,
      task.due.deadline,
      task.remindAt,
      task.leadId,
      task.dealId,
      task.assigneeId,
      task.createdById,
      task.now,
    ],
  );
}

/** Writes what an edit changes of a locked task; what is undefined stays. */
export async function updateTask(
  tx: EntityManager,
  id: string,
  edit: {
    readonly title: string | undefined;
    readonly note: string | null | undefined;
    readonly due: Due;
    readonly remindAt: Date | null;
    readonly assigneeId: string;
    readonly now: Date;
  },
): Promise<void> {
  await tx.query(
    `UPDATE tasks SET title = coalesce($2, title), note = CASE WHEN $3::boolean THEN nullif($4::text, '') ELSE note END,
       due_on = $5, due_at = $6, deadline = $7, remind_at = $8, assignee_id = $9, updated_at = $10, version = version + 1
     WHERE id = $1`,
    [
      id,
      edit.title ?? null,
      edit.note !== undefined,
      edit.note ?? null,
      edit.due.on,
      edit.due.at,
      edit.due.deadline,
      edit.remindAt,
      edit.assigneeId,
      edit.now,
    ],
  );
}

/** Ticks a locked task off, or takes the tick back with null. */
export async function markTask(
  tx: EntityManager,
  id: string,
  done: { readonly at: Date; readonly byId: string } | null,
  now: Date,
): Promise<void> {
  await tx.query(
    'UPDATE tasks SET done_at = $2, done_by = $3, updated_at = $4, version = version + 1 WHERE id = $1',
    [id, done?.at ?? null, done?.byId ?? null, now],
  );
}

/** Tells the open consoles of those who have or gave a task, and of who leads them. */
export async function tellConsoles(tx: EntityManager, id: string, people: readonly string[]): Promise<void> {
  const teams: { team_id: string }[] = await tx.query(
    'SELECT DISTINCT team_id FROM team_members WHERE user_id = ANY($1::uuid[])',
    [[...people]],
  );
  await notifyConsole(tx, {
    topic: 'agenda',
    id,
    userIds: [...new Set(people)],
    teamIds: teams.map((team) => team.team_id),
  });
}
