import type { EntityManager } from 'typeorm';

interface HandedVisit {
  readonly id: string;
  readonly hostId: string;
  readonly times: { readonly kind: string; readonly startsAt: string; readonly endsAt: string };
}

/** Locks the visits of a lead that are still to come and whose host had the lead before, or has no account any more. */
export async function visitsToHand(
  tx: EntityManager,
  leadId: string,
  ownerId: string,
  now: Date,
): Promise<HandedVisit[]> {
  const rows: { id: string; host: string; kind: string; starts: Date; ends: Date }[] = await tx.query(
    `SELECT v.id, v.host_id AS host, v.kind, v.starts_at AS starts, v.ends_at AS ends
     FROM visits v JOIN users h ON h.id = v.host_id
     WHERE v.lead_id = $1 AND v.state = 'planned' AND v.starts_at > $3 AND v.host_id <> $2
       AND (NOT h.active OR v.host_id = (SELECT a.owner_id FROM lead_assignments a WHERE a.lead_id = $1 AND a.to_at IS NOT NULL
         ORDER BY a.to_at DESC, a.from_at DESC LIMIT 1))
     ORDER BY v.id FOR NO KEY UPDATE OF v`,
    [leadId, ownerId, now],
  );
  return rows.map((row) => ({
    id: row.id,
    hostId: row.host,
    times: { kind: row.kind, startsAt: row.starts.toISOString(), endsAt: row.ends.toISOString() },
  }));
}

/** Makes somebody the host of a locked visit, and no companion; answers its version. */
export async function handToHost(
  tx: EntityManager,
  visitId: string,
  hostId: string,
  now: Date,
): Promise<number> {
  await tx.query(`DELETE FROM visit_people WHERE visit_id = $1 AND user_id = $2 AND part = 'companion'`, [
    visitId,
    hostId,
  ]);
  await tx.query(`UPDATE visit_people SET user_id = $2 WHERE visit_id = $1 AND part = 'host'`, [
    visitId,
    hostId,
  ]);
  const [rows]: [{ version: number }[], number] = await tx.query(
    `UPDATE visits v SET host_id = $2, updated_at = $3, version = v.version + 1,
       accepted = CASE WHEN NOT v.accepted @> ARRAY['overlap'] AND EXISTS (
           SELECT 1 FROM visit_people p JOIN visits o ON o.id = p.visit_id
           WHERE p.user_id = $2 AND o.id <> v.id AND o.state IN ('planned', 'held')
             AND p.starts_at < v.ends_at AND p.starts_at > v.starts_at - interval '7 days' AND p.ends_at > v.starts_at)
         THEN v.accepted || ARRAY['overlap'] ELSE v.accepted END
     WHERE v.id = $1 RETURNING v.version`,
    [visitId, hostId, now],
  );
  return rows[0]?.version ?? 1;
}
