import { ApiProperty } from '@nestjs/swagger';
import {
  DELIVERY_ERRORS,
  DELIVERY_STATES,
  LEGAL_BASES,
  WEBHOOK_EVENTS,
  type DeliveryError,
  type DeliveryState,
  type LegalBasis,
  type WebhookEvent,
} from './webhook-events.policy';

/** A receiver of events, without its signing secret. */
export class WebhookResponse {
  public id!: string;
  public name!: string;
  public url!: string;
  @ApiProperty({ enum: WEBHOOK_EVENTS, isArray: true })
  public events!: WebhookEvent[];
  public purpose!: string;
  @ApiProperty({ enum: LEGAL_BASES })
  public legalBasis!: LegalBasis;
  public includePersonalData!: boolean;
  public active!: boolean;
  /** The last characters of the signing secret. */
  public secretLastFour!: string;
  /** Since when nothing has been answered well; null while all is. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public failingSince!: string | null;
  /** Since when nothing is sent, because it failed for days; events wait. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public pausedAt!: string | null;
  /** Deliveries that wait, and that were given up within the last 30 days. */
  public pending!: number;
  public dead!: number;
  @ApiProperty({ format: 'date-time' })
  public createdAt!: string;
  public version!: number;
}

/** A new receiver, or one with a new secret. */
export class WebhookSecretResponse extends WebhookResponse {
  /** Signs every delivery: told this once. Null when a create is repeated under its Idempotency-Key. */
  @ApiProperty({ type: String, nullable: true })
  public secret!: string | null;
}

export class WebhookPageResponse {
  @ApiProperty({ type: () => [WebhookResponse] })
  public items!: WebhookResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

/** One event for one receiver. */
export class WebhookDeliveryResponse {
  /** Also in the header `Luodi-Event-Id`; the same for every try and replay. */
  public id!: string;
  public event!: string;
  @ApiProperty({ type: String, nullable: true })
  public leadId!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public dealId!: string | null;
  @ApiProperty({ format: 'date-time' })
  public occurredAt!: string;
  @ApiProperty({ enum: DELIVERY_STATES })
  public state!: DeliveryState;
  public attempts!: number;
  /** When it is tried next; null when it is over. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public nextAttemptAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public lastAttemptAt!: string | null;
  @ApiProperty({ type: Number, nullable: true })
  public responseStatus!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  public responseMillis!: number | null;
  /** The beginning of the answer, without telephone numbers. */
  @ApiProperty({ type: String, nullable: true })
  public responseExcerpt!: string | null;
  @ApiProperty({ enum: DELIVERY_ERRORS, nullable: true })
  public error!: DeliveryError | null;
}

export class WebhookDeliveryPageResponse {
  @ApiProperty({ type: () => [WebhookDeliveryResponse] })
  public items!: WebhookDeliveryResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}
