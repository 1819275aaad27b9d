import type { Actor } from '@luodi/identity';
import { accessOf, type CollaboratorAccess, type LeadStatus } from '@luodi/leads';
import { inClearIf } from '@luodi/platform';
import { dealSeen, leadSeen } from './visit-scope';
import { visitRights, type VisitFacts } from './visit-rights.policy';
import type { ClosedCause, ConflictKind, VisitKind, VisitState } from './visit-values.policy';
import type { VisitRefResponse, VisitResponse, VisitParkResponse } from './visit.response';

export interface VisitRow {
  readonly id: string;
  readonly lead_id: string;
  readonly number: string;
  readonly company_name: string | null;
  readonly lead_status: LeadStatus;
  readonly lead_owner_id: string | null;
  readonly lead_pool_id: string | null;
  readonly lead_access: CollaboratorAccess | null;
  readonly lead_seen: boolean;
  readonly deal_seen: boolean;
  readonly deal_id: string | null;
  readonly deal_owner_id: string | null;
  readonly kind: VisitKind;
  readonly state: VisitState;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly host_id: string;
  readonly host_name: string;
  readonly companions: VisitRefResponse[];
  readonly visitor_count: number | null;
  readonly visitors: string | null;
  readonly parks: VisitParkResponse[];
  readonly photos: VisitPhotoRow[];
  readonly places: string | null;
  readonly shown_places: string | null;
  readonly meeting_point: string | null;
  readonly note: string | null;
  readonly accepted: ConflictKind[];
  readonly checked_in_at: Date | null;
  readonly result: string | null;
  readonly closed_reason: string | null;
  readonly closed_cause: ClosedCause | null;
  readonly by_id: string;
  readonly by_name: string;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly version: number;
  readonly cursor_at: string;
}

/** A photo as the statement answers it; the bytes are served one by one. */
interface VisitPhotoRow {
  readonly id: string;
  readonly name: string;
  readonly inline: boolean;
  readonly byId: string | null;
}

export const VISIT_FROM = `visits v JOIN leads l ON l.id = v.lead_id LEFT JOIN deals d ON d.lead_id = l.id
  JOIN users h ON h.id = v.host_id JOIN users b ON b.id = v.created_by`;

/** The columns of a visit as an actor sees it; pushes its parameters. */
export function visitColumns(actor: Actor, params: unknown[]): string {
  return `v.id, v.lead_id, l.number, l.company_name, l.status AS lead_status, l.owner_id AS lead_owner_id,
    l.pool_id AS lead_pool_id, ${accessOf(actor, 'l', params)} AS lead_access,
    coalesce(${leadSeen(actor, params)}, false) AS lead_seen,
    coalesce(${dealSeen(actor, params)}, false) AS deal_seen, d.id AS deal_id, d.owner_id AS deal_owner_id, v.kind, v.state, v.starts_at, v.ends_at,
    v.host_id, h.name AS host_name, v.visitor_count, v.visitors, v.places, v.shown_places, v.meeting_point, v.note,
    v.accepted, v.checked_in_at, v.result, v.closed_reason, v.closed_cause, v.created_by AS by_id, b.name AS by_name, v.created_at,
    v.updated_at, v.version, v.starts_at::text AS cursor_at,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) ORDER BY u.name, u.id)
      FROM visit_people p JOIN users u ON u.id = p.user_id WHERE p.visit_id = v.id AND p.part = 'companion'), '[]') AS companions,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'shown', x.shown) ORDER BY s.position, s.name, s.id)
      FROM visit_parks x JOIN parks s ON s.id = x.park_id WHERE x.visit_id = v.id), '[]') AS parks,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'inline', f.kind IN ('jpg', 'png', 'webp'),
        'byId', f.by_id) ORDER BY f.at, f.id)
      FROM lead_attachments f WHERE f.visit_id = v.id), '[]') AS photos`;
}

/** What of a row decides who may do what. */
export function factsOf(row: VisitRow): VisitFacts {
  return {
    leadStatus: row.lead_status,
    leadOwnerId: row.lead_owner_id,
    leadPoolId: row.lead_pool_id,
    leadAccess: row.lead_access,
    leadSeen: row.lead_seen,
    dealSeen: row.deal_seen,
    dealOwnerId: row.deal_owner_id,
    peopleIds: [row.host_id, ...row.companions.map((companion) => companion.id)],
  };
}

/** In full for the lead's owner and for those who receive the visitors. */
export function readsAll(actor: Pick<Actor, 'id'>, row: VisitRow): boolean {
  return [row.lead_owner_id, ...factsOf(row).peopleIds].includes(actor.id);
}

export function presentVisit(actor: Actor, row: VisitRow): VisitResponse {
  const rights = visitRights(actor, factsOf(row));
  return inClearIf(readsAll(actor, row), {
    id: row.id,
    lead: {
      id: row.lead_id,
      number: row.number,
      company: row.company_name,
      dealId: row.deal_id,
      visible: row.lead_seen,
    },
    kind: row.kind,
    state: row.state,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    host: { id: row.host_id, name: row.host_name },
    companions: row.companions,
    visitorCount: row.visitor_count,
    visitors: row.visitors,
    parks: row.parks,
    photos: row.photos.map(({ byId, ...photo }) => ({
      ...photo,
      mayRemove: rights.edit || (rights.attend && byId === actor.id),
    })),
    places: row.places,
    shownPlaces: row.shown_places,
    meetingPoint: row.meeting_point,
    note: row.note,
    accepted: row.accepted,
    checkedInAt: row.checked_in_at?.toISOString() ?? null,
    result: row.result,
    closedReason: row.closed_reason,
    closedCause: row.closed_cause,
    createdBy: { id: row.by_id, name: row.by_name },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
    rights,
  });
}
