import type { ScheduleVisitDto, UpdateVisitDto } from './visit.dto';
import type { VisitRow } from './visit.row';
import type { VisitPlan } from './visit-writes.queries';

/** The plan of a new visit; its host is the planner unless somebody else is named. */
export function newPlan(request: ScheduleVisitDto, actorId: string): VisitPlan {
  const hostId = request.hostId?.toLowerCase() ?? actorId;
  return {
    kind: request.kind,
    startsAt: new Date(request.startsAt),
    endsAt: new Date(request.endsAt),
    hostId,
    companionIds: without(request.companionIds ?? [], hostId),
    visitorCount: request.visitorCount ?? null,
    visitors: blank(request.visitors),
    parkIds: lower(request.parkIds ?? []),
    places: blank(request.places),
    meetingPoint: blank(request.meetingPoint),
    note: blank(request.note),
  };
}

/** The plan that a visit has now. */
export function planOf(row: VisitRow): VisitPlan {
  return {
    kind: row.kind,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    hostId: row.host_id,
    companionIds: row.companions.map((companion) => companion.id),
    visitorCount: row.visitor_count,
    visitors: row.visitors,
    parkIds: row.parks.map((park) => park.id),
    places: row.places,
    meetingPoint: row.meeting_point,
    note: row.note,
  };
}

/** A plan with an edit: what is absent stays. Whoever becomes the host is no companion any more. */
export function changedPlan(before: VisitPlan, edit: UpdateVisitDto): VisitPlan {
  const hostId = edit.hostId?.toLowerCase() ?? before.hostId;
  return {
    kind: edit.kind ?? before.kind,
    startsAt: edit.startsAt === undefined ? before.startsAt : new Date(edit.startsAt),
    endsAt: edit.endsAt === undefined ? before.endsAt : new Date(edit.endsAt),
    hostId,
    companionIds: without(edit.companionIds ?? before.companionIds, hostId),
    visitorCount: edit.visitorCount === undefined ? before.visitorCount : edit.visitorCount,
    visitors: edit.visitors === undefined ? before.visitors : blank(edit.visitors),
    parkIds: edit.parkIds === undefined ? before.parkIds : lower(edit.parkIds),
    places: edit.places === undefined ? before.places : blank(edit.places),
    meetingPoint: edit.meetingPoint === undefined ? before.meetingPoint : blank(edit.meetingPoint),
    note: edit.note === undefined ? before.note : blank(edit.note),
  };
}

/** What differs between two plans, and whom it concerns. */
export interface PlanChanges {
  readonly fields: readonly (keyof VisitPlan)[];
  /** Whether it is at another time. */
  readonly moved: boolean;
  readonly parks: boolean;
  /** Whether those who go anyway have to know: when, where or who receives is another. */
  readonly concerned: boolean;
  readonly added: readonly string[];
  readonly stayed: readonly string[];
  readonly removed: readonly string[];
}

const CONCERNING: readonly (keyof VisitPlan)[] = ['startsAt', 'endsAt', 'hostId', 'parkIds', 'meetingPoint'];

export function told(before: VisitPlan, after: VisitPlan): PlanChanges {
  const fields = (Object.keys(after) as (keyof VisitPlan)[]).filter((key) => !same(before[key], after[key]));
  const [were, are] = [peopleOf(before), peopleOf(after)];
  return {
    fields,
    moved: fields.includes('startsAt') || fields.includes('endsAt'),
    parks: fields.includes('parkIds'),
    concerned: fields.some((field) => CONCERNING.includes(field)),
    added: are.filter((id) => !were.includes(id)),
    stayed: are.filter((id) => were.includes(id)),
    removed: were.filter((id) => !are.includes(id)),
  };
}

function peopleOf(plan: VisitPlan): string[] {
  return [plan.hostId, ...plan.companionIds];
}

function same(a: unknown, b: unknown): boolean {
  const text = (value: unknown): string => JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
  return text(a) === text(b);
}

function without(ids: readonly string[], hostId: string): string[] {
  return lower(ids).filter((id) => id !== hostId);
}

/** As the database writes them. */
function lower(ids: readonly string[]): string[] {
  return ids.map((id) => id.toLowerCase());
}

function blank(text: string | null | undefined): string | null {
  return text === undefined || text === null || text === '' ? null : text;
}
