import type { EntityManager } from 'typeorm';
import type { ColumnMapping } from '../mapping/suggest-mapping.policy';

/** The mapping that this person used last for a file with the same headers; null when there is none. */
export async function recallMapping(
  tx: EntityManager,
  userId: string,
  kind: string,
  signature: Buffer,
): Promise<readonly ColumnMapping[] | null> {
  const rows: { mapping: ColumnMapping[] }[] = await tx.query(
    'SELECT mapping FROM import_mappings WHERE user_id = $1 AND kind = $2 AND signature = $3',
    [userId, kind, signature],
  );
  return rows[0]?.mapping ?? null;
}

/** Remembers a mapping for the next file with these headers. */
export async function rememberMapping(
  tx: EntityManager,
  of: { readonly userId: string; readonly kind: string; readonly signature: Buffer },
  mapping: readonly ColumnMapping[],
): Promise<void> {
  await tx.query(
    `INSERT INTO import_mappings (user_id, kind, signature, mapping) VALUES ($1, $2, $3, $4)
     ON CONFLICT (user_id, kind, signature) DO UPDATE SET mapping = excluded.mapping, updated_at = now()`,
    [of.userId, of.kind, of.signature, JSON.stringify(mapping)],
  );
}
