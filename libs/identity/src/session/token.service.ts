import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { newId } from '@luodi/platform';
import { hashToken } from '../access/actor.queries';

/** A working day with room to spare. */
export const TOKEN_SECONDS = 12 * 3600;

/** Bearer tokens: opaque, 256 bits, kept hashed. */
@Injectable()
export class TokenService {
  public constructor(private readonly dataSource: DataSource) {}

  /** A new token of a user's present session epoch. */
  public async issue(userId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.dataSource.query(
      `INSERT INTO access_tokens (id, user_id, token_hash, session_epoch, expires_at)
       SELECT $1, id, $3, session_epoch, now() + make_interval(secs => $4) FROM users WHERE id = $2`,
      [newId(), userId, hashToken(token), TOKEN_SECONDS],
    );
    return token;
  }

  public async revoke(token: string): Promise<void> {
    await this.dataSource.query(
      'UPDATE access_tokens SET revoked_at = now() WHERE token_hash = $1 AND revoked_at IS NULL',
      [hashToken(token)],
    );
  }
}
