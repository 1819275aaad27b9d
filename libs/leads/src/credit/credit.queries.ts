import type { EntityManager } from 'typeorm';
import type { EarnedCredit } from './first-credit.policy';
import type { Share } from './shares.policy';
import type { CreditResponse, DisputeResponse } from './credit.response';

/** How a lead stands for its credit. */
export interface CreditStanding {
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly known: boolean;
  readonly converted: boolean;
  /** Who has the credit; null: nobody yet. */
  readonly former: { readonly userId: string; readonly protectedUntil: string } | null;
}

/** Reads how a locked lead stands for its credit: company, person and a way to reach them make it known. */
export async function readStanding(tx: EntityManager, leadId: string): Promise<CreditStanding | null> {
  const rows: CreditStanding[] = await tx.query(
    `SELECT l.owner_id AS "ownerId", l.team_id AS "teamId", l.status = 'converted' AS converted,
       l.company_name IS NOT NULL AND l.contact_name IS NOT NULL AND coalesce(l.phone, l.wechat, l.email) IS NOT NULL AS known,
       CASE WHEN c.lead_id IS NULL THEN NULL
         ELSE jsonb_build_object('userId', c.user_id, 'protectedUntil', c.protected_until) END AS former
     FROM leads l LEFT JOIN first_credits c ON c.lead_id = l.id WHERE l.id = $1`,
    [leadId],
  );
  return rows[0] ?? null;
}

/** Writes the credit of a locked lead, over a former one. */
export async function writeCredit(tx: EntityManager, leadId: string, credit: EarnedCredit): Promise<void> {
  await tx.query(
    `INSERT INTO first_credits (lead_id, user_id, team_id, activity_id, recorded_at, protected_until)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (lead_id) DO UPDATE SET user_id = excluded.user_id, team_id = excluded.team_id,
       activity_id = excluded.activity_id, recorded_at = excluded.recorded_at, protected_until = excluded.protected_until`,
    [leadId, credit.userId, credit.teamId, credit.activityId, credit.at, credit.protectedUntil],
  );
}

/** The shares of a lead's credit become these. */
export async function replaceShares(
  tx: EntityManager,
  leadId: string,
  shares: readonly Share[],
): Promise<void> {
  await tx.query('DELETE FROM credit_shares WHERE lead_id = $1', [leadId]);
  await tx.query(
    'INSERT INTO credit_shares (lead_id, team_id, percent) SELECT $1, * FROM unnest($2::uuid[], $3::numeric[])',
    [leadId, shares.map(({ teamId }) => teamId), shares.map(({ percent }) => percent)],
  );
}

/** The lead whose credit counts: of a lead and those merged into it the one recorded first. */
export async function creditedLead(tx: EntityManager, family: readonly string[]): Promise<string | null> {
  const rows: { id: string }[] = await tx.query(
    'SELECT lead_id AS id FROM first_credits WHERE lead_id = ANY($1::uuid[]) ORDER BY recorded_at, lead_id LIMIT 1',
    [family],
  );
  return rows[0]?.id ?? null;
}

/** A credit with its shares; null when the lead has none. */
export async function readCredit(tx: EntityManager, leadId: string): Promise<CreditResponse | null> {
  const rows: (Omit<CreditResponse, 'recordedAt'> & { readonly recordedAt: Date })[] = await tx.query(
    `SELECT jsonb_build_object('id', u.id, 'name', u.name) AS user, c.recorded_at AS "recordedAt",
       c.activity_id AS "activityId", c.protected_until::text AS "protectedUntil",
       coalesce((SELECT jsonb_agg(jsonb_build_object('team', jsonb_build_object('id', t.id, 'name', t.name),
           'percent', s.percent) ORDER BY s.percent DESC, t.name)
         FROM credit_shares s JOIN teams t ON t.id = s.team_id WHERE s.lead_id = c.lead_id), '[]') AS shares
     FROM first_credits c JOIN users u ON u.id = c.user_id WHERE c.lead_id = $1`,
    [leadId],
  );
  const row = rows[0];
  return row === undefined ? null : { ...row, recordedAt: row.recordedAt.toISOString() };
}

/** The disputes of a lead, newest first; who may rule is the caller's to say. */
export async function readDisputes(
  tx: EntityManager,
  family: readonly string[],
): Promise<Omit<DisputeResponse, 'mayRule'>[]> {
  const rows: (Omit<DisputeResponse, 'mayRule' | 'openedAt' | 'ruledAt'> & {
    readonly openedAt: Date;
    readonly ruledAt: Date | null;
  })[] = await tx.query(
    `SELECT d.id, jsonb_build_object('id', t.id, 'name', t.name) AS team,
       jsonb_build_object('id', o.id, 'name', o.name) AS "openedBy", d.opened_at AS "openedAt", d.evidence, d.status,
       CASE WHEN r.id IS NULL THEN NULL ELSE jsonb_build_object('id', r.id, 'name', r.name) END AS "ruledBy",
       d.ruled_at AS "ruledAt", d.ruling
     FROM credit_disputes d JOIN teams t ON t.id = d.team_id JOIN users o ON o.id = d.opened_by
     LEFT JOIN users r ON r.id = d.ruled_by
     WHERE d.lead_id = ANY($1::uuid[]) ORDER BY d.opened_at DESC, d.id DESC LIMIT 50`,
    [family],
  );
  return rows.map((row) => ({
    ...row,
    openedAt: row.openedAt.toISOString(),
    ruledAt: row.ruledAt?.toISOString() ?? null,
  }));
}

/** Whether these are teams in use. */
export async function areTeams(tx: EntityManager, teamIds: readonly string[]): Promise<boolean> {
  const rows: { count: number }[] = await tx.query(
    'SELECT count(*)::int AS count FROM teams WHERE id = ANY($1::uuid[]) AND active',
    [teamIds],
  );
  return rows[0]?.count === new Set(teamIds).size;
}
