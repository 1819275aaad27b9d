import { isUniqueViolation, newId } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { IDENTITY_VERSION, companyIdentity } from './company-identity.policy';

/** A company as a list names it. */
export interface NewCompany {
  readonly id: string;
  readonly name: string;
  readonly nameKey: string;
  readonly uscc: string | null;
}

/**
 * Adds companies with all by which they are recognised, in the order of their keys; one whose key or code is there
 * already is left out. Answers the ids of those that were added.
 * @param importId the list that brings them along, with whose undoing they go
 */
export async function insertCompanies(
  tx: EntityManager,
  companies: readonly NewCompany[],
  importId: string | null,
): Promise<ReadonlySet<string>> {
  if (companies.length === 0) return new Set();
  const records = companies.map(({ id, name, nameKey, uscc }) => {
    const { coreKey, pinyin, initials, matchTerms } = companyIdentity(name);
    return {
      id,
      name,
      name_key: nameKey,
      uscc,
      core_key: coreKey,
      pinyin,
      initials,
      match_terms: matchTerms,
    };
  });
  const rows: { id: string }[] = await tx.query(
    `INSERT INTO companies (id, name, name_key, uscc, core_key, pinyin, initials, match_terms, identity_version, import_id)
     SELECT id, name, name_key, uscc, core_key, pinyin, initials, match_terms, $2::smallint, $3::uuid
     FROM json_to_recordset($1::json) AS r(id uuid, name text, name_key text, uscc text, core_key text, pinyin text,
       initials text, match_terms text[])
     ORDER BY name_key
     ON CONFLICT DO NOTHING RETURNING id`,
    [JSON.stringify(records), IDENTITY_VERSION, importId],
  );
  return new Set(rows.map((row) => row.id));
}

/**
 * The companies of these keys, added when nobody has them; a code that a list knows is written where none stands and
 * no other company has it. Of several names of one key the first is taken. Answers ids by key.
 */
export async function findOrAddCompanies(
  tx: EntityManager,
  given: readonly Omit<NewCompany, 'id'>[],
  importId: string | null,
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<string, Omit<NewCompany, 'id'>>();
  for (const company of given) if (!wanted.has(company.nameKey)) wanted.set(company.nameKey, company);
  const known = await companiesOf(tx, [...wanted.keys()]);
  const missing = [...wanted.values()].filter((company) => !known.has(company.nameKey));
  if (missing.length > 0) {
    const fresh = missing.map((company) => ({ ...company, id: newId(), uscc: null }));
    const added = await insertCompanies(tx, fresh, importId);
    const lost: string[] = [];
    for (const company of fresh) {
      if (added.has(company.id)) known.set(company.nameKey, company.id);
      else lost.push(company.nameKey);
    }
    // Somebody added them at this moment; the statement above has waited for their commit.
    for (const [key, id] of await companiesOf(tx, lost)) known.set(key, id);
  }
  await writeCodes(tx, given, known, importId);
  return known;
}

async function companiesOf(tx: EntityManager, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows: { id: string; name_key: string }[] = await tx.query(
    'SELECT coalesce(merged_into_id, id) AS id, name_key FROM companies WHERE name_key = ANY($1::text[])',
    [[...keys]],
  );
  return new Map(rows.map((row) => [row.name_key, row.id]));
}

const WRITE_CODES = `WITH held AS (
    SELECT c.id, r.uscc FROM companies c JOIN unnest($1::uuid[], $2::text[]) AS r(id, uscc) ON r.id = c.id
    WHERE c.uscc IS NULL ORDER BY c.id FOR NO KEY UPDATE OF c
  )
  UPDATE companies c SET uscc = held.uscc, updated_at = now(),
    -- A code that the list itself brings to a company of its own is no change since.
    version = c.version + CASE WHEN c.import_id = $3::uuid AND c.version = 1 THEN 0 ELSE 1 END
  FROM held WHERE c.id = held.id`;

/** Where another company has the code, it stays theirs: the inquiry keeps it, people look at it. */
async function writeCodes(
  tx: EntityManager,
  given: readonly Omit<NewCompany, 'id'>[],
  ids: ReadonlyMap<string, string>,
  importId: string | null,
): Promise<void> {
  const coded = given.flatMap(({ nameKey, uscc }) => {
    const id = ids.get(nameKey);
    return id === undefined || uscc === null ? [] : [{ id, uscc }];
  });
  if (coded.length === 0) return;
  const holders: { id: string; uscc: string }[] = await tx.query(
    'SELECT id, uscc FROM companies WHERE (id = ANY($1::uuid[]) AND uscc IS NOT NULL) OR uscc = ANY($2::text[])',
    [coded.map((item) => item.id), coded.map((item) => item.uscc)],
  );
  const having = new Set(holders.map((holder) => holder.id));
  const taken = new Set(holders.map((holder) => holder.uscc));
  const chosen = coded.filter(({ id, uscc }) => {
    if (having.has(id) || taken.has(uscc)) return false;
    having.add(id);
    taken.add(uscc);
    return true;
  });
  const write = async (some: typeof coded): Promise<void> => {
    if (some.length === 0) return;
    try {
      await tx.transaction((inner) =>
        inner.query(WRITE_CODES, [some.map((item) => item.id), some.map((item) => item.uscc), importId]),
      );
    } catch (error) {
      // Somebody else got the same code at this moment.
      if (!isUniqueViolation(error, 'companies_uscc_key')) throw error;
      if (some.length > 1) for (const item of some) await write([item]);
    }
  };
  await write(chosen);
}
