import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  Clock,
  DomainError,
  alreadyExists,
  driverError,
  fieldError,
  isUniqueViolation,
  newId,
  notFound,
  validationFailed,
  versionConflict,
  withIdempotency,
  writeAudit,
  type AuditAction,
} from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { hashToken } from '../access/actor.queries';
import { API_KEY_PREFIX } from './api-key-scopes.policy';
import type { CreateApiKeyDto, UpdateApiKeyDto } from './api-key.dto';
import { ApiKeyQueries } from './api-key.queries';
import type { ApiKeyResponse, ApiKeySecretResponse } from './api-key.response';

/** How long the old secret works after a rotation when nobody says: a working day to change it everywhere. */
const GRACE_HOURS = 24;

/** Makes, changes, rotates and revokes API keys. Secrets are answered once and kept as hashes only. */
@Injectable()
export class ApiKeyService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly queries: ApiKeyQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError already_exists for a taken name; validation_failed for an unknown site or an end in the past */
  public async create(actor: Actor, input: CreateApiKeyDto): Promise<ApiKeySecretResponse> {
    this.requireFuture(input.expiresAt);
    const token = newToken();
    let fresh = false;
    const key = await named(() =>
      this.dataSource.transaction((tx) =>
        withIdempotency(tx, `${actor.id}:api-keys`, input, async () => {
          fresh = true;
          const id = newId();
          await tx.query(
            `INSERT INTO api_keys (id, name, site_id, scopes, token_hash, last_four, expires_at, created_by, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
            [
              id,
              input.name,
              input.siteId ?? null,
              input.scopes,
              hashToken(token),
              token.slice(-4),
              input.expiresAt ?? null,
              actor.id,
              this.clock.now(),
            ],
          );
          return this.finish(tx, actor, id, 'api-key.created', { scopes: input.scopes });
        }),
      ),
    );
    return { ...key, token: fresh ? token : null };
  }

  /** @throws DomainError version_conflict, api_key_revoked, validation_failed */
  public async update(actor: Actor, id: string, input: UpdateApiKeyDto): Promise<ApiKeyResponse> {
    this.requireFuture(input.expiresAt);
    return named(() =>
      this.dataSource.transaction(async (tx) => {
        const before = await this.lock(tx, id);
        if (before.version !== input.version) throw versionConflict(before);
        await tx.query(
          `UPDATE api_keys SET name = coalesce($2, name), scopes = coalesce($3::text[], scopes),
             site_id = CASE WHEN $4::boolean THEN $5::uuid ELSE site_id END,
             expires_at = CASE WHEN $6::boolean THEN $7::timestamptz ELSE expires_at END, version = version + 1
           WHERE id = $1`,
          [
            id,
            input.name ?? null,
            input.scopes ?? null,
            input.siteId !== undefined,
            input.siteId ?? null,
            input.expiresAt !== undefined,
            input.expiresAt ?? null,
          ],
        );
        return this.finish(tx, actor, id, 'api-key.updated', { scopes: input.scopes ?? before.scopes });
      }),
    );
  }

  /**
   * A new secret; the old one works on for some hours. A second rotation ends the secret before the last.
   * @throws DomainError api_key_revoked
   */
  public async rotate(actor: Actor, id: string, graceHours = GRACE_HOURS): Promise<ApiKeySecretResponse> {
    const token = newToken();
    const key = await this.dataSource.transaction(async (tx) => {
      await this.lock(tx, id);
      const until = new Date(this.clock.now().getTime() + graceHours * 3_600_000);
      await tx.query(
        `UPDATE api_keys SET previous_hash = token_hash, previous_until = $4, token_hash = $2, last_four = $3,
           version = version + 1 WHERE id = $1`,
        [id, hashToken(token), token.slice(-4), until],
      );
      return this.finish(tx, actor, id, 'api-key.rotated', { graceHours });
    });
    return { ...key, token };
  }

  /** Ends a key at once, with every secret it had; a repeat changes nothing. */
  public async revoke(actor: Actor, id: string): Promise<ApiKeyResponse> {
    return this.dataSource.transaction(async (tx) => {
      const before = await this.find(tx, id);
      if (before.state === 'revoked') return before;
      await tx.query(
        `UPDATE api_keys SET revoked_at = $2, previous_hash = NULL, previous_until = NULL, version = version + 1
         WHERE id = $1`,
        [id, this.clock.now()],
      );
      return this.finish(tx, actor, id, 'api-key.revoked', {});
    });
  }

  private async lock(tx: EntityManager, id: string): Promise<ApiKeyResponse> {
    const key = await this.find(tx, id);
    if (key.state === 'revoked') throw new DomainError('api_key_revoked');
    return key;
  }

  private async find(tx: EntityManager, id: string): Promise<ApiKeyResponse> {
    await tx.query('SELECT id FROM api_keys WHERE id = $1 FOR NO KEY UPDATE', [id]);
    const key = await this.queries.find(id, tx);
    if (key === null) throw notFound();
    return key;
  }

  private async finish(
    tx: EntityManager,
    actor: Actor,
    id: string,
    action: AuditAction,
    data: object,
  ): Promise<ApiKeyResponse> {
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'api-key',
      objectId: id,
      data,
    });
    const key = await this.queries.find(id, tx);
    if (key === null) throw notFound();
    return key;
  }

  private requireFuture(expiresAt: string | null | undefined): void {
    if (expiresAt === undefined || expiresAt === null) return;
    if (new Date(expiresAt) <= this.clock.now()) throw validationFailed([fieldError('expiresAt', 'future')]);
  }
}

/** 256 random bits behind the prefix. */
function newToken(): string {
  return API_KEY_PREFIX + randomBytes(32).toString('base64url');
}

async function named<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (isUniqueViolation(error, 'api_keys_name_key')) throw alreadyExists('name');
    if (driverError(error)?.code === '23503')
      throw validationFailed([fieldError('siteId', 'unknown_reference')]);
    throw error;
  }
}
