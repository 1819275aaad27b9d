import type { EntityManager } from 'typeorm';

const HOUR_MS = 3_600_000;

/** A lead that a rule will take back, and when. */
export interface RecycleCandidate {
  readonly leadId: string;
  readonly number: string;
  readonly company: string | null;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly ruleId: string;
  readonly ruleName: string;
  readonly idleDays: number;
  /** The last effective contact, or when the owner got the lead. */
  readonly idleSince: Date;
  /** When the rule's days are over, without those of the owner's leave. */
  readonly idleUntil: Date;
  readonly dueAt: Date;
  readonly warned: boolean;
  readonly poolId: string | null;
}

// $1 is now, $2 today's local date, $3 for how many days a planned follow-up spares. Idle days are calendar days,
// holidays too, as the rule says them; they stand still while the owner is on leave. The first rule that holds decides; then what exempts a lead is looked at. Whoever
// has not been warned yet still has the whole of the warning's hours.
const CANDIDATES = (
  scope: string,
): string => `SELECT c.lead_id AS "leadId", c.number, c.company_name AS company,
    c.owner_id AS "ownerId", u.name AS "ownerName", c.rule_id AS "ruleId", c.rule_name AS "ruleName",
    c.idle_days AS "idleDays", c.idle_since AS "idleSince", c.pool_id AS "poolId", n.lead_id IS NOT NULL AS warned,
    i.until AS "idleUntil",
    coalesce(n.due_at, greatest(i.until, $1::timestamptz + make_interval(hours => c.warn_hours))) AS "dueAt"
  FROM (
    SELECT DISTINCT ON (l.id) l.id AS lead_id, l.number, l.company_name, l.owner_id, l.next_follow_up_at,
      greatest(l.created_at, l.assigned_at, l.last_contact_at) AS idle_since,
      r.id AS rule_id, r.name AS rule_name, r.idle_days, r.warn_hours, r.spares_follow_up, r.pool_id
    FROM recycle_rules r JOIN leads l ON l.status = ANY(r.statuses) AND (r.team_id IS NULL OR l.team_id = r.team_id)
      AND (r.score_min IS NULL OR l.score >= r.score_min) AND (r.score_max IS NULL OR l.score <= r.score_max)
    WHERE r.active AND l.owner_id IS NOT NULL AND l.clock_rank < 3 AND ${scope}
    ORDER BY l.id, r.position, r.id
  ) c JOIN users u ON u.id = c.owner_id
  CROSS JOIN LATERAL (SELECT c.idle_since + make_interval(days => c.idle_days)
    + leave_after(c.owner_id, c.idle_since, c.idle_days) AS until) i
  LEFT JOIN recycle_notices n ON n.lead_id = c.lead_id AND n.rule_id = c.rule_id AND n.owner_id = c.owner_id
    AND n.idle_since = c.idle_since
  WHERE NOT (c.spares_follow_up AND c.next_follow_up_at IS NOT NULL AND c.next_follow_up_at > $1::timestamptz
      AND c.idle_since + make_interval(days => $3::integer) > $1::timestamptz)
    AND NOT EXISTS (SELECT 1 FROM recycle_exemptions e
      WHERE e.lead_id = c.lead_id AND (e.until IS NULL OR e.until >= $2::date))`;

/** When it is for the rules. */
export interface RecycleMoment {
  readonly now: Date;
  /** Local date. */
  readonly today: string;
  /** So many days after the last effective contact a follow-up that is planned spares no more. */
  readonly sparedDays: number;
}

/** What will be taken until an instant, soonest first, within a scope over `l`. */
export async function readCandidates(
  tx: EntityManager,
  moment: RecycleMoment,
  until: Date,
  scope: { readonly sql: string; readonly params: readonly unknown[] },
  limit: number,
): Promise<RecycleCandidate[]> {
  const params = [moment.now, moment.today, moment.sparedDays, ...scope.params];
  const rows: RecycleCandidate[] = await tx.query(
    `SELECT * FROM (${CANDIDATES(scope.sql)}) x WHERE x."dueAt" < $${params.push(until)}::timestamptz
     ORDER BY x."dueAt", x."leadId" LIMIT $${params.push(limit)}`,
    params,
  );
  return rows;
}

/** The same for one lead, whenever it will be; null when no rule takes it. */
export async function candidateOf(
  tx: EntityManager,
  moment: RecycleMoment,
  leadId: string,
): Promise<RecycleCandidate | null> {
  const rows: RecycleCandidate[] = await tx.query(CANDIDATES('l.id = $4::uuid'), [
    moment.now,
    moment.today,
    moment.sparedDays,
    leadId,
  ]);
  return rows[0] ?? null;
}

