import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@luodi/identity';
import {
  CONFIG,
  Clock,
  alreadyExists,
  fieldError,
  isUniqueViolation,
  newId,
  notFound,
  validationFailed,
  versionConflict,
  withIdempotency,
  writeAudit,
  type AuditAction,
  type Config,
} from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { WebhookSecrets } from '../webhooks/webhook-secret';
import type { CreateRobotDto, UpdateRobotDto } from './robot.dto';
import { wakeRobot } from './robot-message.queries';
import { RobotQueries } from './robot.queries';
import { isRobotAddress, signs, type RobotKind } from './robot-request';
import type { RobotResponse } from './robot.response';

/** Registers chat groups' robots. Address and secret are sealed: each alone lets anybody speak in the group. */
@Injectable()
export class RobotService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly queries: RobotQueries,
    private readonly secrets: WebhookSecrets,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws DomainError already_exists for a taken name; validation_failed for an address that is not the vendor's */
  public async create(actor: Actor, input: CreateRobotDto): Promise<RobotResponse> {
    this.requireAddress(input.kind, input.url);
    requireNoSecret(input.kind, input.secret);
    return named(() =>
      this.dataSource.transaction((tx) =>
        withIdempotency(tx, `${actor.id}:notify-robots`, input, async () => {
          await requireTeam(tx, input.teamId);
          const id = newId();
          await tx.query(
            `INSERT INTO notify_robots (id, name, kind, url, host, secret, team_id, events, locale, created_by, created_at,
               updated_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
            [
              id,
              input.name,
              input.kind,
              this.secrets.seal(input.url),
              new URL(input.url).host,
              this.sealed(input.secret),
              input.teamId ?? null,
              input.events,
              input.locale ?? this.config.defaultLocale,
              actor.id,
              this.clock.now(),
            ],
          );
          return this.finish(tx, actor, id, 'notify-robot.created');
        }),
      ),
    );
  }

  /** @throws DomainError not_found, version_conflict, already_exists, validation_failed */
  public async update(actor: Actor, id: string, input: UpdateRobotDto): Promise<RobotResponse> {
    return named(() =>
      this.dataSource.transaction(async (tx) => {
        const before = await this.lock(tx, id);
        if (before.version !== input.version) throw versionConflict(before);
        if (input.url !== undefined) this.requireAddress(before.kind, input.url);
        requireNoSecret(before.kind, input.secret);
        await requireTeam(tx, input.teamId);
        await tx.query(
          `UPDATE notify_robots SET name = coalesce($2, name), url = coalesce($3::bytea, url), host = coalesce($4, host),
             secret = CASE WHEN $5::boolean THEN $6::bytea ELSE secret END,
             team_id = CASE WHEN $7::boolean THEN $8::uuid ELSE team_id END,
             events = coalesce($9::text[], events), locale = coalesce($10, locale), active = coalesce($11, active),
             updated_at = $12, version = version + 1
           WHERE id = $1`,
          [
            id,
            input.name ?? null,
            input.url === undefined ? null : this.secrets.seal(input.url),
            input.url === undefined ? null : new URL(input.url).host,
            input.secret !== undefined,
            this.sealed(input.secret),
            input.teamId !== undefined,
            input.teamId ?? null,
            input.events ?? null,
            input.locale ?? null,
            input.active ?? null,
            this.clock.now(),
          ],
        );
        await wakeRobot(tx, id);
        return this.finish(tx, actor, id, 'notify-robot.updated');
      }),
    );
  }

  /** Ends a robot with its messages. @throws DomainError not_found */
  public async remove(actor: Actor, id: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const { kind, events } = await this.lock(tx, id);
      await tx.query('DELETE FROM notify_robots WHERE id = $1', [id]);
      await audit(tx, actor, id, 'notify-robot.deleted', { kind, events });
    });
  }

  private requireAddress(kind: RobotKind, url: string): void {
    if (!isRobotAddress(kind, url, this.config.webhookPrivateHosts)) {
      throw validationFailed([fieldError('url', 'robotAddress')]);
    }
  }

  private sealed(secret: string | null | undefined): Buffer | null {
    return secret === undefined || secret === null ? null : this.secrets.seal(secret);
  }

  private async lock(tx: EntityManager, id: string): Promise<RobotResponse> {
    await tx.query('SELECT id FROM notify_robots WHERE id = $1 FOR NO KEY UPDATE', [id]);
    const robot = await this.queries.find(id, tx);
    if (robot === null) throw notFound();
    return robot;
  }

  private async finish(
    tx: EntityManager,
    actor: Actor,
    id: string,
    action: AuditAction,
  ): Promise<RobotResponse> {
    const robot = await this.queries.find(id, tx);
    if (robot === null) throw notFound();
    const { kind, host, events, active, hasSecret, team } = robot;
    await audit(tx, actor, id, action, { kind, host, events, active, hasSecret, teamId: team?.id ?? null });
    return robot;
  }
}

async function audit(
  tx: EntityManager,
  actor: Actor,
  objectId: string,
  action: AuditAction,
  data: object,
): Promise<void> {
  const who = { actorId: actor.id, actorRole: actor.role };
  await writeAudit(tx, { ...who, action, objectType: 'notify-robot', objectId, data });
}

function requireNoSecret(kind: RobotKind, secret: string | null | undefined): void {
  if (!signs(kind) && secret !== undefined && secret !== null) {
    throw validationFailed([fieldError('secret', 'noSecret')]);
  }
}

async function requireTeam(tx: EntityManager, teamId: string | null | undefined): Promise<void> {
  if (teamId === undefined || teamId === null) return;
  const rows: unknown[] = await tx.query('SELECT 1 FROM teams WHERE id = $1 AND active', [teamId]);
  if (rows.length === 0) throw validationFailed([fieldError('teamId', 'unknown_reference')]);
}

async function named<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (isUniqueViolation(error, 'notify_robots_name_key')) throw alreadyExists('name');
    throw error;
  }
}
