import { fieldError, validationFailed } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import type { Role } from '@luodi/identity';

/** Somebody a follow-up may name. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

// The people `visibleTo` shows the lead to, but auditors: its owner, those who manage it or collaborate on it,
// agents before its pool, admins.
const COLLEAGUES = `SELECT u.id, u.name, u.role FROM leads l JOIN users u ON u.active AND (
    u.role = 'admin' OR u.id = l.owner_id
    OR u.role = 'agent' AND EXISTS (SELECT FROM lead_collaborators h WHERE h.lead_id = l.id AND h.user_id = u.id)
    OR u.role = 'manager' AND EXISTS (SELECT FROM team_members m WHERE m.user_id = u.id AND (m.team_id = l.team_id
      OR m.team_id IN (SELECT o.team_id FROM team_members o WHERE o.user_id = l.owner_id)))
    OR u.role = 'agent' AND l.pool_id IS NOT NULL AND EXISTS (SELECT FROM pools p WHERE p.id = l.pool_id AND
      (p.open_to_all OR EXISTS (SELECT FROM team_members m WHERE m.user_id = u.id AND (m.team_id = p.team_id
        OR m.team_id IN (SELECT s.team_id FROM pool_teams s WHERE s.pool_id = p.id))))))
  WHERE l.id = $1`;
const MOST = 200;

/** Who may see the lead and can be named in its follow-ups, by name; nobody names themselves. */
export async function colleaguesOf(
  tx: EntityManager,
  leadId: string,
  authorId: string,
): Promise<Colleague[]> {
  return tx.query(`${COLLEAGUES} AND u.id <> $2 ORDER BY u.name, u.id LIMIT ${MOST}`, [leadId, authorId]);
}

/** Which of these people may see the lead and are no auditors. */
export async function mayOpenLead(
  tx: EntityManager,
  leadId: string,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows: { id: string }[] = await tx.query(`${COLLEAGUES} AND u.id = ANY($2::uuid[])`, [
    leadId,
    userIds,
  ]);
  return new Set(rows.map((row) => row.id));
}

/**
 * Writes down whom an activity names.
 * @throws DomainError validation_failed for somebody who may not see the lead
 */
export async function writeMentions(
  tx: EntityManager,
  leadId: string,
  activityId: string,
  userIds: readonly string[],
): Promise<void> {
  const ids = await mayOpenLead(tx, leadId, userIds);
  const strangers = userIds.flatMap((id, index) =>
    ids.has(id.toLowerCase()) ? [] : [fieldError(`mentionIds[${index}]`, 'unknown_reference')],
  );
  if (strangers.length > 0) throw validationFailed(strangers);
  await tx.query(
    'INSERT INTO activity_mentions (activity_id, user_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING',
    [activityId, userIds],
  );
}
