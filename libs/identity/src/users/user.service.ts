import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  DomainError,
  alreadyExists,
  fieldError,
  forbidden,
  isUniqueViolation,
  newId,
  notFound,
  validationFailed,
  versionConflict,
  withIdempotency,
  writeAudit,
  Caches,
} from '@luodi/platform';
import type { Actor } from '../access/actor';
import { IDENTITY_CACHE } from '../identity.events';
import { LoginService } from '../session/login.service';
import { PasswordService } from '../session/password.service';
import { Membership } from './membership';
import type { CreateUserDto, UpdateUserDto } from './user.dto';
import { UserQueries } from './user.queries';
import type { UserResponse } from './user.response';

/** Administration of users. */
@Injectable()
export class UserService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly queries: UserQueries,
    private readonly passwords: PasswordService,
    private readonly logins: LoginService,
    private readonly caches: Caches,
    private readonly membership: Membership,
  ) {}

  /**
   * Adds a user.
   * @throws DomainError already_exists when the user name is taken; validation_failed when a team is unknown
   */
  public async create(actor: Actor, input: CreateUserDto): Promise<UserResponse> {
    const passwordHash = await this.passwords.hash(input.password);
    try {
      return await this.dataSource.transaction((tx) =>
        withIdempotency(tx, `${actor.id}:users`, { ...input, password: undefined }, async () => {
          const id = await insertUser(tx, input, passwordHash);
          await setTeams(tx, id, input.teamIds ?? []);
          await writeAudit(tx, {
            actorId: actor.id,
            actorRole: actor.role,
            action: 'user.created',
            objectType: 'user',
            objectId: id,
            data: { role: input.role },
          });
          await this.caches.invalidate(tx, IDENTITY_CACHE);
          await this.membership.announce(tx);
          return this.require(tx, actor, id);
        }),
      );
    } catch (error) {
      if (isUniqueViolation(error, 'users_username_key')) throw alreadyExists('username');
      throw error;
    }
  }

  /**
   * Changes a user; a change of role or a disabling ends all their sessions.
   * @throws DomainError version_conflict, last_admin
   */
  public async update(actor: Actor, id: string, input: UpdateUserDto): Promise<UserResponse> {
    return this.dataSource.transaction(async (tx) => {
      // NO KEY: whoever holds a lead may write rows that refer to this user, and this waits for the lead below.
      await tx.query('SELECT id FROM users WHERE role = $1 ORDER BY id FOR NO KEY UPDATE', ['admin']);
      await tx.query('SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE', [id]);
      const before = await this.require(tx, actor, id);
      if (before.version !== input.version) throw versionConflict(before);
      await requireRemainingAdmin(tx, before, input);
      const ends = (input.role !== undefined && input.role !== before.role) || input.active === false;
      await tx.query(
        `UPDATE users SET name = coalesce($2, name), role = coalesce($3, role), honorific = coalesce($4, honorific),
           email = CASE WHEN $5 THEN $6 ELSE email END, work_phone = CASE WHEN $7 THEN $8 ELSE work_phone END,
           locale = coalesce($9, locale), active = coalesce($10, active),
           session_epoch = session_epoch + CASE WHEN $11 THEN 1 ELSE 0 END,
           version = version + 1, updated_at = now()
         WHERE id = $1`,
        [
          id,
          input.name ?? null,
          input.role ?? null,
          input.honorific ?? null,
          input.email !== undefined,
          input.email ?? null,
          input.workPhone !== undefined,
          input.workPhone ?? null,
          input.locale ?? null,
          input.active ?? null,
          ends,
        ],
      );
      // Whoever made a key knows it: it ends with their account, like their sessions.
      if (input.active === false && before.active) await revokeKeysOf(tx, actor, id);
      const moved = input.teamIds !== undefined && (await setTeams(tx, id, input.teamIds));
      await writeAudit(tx, {
        actorId: actor.id,
        actorRole: actor.role,
        action: 'user.updated',
        objectType: 'user',
        objectId: id,
        data: { fields: Object.keys(input).filter((key) => key !== 'version') },
      });
      await this.caches.invalidate(tx, IDENTITY_CACHE);
      await this.membership.follow(tx, { userIds: moved ? [id] : [], by: actor });
      if (moved || input.active !== undefined || input.role !== undefined) await this.membership.announce(tx);
      return this.require(tx, actor, id);
    });
  }

  /**
   * Ends somebody's account in the caller's transaction: signed out everywhere, no more leads by the rules, and the API
   * keys that they made are revoked if it is wished. Answers how many. The caller says what becomes of their work.
   * @throws DomainError not_found, last_admin, forbidden for one's own account
   */
  public async endAccount(tx: EntityManager, actor: Actor, id: string, revokeKeys: boolean): Promise<number> {
    if (actor.id === id) throw forbidden();
    await tx.query('SELECT id FROM users WHERE role = $1 ORDER BY id FOR NO KEY UPDATE', ['admin']);
    await tx.query('SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE', [id]);
    const before = await this.require(tx, actor, id);
    await requireRemainingAdmin(tx, before, { version: before.version, active: false });
    await tx.query(
      `UPDATE users SET active = false, session_epoch = session_epoch + 1, version = version + 1, updated_at = now()
       WHERE id = $1 AND active`,
      [id],
    );
    const keys = revokeKeys ? await revokeKeysOf(tx, actor, id) : 0;
    await this.caches.invalidate(tx, IDENTITY_CACHE);
    await this.membership.announce(tx);
    return keys;
  }

  /** Gives a user a random password, shown once, to be changed at the next sign-in; ends all their sessions. */
  public async resetPassword(actor: Actor | null, id: string): Promise<string> {
    const password = this.passwords.generate();
    await this.setPassword(actor, id, password, true);
    return password;
  }

  /** Sets a password from outside (command line) and ends all sessions of the user. */
  public async setPassword(
    actor: Actor | null,
    id: string,
    password: string,
    mustChange: boolean,
  ): Promise<void> {
    const passwordHash = await this.passwords.hash(password);
    const username = await this.dataSource.transaction(async (tx) => {
      const [rows]: [{ username: string }[], number] = await tx.query(
        `UPDATE users SET password_hash = $2, must_change_password = $3, session_epoch = session_epoch + 1,
           updated_at = now() WHERE id = $1 RETURNING username`,
        [id, passwordHash, mustChange],
      );
      const row = rows[0];
      if (row === undefined) throw notFound();
      await writeAudit(tx, {
        actorId: actor?.id ?? null,
        ...(actor === null ? {} : { actorRole: actor.role }),
        action: 'user.password-reset',
        objectType: 'user',
        objectId: id,
      });
      return row.username;
    });
    await this.logins.unlock(username);
  }

  private async require(tx: EntityManager, actor: Actor, id: string): Promise<UserResponse> {
    const user = await this.queries.find(actor, id, tx);
    if (user === null) throw notFound();
    return user;
  }
}

