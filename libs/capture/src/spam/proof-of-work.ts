import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { createChallenge, verifySolution } from 'altcha-lib/v1';
import { Clock } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { FormKey } from '../public/form-key';

/** A riddle that costs a phone about a second: find the number whose SHA-256 after the salt is the challenge. */
export interface ProofChallenge {
  readonly algorithm: 'SHA-256';
  readonly challenge: string;
  readonly salt: string;
  readonly signature: string;
  readonly maxNumber: number;
}

/** On average half as many hashes: about 0.2 s on a desk, one on an old phone, 300 CPU seconds for 1,000 posts. */
const MAX_NUMBER = 100_000;
/** Long enough for who fills the form slowly. */
const VALID_MINUTES = 120;
const MAX_LENGTH = 1_500;

/** Proof of work in altcha's format; each proof counts for one submission. */
@Injectable()
export class ProofOfWork {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly formKey: FormKey,
    private readonly clock: Clock,
  ) {}

  /** A fresh riddle for a site. */
  public async challenge(siteKey: string): Promise<ProofChallenge> {
    const { challenge, salt, signature } = await createChallenge({
      algorithm: 'SHA-256',
      hmacKey: this.keyOf(siteKey),
      maxNumber: MAX_NUMBER,
      expires: new Date(this.clock.now().getTime() + VALID_MINUTES * 60_000),
    });
    return { algorithm: 'SHA-256', challenge, salt, signature, maxNumber: MAX_NUMBER };
  }

  /** Whether a proof is one of this site's, used or not; asks no database. */
  public async holds(siteKey: string, proof: string | null): Promise<boolean> {
    return (await this.read(siteKey, proof)) !== null;
  }

  /**
   * Whether the proof holds for this site and was not used for another submission.
   * @param bodyHash what it is used for; the same body again (a repeat after a lost answer) may bring it again
   */
  public async accept(siteKey: string, proof: string | null, bodyHash: Buffer): Promise<boolean> {
    const solution = await this.read(siteKey, proof);
    if (solution === null) return false;
    return this.use(solution.payload.signature, bodyHash, new Date(solution.expires * 1000));
  }

  /**
   * Takes the signed token of a form in the place of a proof, for one submission as a proof would be.
   * @param bodyHash as for `accept`
   */
  public async acceptForm(formToken: string, ageMs: number, bodyHash: Buffer): Promise<boolean> {
    const leftMs = VALID_MINUTES * 60_000 - ageMs;
    if (leftMs <= 0) return false;
    return this.use(`form:${formToken}`, bodyHash, new Date(this.clock.now().getTime() + leftMs));
  }

  private async read(siteKey: string, proof: string | null): Promise<Solution | null> {
    if (proof === null || proof === '' || proof.length > MAX_LENGTH) return null;
    const solution = readProof(proof);
    if (solution === null || solution.expires * 1000 <= this.clock.now().getTime()) return null;
    return (await verifySolution(solution.payload, this.keyOf(siteKey), false)) ? solution : null;
  }

  private async use(what: string, bodyHash: Buffer, until: Date): Promise<boolean> {
    const rows: { body_hash: Buffer }[] = await this.dataSource.query(
      `INSERT INTO used_proofs (digest, body_hash, expires_at) VALUES ($1, $2, $3)
       ON CONFLICT (digest) DO UPDATE SET digest = excluded.digest RETURNING body_hash`,
      [createHash('sha256').update(what).digest(), bodyHash, until],
    );
    return rows[0]?.body_hash.equals(bodyHash) === true;
  }

  /** Forgets used proofs that could not be used any more anyway. */
  public async sweep(): Promise<void> {
    await this.dataSource.query('DELETE FROM used_proofs WHERE expires_at < $1', [this.clock.now()]);
  }

  private keyOf(siteKey: string): string {
    return `${this.formKey.key}:proof:${siteKey}`;
  }
}

interface Solution {
  readonly expires: number;
  readonly payload: {
    readonly algorithm: 'SHA-256';
    readonly challenge: string;
    readonly number: number;
    readonly salt: string;
    readonly signature: string;
  };
}

/** Base64 of altcha's JSON; null when it is anything else. */
function readProof(text: string): Solution | null {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { algorithm, challenge, number, salt, signature } = value as Record<string, unknown>;
  if (algorithm !== 'SHA-256' || typeof challenge !== 'string' || typeof signature !== 'string') return null;
  if (typeof salt !== 'string' || typeof number !== 'number' || !Number.isSafeInteger(number)) return null;
  const expires = Number(new URLSearchParams(salt.split('?')[1] ?? '').get('expires'));
  if (!Number.isSafeInteger(expires) || expires <= 0) return null;
  return { expires, payload: { algorithm, challenge, number, salt, signature } };
}
