import type { EntityManager } from 'typeorm';
import { identifyCompany } from '@luodi/contacts';
import { newId } from '@luodi/platform';
import type { CompanyFacts, CompanyPair } from './merge-company.policy';

/** The ids of all that moved from one company to the other. */
export interface MovedLinks {
  readonly contacts: readonly string[];
  readonly leads: readonly string[];
  readonly deals: readonly string[];
  /** Offers of premises; merges from before there were any have none. */
  readonly offers?: readonly string[];
  /** Companies that had been merged into the one that ended. */
  readonly spellings: readonly string[];
}

/** Both companies before and after a merge. */
export interface CompanySnapshot {
  readonly before: CompanyPair;
  readonly after: CompanyPair;
}

export interface LockedCompany extends CompanyFacts {
  readonly id: string;
  readonly mergedIntoId: string | null;
  readonly version: number;
}

export interface CompanyMergeRow {
  readonly id: string;
  readonly fromId: string;
  readonly intoId: string;
  readonly undoUntil: Date;
  readonly moved: MovedLinks;
  readonly snapshot: CompanySnapshot | null;
}

/**
 * Locks companies and then the spellings that were merged into them, each in the order of ids, against every other merge
 * and against everything that is about to be linked to them. While it is held nobody can add a spelling to these.
 */
