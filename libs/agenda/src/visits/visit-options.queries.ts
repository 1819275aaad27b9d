import type { EntityManager } from 'typeorm';
import type { VisitOptionsResponse } from './visit.response';

/** More than a picker can show; a workspace has a few dozen. */
const MOST = 500;

/** Who and what a visit may name: active colleagues who are no auditors, active parks. */
export async function readVisitOptions(tx: EntityManager): Promise<VisitOptionsResponse> {
  const rows: VisitOptionsResponse[] = await tx.query(
    `SELECT
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'name', name)) FROM (SELECT id, name FROM users
         WHERE active AND role <> 'auditor' ORDER BY name, id LIMIT ${MOST}) u), '[]') AS people,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'name', name)) FROM (SELECT id, name FROM parks
         WHERE active ORDER BY position, name LIMIT ${MOST}) p), '[]') AS parks`,
  );
  return rows[0] ?? { people: [], parks: [] };
}
