import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@luodi/identity';
import {
  Clock,
  DomainError,
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
} from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { CreateWebhookDto, UpdateWebhookDto } from './webhook.dto';
import { WebhookQueries } from './webhook.queries';
import type { WebhookDeliveryResponse, WebhookResponse, WebhookSecretResponse } from './webhook.response';
import { WebhookSecrets } from './webhook-secret';
import { WebhookSender } from './webhook-sender';

/** Registers receivers of events: where to, what for, on what ground, and whether with personal data (P12). */
@Injectable()
export class WebhookService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly queries: WebhookQueries,
    private readonly secrets: WebhookSecrets,
    private readonly sender: WebhookSender,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError already_exists for a taken name; validation_failed for an address that may not be registered */
  public async create(actor: Actor, input: CreateWebhookDto): Promise<WebhookSecretResponse> {
    this.requireReceiver(input.url);
    const secret = this.secrets.create();
    let fresh = false;
    const webhook = await named(() =>
      this.dataSource.transaction((tx) =>
        withIdempotency(tx, `${actor.id}:webhooks`, input, async () => {
          fresh = true;
          const id = newId();
          await tx.query(
            `INSERT INTO webhooks (id, name, url, events, secret, secret_last_four, purpose, legal_basis,
               include_personal_data, created_by, created_at, updated_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
            [
              id,
              input.name,
              input.url,
              input.events,
              this.secrets.seal(secret),
              secret.slice(-4),
              input.purpose,
              input.legalBasis,
              input.includePersonalData ?? false,
              actor.id,
              this.clock.now(),
            ],
          );
          return this.finish(tx, actor, id, 'webhook.created');
        }),
      ),
    );
    return { ...webhook, secret: fresh ? secret : null };
  }

  /**
   * Another host that is to get personal data is another receiver: purpose and ground are said again for it.
   * @throws DomainError version_conflict, validation_failed
   */
  public async update(actor: Actor, id: string, input: UpdateWebhookDto): Promise<WebhookResponse> {
    if (input.url !== undefined) this.requireReceiver(input.url);
    return named(() =>
      this.dataSource.transaction(async (tx) => {
        const before = await this.lock(tx, id);
        if (before.version !== input.version) throw versionConflict(before);
        requireGroundAgain(before, input);
        await tx.query(
          `UPDATE webhooks SET name = coalesce($2, name), url = coalesce($3, url), events = coalesce($4::text[], events),
             purpose = coalesce($5, purpose), legal_basis = coalesce($6, legal_basis),
             include_personal_data = coalesce($7, include_personal_data), active = coalesce($8, active),
             updated_at = $9, version = version + 1
           WHERE id = $1`,
          [
            id,
            input.name ?? null,
            input.url ?? null,
            input.events ?? null,
            input.purpose ?? null,
            input.legalBasis ?? null,
            input.includePersonalData ?? null,
            input.active ?? null,
            this.clock.now(),
          ],
        );
        await tx.query('SELECT wake_webhook($1)', [id]);
        return this.finish(tx, actor, id, 'webhook.updated');
      }),
    );
  }

  /** Ends a receiver with its log; disclosures stay in their register. */
  public async remove(actor: Actor, id: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const { url, events } = await this.lock(tx, id);
      await tx.query('DELETE FROM webhooks WHERE id = $1', [id]);
      await this.audit(tx, actor, id, 'webhook.deleted', { host: new URL(url).hostname, events });
    });
  }

  /** A new signing secret; the old one signs nothing from now on. */
  public async rotateSecret(actor: Actor, id: string): Promise<WebhookSecretResponse> {
    const secret = this.secrets.create();
    const webhook = await this.dataSource.transaction(async (tx) => {
      await this.lock(tx, id);
      await tx.query(
        'UPDATE webhooks SET secret = $2, secret_last_four = $3, updated_at = $4, version = version + 1 WHERE id = $1',
        [id, this.secrets.seal(secret), secret.slice(-4), this.clock.now()],
      );
      return this.finish(tx, actor, id, 'webhook.secret-rotated');
    });
    return { ...webhook, secret };
  }

  /** Sends again to a receiver that was paused; what waited goes first. */
  public async resume(actor: Actor, id: string): Promise<WebhookResponse> {
    return this.dataSource.transaction(async (tx) => {
      await this.lock(tx, id);
      await tx.query(
        'UPDATE webhooks SET paused_at = NULL, failing_since = NULL, updated_at = $2, version = version + 1 WHERE id = $1',
        [id, this.clock.now()],
      );
      await tx.query(
        `UPDATE webhook_deliveries SET next_attempt_at = $2 WHERE webhook_id = $1 AND state = 'pending'`,
        [id, this.clock.now()],
      );
      await tx.query('SELECT wake_webhook($1)', [id]);
      return this.finish(tx, actor, id, 'webhook.resumed');
    });
  }

  /**
   * Sends a delivery again, under the same id, with its full number of tries.
   * @throws DomainError webhook_off when the receiver is switched off or paused
   */
  public async replay(actor: Actor, id: string, deliveryId: string): Promise<WebhookDeliveryResponse> {
    return this.dataSource.transaction(async (tx) => {
      const webhook = await this.lock(tx, id);
      const before = await this.queries.delivery(id, deliveryId, tx);
      if (before === null || before.event === 'ping') throw notFound();
      if (!webhook.active || webhook.pausedAt !== null) throw new DomainError('webhook_off');
      await tx.query(
        `UPDATE webhook_deliveries SET state = 'pending', attempts = 0, next_attempt_at = $2 WHERE id = $1`,
        [deliveryId, this.clock.now()],
      );
      await tx.query('SELECT wake_webhook($1)', [id]);
      await this.audit(tx, actor, id, 'webhook.replayed', { deliveryId });
      const delivery = await this.queries.delivery(id, deliveryId, tx);
      if (delivery === null) throw notFound();
      return delivery;
    });
  }

  private requireReceiver(url: string): void {
    if (!this.sender.accepts(url)) throw validationFailed([fieldError('url', 'receiver')]);
  }

  private async lock(tx: EntityManager, id: string): Promise<WebhookResponse> {
    await tx.query('SELECT id FROM webhooks WHERE id = $1 FOR NO KEY UPDATE', [id]);
    const webhook = await this.queries.find(id, tx);
    if (webhook === null) throw notFound();
    return webhook;
  }

  private async finish(
    tx: EntityManager,
    actor: Actor,
    id: string,
    action: AuditAction,
  ): Promise<WebhookResponse> {
    const webhook = await this.queries.find(id, tx);
    if (webhook === null) throw notFound();
    const { events, includePersonalData, legalBasis, active } = webhook;
    const host = new URL(webhook.url).hostname;
    await this.audit(tx, actor, id, action, { host, events, includePersonalData, legalBasis, active });
    return webhook;
  }

  private async audit(
    tx: EntityManager,
    actor: Actor,
    objectId: string,
    action: AuditAction,
    data: object,
  ): Promise<void> {
    const who = { actorId: actor.id, actorRole: actor.role };
    await writeAudit(tx, { ...who, action, objectType: 'webhook', objectId, data });
  }
}

function requireGroundAgain(before: WebhookResponse, input: UpdateWebhookDto): void {
  const personal = input.includePersonalData ?? before.includePersonalData;
  const moved = input.url !== undefined && new URL(input.url).host !== new URL(before.url).host;
  if (!personal || !(moved || !before.includePersonalData)) return;
  const missing = (['purpose', 'legalBasis'] as const).filter((field) => input[field] === undefined);
  if (missing.length > 0) throw validationFailed(missing.map((field) => fieldError(field, 'ground_again')));
}

async function named<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (isUniqueViolation(error, 'webhooks_name_key')) throw alreadyExists('name');
    throw error;
  }
}
