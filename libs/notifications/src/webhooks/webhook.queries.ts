import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  decodeCursor,
  fieldError,
  readKeysetPage,
  toPage,
  validationFailed,
  type Page,
} from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { ListDeliveriesQuery, ListWebhooksQuery } from './webhook.dto';
import type { DeliveryError, DeliveryState, LegalBasis, WebhookEvent } from './webhook-events.policy';
import type { WebhookDeliveryResponse, WebhookResponse } from './webhook.response';

interface WebhookRow {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly events: WebhookEvent[];
  readonly purpose: string;
  readonly legal_basis: LegalBasis;
  readonly include_personal_data: boolean;
  readonly active: boolean;
  readonly secret_last_four: string;
  readonly failing_since: Date | null;
  readonly paused_at: Date | null;
  readonly created_at: Date;
  readonly created_at_text: string;
  readonly version: number;
  readonly pending: number;
  readonly dead: number;
}

interface DeliveryRow {
  readonly id: string;
  readonly seq: string;
  readonly event: string;
  readonly lead_id: string | null;
  readonly deal_id: string | null;
  readonly occurred_at: Date;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly next_attempt_at: Date;
  readonly last_attempt_at: Date | null;
  readonly response_status: number | null;
  readonly response_ms: number | null;
  readonly response_excerpt: string | null;
  readonly error: DeliveryError | null;
}

const WEBHOOK_COLUMNS = `w.id, w.name, w.url, w.events, w.purpose, w.legal_basis, w.include_personal_data, w.active,
    w.secret_last_four, w.failing_since, w.paused_at, w.created_at, w.created_at::text AS created_at_text, w.version,
    (SELECT count(*)::int FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.state = 'pending') AS pending,
    (SELECT count(*)::int FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.state = 'dead' AND d.event <> 'ping') AS dead`;
const DELIVERIES = `SELECT d.id, d.seq, d.event, d.lead_id, d.deal_id, d.occurred_at, d.state, d.attempts,
    d.next_attempt_at, d.last_attempt_at, d.response_status, d.response_ms, d.response_excerpt, d.error
  FROM webhook_deliveries d`;

/** Reads receivers and their deliveries; secrets stay where they are. */
@Injectable()
export class WebhookQueries {
  public constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Every receiver, newest first. */
  public async list(query: ListWebhooksQuery): Promise<Page<WebhookResponse>> {
    return readKeysetPage(
      this.dataSource.manager,
      {
        columns: WEBHOOK_COLUMNS,
        from: 'webhooks w',
        where: ['true'],
        params: [],
        order: { column: 'w.created_at', cast: 'timestamptz', id: 'w.id', descending: true },
        place: (row: WebhookRow) => [row.created_at_text, row.id],
        present: presentWebhook,
      },
      query,
    );
  }

  public async find(
    id: string,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<WebhookResponse | null> {
    const rows: WebhookRow[] = await tx.query(`SELECT ${WEBHOOK_COLUMNS} FROM webhooks w WHERE w.id = $1`, [
      id,
    ]);
    return rows[0] === undefined ? null : presentWebhook(rows[0]);
  }

  /** The log of a receiver, newest first. */
  public async deliveries(
    webhookId: string,
    query: ListDeliveriesQuery,
  ): Promise<Page<WebhookDeliveryResponse>> {
    const params: unknown[] = [webhookId];
    const where = ['d.webhook_id = $1'];
    if (query.state !== undefined) where.push(`d.state = $${params.push(query.state)}`);
    const totals: { n: number }[] =
      query.withTotal === true
        ? await this.dataSource.query(
            `SELECT count(*)::int AS n FROM webhook_deliveries d WHERE ${where.join(' AND ')}`,
            [...params],
          )
        : [];
    if (query.cursor !== undefined) where.push(`d.seq < $${params.push(sequenceOf(query.cursor))}`);
    params.push(query.limit + 1);
    const rows: DeliveryRow[] = await this.dataSource.query(
      `${DELIVERIES} WHERE ${where.join(' AND ')} ORDER BY d.seq DESC LIMIT $${params.length}`,
      params,
    );
    const page = toPage(rows, query.limit, (row) => [Number(row.seq)], presentDelivery);
    return totals[0] === undefined ? page : { ...page, total: totals[0].n };
  }

  public async delivery(
    webhookId: string,
    id: string,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<WebhookDeliveryResponse | null> {
    const rows: DeliveryRow[] = await tx.query(`${DELIVERIES} WHERE d.webhook_id = $1 AND d.id = $2`, [
      webhookId,
      id,
    ]);
    return rows[0] === undefined ? null : presentDelivery(rows[0]);
  }
}

function sequenceOf(cursor: string): number {
  const [seq] = decodeCursor(cursor, 1);
  if (!Number.isSafeInteger(seq)) throw validationFailed([fieldError('cursor', 'cursor')]);
  return Number(seq);
}

function presentWebhook(row: WebhookRow): WebhookResponse {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    events: row.events,
    purpose: row.purpose,
    legalBasis: row.legal_basis,
    includePersonalData: row.include_personal_data,
    active: row.active,
    secretLastFour: row.secret_last_four,
    failingSince: row.failing_since?.toISOString() ?? null,
    pausedAt: row.paused_at?.toISOString() ?? null,
    pending: row.pending,
    dead: row.dead,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

function presentDelivery(row: DeliveryRow): WebhookDeliveryResponse {
  return {
    id: row.id,
    event: row.event,
    leadId: row.lead_id,
    dealId: row.deal_id,
    occurredAt: row.occurred_at.toISOString(),
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.state === 'pending' ? row.next_attempt_at.toISOString() : null,
    lastAttemptAt: row.last_attempt_at?.toISOString() ?? null,
    responseStatus: row.response_status,
    responseMillis: row.response_ms,
    responseExcerpt: row.response_excerpt,
    error: row.error,
  };
}
