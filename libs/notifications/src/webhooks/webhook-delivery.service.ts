import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@luodi/identity';
import { Clock, RateLimits, newId, notFound, recordDisclosure, writeAudit } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { NotifyService } from '../inbox/notify.service';
import { admins } from '../notices/lead-notices.queries';
import { KEEP_DAYS, nextAttemptAt, pauses } from './retry.policy';
import {
  addPing,
  deliveryById,
  dueWebhooks,
  nextDue,
  noteDisclosed,
  noteHealth,
  pauseWebhook,
  purgeDeliveries,
  recordTry,
  type DueDelivery,
} from './webhook-delivery.queries';
import { PING } from './webhook-events.policy';
import { payloadOf } from './webhook-payload.queries';
import { WebhookQueries } from './webhook.queries';
import type { WebhookDeliveryResponse } from './webhook.response';
import { WebhookSecrets, signatureOf } from './webhook-secret';
import { WebhookSender, type Sent } from './webhook-sender';

/** Deliveries of one job // at most 20 × 5 s: then the other jobs of the worker have their turn */
const BATCH = 20;
const DAY_MILLIS = 86_400_000;
/** Tests of one person in a minute: a test answers what the receiver said. */
const TESTS_PER_MINUTE = 10;

/** Sends what is due to receivers, one at a time for each: the job queue runs one job of a receiver at a time. */
@Injectable()
export class WebhookDeliveryService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly queries: WebhookQueries,
    private readonly secrets: WebhookSecrets,
    private readonly sender: WebhookSender,
    private readonly notices: NotifyService,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends what is due to a receiver, in order. A try that a killed worker did not write down is made again under the
   * same id.
   */
  public async deliverDue(webhookId: string): Promise<void> {
    const { manager } = this.dataSource;
    for (let sent = 0; sent < BATCH; sent += 1) {
      const delivery = await nextDue(manager, webhookId, this.clock.now());
      if (delivery === null) return;
      await this.attempt(delivery);
    }
    await manager.query('SELECT wake_webhook($1)', [webhookId]);
  }

  /** Wakes the receivers whose next try has come, and empties the log of what is old. */
  public async sweep(): Promise<void> {
    const { manager } = this.dataSource;
    const now = this.clock.now();
    for (const id of await dueWebhooks(manager, now)) await manager.query('SELECT wake_webhook($1)', [id]);
    await purgeDeliveries(manager, new Date(now.getTime() - KEEP_DAYS * DAY_MILLIS));
  }

  /**
   * Sends a test event at once, without personal data and without another try.
   * @throws DomainError rate_limited
   */
  public async test(actor: Actor, webhookId: string): Promise<WebhookDeliveryResponse> {
    await this.limits.consume('webhook-test', actor.id, TESTS_PER_MINUTE, 60);
    const id = newId();
    await this.dataSource.transaction(async (tx) => {
      if ((await this.queries.find(webhookId, tx)) === null) throw notFound();
      await addPing(tx, id, webhookId, this.clock.now());
      const who = { actorId: actor.id, actorRole: actor.role };
      await writeAudit(tx, {
        ...who,
        action: 'webhook.tested',
        objectType: 'webhook',
        objectId: webhookId,
        data: { deliveryId: id },
      });
    });
    const delivery = await deliveryById(this.dataSource.manager, id);
    if (delivery !== null) await this.attempt(delivery);
    const done = await this.queries.delivery(webhookId, id);
    if (done === null) throw notFound();
    return done;
  }

  private async attempt(delivery: DueDelivery): Promise<void> {
    const { body, contactId } = await payloadOf(this.dataSource.manager, {
      id: delivery.id,
      event: delivery.event,
      occurredAt: delivery.occurred_at,
      leadId: delivery.lead_id,
      dealId: delivery.deal_id,
      data: delivery.data,
      personalBasis: delivery.include_personal_data ? delivery.legal_basis : null,
    });
    const sent = await this.sender.post(
      delivery.url,
      {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Luodi-Webhooks/1',
        'luodi-event-id': delivery.id,
        'luodi-event': delivery.event,
        'luodi-signature': signatureOf(this.secrets.open(delivery.secret), body, this.clock.now()),
      },
      body,
    );
    await this.dataSource.transaction((tx) => this.conclude(tx, delivery, sent, contactId));
  }

  private async conclude(
    tx: EntityManager,
    delivery: DueDelivery,
    sent: Sent,
    contactId: string | null,
  ): Promise<void> {
    const now = this.clock.now();
    if (contactId !== null && sent.left && (await noteDisclosed(tx, delivery.id, now)))
      await this.disclose(tx, delivery, contactId, now);
    const next = delivery.event === PING ? null : nextAttemptAt(delivery.attempts + 1, now);
    const counts = await recordTry(tx, delivery, sent, {
      state: sent.ok ? 'delivered' : next === null ? 'dead' : 'pending',
      nextAttemptAt: next ?? now,
      now,
    });
    if (!counts || delivery.event === PING) return;
    const failingSince = await noteHealth(tx, delivery.webhook_id, sent.ok, now);
    if (failingSince !== null && pauses(failingSince, now)) await this.pause(tx, delivery, now);
  }

  private async disclose(
    tx: EntityManager,
    delivery: DueDelivery,
    contactId: string,
    at: Date,
  ): Promise<void> {
    await recordDisclosure(
      tx,
      {
        at,
        recipient: `${delivery.name} (${new URL(delivery.url).host})`,
        recipientKind: 'webhook',
        purpose: `webhook.${delivery.event}`,
        categories: ['contact', 'phone', 'need'],
        basis: delivery.legal_basis,
        objectType: 'webhook',
        objectId: delivery.webhook_id,
        recordedBy: null,
      },
      [contactId],
    );
  }

  private async pause(tx: EntityManager, delivery: DueDelivery, now: Date): Promise<void> {
    if (!(await pauseWebhook(tx, delivery.webhook_id, now))) return;
    await writeAudit(tx, {
      actorId: null,
      action: 'webhook.paused',
      objectType: 'webhook',
      objectId: delivery.webhook_id,
    });
    await this.notices.notifyAll(tx, await admins(tx), {
      kind: 'webhook_paused',
      dedupeKey: `webhook-paused:${delivery.webhook_id}:${now.getTime()}`,
      data: { name: delivery.name },
    });
  }
}
