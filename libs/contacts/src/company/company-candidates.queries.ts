import type { EntityManager } from 'typeorm';
import { preparedQuery } from '@luodi/platform';
import { companyIdentity, tellingRuns, variants } from './company-identity.policy';
import { askedLetters, type AskedLetters } from './company-letters.policy';
import { companyBrand, companyNameKey } from './company-name.policy';
import { soundOf } from '@luodi/platform';
import type { CompanyCandidate, CompanyQuestion } from './company-similarity.policy';

interface CandidateRow {
  readonly id: string;
  readonly name: string;
  readonly name_key: string;
  readonly core_key: string;
  readonly uscc: string | null;
  readonly pinyin: string;
  readonly initials: string;
}

/** Past every character of a name in byte order. */
const LAST = '\u{10FFFF}';

// Each branch reads one index and stops; none of its terms is common enough to read much of it. `~>=~` compares bytes,
// as the pattern class of the index does, so that a prefix is a range under any collation (LC_CTYPE is no matter here).
const CANDIDATES = `WITH found AS (
    SELECT id FROM companies WHERE name_key = $1
    UNION SELECT id FROM companies WHERE uscc = $2
    UNION (SELECT id FROM companies WHERE core_key <> '' AND core_key = ANY($3::text[]) LIMIT 100)
    UNION (SELECT id FROM companies WHERE core_key <> '' AND core_key ~>=~ $4 AND core_key ~<~ $5 LIMIT 60)
    UNION (SELECT id FROM companies WHERE match_terms && $6::text[] LIMIT 150)
    UNION (SELECT id FROM companies WHERE match_terms @> $7::text[] LIMIT 60)
    UNION (SELECT c.id FROM unnest($8::text[]) AS asked, LATERAL (SELECT id FROM companies
             WHERE pinyin <> '' AND pinyin ~>=~ asked AND pinyin ~<~ (asked || '${LAST}') ORDER BY pinyin USING ~<~ LIMIT 60) c)
    UNION (SELECT c.id FROM unnest($9::text[]) AS asked, LATERAL (SELECT id FROM companies
             WHERE initials <> '' AND initials ~>=~ asked AND initials ~<~ (asked || '${LAST}') ORDER BY initials USING ~<~
             LIMIT 60) c)
    UNION SELECT unnest($10::uuid[])
  )
  SELECT c.id, c.name, c.name_key, c.core_key, c.uscc, c.pinyin, c.initials FROM found f JOIN companies c ON c.id = f.id`;

/**
 * The companies that may be the one that is meant, some hundreds at most, in no order and WITHOUT regard to rights:
 * the caller filters. See `rankCompanies`.
 * @param alsoIds companies that the caller found by other ways (a person's phone, an e-mail domain)
 */
export async function companyCandidates(
  tx: EntityManager,
  question: CompanyQuestion,
  alsoIds: readonly string[],
): Promise<CompanyCandidate[]> {
  const name = question.name ?? '';
  const key = name === '' ? null : companyNameKey(name);
  const { coreKey } = companyIdentity(name);
  const core = key !== null && coreKey.length >= 2 ? coreKey : null;
  const asked = askedLetters(name);
  const runs = key === null ? [] : tellingRuns(key, companyBrand(coreKey));
  const rows = await preparedQuery<CandidateRow>(tx, 'company_candidates', CANDIDATES, [
    key,
    question.uscc,
    core === null ? [] : beginnings(core),
    core ?? LAST,
    core === null ? LAST : core + LAST,
    core === null ? [] : rareTerms(core, asked),
    // One run alone could be a word of others' names: too common to be asked for.
    runs.length >= 2 ? runs : [`d:${core ?? LAST}`],
    asked?.pinyin ?? [],
    asked?.initials ?? [],
    [...alsoIds],
  ]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    nameKey: row.name_key,
    coreKey: row.core_key,
    uscc: row.uscc,
    pinyin: row.pinyin,
    initials: row.initials,
  }));
}

/** A name proper and what it may be cut to: 盛唐远景 → 盛唐远景, 盛唐远, 盛唐. */
function beginnings(core: string): string[] {
  const characters = [...core].slice(0, 12);
  return Array.from({ length: characters.length - 1 }, (_x, cut) =>
    characters.slice(0, characters.length - cut).join(''),
  );
}

function rareTerms(core: string, asked: AskedLetters | null): string[] {
  const { folded } = soundOf(core);
  return [
    ...variants(core),
    ...(folded.length >= 4 ? [`s:${folded}`] : []),
    ...(asked === null ? [] : [`s:${asked.letters.replace(/([zcs])h/g, '$1')}`]),
  ];
}
