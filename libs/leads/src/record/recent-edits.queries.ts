import type { EntityManager } from 'typeorm';

/** Who changed a field last, and when; nobody when no user did (an import, the prospect's own correction). */
export interface RecentEdit {
  /** As PATCH names it. */
  readonly field: string;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly at: string;
}

/** Facts as PATCH names them, where the two differ; several facts may be one field. */
const FIELDS: Readonly<Record<string, string>> = {
  needText: 'need',
  useText: 'use',
  taxText: 'tax',
  taxMinYuan: 'tax',
  taxMaxYuan: 'tax',
  taxEntered: 'tax',
  areaMinSqm: 'area',
  areaMaxSqm: 'area',
  areaEntered: 'area',
  companyName: 'company',
  contactName: 'contact',
};

/** Edits further back than this are not what a person who has just been reading was overtaken by. */
const LOOKED_AT = 50;

/** The last edit of each field of a lead, the latest first: what somebody who was overtaken is told (ux.md C3). */
export async function recentEdits(tx: EntityManager, leadId: string): Promise<RecentEdit[]> {
  const rows: { fact: string; at: Date; by: RecentEdit['by'] }[] = await tx.query(
    `SELECT f.fact, e.at, CASE WHEN u.id IS NULL THEN NULL ELSE jsonb_build_object('id', u.id, 'name', u.name) END AS by
     FROM (SELECT id, at, actor_id, data FROM lead_events WHERE lead_id = $1 AND kind = 'edited'
           ORDER BY at DESC, id DESC LIMIT ${LOOKED_AT}) e
     CROSS JOIN LATERAL jsonb_array_elements_text(e.data -> 'fields') AS f(fact)
     LEFT JOIN users u ON u.id = e.actor_id
     ORDER BY e.at DESC, e.id DESC`,
    [leadId],
  );
  const latest = new Map<string, RecentEdit>();
  for (const { fact, at, by } of rows) {
    const field = FIELDS[fact] ?? fact;
    if (!latest.has(field)) latest.set(field, { field, by, at: at.toISOString() });
  }
  return [...latest.values()];
}
