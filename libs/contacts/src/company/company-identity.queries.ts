import { isUniqueViolation, newId } from '@luodi/platform';
import type { DataSource, EntityManager } from 'typeorm';
import { IDENTITY_VERSION, companyIdentity } from './company-identity.policy';
import { companyNameKey } from './company-name.policy';

/** The assignments of a company's identity; `identityValues` in the same order from `from` on. */
export function identityAssignments(from: number): string {
  return `core_key = $${from}, pinyin = $${from + 1}, initials = $${from + 2}, match_terms = $${from + 3}::text[],
    identity_version = $${from + 4}::smallint`;
}

/** The values for `identityAssignments`. */
export function identityValues(name: string): unknown[] {
  const identity = companyIdentity(name);
  return [identity.coreKey, identity.pinyin, identity.initials, identity.matchTerms, IDENTITY_VERSION];
}

/** Writes by what a company is recognised; call after its name was written. */
export async function identifyCompany(tx: EntityManager, companyId: string, name: string): Promise<void> {
  await tx.query(`UPDATE companies SET ${identityAssignments(2)} WHERE id = $1`, [
    companyId,
    ...identityValues(name),
  ]);
}

/** The company of a name or of a spelling that was merged into it, added when it is new; null when the name names no firm. */
export async function findOrAddCompany(tx: EntityManager, name: string): Promise<string | null> {
  const key = companyNameKey(name);
  if (key === null) return null;
  const added: unknown[] = await tx.query(
    'INSERT INTO companies (id, name, name_key) VALUES ($1, $2, $3) ON CONFLICT (name_key) DO NOTHING RETURNING id',
    [newId(), name, key],
  );
  const rows: { id: string }[] = await tx.query(
    'SELECT coalesce(merged_into_id, id) AS id FROM companies WHERE name_key = $1',
    [key],
  );
  const id = rows[0]?.id ?? null;
  if (id !== null && added.length > 0) await identifyCompany(tx, id, name);
  return id;
}

/** The version stands in the text: the partial index is found by it. */
const STALE = `SELECT id, name, name_key FROM companies WHERE identity_version < ${IDENTITY_VERSION}
  ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`;

/**
 * Works out the next companies that have no identity yet; answers how many there were. Many may run at once, and it may
 * run again: each takes rows that nobody else holds. A key of older rules is brought up to date unless another
 * company has it: then both stay, and people see them as candidates of each other.
 */
export async function identifyNextCompanies(dataSource: DataSource, limit: number): Promise<number> {
  const stale = await dataSource.transaction(async (tx) => {
    const rows: { id: string; name: string; name_key: string }[] = await tx.query(STALE, [limit]);
    const found = rows.map((row) => ({
      ...row,
      ...companyIdentity(row.name),
      key: companyNameKey(row.name),
    }));
    await tx.query(
      `UPDATE companies c SET core_key = n.core_key, pinyin = n.pinyin, initials = n.initials, match_terms = n.match_terms,
         identity_version = $2::smallint
       FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, core_key text, pinyin text, initials text, match_terms text[])
       WHERE c.id = n.id`,
      [
        JSON.stringify(
          found.map((one) => ({
            id: one.id,
            core_key: one.coreKey,
            pinyin: one.pinyin,
            initials: one.initials,
            match_terms: one.matchTerms,
          })),
        ),
        IDENTITY_VERSION,
      ],
    );
    return found;
  });
  for (const one of stale) {
    if (one.key !== null && one.key !== one.name_key) await rekey(dataSource, one.id, one.key);
  }
  return stale.length;
}

async function rekey(dataSource: DataSource, companyId: string, key: string): Promise<void> {
  try {
    await dataSource.query('UPDATE companies SET name_key = $2, version = version + 1 WHERE id = $1', [
      companyId,
      key,
    ]);
  } catch (error) {
    if (!isUniqueViolation(error, 'companies_name_key_key')) throw error;
  }
}
