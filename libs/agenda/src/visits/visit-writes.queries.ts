import type { EntityManager } from 'typeorm';
import { fieldError, validationFailed } from '@luodi/platform';
import type { Reminder } from './visit-times.policy';
import type { ConflictKind, VisitKind } from './visit-values.policy';

/** A visit as it is to be written. */
export interface VisitPlan {
  readonly kind: VisitKind;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly hostId: string;
  readonly companionIds: readonly string[];
  readonly visitorCount: number | null;
  readonly visitors: string | null;
  readonly parkIds: readonly string[];
  readonly places: string | null;
  readonly meetingPoint: string | null;
  readonly note: string | null;
}

/**
 * Whether everybody and everything that a plan names may be named: active colleagues who are no auditors, and active
 * parks. What stood there before may stay.
 * @throws DomainError validation_failed
 */
export async function assertPlaces(
  tx: EntityManager,
  plan: VisitPlan,
  before: VisitPlan | null,
): Promise<void> {
  const userIds = [plan.hostId, ...plan.companionIds];
  const rows: { people: string[]; parks: string[] }[] = await tx.query(
    `SELECT ARRAY(SELECT id FROM users WHERE id = ANY($1::uuid[]) AND active AND role <> 'auditor') AS people,
       ARRAY(SELECT id FROM parks WHERE id = ANY($2::uuid[]) AND active) AS parks`,
    [userIds, plan.parkIds],
  );
  const people = new Set([
    ...(rows[0]?.people ?? []),
    ...(before === null ? [] : [before.hostId, ...before.companionIds]),
  ]);
  const parks = new Set([...(rows[0]?.parks ?? []), ...(before?.parkIds ?? [])]);
  const faults = [
    ...(people.has(plan.hostId) ? [] : [fieldError('hostId', 'unknown_reference')]),
    ...plan.companionIds.flatMap((id, n) =>
      people.has(id) ? [] : [fieldError(`companionIds[${n}]`, 'unknown_reference')],
    ),
    ...plan.parkIds.flatMap((id, n) =>
      parks.has(id) ? [] : [fieldError(`parkIds[${n}]`, 'unknown_reference')],
    ),
  ];
  if (faults.length > 0) throw validationFailed(faults);
}

export async function insertVisit(
  tx: EntityManager,
  id: string,
  leadId: string,
  plan: VisitPlan,
  written: { readonly accepted: readonly ConflictKind[]; readonly byId: string; readonly now: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO visits (id, lead_id, kind, starts_at, ends_at, host_id, visitor_count, visitors, places, meeting_point,
       note, accepted, created_by, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)`,
    [
      id,
      leadId,
      plan.kind,
      plan.startsAt,
      plan.endsAt,
      plan.hostId,
      plan.visitorCount,
      plan.visitors,
      plan.places,
      plan.meetingPoint,
      plan.note,
      written.accepted,
      written.byId,
      written.now,
    ],
  );
  await writePeopleAndParks(tx, id, plan);
}

/** Writes a locked visit anew; people and parks follow. */
export async function updateVisit(
  tx: EntityManager,
  id: string,
  plan: VisitPlan,
  written: { readonly accepted: readonly ConflictKind[]; readonly now: Date },
): Promise<void> {
  await tx.query(
    `UPDATE visits SET kind = $2, starts_at = $3, ends_at = $4, host_id = $5, visitor_count = $6, visitors = $7,
       places = $8, meeting_point = $9, note = $10, accepted = $11, updated_at = $12, version = version + 1 WHERE id = $1`,
    [
      id,
      plan.kind,
      plan.startsAt,
      plan.endsAt,
      plan.hostId,
      plan.visitorCount,
      plan.visitors,
      plan.places,
      plan.meetingPoint,
      plan.note,
      written.accepted,
      written.now,
    ],
  );
  await tx.query('DELETE FROM visit_people WHERE visit_id = $1', [id]);
  await tx.query('DELETE FROM visit_parks WHERE visit_id = $1', [id]);
  await writePeopleAndParks(tx, id, plan);
}

async function writePeopleAndParks(tx: EntityManager, id: string, plan: VisitPlan): Promise<void> {
  await tx.query(
    `INSERT INTO visit_people (visit_id, user_id, part, starts_at, ends_at)
     SELECT $1::uuid, $2::uuid, 'host', $4::timestamptz, $5::timestamptz
     UNION ALL SELECT $1::uuid, c, 'companion', $4, $5 FROM unnest($3::uuid[]) AS c`,
    [id, plan.hostId, plan.companionIds, plan.startsAt, plan.endsAt],
  );
  await tx.query(
    `INSERT INTO visit_parks (visit_id, park_id, starts_at, ends_at)
     SELECT $1::uuid, s, $3::timestamptz, $4::timestamptz FROM unnest($2::uuid[]) AS s`,
    [id, plan.parkIds, plan.startsAt, plan.endsAt],
  );
}

/** Sets the reminders of a visit anew; none takes them away. */
export async function writeReminders(
  tx: EntityManager,
  id: string,
  reminders: readonly Reminder[],
): Promise<void> {
  await tx.query('DELETE FROM visit_reminders WHERE visit_id = $1', [id]);
  for (const { kind, dueAt } of reminders) {
    await tx.query('INSERT INTO visit_reminders (visit_id, kind, due_at) VALUES ($1, $2, $3)', [
      id,
      kind,
      dueAt,
    ]);
  }
}

/** Ends a planned, locked visit. */
export async function closeVisit(
  tx: EntityManager,
  id: string,
  end: {
    readonly state: 'held' | 'cancelled' | 'no_show';
    readonly byId: string;
    readonly now: Date;
    readonly reason?: string;
    readonly result?: string;
    readonly activityId?: string;
  },
): Promise<void> {
  await tx.query(
    `UPDATE visits SET state = $2, closed_at = $3, closed_by = $4, closed_reason = $5, result = $6, activity_id = $7,
       updated_at = $3, version = version + 1 WHERE id = $1`,
    [id, end.state, end.now, end.byId, end.reason ?? null, end.result ?? null, end.activityId ?? null],
  );
  await writeReminders(tx, id, []);
}

/** What the visitors of a held visit saw; a park that was not planned is added. */
export async function writeShown(
  tx: EntityManager,
  id: string,
  shown: { readonly parkIds: readonly string[]; readonly places: string | null },
): Promise<void> {
  await tx.query(
    `INSERT INTO visit_parks (visit_id, park_id, shown, starts_at, ends_at)
     SELECT v.id, s, true, v.starts_at, v.ends_at FROM visits v, unnest($2::uuid[]) AS s WHERE v.id = $1
     ON CONFLICT (visit_id, park_id) DO UPDATE SET shown = true`,
    [id, shown.parkIds],
  );
  await tx.query('UPDATE visits SET shown_places = $2 WHERE id = $1', [id, shown.places]);
}
