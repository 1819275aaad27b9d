import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { accessOf } from '@luodi/leads';
import { notFound, readKeysetPage, type Page } from '@luodi/platform';
import { dealSeen, leadSeen, visitSeen } from './visit-scope';
import { VISIT_FROM, presentVisit, visitColumns, type VisitRow } from './visit.row';
import type { VisitFacts } from './visit-rights.policy';
import type { ListVisitsQuery } from './visit.dto';
import type { VisitKind, VisitPart, VisitState } from './visit-values.policy';
import type { VisitResponse } from './visit.response';

/** The visits that an actor may know of, latest first. */
export async function listVisits(
  tx: EntityManager,
  actor: Actor,
  query: ListVisitsQuery,
): Promise<Page<VisitResponse>> {
  const params: unknown[] = [];
  const columns = visitColumns(actor, params);
  const where = [visitSeen(actor, params)];
  if (query.leadId !== undefined) where.push(`v.lead_id = $${params.push(query.leadId)}::uuid`);
  if (query.userId !== undefined) {
    where.push(`EXISTS (SELECT 1 FROM visit_people p WHERE p.visit_id = v.id
      AND p.user_id = $${params.push(query.userId)}::uuid)`);
  }
  if (query.state !== undefined) where.push(`v.state = $${params.push(query.state)}`);
  if (query.from !== undefined) where.push(`v.ends_at > $${params.push(query.from)}::timestamptz`);
  if (query.to !== undefined) where.push(`v.starts_at < $${params.push(query.to)}::timestamptz`);
  return readKeysetPage(
    tx,
    {
      columns,
      from: VISIT_FROM,
      where,
      params,
      order: { column: 'v.starts_at', cast: 'timestamptz', id: 'v.id', descending: true },
      place: (row: VisitRow) => [row.cursor_at, row.id],
      present: (row: VisitRow) => presentVisit(actor, row),
    },
    query,
  );
}

/** A visit that the actor may know of. @throws DomainError not_found */
export async function findVisit(tx: EntityManager, actor: Actor, id: string): Promise<VisitRow> {
  const params: unknown[] = [];
  const columns = visitColumns(actor, params);
  const scope = visitSeen(actor, params);
  const rows: VisitRow[] = await tx.query(
    `SELECT ${columns} FROM ${VISIT_FROM} WHERE ${scope} AND v.id = $${params.push(id)}::uuid`,
    params,
  );
  if (rows[0] === undefined) throw notFound();
  return rows[0];
}

/** What of a lead that a visit is to be planned for decides whether an actor may. */
export async function leadPlace(
  tx: EntityManager,
  actor: Actor,
  leadId: string,
): Promise<Pick<VisitFacts, 'leadSeen' | 'leadAccess' | 'dealSeen' | 'dealOwnerId'>> {
  const params: unknown[] = [leadId];
  const rows: Pick<VisitFacts, 'leadSeen' | 'leadAccess' | 'dealSeen' | 'dealOwnerId'>[] = await tx.query(
    `SELECT coalesce(${leadSeen(actor, params)}, false) AS "leadSeen", ${accessOf(actor, 'l', params)} AS "leadAccess",
       coalesce(${dealSeen(actor, params)}, false) AS "dealSeen", d.owner_id AS "dealOwnerId"
     FROM leads l LEFT JOIN deals d ON d.lead_id = l.id WHERE l.id = $1::uuid`,
    params,
  );
  return rows[0] ?? { leadSeen: false, leadAccess: null, dealSeen: false, dealOwnerId: null };
}

/** A visit in somebody's calendar, with what decides what the reader may do with it. */
export interface CalendarVisit extends VisitFacts {
  readonly id: string;
  readonly leadId: string;
  readonly number: string;
  readonly company: string | null;
  /** Whether the actor may open the lead. */
  readonly leadVisible: boolean;
  readonly kind: VisitKind;
  readonly state: VisitState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly userId: string;
  readonly part: VisitPart;
  readonly hostId: string;
  readonly hostName: string;
  readonly parkName: string | null;
  readonly meetingPoint: string | null;
  readonly checkedInAt: Date | null;
  readonly updatedAt: Date;
  readonly version: number;
}

/** A visit is seven days long at most, so whatever reaches into a span began no earlier than that before it. */
const LONGEST = "interval '7 days'";

/**
 * The visits of some people between two instants, one row for each of them who hosts or goes along, by their start; in
 * every state. Only visits that the actor may know of. Walks `visit_people (user_id, starts_at)`.
 */
export async function visitsBetween(
  tx: EntityManager,
  actor: Actor,
  span: { readonly userIds: readonly string[]; readonly from: Date; readonly to: Date },
): Promise<CalendarVisit[]> {
  const params: unknown[] = [span.userIds, span.from, span.to];
  const seen = visitSeen(actor, params);
  const open = leadSeen(actor, params);
  const deal = dealSeen(actor, params);
  return tx.query(
    `SELECT v.id, v.lead_id AS "leadId", l.number, l.company_name AS company, coalesce(${open}, false) AS "leadVisible",
       v.kind, v.state, v.starts_at AS "startsAt", v.ends_at AS "endsAt", p.user_id AS "userId", p.part,
       v.host_id AS "hostId", h.name AS "hostName", (SELECT string_agg(k.name, '、' ORDER BY k.position, k.name) FROM visit_parks x JOIN parks k ON k.id = x.park_id
         WHERE x.visit_id = v.id) AS "parkName", v.meeting_point AS "meetingPoint",
       v.checked_in_at AS "checkedInAt", v.updated_at AS "updatedAt", v.version, l.status AS "leadStatus",
       l.owner_id AS "leadOwnerId", l.pool_id AS "leadPoolId", ${accessOf(actor, 'l', params)} AS "leadAccess",
       coalesce(${open}, false) AS "leadSeen", coalesce(${deal}, false) AS "dealSeen", d.owner_id AS "dealOwnerId",
       ARRAY[p.user_id] AS "peopleIds"
     FROM visit_people p JOIN visits v ON v.id = p.visit_id JOIN leads l ON l.id = v.lead_id
     LEFT JOIN deals d ON d.lead_id = l.id JOIN users h ON h.id = v.host_id
     WHERE ${seen} AND p.user_id = ANY($1::uuid[]) AND p.starts_at < $3::timestamptz
       AND p.starts_at > $2::timestamptz - ${LONGEST} AND p.ends_at > $2::timestamptz
     ORDER BY p.starts_at, v.id, p.user_id`,
    params,
  );
}
