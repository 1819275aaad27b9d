import type { EntityManager } from 'typeorm';
import { poolsOpenTo } from '../lead-scope';
import type { ClaimFacts } from './claim.policy';

/** A pool's rules as its row says them; null leaves the decision to the workspace's setting. */
export interface PoolRules {
  readonly id: string;
  readonly name: string;
  readonly claimsPerDay: number | null;
  readonly holdingLimit: number | null;
  readonly coolingOffDays: number | null;
  readonly waitMinutes: number;
  readonly contactMinutes: number | null;
  readonly contactWarnMinutes: number;
  readonly viewsPerDay: number;
}

export const POOL_RULE_COLUMNS = `p.id, p.name, p.claims_per_day AS "claimsPerDay", p.holding_limit AS "holdingLimit",
  p.cooling_off_days AS "coolingOffDays", p.wait_minutes AS "waitMinutes", p.contact_minutes AS "contactMinutes",
  p.contact_warn_minutes AS "contactWarnMinutes", p.views_per_day AS "viewsPerDay"`;

/** The rules of a pool that is open to these teams; null when it is not, or there is none. */
export async function rulesOfOpenPool(
  tx: EntityManager,
  poolId: string,
  teamIds: readonly string[],
): Promise<PoolRules | null> {
  const rows: PoolRules[] = await tx.query(
    `SELECT ${POOL_RULE_COLUMNS} FROM pools p WHERE p.id = $1 AND p.id IN (${poolsOpenTo('$2::uuid[]')})`,
    [poolId, teamIds],
  );
  return rows[0] ?? null;
}

/** Whether the lead last left a pool that is open to these teams: whoever saw it there may know that it is gone. */
export async function leftOpenPool(
  tx: EntityManager,
  leadId: string,
  teamIds: readonly string[],
): Promise<boolean> {
  const rows: { open: boolean }[] = await tx.query(
    `SELECT l.pool_id IN (${poolsOpenTo('$2::uuid[]')}) AS open FROM pool_ledger l
     WHERE l.lead_id = $1 AND l.direction = 'out' ORDER BY l.at DESC LIMIT 1`,
    [leadId, teamIds],
  );
  return rows[0]?.open ?? false;
}

// What counts comes from the ledger, which nobody can change: returning a lead gives no claim back.
const CLAIMED = `SELECT count(*)::int AS "claimedToday", count(*) FILTER (WHERE c.pool_id = $2::uuid)::int AS "claimedHereToday"
  FROM pool_ledger c WHERE c.owner_id = $1::uuid AND c.reason = 'claimed' AND c.at >= $3::timestamptz`;

const HELD = `SELECT count(*)::int FROM lead_assignments a JOIN leads l ON l.id = a.lead_id
  JOIN pool_ledger c ON c.assignment_id = a.id AND c.pool_id = $2::uuid
  WHERE a.owner_id = $1::uuid AND a.to_at IS NULL AND a.reason = 'claimed' AND l.clock_rank < 3`;

/** How things stand for an agent before a lead of a pool; call with the agent's counter row locked. */
export async function readClaimFacts(
  tx: EntityManager,
  agentId: string,
  lead: { readonly id: string; readonly poolId: string },
  times: { readonly now: Date; readonly today: Date },
): Promise<ClaimFacts> {
  const rows: Omit<ClaimFacts, 'now'>[] = await tx.query(
    `SELECT counted.*, (${HELD}) AS held, l.pooled_at AS "pooledAt",
       (SELECT max(to_at) FROM lead_assignments WHERE lead_id = l.id AND owner_id = $1::uuid) AS "heldUntil"
     FROM (${CLAIMED}) counted CROSS JOIN leads l WHERE l.id = $4::uuid`,
    [agentId, lead.poolId, times.today, lead.id],
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`Lead ${lead.id} is gone`);
  return { ...row, pooledAt: row.pooledAt ?? times.now, now: times.now };
}

/** An agent's counts in each of several pools. */
export async function readClaimCounts(
  tx: EntityManager,
  agentId: string,
  poolIds: readonly string[],
  today: Date,
): Promise<ReadonlyMap<string, PoolCounts>> {
  const rows: (PoolCounts & { readonly poolId: string })[] = await tx.query(
    `SELECT p.id AS "poolId",
       (SELECT count(*)::int FROM pool_ledger c WHERE c.owner_id = $1::uuid AND c.reason = 'claimed' AND c.at >= $3)
         AS "claimedToday",
       (SELECT count(*)::int FROM pool_ledger c
          WHERE c.owner_id = $1::uuid AND c.reason = 'claimed' AND c.at >= $3 AND c.pool_id = p.id) AS "claimedHereToday",
       (SELECT count(*)::int FROM lead_assignments a JOIN leads l ON l.id = a.lead_id
          JOIN pool_ledger c ON c.assignment_id = a.id AND c.pool_id = p.id
          WHERE a.owner_id = $1::uuid AND a.to_at IS NULL AND a.reason = 'claimed' AND l.clock_rank < 3) AS held,
       (${countViews('$1::uuid', 'p.id::text', '$3')}) AS views
     FROM unnest($2::uuid[]) AS p(id)`,
    [agentId, poolIds, today],
  );
  return new Map(rows.map(({ poolId, ...counts }) => [poolId, counts]));
}

export interface PoolCounts {
  readonly claimedToday: number;
  readonly claimedHereToday: number;
  readonly held: number;
  readonly views: number;
}

/** How many contacts of a pool somebody has looked at since an instant. */
export function countViews(userId: string, poolId: string, since: string): string {
  return `SELECT count(*)::int FROM lead_events e WHERE e.actor_id = ${userId} AND e.kind = 'phone_revealed'
    AND e.at >= ${since} AND e.data ->> 'poolId' = ${poolId}`;
}

/** Starts the window within which the new owner of a claimed lead has to be in contact. */
export async function startClaimWindow(
  tx: EntityManager,
  window: {
    readonly leadId: string;
    readonly poolId: string;
    readonly agentId: string;
    readonly claimedAt: Date;
    readonly warnAt: Date | null;
    readonly dueAt: Date;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO claim_windows (lead_id, pool_id, agent_id, claimed_at, warn_at, due_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [window.leadId, window.poolId, window.agentId, window.claimedAt, window.warnAt, window.dueAt],
  );
}
