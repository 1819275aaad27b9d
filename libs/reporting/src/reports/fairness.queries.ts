import type { Actor } from '@luodi/identity';
import { assertNever, startOfLocalDate } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import type { ReportQuery } from './report.dto';
import { dayAfter, push, type Period } from './report-scope.queries';

/** What a rule gave to one person in the period, and what it owed them. */
export interface FairnessFigures {
  readonly ruleId: string;
  readonly ruleName: string;
  readonly userId: string;
  readonly userName: string;
  readonly received: number;
  /** Decisions at which they could have taken the lead. */
  readonly eligible: number;
  /** More leads that they are owed by corrections of the period; below zero: fewer. */
  readonly corrected: number;
  /** Sum over these decisions of their weight ÷ the weights of all who could. */
  readonly ideal: number;
}

interface FairnessRow {
  readonly rule_id: string;
  readonly rule_name: string | null;
  readonly user_id: string;
  readonly user_name: string;
  readonly received: string;
  readonly eligible: string;
  readonly corrected: string;
  readonly ideal: number;
}

/**
 * Received against owed, by rule and person, from what is stored with every decision: who was eligible at that moment
 * and with which weight. So the owed share is weight × eligible time, counted in leads instead of hours. Leads given by escalation count too.
 */
export async function fairnessFigures(
  tx: EntityManager,
  actor: Actor,
  query: ReportQuery,
  period: Period,
): Promise<FairnessFigures[]> {
  const params: unknown[] = [];
  const where = ["a.reason IN ('rule', 'escalated', 'owner_away')", 'a.rule_id IS NOT NULL'];
  const within = periodSql(params, period);
  where.push(within('a.from_at'));
  if (query.parkId !== undefined) where.push(`l.park_id = ${push(params, query.parkId)}`);
  if (query.needType !== undefined) where.push(`l.need_type = ${push(params, query.needType)}`);
  const lead =
    query.parkId === undefined && query.needType === undefined ? '' : 'JOIN leads l ON l.id = a.lead_id';
  const shown = [visiblePeople(actor, params)];
  if (query.ownerId !== undefined) shown.push(`u.id = ${push(params, query.ownerId)}`);
  const rows: FairnessRow[] = await tx.query(
    `WITH decided AS MATERIALIZED (
      SELECT a.id, a.rule_id, a.owner_id, a.from_at, a.inputs FROM lead_assignments a ${lead} WHERE ${where.join(' AND ')}
    ), seen AS (
      SELECT d.rule_id, c."userId" AS user_id, c.weight / sum(c.weight) OVER (PARTITION BY d.id) AS part
      FROM decided d CROSS JOIN LATERAL jsonb_to_recordset(d.inputs -> 'candidates')
        AS c("userId" uuid, weight numeric, eligible boolean)
      WHERE c.eligible
    ), owed AS (
      SELECT rule_id, user_id, count(*) AS eligible, sum(part) AS ideal FROM seen GROUP BY 1, 2
    ), got AS (
      SELECT rule_id, owner_id AS user_id, count(*) AS received FROM decided GROUP BY 1, 2
    ), said AS (
      SELECT rule_id, user_id, sum(leads) AS corrected FROM share_corrections WHERE ${within('at')} GROUP BY 1, 2
    ), named AS (
      SELECT rule_id, (array_agg(inputs -> 'rule' ->> 'name' ORDER BY from_at DESC))[1] AS name FROM decided GROUP BY 1
    )
    SELECT n.rule_id, coalesce(r.name, n.name) AS rule_name, u.id AS user_id, u.name AS user_name,
      coalesce(g.received, 0) AS received, coalesce(o.eligible, 0) AS eligible, coalesce(o.ideal, 0)::float8 AS ideal,
      coalesce(s.corrected, 0) AS corrected
    FROM owed o FULL JOIN got g ON g.rule_id = o.rule_id AND g.user_id = o.user_id
    JOIN named n ON n.rule_id = coalesce(o.rule_id, g.rule_id)
    LEFT JOIN routing_rules r ON r.id = n.rule_id
    JOIN users u ON u.id = coalesce(o.user_id, g.user_id)
    LEFT JOIN said s ON s.rule_id = n.rule_id AND s.user_id = u.id
    WHERE ${shown.join(' AND ')}
    ORDER BY r.position NULLS LAST, n.rule_id, u.name, u.id`,
    params,
  );
  return rows.map((row) => ({
    ruleId: row.rule_id,
    ruleName: row.rule_name ?? '',
    userId: row.user_id,
    userName: row.user_name,
    received: Number(row.received),
    eligible: Number(row.eligible),
    corrected: Number(row.corrected),
    ideal: row.ideal,
  }));
}

/** `column` within the local days of a period. */
function periodSql(params: unknown[], { from, to, timeZone }: Period): (column: string) => string {
  const until = push(params, startOfLocalDate(dayAfter(to), timeZone));
  const since = from === null ? null : push(params, startOfLocalDate(from, timeZone));
  return (column) =>
    since === null ? `${column} < ${until}` : `${column} >= ${since} AND ${column} < ${until}`;
}

/** Whose figures an actor may see: all, their teams', their own. */
function visiblePeople(actor: Actor, params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'TRUE';
    case 'manager':
      return `EXISTS (SELECT 1 FROM team_members m WHERE m.user_id = u.id AND m.team_id = ANY(${push(params, actor.teamIds)}::uuid[]))`;
    case 'agent':
      return `u.id = ${push(params, actor.id)}`;
    default:
      return assertNever(actor.role);
  }
}
