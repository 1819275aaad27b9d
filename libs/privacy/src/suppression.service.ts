import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@luodi/platform';
import type { EntityManager } from 'typeorm';

/** Keys of a list, not of a person. */
const MANY = 20;

/** A phone or WeChat id in canonical form (contacts: canonicalPhone, readWechat). */
export interface PersonKey {
  readonly kind: 'phone' | 'wechat';
  readonly value: string;
}

/** The keys of a person that the intake has put into canonical form. */
export function keysOf(person: {
  readonly phone: string | null;
  readonly wechat: string | null;
}): PersonKey[] {
  const keys: PersonKey[] = [];
  if (person.phone !== null) keys.push({ kind: 'phone', value: person.phone });
  if (person.wechat !== null) keys.push({ kind: 'wechat', value: person.wechat });
  return keys;
}

/**
 * Remembers people who were erased or want no contact by keyed hashes alone (security.md P7): with the database but without SECRET_KEY nobody
 * can tell whose they are, and with a phone in hand the product knows that it must not be used.
 */
@Injectable()
export class Suppression {
  private key: string | null = null;

  public constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** HMAC-SHA-256 of a key, 32 bytes; WeChat ids without regard to case. */
  public hash(key: PersonKey): Buffer {
    const value = key.kind === 'wechat' ? key.value.toLowerCase() : key.value;
    return createHmac('sha256', this.secret()).update(`${key.kind}:${value}`).digest();
  }

  /** HMAC-SHA-256 of any other text, for proofs; its own namespace. */
  public proof(text: string): Buffer {
    return createHmac('sha256', this.secret()).update(`proof:${text}`).digest();
  }

  /** Of many keys those that belong to people who were erased or opted out, and were not lifted, in one query. */
  public async suppressedOf<K extends PersonKey>(tx: EntityManager, keys: readonly K[]): Promise<K[]> {
    if (keys.length === 0) return [];
    // Hashing a long list takes longer than asking whether there is anybody to compare it with.
    if (keys.length >= MANY && !(await anybody(tx))) return [];
    const hashes = keys.map((key) => this.hash(key).toString('hex'));
    const rows: { hash: string }[] = await tx.query(
      `SELECT encode(key_hash, 'hex') AS hash FROM suppressions
        WHERE lifted_at IS NULL AND key_hash = ANY(SELECT decode(h, 'hex') FROM unnest($1::text[]) AS h)`,
      [hashes],
    );
    const found = new Set(rows.map((row) => row.hash));
    return keys.filter((_key, place) => found.has(hashes[place] ?? ''));
  }

  /**
   * Whether a person with any of these keys was erased or opted out and may not be entered again by others (imports, referrals).
   * Their own new submission lifts it.
   */
  public async isSuppressed(tx: EntityManager, keys: readonly PersonKey[]): Promise<boolean> {
    return (await this.suppressedOf(tx, keys)).length > 0;
  }

  /** Suppresses the keys of an erased person; those lifted earlier count again. */
  public async suppress(tx: EntityManager, keys: readonly PersonKey[], now: Date): Promise<void> {
    for (const key of keys) {
      await tx.query(
        `INSERT INTO suppressions (key_hash, kind, since) VALUES ($1, $2, $3)
         ON CONFLICT (key_hash) DO UPDATE SET since = excluded.since, lifted_at = NULL, lifted_by = NULL,
           reason = 'erasure', request_id = NULL`,
        [this.hash(key), key.kind, now],
      );
    }
  }

  /**
   * Remembers the keys of somebody who wants to be left alone, whether known or not (domain.md 5.3: a global
   * do-not-contact by hash). An erased one stays erased.
   */
  public async optOut(
    tx: EntityManager,
    keys: readonly PersonKey[],
    requestId: string,
    now: Date,
  ): Promise<void> {
    for (const key of keys) {
      await tx.query(
        `INSERT INTO suppressions AS s (key_hash, kind, since, reason, request_id) VALUES ($1, $2, $3, 'opt_out', $4)
         ON CONFLICT (key_hash) DO UPDATE SET since = excluded.since, lifted_at = NULL, lifted_by = NULL,
           reason = 'opt_out', request_id = excluded.request_id
         WHERE s.lifted_at IS NOT NULL OR s.reason = 'opt_out'`,
        [this.hash(key), key.kind, now, requestId],
      );
    }
  }

  /** Ends what a request suppressed; erasures stay. */
  public async liftOptOut(tx: EntityManager, requestId: string, now: Date): Promise<void> {
    await tx.query(
      `UPDATE suppressions SET lifted_at = $2 WHERE request_id = $1 AND reason = 'opt_out' AND lifted_at IS NULL`,
      [requestId, now],
    );
  }

  private secret(): string {
    if (this.config.secretKey === null) {
      throw new Error('SECRET_KEY is needed here; `npm start` keeps one in DATA_DIR.');
    }
    this.key ??= createHmac('sha256', this.config.secretKey).update('privacy.person').digest('hex');
    return this.key;
  }
}

async function anybody(tx: EntityManager): Promise<boolean> {
  const rows: unknown[] = await tx.query('SELECT 1 FROM suppressions WHERE lifted_at IS NULL LIMIT 1');
  return rows.length > 0;
}