// A lead with a contact after this is too young for every rule: the sweep of a minute looks at the others alone, by
// leads_idle_idx. The expression is the index's.
const DUE_SOON = `greatest(l.created_at, l.assigned_at, l.last_contact_at) <= $1::timestamptz - (
    SELECT min(make_interval(days => d.idle_days) - make_interval(hours => d.warn_hours)) FROM recycle_rules d WHERE d.active)`;

// One notice for each spell without contact: a new owner, a new contact or another rule begins a new one.
const WARN = `INSERT INTO recycle_notices AS n (lead_id, rule_id, owner_id, idle_since, warned_at, due_at)
  SELECT x."leadId", x."ruleId", x."ownerId", x."idleSince", $1::timestamptz, x."dueAt" FROM (${CANDIDATES(DUE_SOON)}) x
  JOIN recycle_rules w ON w.id = x."ruleId"
  WHERE NOT x.warned AND x."dueAt" <= $1::timestamptz + make_interval(hours => w.warn_hours)
  ORDER BY x."leadId" LIMIT $4
  ON CONFLICT (lead_id) DO UPDATE SET rule_id = excluded.rule_id, owner_id = excluded.owner_id,
    idle_since = excluded.idle_since, warned_at = excluded.warned_at, due_at = excluded.due_at
  WHERE (n.rule_id, n.owner_id, n.idle_since) IS DISTINCT FROM (excluded.rule_id, excluded.owner_id, excluded.idle_since)
  RETURNING lead_id AS "leadId", owner_id AS "ownerId", due_at AS "dueAt"`;

/** Writes the warnings that are due, at most `limit` of them; two sweeps at once write each once. */
export async function writeWarnings(
  tx: EntityManager,
  moment: RecycleMoment,
  limit: number,
): Promise<{ readonly leadId: string; readonly ownerId: string; readonly dueAt: Date }[]> {
  return tx.query(WARN, [moment.now, moment.today, moment.sparedDays, limit]);
}

/** Locks the next lead whose warning has run out, after a place; null at the end. Others' leads are passed over. */
export async function lockNextDue(
  tx: EntityManager,
  now: Date,
  after: { readonly dueAt: string; readonly leadId: string },
): Promise<{ readonly dueAt: string; readonly leadId: string } | null> {
  const rows: { dueAt: string; leadId: string }[] = await tx.query(
    `SELECT n.due_at::text AS "dueAt", n.lead_id AS "leadId" FROM recycle_notices n JOIN leads l ON l.id = n.lead_id
     WHERE n.due_at <= $1 AND (n.due_at, n.lead_id) > ($2::timestamptz, $3::uuid)
     ORDER BY n.due_at, n.lead_id LIMIT 1 FOR NO KEY UPDATE OF l SKIP LOCKED`,
    [now, after.dueAt, after.leadId],
  );
  return rows[0] ?? null;
}

/** Locks the next claim whose window has run out, after a place; null at the end. */
export async function lockNextWindow(
  tx: EntityManager,
  now: Date,
  after: { readonly dueAt: string; readonly leadId: string },
): Promise<{
  readonly dueAt: string;
  readonly leadId: string;
  readonly poolId: string;
  readonly agentId: string;
} | null> {
  const rows: { dueAt: string; leadId: string; poolId: string; agentId: string }[] = await tx.query(
    `SELECT w.due_at::text AS "dueAt", w.lead_id AS "leadId", w.pool_id AS "poolId", w.agent_id AS "agentId"
     FROM claim_windows w JOIN leads l ON l.id = w.lead_id
     WHERE w.due_at <= $1 AND (w.due_at, w.lead_id) > ($2::timestamptz, $3::uuid)
     ORDER BY w.due_at, w.lead_id LIMIT 1 FOR NO KEY UPDATE OF l SKIP LOCKED`,
    [now, after.dueAt, after.leadId],
  );
  return rows[0] ?? null;
}

/** Takes the warnings of contact windows that are due; each is taken once. */
export async function takeWindowWarnings(
  tx: EntityManager,
  now: Date,
): Promise<{ readonly leadId: string; readonly agentId: string; readonly dueAt: Date }[]> {
  const [rows]: [{ leadId: string; agentId: string; dueAt: Date }[], number] = await tx.query(
    `UPDATE claim_windows SET warn_at = NULL WHERE warn_at <= $1
     RETURNING lead_id AS "leadId", agent_id AS "agentId", due_at AS "dueAt"`,
    [now],
  );
  return rows;
}

/** Until when nothing is taken after the sweep had been away; null when it has not, or the hours are over. */
export function graceAfter(resumedAt: Date | null, hours: number, now: Date): Date | null {
  const until = resumedAt === null ? null : new Date(resumedAt.getTime() + hours * HOUR_MS);
  return until !== null && until > now ? until : null;
}