/** Inserts a user; answers the id. The counter row of their leads comes by a trigger of the leads context. */
export async function insertUser(
  tx: EntityManager,
  input: Omit<CreateUserDto, 'password' | 'teamIds'>,
  passwordHash: string,
): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO users (id, username, name, role, honorific, email, work_phone, locale, password_hash, must_change_password)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      input.username,
      input.name,
      input.role,
      input.honorific ?? 'none',
      input.email ?? null,
      input.workPhone ?? null,
      input.locale ?? 'zh-CN',
      passwordHash,
      input.mustChangePassword ?? false,
    ],
  );
  return id;
}

/** Answers whether anything changed. */
async function setTeams(tx: EntityManager, userId: string, teamIds: readonly string[]): Promise<boolean> {
  const known: { id: string }[] = await tx.query('SELECT id FROM teams WHERE id = ANY($1::uuid[])', [
    teamIds,
  ]);
  if (known.length !== teamIds.length) throw validationFailed([fieldError('teamIds', 'unknown_reference')]);
  const [, left]: [unknown[], number] = await tx.query(
    'DELETE FROM team_members WHERE user_id = $1 AND NOT team_id = ANY($2::uuid[])',
    [userId, teamIds],
  );
  const joined: unknown[] = await tx.query(
    `INSERT INTO team_members (team_id, user_id) SELECT unnest($2::uuid[]), $1 ON CONFLICT DO NOTHING RETURNING team_id`,
    [userId, teamIds],
  );
  return left > 0 || joined.length > 0;
}

/** Keys are no person's, but whoever made one knows it. */
async function revokeKeysOf(tx: EntityManager, actor: Actor, userId: string): Promise<number> {
  const [keys]: [{ id: string }[], number] = await tx.query(
    'UPDATE api_keys SET revoked_at = now(), version = version + 1 WHERE created_by = $1 AND revoked_at IS NULL RETURNING id',
    [userId],
  );
  for (const { id } of keys) {
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: 'api-key.revoked',
      objectType: 'api-key',
      objectId: id,
    });
  }
  return keys.length;
}

async function requireRemainingAdmin(
  tx: EntityManager,
  before: UserResponse,
  input: UpdateUserDto,
): Promise<void> {
  const loses =
    before.role === 'admin' &&
    before.active &&
    ((input.role ?? 'admin') !== 'admin' || input.active === false);
  if (!loses) return;
  const rows: { others: number }[] = await tx.query(
    `SELECT count(*)::int AS others FROM users WHERE role = 'admin' AND active AND id <> $1`,
    [before.id],
  );
  if ((rows[0]?.others ?? 0) === 0) throw new DomainError('last_admin');
}
