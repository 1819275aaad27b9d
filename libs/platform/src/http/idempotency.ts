import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../errors';
import { currentIdempotencyKey } from '../request-context';

/** SHA-256 of a value's JSON with sorted keys: equal for equal bodies in any key order. */
export function stableHash(value: unknown): Buffer {
  return createHash('sha256').update(stableStringify(value)).digest();
}

/**
 * Runs a create once per Idempotency-Key, inside the caller's transaction: the same key and body give
 * the first answer again, byte for byte, also to a second caller who waits for the first to commit. Without a key it just runs.
 * @throws DomainError idempotency_mismatch when the key was used with another body
 */
export async function withIdempotency<T extends object>(
  tx: EntityManager,
  scope: string,
  body: unknown,
  run: () => Promise<T>,
): Promise<T> {
  const key = currentIdempotencyKey();
  if (key === undefined) return run();
  const hash = stableHash(body);
  const inserted: unknown[] = await tx.query(
    `INSERT INTO idempotency_keys (scope, key, body_hash) VALUES ($1, $2, $3)
     ON CONFLICT (scope, key) DO NOTHING RETURNING key`,
    [scope, key, hash],
  );
  if (inserted.length === 0) {
    const rows: { body_hash: Buffer; response: T | null }[] = await tx.query(
      'SELECT body_hash, response FROM idempotency_keys WHERE scope = $1 AND key = $2',
      [scope, key],
    );
    const known = rows[0];
    if (known === undefined || known.response === null || !known.body_hash.equals(hash)) {
      throw new DomainError('idempotency_mismatch');
    }
    return known.response;
  }
  const response = await run();
  await tx.query('UPDATE idempotency_keys SET response = $3, status = 201 WHERE scope = $1 AND key = $2', [
    scope,
    key,
    JSON.stringify(response),
  ]);
  return response;
}

function stableStringify(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}
