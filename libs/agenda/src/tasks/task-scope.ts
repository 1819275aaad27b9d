import type { Actor } from '@luodi/identity';
import type { EntityManager } from 'typeorm';
import { peopleVisibleTo } from '../people-scope';

/**
 * The tasks that an actor may know of, as SQL over `t` and its assignee `u`: those of people whose calendar they may
 * see, those that they gave, and those on a lead or deal that is theirs or on which they
 * collaborate.
 */
export function visibleTasks(actor: Actor, params: unknown[]): string {
  const people = peopleVisibleTo(actor, params);
  const own = `$${params.push(actor.id)}::uuid`;
  return `(${people} OR t.created_by = ${own}
    OR EXISTS (SELECT 1 FROM leads w WHERE w.id = t.lead_id AND w.owner_id = ${own})
    OR EXISTS (SELECT 1 FROM deals v WHERE v.id = t.deal_id AND v.owner_id = ${own})
    OR EXISTS (SELECT 1 FROM lead_collaborators h WHERE h.user_id = ${own} AND (h.lead_id = t.lead_id
      OR h.lead_id = (SELECT v.lead_id FROM deals v WHERE v.id = t.deal_id))))`;
}

/** Whether a task that an actor sees is theirs to change: as who has it, who gave it, or who leads them. */
export function mayChange(
  actor: Actor,
  task: { readonly assigneeId: string; readonly createdById: string; readonly inTeam: boolean },
): boolean {
  if (actor.role === 'auditor') return false;
  if (task.assigneeId === actor.id || task.createdById === actor.id) return true;
  return actor.role === 'admin' || (actor.role === 'manager' && task.inTeam);
}

/**
 * Whether an actor may give somebody a task: agents only to themselves, managers to their teams. The account stays
 * active until the commit, so that a handover finds the task.
 */
export async function mayGiveTo(tx: EntityManager, actor: Actor, userId: string): Promise<boolean> {
  const params: unknown[] = [userId];
  const scope = peopleVisibleTo(actor, params);
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM users u WHERE u.id = $1 AND u.active AND u.role <> 'auditor' AND ${scope} FOR SHARE OF u`,
    params,
  );
  return rows.length > 0;
}
