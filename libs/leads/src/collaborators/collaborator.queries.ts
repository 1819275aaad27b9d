import type { EntityManager } from 'typeorm';
import type { LockedLead } from '../ownership/locked-lead.queries';
import type { CollaboratorAccess } from '../lead-values.policy';
import type { CandidateResponse } from './collaborator.response';

const MOST_CANDIDATES = 50;

/** The leads on which somebody collaborates, and their deals: what their open console is told of. */
export async function collaborationsOf(tx: EntityManager, userId: string): Promise<ReadonlySet<string>> {
  const rows: { id: string }[] = await tx.query(
    `SELECT h.lead_id AS id FROM lead_collaborators h WHERE h.user_id = $1
     UNION ALL SELECT d.id FROM lead_collaborators h JOIN deals d ON d.lead_id = h.lead_id WHERE h.user_id = $1`,
    [userId],
  );
  return new Set(rows.map((row) => row.id));
}

/** Active agents who may still be added to a lead, those of its team first. */
export async function candidatesFor(
  tx: EntityManager,
  leadId: string,
  q: string | undefined,
): Promise<CandidateResponse[]> {
  return tx.query(
    `SELECT u.id, u.name, coalesce(t.names, '{}') AS teams
     FROM leads l JOIN users u ON u.active AND u.role = 'agent' AND u.id IS DISTINCT FROM l.owner_id
     LEFT JOIN LATERAL (SELECT array_agg(g.name ORDER BY g.name) AS names, bool_or(g.id = l.team_id) AS near
       FROM team_members m JOIN teams g ON g.id = m.team_id WHERE m.user_id = u.id) t ON true
     WHERE l.id = $1 AND NOT EXISTS (SELECT 1 FROM lead_collaborators h WHERE h.lead_id = l.id AND h.user_id = u.id)
       AND ($2::text IS NULL OR strpos(lower(u.name), lower($2)) > 0)
     ORDER BY coalesce(t.near, false) DESC, u.name, u.id LIMIT ${MOST_CANDIDATES}`,
    [leadId, q ?? null],
  );
}

/** Holds an agent against leaving until this is written; false when there is no such active agent. Before the lead's own lock. */
export async function holdAgent(tx: EntityManager, userId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM users WHERE id = $1 AND active AND role = 'agent' FOR SHARE`,
    [userId],
  );
  return rows.length > 0;
}

export interface CollaboratorWrite {
  readonly leadId: string;
  readonly userId: string;
  readonly access: CollaboratorAccess;
  readonly byId: string;
  readonly now: Date;
}

/** Adds somebody or changes what they may do; answers whether that changed anything. Call with the lead locked. */
export async function writeCollaborator(tx: EntityManager, write: CollaboratorWrite): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `INSERT INTO lead_collaborators AS h (lead_id, user_id, access, added_by, added_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (lead_id, user_id) DO UPDATE SET access = excluded.access WHERE h.access <> excluded.access
     RETURNING user_id`,
    [write.leadId, write.userId, write.access, write.byId, write.now],
  );
  return rows.length > 0;
}

/** How many collaborate on a lead. */
export async function countCollaborators(tx: EntityManager, leadId: string): Promise<number> {
  const rows: { n: number }[] = await tx.query(
    'SELECT count(*)::int AS n FROM lead_collaborators WHERE lead_id = $1',
    [leadId],
  );
  return rows[0]?.n ?? 0;
}

/** Takes somebody off; answers whether they were there. */
export async function deleteCollaborator(
  tx: EntityManager,
  leadId: string,
  userId: string,
): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.query(
    'DELETE FROM lead_collaborators WHERE lead_id = $1 AND user_id = $2 RETURNING user_id',
    [leadId, userId],
  );
  return rows.length > 0;
}

/** Somebody whom a merge brought to the lead that stays, or gave more than they had. */
export interface MovedCollaborator {
  readonly userId: string;
  readonly access: CollaboratorAccess;
  /** On the lead that stays, before the merge. */
  readonly had: CollaboratorAccess | null;
  /** On the lead that stays, after it; null for its owner. */
  readonly has: CollaboratorAccess | null;
}

// Whoever edits one of the two edits what became of them; the owner of the lead that stays needs no row.
const UNITE = `WITH gone AS (
    DELETE FROM lead_collaborators WHERE lead_id = $1 RETURNING user_id, access, added_by, added_at
  ), had AS (
    SELECT g.user_id, g.access, k.access AS had FROM gone g
    LEFT JOIN lead_collaborators k ON k.lead_id = $2 AND k.user_id = g.user_id
  ), come AS (
    INSERT INTO lead_collaborators AS h (lead_id, user_id, access, added_by, added_at)
    SELECT $2, g.user_id, g.access, g.added_by, g.added_at FROM gone g
    JOIN leads l ON l.id = $2 WHERE l.owner_id IS DISTINCT FROM g.user_id AND l.pool_id IS NULL
    ON CONFLICT (lead_id, user_id) DO UPDATE SET access = 'edit' WHERE excluded.access = 'edit'
    RETURNING user_id, access
  )
  SELECT had.user_id AS "userId", had.access, had.had, coalesce(come.access, had.had) AS has
  FROM had LEFT JOIN come ON come.user_id = had.user_id ORDER BY had.user_id`;

/** Those of a lead that ends join those of the lead that stays. Call with both locked. */
export async function uniteCollaborators(
  tx: EntityManager,
  from: Pick<LockedLead, 'id'>,
  into: Pick<LockedLead, 'id'>,
): Promise<readonly MovedCollaborator[]> {
  return tx.query(UNITE, [from.id, into.id]);
}

// What was changed since stays; whoever left meanwhile is not brought back.
const PART = `WITH moved AS (
    SELECT m."userId" AS user_id, m.access, m.had, m.has
    FROM jsonb_to_recordset($3::jsonb) AS m("userId" uuid, access text, had text, has text)
  ), taken AS (
    DELETE FROM lead_collaborators h USING moved m
    WHERE h.lead_id = $2 AND h.user_id = m.user_id AND h.access = m.has AND m.had IS NULL
  ), less AS (
    UPDATE lead_collaborators h SET access = m.had FROM moved m
    WHERE h.lead_id = $2 AND h.user_id = m.user_id AND h.access = m.has AND m.had IS NOT NULL
  )
  INSERT INTO lead_collaborators (lead_id, user_id, access, added_at)
  SELECT $1, m.user_id, m.access, $4 FROM moved m JOIN users u ON u.id = m.user_id AND u.active AND u.role = 'agent'
  JOIN leads l ON l.id = $1 WHERE l.owner_id IS DISTINCT FROM u.id AND l.pool_id IS NULL
  ON CONFLICT DO NOTHING`;

/** Undoes `uniteCollaborators`. Call with both leads locked and the first one restored. */
export async function partCollaborators(
  tx: EntityManager,
  fromId: string,
  intoId: string,
  moved: readonly MovedCollaborator[],
  now: Date,
): Promise<void> {
  if (moved.length > 0) await tx.query(PART, [fromId, intoId, JSON.stringify(moved), now]);
}
