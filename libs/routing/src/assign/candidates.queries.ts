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
  counted: boolean,
];

/** A team's agents as a rule sees them, and whether the rules in memory are still true. */
export interface Candidates {
  readonly fingerprint: string;
  readonly agents: readonly ShareCandidate[];
  /** Agents without a counter row yet. */
  readonly uncounted: readonly string[];
}

// No lock: the choice locks the one row it takes, and checks its cap again there.
const CANDIDATES = `SELECT ${FINGERPRINT_SQL} AS fingerprint,
  (SELECT coalesce(json_agg(json_build_array(u.id, u.name, u.active, coalesce(l.accepting, true), v.id IS NOT NULL, coalesce(l.open_leads, 0),
      coalesce(l.capacity, 60), coalesce(l.weight, 1), s.received, coalesce(s.credit, 0), l.user_id IS NOT NULL)), '[]')
   FROM team_members m
   JOIN users u ON u.id = m.user_id AND u.role = 'agent'
   LEFT JOIN agent_loads l ON l.user_id = u.id
   LEFT JOIN routing_shares s ON s.rule_id = $2::uuid AND s.user_id = u.id
   LEFT JOIN agent_leaves v ON v.user_id = u.id AND v.starts_at <= $3::timestamptz AND v.ends_at > $3::timestamptz
   WHERE m.team_id = $1::uuid) AS agents`;

/** Reads a team's agents with load, weight and share; null for the rule reads without shares, for the team without agents. */
export async function readCandidates(
  tx: EntityManager,
  teamId: string | null,
  ruleId: string | null,
  now: Date,
): Promise<Candidates> {
  const rows = await preparedQuery<{ fingerprint: string; agents: CandidateRow[] }>(
    tx,
    'routing_candidates',
    CANDIDATES,
    [teamId, ruleId, now],
  );
  const agents = rows[0]?.agents ?? [];
  return {
    fingerprint: rows[0]?.fingerprint ?? '',
    agents: agents.map(
      ([userId, name, active, accepting, onLeave, open, capacity, weight, received, credit]) => ({
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
      }),
    ),
    uncounted: agents.filter(([, , , , , , , , , , counted]) => !counted).map(([userId]) => userId),
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
