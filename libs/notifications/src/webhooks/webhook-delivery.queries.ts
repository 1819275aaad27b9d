import type { EntityManager } from 'typeorm';
import { PING, type DeliveryState, type LegalBasis } from './webhook-events.policy';
import type { Sent } from './webhook-sender';

/** A delivery with what sending it needs. */
export interface DueDelivery {
  readonly id: string;
  readonly event: string;
  readonly lead_id: string | null;
  readonly deal_id: string | null;
  readonly occurred_at: Date;
  readonly data: Readonly<Record<string, unknown>>;
  readonly attempts: number;
  readonly webhook_id: string;
  readonly name: string;
  readonly url: string;
  readonly secret: Buffer;
  readonly include_personal_data: boolean;
  readonly legal_basis: LegalBasis;
  readonly failing_since: Date | null;
}

const COLUMNS = `d.id, d.event, d.lead_id, d.deal_id, d.occurred_at, d.data, d.attempts, d.webhook_id,
  w.name, w.url, w.secret, w.include_personal_data, w.legal_basis, w.failing_since`;

/** The next delivery of a receiver that is on: in order of the events, and never past an earlier one of the same lead. */
export async function nextDue(tx: EntityManager, webhookId: string, now: Date): Promise<DueDelivery | null> {
  const rows: DueDelivery[] = await tx.query(
    `SELECT ${COLUMNS} FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
     WHERE d.webhook_id = $1 AND d.state = 'pending' AND d.next_attempt_at <= $2 AND w.active AND w.paused_at IS NULL
       AND NOT EXISTS (SELECT FROM webhook_deliveries e WHERE e.webhook_id = d.webhook_id AND e.state = 'pending'
         AND e.lead_id = d.lead_id AND e.seq < d.seq)
     ORDER BY d.seq LIMIT 1`,
    [webhookId, now],
  );
  return rows[0] ?? null;
}

/** A delivery by id, whatever its state. */
export async function deliveryById(tx: EntityManager, id: string): Promise<DueDelivery | null> {
  const rows: DueDelivery[] = await tx.query(
    `SELECT ${COLUMNS} FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id WHERE d.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** Receivers that are on and have something due. */
export async function dueWebhooks(tx: EntityManager, now: Date): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT w.id FROM webhooks w WHERE w.active AND w.paused_at IS NULL AND EXISTS (SELECT FROM webhook_deliveries d
       WHERE d.webhook_id = w.id AND d.state = 'pending' AND d.next_attempt_at <= $1) ORDER BY w.id`,
    [now],
  );
  return rows.map((row) => row.id);
}

/**
 * Writes down a try and how the delivery stands after it; answers whether it did. A try of which another worker made the
 * same one meanwhile says nothing any more: what is delivered stays delivered, and is never sent again behind later events.
 */
export async function recordTry(
  tx: EntityManager,
  delivery: Pick<DueDelivery, 'id' | 'event' | 'attempts'>,
  sent: Sent,
  after: {
    readonly state: DeliveryState;
    readonly nextAttemptAt: Date;
    readonly now: Date;
  },
): Promise<boolean> {
  const [, count]: [unknown, number] = await tx.query(
    `UPDATE webhook_deliveries SET attempts = attempts + 1, state = $2, next_attempt_at = $3, last_attempt_at = $4,
       response_status = $5, response_ms = $6, response_excerpt = $7, error = $8
     WHERE id = $1 AND attempts = $9 AND (state = 'pending' OR event = $10)`,
    [
      delivery.id,
      after.state,
      after.nextAttemptAt,
      after.now,
      sent.status,
      sent.millis,
      sent.excerpt,
      sent.error,
      delivery.attempts,
      PING,
    ],
  );
  return count > 0;
}

/** Notes that personal data went out with a delivery; answers whether it is the first time. */
export async function noteDisclosed(tx: EntityManager, id: string, now: Date): Promise<boolean> {
  const [, count]: [unknown, number] = await tx.query(
    'UPDATE webhook_deliveries SET disclosed_at = $2 WHERE id = $1 AND disclosed_at IS NULL',
    [id, now],
  );
  return count > 0;
}

/** Notes whether a receiver works; answers since when it does not. */
export async function noteHealth(
  tx: EntityManager,
  webhookId: string,
  ok: boolean,
  now: Date,
): Promise<Date | null> {
  const [rows]: [{ failing_since: Date | null }[], number] = await tx.query(
    `UPDATE webhooks SET failing_since = CASE WHEN $2::boolean THEN NULL ELSE coalesce(failing_since, $3) END
     WHERE id = $1 RETURNING failing_since`,
    [webhookId, ok, now],
  );
  return rows[0]?.failing_since ?? null;
}

/** Pauses a receiver; answers whether it was not paused before. */
export async function pauseWebhook(tx: EntityManager, webhookId: string, now: Date): Promise<boolean> {
  const [, count]: [unknown, number] = await tx.query(
    'UPDATE webhooks SET paused_at = $2, version = version + 1 WHERE id = $1 AND paused_at IS NULL',
    [webhookId, now],
  );
  return count > 0;
}

/** Deletes what is over and old. */
export async function purgeDeliveries(tx: EntityManager, before: Date): Promise<void> {
  await tx.query(`DELETE FROM webhook_deliveries WHERE state <> 'pending' AND occurred_at < $1`, [before]);
}

/** Adds the delivery of a test, over unless it is sent. */
export async function addPing(tx: EntityManager, id: string, webhookId: string, now: Date): Promise<void> {
  await tx.query(
    `INSERT INTO webhook_deliveries (id, webhook_id, event, occurred_at, next_attempt_at, state)
     VALUES ($1, $2, 'ping', $3, $3, 'dead')`,
    [id, webhookId, now],
  );
}
