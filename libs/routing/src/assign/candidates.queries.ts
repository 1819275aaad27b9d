import { preparedQuery } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import type { ShareCandidate } from './fair-share.policy';
import { FINGERPRINT_SQL } from './routing-config';

/** A candidate as the statement answers it: a list is half as dear to build, to send and to read as an object. */
type CandidateRow = readonly [
  userId: string,
  name: string,
  active: boolean,
  accepting: boolean,
  onLeave: boolean,
  open: number,
  capacity: number,
  weight: number,
  received: number | null,
  credit: number,
  capped: number,
  lastAt: number | null,
  counted: boolean,
  corrected: number,
  slack: number,
];

/** Whom a rule may choose, and the periods its counts run in; nulls for no rule, one person or no period. */
export interface Seat {
  readonly teamId: string | null;
  readonly ruleId: string | null;
  readonly userId: string | null;
  readonly periodStart: Date | null;
  readonly capStart: Date | null;
  readonly cap: number | null;
}

/** A team's agents as a rule sees them, and whether the rules in memory are still true. */
export interface Candidates {
  readonly fingerprint: string;
  readonly agents: readonly ShareCandidate[];
  /** Agents without a counter row yet. */
  readonly uncounted: readonly string[];
}

// No lock: the choice locks the one row it takes, and checks its cap again there. Counts of a past period are nothing.
const CANDIDATES = `SELECT ${FINGERPRINT_SQL} AS fingerprint,
  (SELECT coalesce(json_agg(json_build_array(u.id, u.name, u.active, coalesce(l.accepting, true), v.id IS NOT NULL,
      coalesce(l.open_leads, 0), coalesce(l.capacity, 60), coalesce(l.weight, 1),
      CASE WHEN s.period_start IS NOT DISTINCT FROM $4::timestamptz THEN s.received WHEN s.user_id IS NOT NULL THEN 0 END,
      CASE WHEN s.period_start IS NOT DISTINCT FROM $4::timestamptz THEN coalesce(s.credit, 0) ELSE 0 END,
      CASE WHEN s.cap_start IS NOT DISTINCT FROM $5::timestamptz THEN coalesce(s.capped, 0) ELSE 0 END,
      round(extract(epoch FROM s.last_at) * 1000), l.user_id IS NOT NULL,
      CASE WHEN s.period_start IS NOT DISTINCT FROM $4::timestamptz THEN coalesce(s.corrected, 0) ELSE 0 END,
      CASE WHEN s.period_start IS NOT DISTINCT FROM $4::timestamptz THEN coalesce(s.slack, 0) ELSE 0 END)), '[]')
   FROM team_members m
   JOIN users u ON u.id = m.user_id AND u.role = 'agent'
   LEFT JOIN agent_loads l ON l.user_id = u.id
   LEFT JOIN routing_shares s ON s.rule_id = $2::uuid AND s.user_id = u.id
   LEFT JOIN agent_leaves v ON v.user_id = u.id AND v.starts_at <= $3::timestamptz AND v.ends_at > $3::timestamptz
   WHERE m.team_id = $1::uuid AND ($6::uuid IS NULL OR m.user_id = $6::uuid)) AS agents`;

/** Reads a seat's agents with load, weight and share; without a rule there are no shares, without a team no agents. */
export async function readCandidates(tx: EntityManager, seat: Seat, now: Date): Promise<Candidates> {
  const rows = await preparedQuery<{ fingerprint: string; agents: CandidateRow[] }>(
    tx,
    'routing_candidates',
    CANDIDATES,
    [seat.teamId, seat.ruleId, now, seat.periodStart, seat.capStart, seat.userId],
  );
  const agents = rows[0]?.agents ?? [];
  return {
    fingerprint: rows[0]?.fingerprint ?? '',
    agents: agents.map(
      ([
        userId,
        name,
        active,
        accepting,
        onLeave,
        open,
        capacity,
        weight,
        received,
        credit,
        capped,
        lastAt,
        _counted,
        corrected,
        slack,
      ]) => ({
        userId,
        name,
        active,
        accepting,
        onLeave,
        open,
        capacity,
        weight,
        received,
        credit,
        lastAt,
        ...(corrected === 0 ? {} : { corrected }),
        ...(slack === 0 ? {} : { slack }),
        ...(seat.cap === null ? {} : { cap: { limit: seat.cap, given: capped } }),
      }),
    ),
    uncounted: agents.filter((row) => !row[12]).map(([userId]) => userId),
  };
}

/** The team in which an agent's own entries count: one that the rule names when they are in it, else their first. null when they are no active agent. */
export async function readEnteringAgent(
  tx: EntityManager,
  userId: string,
  preferredTeamId: string | null,
): Promise<{ readonly teamId: string | null } | null> {
  const rows: { team_id: string | null }[] = await tx.query(
    `SELECT (SELECT m.team_id FROM team_members m JOIN teams t ON t.id = m.team_id AND t.active
             WHERE m.user_id = u.id ORDER BY m.team_id = $2::uuid DESC NULLS LAST, t.name LIMIT 1) AS team_id
     FROM users u WHERE u.id = $1 AND u.role = 'agent' AND u.active`,
    [userId, preferredTeamId],
  );
  return rows[0] === undefined ? null : { teamId: rows[0].team_id };
}

/** The team of an active agent, the first by name of several; null when they are none, or of no team. */
export async function readHomeTeam(
  tx: EntityManager,
  userId: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
  const rows: { id: string; name: string }[] = await tx.query(
    `SELECT t.id, t.name FROM users u JOIN team_members m ON m.user_id = u.id JOIN teams t ON t.id = m.team_id AND t.active
     WHERE u.id = $1 AND u.role = 'agent' AND u.active ORDER BY t.name, t.id LIMIT 1`,
    [userId],
  );
  return rows[0] ?? null;
}

/** Who works with a company now: the owner of its running deal, else of its newest open lead; null when nobody does. */
export async function readCompanyOwner(
  tx: EntityManager,
  companyId: string,
  exceptLeadId: string,
): Promise<string | null> {
  const rows: { owner_id: string }[] = await tx.query(
    `SELECT owner_id FROM (
       SELECT d.owner_id, 0 AS place, d.created_at AS at FROM leads l JOIN deals d ON d.lead_id = l.id
       WHERE l.company_id = $1 AND d.status IN ('open', 'on_hold')
       UNION ALL
       SELECT owner_id, 1, assigned_at FROM leads
       WHERE company_id = $1 AND id <> $2 AND status NOT IN ('converted', 'disqualified', 'merged')) held
     WHERE owner_id IS NOT NULL ORDER BY place, at DESC NULLS LAST LIMIT 1`,
    [companyId, exceptLeadId],
  );
  return rows[0]?.owner_id ?? null;
}
