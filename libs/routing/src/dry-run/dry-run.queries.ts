import type { EntityManager } from 'typeorm';
import { FACTS_READ, factsOfRow, type FactsRow } from '@luodi/leads';
import { routingFacts } from '../assign/decision.policy';
import type { DryRunAgent, PastLead } from './dry-run.policy';

interface PastRow extends FactsRow {
  readonly id: string;
  readonly created_at: Date;
  readonly cursor_at: string;
  readonly site_id: string | null;
  readonly channel: string;
  readonly source_channel: string | null;
  readonly source_url: string | null;
  readonly source_title: string | null;
  readonly tier: string | null;
  readonly owner_id: string | null;
  readonly reason: string | null;
  readonly seen: readonly { readonly userId: string; readonly open: number }[] | null;
}

export interface PastPage {
  readonly leads: readonly PastLead[];
  readonly last: { readonly at: string; readonly id: string } | null;
}

// The first owner is what the rules of that day did, or a person in their place.
const PAST = `SELECT l.id, l.created_at, l.created_at::text AS cursor_at, ${FACTS_READ}, l.site_id, l.channel, l.source_channel, l.source_url, l.source_title,
    (SELECT tier FROM companies c WHERE c.id = l.company_id) AS tier, a.owner_id, a.reason, CASE WHEN a.reason = 'rule' THEN (
      SELECT jsonb_agg(jsonb_build_object('userId', c ->> 'userId', 'open', (c ->> 'open')::int))
      FROM jsonb_array_elements(a.inputs -> 'candidates') c) END AS seen
  FROM leads l LEFT JOIN LATERAL (
    SELECT owner_id, reason, inputs FROM lead_assignments WHERE lead_id = l.id ORDER BY from_at, id LIMIT 1) a ON true
  WHERE l.created_at >= $1 AND l.created_at <= $2 AND l.status <> 'merged' AND l.channel <> 'import'
    AND ($3::timestamptz IS NULL OR (l.created_at, l.id) > ($3::timestamptz, $4::uuid))
  ORDER BY l.created_at, l.id LIMIT $5`;

/** The next leads of a window in the order of time; leads of lists went by a person's choice and are left out. */
export async function readPast(
  tx: EntityManager,
  window: { readonly from: Date; readonly to: Date },
  after: PastPage['last'],
  limit: number,
): Promise<PastPage> {
  const rows: PastRow[] = await tx.query(PAST, [
    window.from,
    window.to,
    after?.at ?? null,
    after?.id ?? null,
    limit,
  ]);
  const last = rows.at(-1);
  return {
    leads: rows.map(toPast),
    last: last === undefined ? null : { at: last.cursor_at, id: last.id },
  };
}

function toPast(row: PastRow): PastLead {
  const source = {
    siteId: row.site_id,
    channel: row.channel,
    sourceChannel: row.source_channel,
    sourceUrl: row.source_url,
    sourceTitle: row.source_title,
  };
  return {
    leadId: row.id,
    at: row.created_at,
    facts: routingFacts(factsOfRow(row), source, 1, row.tier),
    companyId: row.company_id,
    ownerId: row.owner_id,
    entered: row.reason === 'entered',
    seen: row.seen ?? [],
  };
}

interface AgentRow extends Omit<DryRunAgent, 'leaves'> {
  readonly leaves: readonly { readonly startsAt: string; readonly endsAt: string }[];
}

/** Agents as they are today, with their leave since the window's start. */
export async function readAgents(tx: EntityManager, from: Date): Promise<readonly DryRunAgent[]> {
  const rows: AgentRow[] = await tx.query(
    `SELECT u.id AS "userId", u.name, u.active, coalesce(l.accepting, true) AS accepting,
       coalesce(l.open_leads, 0) AS open, coalesce(l.capacity, 60) AS capacity, coalesce(l.weight, 1)::float8 AS weight,
       ARRAY(SELECT m.team_id FROM team_members m WHERE m.user_id = u.id) AS "teamIds",
       coalesce((SELECT jsonb_agg(jsonb_build_object('startsAt', v.starts_at, 'endsAt', v.ends_at)) FROM agent_leaves v
         WHERE v.user_id = u.id AND v.ends_at > $1), '[]') AS leaves
     FROM users u LEFT JOIN agent_loads l ON l.user_id = u.id WHERE u.role = 'agent' ORDER BY u.id`,
    [from],
  );
  return rows.map((row) => ({
    ...row,
    leaves: row.leaves.map((leave) => ({
      startsAt: new Date(leave.startsAt),
      endsAt: new Date(leave.endsAt),
    })),
  }));
}

/** How many leads a window holds. */
export async function countPast(
  tx: EntityManager,
  window: { readonly from: Date; readonly to: Date },
): Promise<number> {
  const rows: { count: number }[] = await tx.query(
    `SELECT count(*)::int AS count FROM leads WHERE created_at >= $1 AND created_at <= $2
       AND status <> 'merged' AND channel <> 'import'`,
    [window.from, window.to],
  );
  return rows[0]?.count ?? 0;
}
