import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Locale } from '@luodi/platform';
import { DataSource } from 'typeorm';
import type { Actor } from './actor';
import type { Role } from './permissions.policy';

interface ActorRow {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly locale: Locale;
  readonly session_epoch: number;
  readonly must_change_password: boolean;
  readonly team_ids: string[];
}

const ACTOR_COLUMNS = `u.id, u.username, u.name, u.role, u.locale, u.session_epoch, u.must_change_password,
  ARRAY(SELECT m.team_id FROM team_members m JOIN teams t ON t.id = m.team_id
        WHERE m.user_id = u.id AND t.active ORDER BY t.name) AS team_ids`;

/** Reads who is asking, once a request: a disabled or changed user is refused on the next one. */
@Injectable()
export class ActorQueries {
  public constructor(private readonly dataSource: DataSource) {}

  /** The active user of an id. */
  public async findById(userId: string): Promise<Actor | null> {
    const rows: ActorRow[] = await this.dataSource.query(
      `SELECT ${ACTOR_COLUMNS} FROM users u WHERE u.id = $1 AND u.active`,
      [userId],
    );
    return toActor(rows[0]);
  }

  /** The active user of a bearer token that is neither expired nor revoked, nor older than a sign-out everywhere. */
  public async findByToken(token: string): Promise<Actor | null> {
    const rows: ActorRow[] = await this.dataSource.query(
      `SELECT ${ACTOR_COLUMNS} FROM access_tokens t JOIN users u ON u.id = t.user_id
       WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND t.expires_at > now()
         AND t.session_epoch = u.session_epoch AND u.active`,
      [hashToken(token)],
    );
    return toActor(rows[0]);
  }
}

/** Tokens are kept as SHA-256 only: 256 random bits need no slow hash. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function toActor(row: ActorRow | undefined): Actor | null {
  if (row === undefined) return null;
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    role: row.role,
    teamIds: row.team_ids,
    locale: row.locale,
    sessionEpoch: row.session_epoch,
    mustChangePassword: row.must_change_password,
  };
}
