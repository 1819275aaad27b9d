import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

// OWASP's second recommended setting for Argon2id: 19 MiB, 2 passes, 1 lane.
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Without letters and digits that are taken for each other. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Hashes and checks passwords (Argon2id). */
@Injectable()
export class PasswordService {
  private dummy: Promise<string> | null = null;

  public async hash(password: string): Promise<string> {
    return hash(password, OPTIONS);
  }

  public async verify(passwordHash: string, password: string): Promise<boolean> {
    return verify(passwordHash, password);
  }

  /** Takes as long as checking a real password: an unknown user name can't be told by the time. */
  public async verifyNobody(password: string): Promise<false> {
    this.dummy ??= this.hash(randomBytes(16).toString('hex'));
    await verify(await this.dummy, password);
    return false;
  }

  /** A random password that can be read out: 12 characters of 31 // 31^12 ≈ 2^59 */
  public generate(): string {
    const letters = Array.from({ length: 12 }, () => READABLE[randomInt(READABLE.length)] ?? 'x');
    return `${letters.slice(0, 4).join('')}-${letters.slice(4, 8).join('')}-${letters.slice(8).join('')}`;
  }
}
