import type { EntityManager } from 'typeorm';

/** A company that others may have been merged into. */
export interface LivingCompany {
  readonly id: string;
  readonly name: string;
}

/**
 * The companies at the end of the way of these: themselves, or what they were merged into. By the id that was asked;
 * unknown ids are absent.
 */
export async function livingCompanies(
  tx: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LivingCompany>> {
  if (ids.length === 0) return new Map();
  const rows: (LivingCompany & { readonly asked: string })[] = await tx.query(
    `SELECT c.id AS asked, s.id, s.name FROM companies c JOIN companies s ON s.id = coalesce(c.merged_into_id, c.id)
     WHERE c.id = ANY($1::uuid[])`,
    [[...ids]],
  );
  return new Map(rows.map(({ asked, id, name }) => [asked, { id, name }]));
}
