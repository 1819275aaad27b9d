import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { dealSeen, leadSeen, visitSeen } from './visit-scope';
import type { Span } from './visit-times.policy';
import type { VisitRefResponse } from './visit.response';

/** A visit at the same time, of a person or in a park. */
export interface Clash {
  readonly kind: 'overlap' | 'park';
  /** The person or the park. */
  readonly of: VisitRefResponse;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Whether the actor may know of that visit. */
  readonly seen: boolean;
  readonly leadSeen: boolean;
  readonly leadId: string;
  readonly number: string;
  readonly company: string | null;
  readonly dealId: string | null;
}

/** More are no help in choosing another time. */
const MOST = 20;

/** What is asked: whom and what a time would take up; `exceptId` is the visit itself. */
export interface Claim extends Span {
  readonly exceptId: string | null;
  readonly userIds: readonly string[];
  readonly parkIds: readonly string[];
}

/**
 * Visits that the people have, or that parks for one visit at once have, at the same time. Cancelled ones are none, and
 * neither are those nobody came to. One index walk for each person and park.
 */
export async function readClashes(tx: EntityManager, actor: Actor, claim: Claim): Promise<Clash[]> {
  const params: unknown[] = [claim.userIds, claim.parkIds, claim.startsAt, claim.endsAt, claim.exceptId];
  const seen = visitSeen(actor, params);
  const lead = leadSeen(actor, params);
  const deal = dealSeen(actor, params);
  const at = `x.starts_at < $4::timestamptz AND x.starts_at > $3::timestamptz - interval '7 days'
    AND x.ends_at > $3::timestamptz`;
  return tx.query(
    `SELECT c.kind, jsonb_build_object('id', c.of_id, 'name', c.of_name) AS of, v.starts_at AS "startsAt",
       v.ends_at AS "endsAt", coalesce(${seen}, false) AS seen, coalesce(${lead}, false) OR coalesce(${deal}, false) AS "leadSeen",
       v.lead_id AS "leadId", l.number, l.company_name AS company, d.id AS "dealId"
     FROM (
       SELECT 'overlap' AS kind, u.id AS of_id, u.name AS of_name, x.visit_id
       FROM visit_people x JOIN users u ON u.id = x.user_id WHERE x.user_id = ANY($1::uuid[]) AND ${at}
       UNION ALL
       SELECT 'park', s.id, s.name, x.visit_id
       FROM visit_parks x JOIN parks s ON s.id = x.park_id
       WHERE x.park_id = ANY($2::uuid[]) AND s.one_visit_at_once AND ${at}
     ) c JOIN visits v ON v.id = c.visit_id JOIN leads l ON l.id = v.lead_id LEFT JOIN deals d ON d.lead_id = l.id
     WHERE v.state IN ('planned', 'held') AND v.id IS DISTINCT FROM $5::uuid
     ORDER BY c.kind, v.starts_at, v.id, c.of_name, c.of_id LIMIT ${MOST}`,
    params,
  );
}

/** When one of the people is on leave within a time, cut to that time: the rest of the leave is not everybody's to know. */
export async function readAbsences(
  tx: EntityManager,
  userIds: readonly string[],
  span: Span,
): Promise<{ of: VisitRefResponse; startsAt: Date; endsAt: Date }[]> {
  return tx.query(
    `SELECT jsonb_build_object('id', u.id, 'name', u.name) AS of, greatest(a.starts_at, $2::timestamptz) AS "startsAt",
       least(a.ends_at, $3::timestamptz) AS "endsAt"
     FROM agent_leaves a JOIN users u ON u.id = a.user_id
     WHERE a.user_id = ANY($1::uuid[]) AND a.starts_at < $3::timestamptz AND a.ends_at > $2::timestamptz
     ORDER BY u.name, a.starts_at LIMIT ${MOST}`,
    [userIds, span.startsAt, span.endsAt],
  );
}

/** The name of a day that differs from the week, for a holiday; null for a weekend. */
export async function holidayName(tx: EntityManager, day: string): Promise<string | null> {
  const rows: { name: string }[] = await tx.query(
    "SELECT name FROM calendar_days WHERE day = $1::date AND kind = 'holiday'",
    [day],
  );
  return rows[0]?.name ?? null;
}

/**
 * Takes the turns of people and parks until the end of the transaction, in one order, so that of two visits at the same
 * moment the second sees the first.
 */
export async function takeTurns(tx: EntityManager, ids: readonly string[]): Promise<void> {
  await tx.query(
    `SELECT pg_advisory_xact_lock(turn) FROM (
       SELECT DISTINCT hashtextextended('visit:' || id, 0) AS turn FROM unnest($1::text[]) AS id ORDER BY turn) turns`,
    [ids],
  );
}
