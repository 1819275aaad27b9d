import type { EntityManager } from 'typeorm';
import type { ClosedCause, ConflictKind, VisitKind } from './visit-values.policy';

/** A visit that ended, went on or changed its lead, with everybody who goes. */
export interface AffectedVisit {
  readonly id: string;
  readonly version: number;
  readonly kind: VisitKind;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly hostId: string;
  readonly userIds: readonly string[];
}

const AFFECTED = `v.id, v.version, v.kind, v.starts_at AS "startsAt", v.ends_at AS "endsAt", v.host_id AS "hostId",
  ARRAY(SELECT p.user_id FROM visit_people p WHERE p.visit_id = v.id ORDER BY p.part DESC, p.user_id) AS "userIds"`;

/**
 * Cancels what is planned on a locked lead; where somebody has checked in the visitors are there, and what came of them can
 * still be said.
 */
export async function endPlanned(
  tx: EntityManager,
  leadId: string,
  end: { readonly cause: ClosedCause; readonly byId: string | null; readonly now: Date },
): Promise<AffectedVisit[]> {
  const [rows]: [AffectedVisit[], number] = await tx.query(
    `UPDATE visits v SET state = 'cancelled', closed_at = $2, closed_by = $3, closed_cause = $4, updated_at = $2,
       version = v.version + 1
     WHERE v.lead_id = $1 AND v.state = 'planned' AND v.checked_in_at IS NULL RETURNING ${AFFECTED}`,
    [leadId, end.now, end.byId, end.cause],
  );
  await tx.query('DELETE FROM visit_reminders WHERE visit_id = ANY($1::uuid[])', [rows.map((row) => row.id)]);
  return rows;
}

/**
 * Plans again what ended with a closing that is taken back and is still ahead; a person who has another visit by then is
 * kept with the visit, as with a new host.
 */
export async function planAgain(
  tx: EntityManager,
  leadId: string,
  closedAt: Date,
  now: Date,
): Promise<(AffectedVisit & { readonly accepted: readonly ConflictKind[] })[]> {
  const [rows]: [(AffectedVisit & { accepted: ConflictKind[] })[], number] = await tx.query(
    `UPDATE visits v SET state = 'planned', closed_at = NULL, closed_by = NULL, closed_cause = NULL, updated_at = $3,
       version = v.version + 1,
       accepted = CASE WHEN NOT v.accepted @> ARRAY['overlap'] AND EXISTS (
           SELECT 1 FROM visit_people m JOIN visit_people p ON p.user_id = m.user_id JOIN visits o ON o.id = p.visit_id
           WHERE m.visit_id = v.id AND o.id <> v.id AND o.state IN ('planned', 'held')
             AND p.starts_at < v.ends_at AND p.starts_at > v.starts_at - interval '7 days' AND p.ends_at > v.starts_at)
         THEN v.accepted || ARRAY['overlap'] ELSE v.accepted END
     WHERE v.lead_id = $1 AND v.state = 'cancelled' AND v.closed_cause = 'lead_closed' AND v.closed_at = $2
       AND v.starts_at > $3
     RETURNING ${AFFECTED}, v.accepted`,
    [leadId, closedAt, now],
  );
  return rows;
}

/** Those of some visits that are still planned, locked. */
export async function stillPlanned(tx: EntityManager, ids: readonly string[]): Promise<AffectedVisit[]> {
  return tx.query(
    `SELECT ${AFFECTED} FROM visits v WHERE v.id = ANY($1::uuid[]) AND v.state = 'planned'
     ORDER BY v.id FOR NO KEY UPDATE OF v`,
    [ids],
  );
}

/** Whether the deal of a lead has ended without a contract. */
export async function dealHasEnded(tx: EntityManager, leadId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    "SELECT 1 FROM deals WHERE lead_id = $1 AND status IN ('lost', 'transferred')",
    [leadId],
  );
  return rows.length > 0;
}