export async function lockCompanies(
  tx: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LockedCompany>> {
  const rows: LockedCompany[] = await tx.query(
    `SELECT id, name, name_key AS "nameKey", uscc, region_code AS "regionCode", tier, merged_into_id AS "mergedIntoId", version
     FROM companies WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`,
    [[...ids]],
  );
  await tx.query('SELECT 1 FROM companies WHERE merged_into_id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
    [...ids],
  ]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Ends a company in another one, and the spellings that it had with it. */
export async function endCompany(tx: EntityManager, fromId: string, intoId: string): Promise<string[]> {
  const [spellings]: [{ id: string }[], number] = await tx.query(
    'UPDATE companies SET merged_into_id = $2, updated_at = now() WHERE merged_into_id = $1 RETURNING id',
    [fromId, intoId],
  );
  await tx.query(
    'UPDATE companies SET merged_into_id = $2, updated_at = now(), version = version + 1 WHERE id = $1',
    [fromId, intoId],
  );
  return spellings.map((row) => row.id);
}

/** Lets an ended company live again, with the spellings that it had. */
export async function reviveCompany(
  tx: EntityManager,
  fromId: string,
  intoId: string,
  spellings: readonly string[],
): Promise<void> {
  await tx.query(
    'UPDATE companies SET merged_into_id = NULL, updated_at = now(), version = version + 1 WHERE id = $1',
    [fromId],
  );
  await tx.query(
    `UPDATE companies SET merged_into_id = $1, updated_at = now()
     WHERE merged_into_id = $2 AND id = ANY($3::uuid[])`,
    [fromId, intoId, [...spellings]],
  );
}

/** Writes the records of both; no key is held twice on the way. */
export async function writePair(
  tx: EntityManager,
  ids: { readonly into: string; readonly from: string },
  now: CompanyPair,
  to: CompanyPair,
): Promise<void> {
  await tx.query('UPDATE companies SET name_key = id::text, uscc = NULL WHERE id = ANY($1::uuid[])', [
    [ids.into, ids.from],
  ]);
  for (const side of ['into', 'from'] as const) {
    const { name, nameKey, uscc, regionCode, tier } = to[side];
    await tx.query(
      `UPDATE companies SET name = $2, name_key = $3, uscc = $4, region_code = $5, tier = $6, updated_at = now(),
         version = version + 1 WHERE id = $1`,
      [ids[side], name, nameKey, uscc, regionCode, tier],
    );
    if (name !== now[side].name) await identifyCompany(tx, ids[side], name);
  }
}

const MOVE = `WITH contacts_moved AS (
    UPDATE contacts SET company_id = $2 WHERE company_id = $1 AND ($3::jsonb IS NULL OR id IN (
      SELECT jsonb_array_elements_text($3::jsonb -> 'contacts')::uuid)) RETURNING id
  ), leads_moved AS (
    UPDATE leads SET company_id = $2 WHERE company_id = $1 AND ($3::jsonb IS NULL OR id IN (
      SELECT jsonb_array_elements_text($3::jsonb -> 'leads')::uuid)) RETURNING id
  ), deals_moved AS (
    UPDATE deals SET company_id = $2 WHERE company_id = $1 AND ($3::jsonb IS NULL OR id IN (
      SELECT jsonb_array_elements_text($3::jsonb -> 'deals')::uuid)) RETURNING id
  ), offers_moved AS (
    UPDATE supply_offers SET company_id = $2 WHERE company_id = $1 AND ($3::jsonb IS NULL OR id IN (
      SELECT jsonb_array_elements_text($3::jsonb -> 'offers')::uuid)) RETURNING id)
  SELECT coalesce((SELECT jsonb_agg(id) FROM contacts_moved), '[]') AS contacts,
    coalesce((SELECT jsonb_agg(id) FROM leads_moved), '[]') AS leads,
    coalesce((SELECT jsonb_agg(id) FROM deals_moved), '[]') AS deals,
    coalesce((SELECT jsonb_agg(id) FROM offers_moved), '[]') AS offers`;

/**
 * Links people, leads, deals and offers of a company to another one: all, or those of `only` that are still with it. No lead and
 * no deal gets a new version by it: who is editing one goes on.
 */
export async function moveLinks(
  tx: EntityManager,
  fromId: string,
  intoId: string,
  only: Omit<MovedLinks, 'spellings'> | null,
): Promise<Omit<MovedLinks, 'spellings'>> {
  const rows: Omit<MovedLinks, 'spellings'>[] = await tx.query(MOVE, [
    fromId,
    intoId,
    only === null ? null : JSON.stringify(only),
  ]);
  if (rows[0] === undefined) throw new Error('The move answered nothing');
  return rows[0];
}

/** Keeps a merge with what undoes it. */
export async function insertCompanyMerge(
  tx: EntityManager,
  merge: {
    readonly fromId: string;
    readonly intoId: string;
    readonly at: Date;
    readonly byId: string;
    readonly undoUntil: Date;
    readonly moved: MovedLinks;
    readonly snapshot: CompanySnapshot;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO company_merges (id, from_id, into_id, merged_at, merged_by, undo_until, moved, snapshot)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      newId(),
      merge.fromId,
      merge.intoId,
      merge.at,
      merge.byId,
      merge.undoUntil,
      JSON.stringify(merge.moved),
      JSON.stringify(merge.snapshot),
    ],
  );
}

/** The merge by which a company ended, null when there is none that stands. */
export async function companyMergeOf(tx: EntityManager, fromId: string): Promise<CompanyMergeRow | null> {
  const rows: CompanyMergeRow[] = await tx.query(
    `SELECT id, from_id AS "fromId", into_id AS "intoId", undo_until AS "undoUntil", moved, snapshot
     FROM company_merges WHERE from_id = $1 AND ended_at IS NULL`,
    [fromId],
  );
  return rows[0] ?? null;
}

export async function closeCompanyMerge(
  tx: EntityManager,
  mergeId: string,
  how: 'undone' | 'split',
  byId: string,
  at: Date,
): Promise<void> {
  await tx.query(
    'UPDATE company_merges SET ended_at = $2, ended_by = $3, ended_how = $4, snapshot = NULL WHERE id = $1',
    [mergeId, at, byId, how],
  );
}

/** Empties what nobody can undo any more. Answers how many. */
export async function emptyOldCompanySnapshots(tx: EntityManager, now: Date): Promise<number> {
  const [rows]: [unknown[], number] = await tx.query(
    'UPDATE company_merges SET snapshot = NULL WHERE snapshot IS NOT NULL AND undo_until < $1 RETURNING id',
    [now],
  );
  return rows.length;
}

/** Of the chosen leads and deals those that are linked to the company, and the people all of whose leads are among them. */
export async function chosenLinks(
  tx: EntityManager,
  companyId: string,
  leadIds: readonly string[],
  dealIds: readonly string[],
): Promise<Omit<MovedLinks, 'spellings'>> {
  const rows: Omit<MovedLinks, 'spellings'>[] = await tx.query(
    `WITH chosen AS (SELECT id, contact_id FROM leads WHERE company_id = $1 AND id = ANY($2::uuid[]))
     SELECT coalesce((SELECT jsonb_agg(id) FROM chosen), '[]') AS leads,
       coalesce((SELECT jsonb_agg(id) FROM deals WHERE company_id = $1 AND id = ANY($3::uuid[])), '[]') AS deals,
       coalesce((SELECT jsonb_agg(c.id) FROM contacts c WHERE c.company_id = $1 AND c.id IN (SELECT contact_id FROM chosen)
         AND NOT EXISTS (SELECT 1 FROM leads o WHERE o.contact_id = c.id AND o.company_id = $1
           AND o.id NOT IN (SELECT id FROM chosen))), '[]') AS contacts`,
    [companyId, [...leadIds], [...dealIds]],
  );
  return rows[0] ?? { contacts: [], leads: [], deals: [] };
}
