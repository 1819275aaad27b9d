import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { ContactsInClear, notFound } from '@luodi/platform';
import { WebhookDeliveryService } from './webhook-delivery.service';
import { CreateWebhookDto, ListDeliveriesQuery, ListWebhooksQuery, UpdateWebhookDto } from './webhook.dto';
import { WebhookQueries } from './webhook.queries';
import {
  WebhookDeliveryPageResponse,
  WebhookDeliveryResponse,
  WebhookPageResponse,
  WebhookResponse,
  WebhookSecretResponse,
} from './webhook.response';
import { WebhookService } from './webhook.service';

@ApiTags('webhooks')
@ContactsInClear()
@Controller('api/v1/webhooks')
export class WebhookController {
  public constructor(
    private readonly webhooks: WebhookService,
    private readonly deliveries: WebhookDeliveryService,
    private readonly queries: WebhookQueries,
  ) {}

  @Get()
  @Allow('webhooks.read')
  public async list(@Query() query: ListWebhooksQuery): Promise<WebhookPageResponse> {
    return this.queries.list(query);
  }

  /** A new receiver; its signing secret is in this answer and nowhere else. */
  @Post()
  @Allow('webhooks.write')
  public async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateWebhookDto,
  ): Promise<WebhookSecretResponse> {
    return this.webhooks.create(actor, body);
  }

  @Get(':id')
  @Allow('webhooks.read')
  public async show(@Param('id', ParseUUIDPipe) id: string): Promise<WebhookResponse> {
    const webhook = await this.queries.find(id);
    if (webhook === null) throw notFound();
    return webhook;
  }

  @Patch(':id')
  @Allow('webhooks.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateWebhookDto,
  ): Promise<WebhookResponse> {
    return this.webhooks.update(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('webhooks.write')
  public async remove(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.webhooks.remove(actor, id);
  }

  /** A new signing secret in place of the old one. */
  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Allow('webhooks.write')
  public async rotateSecret(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<WebhookSecretResponse> {
    return this.webhooks.rotateSecret(actor, id);
  }

  /** Sends to a paused receiver again. */
  @Post(':id/resume')
  @HttpCode(200)
  @Allow('webhooks.write')
  public async resume(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<WebhookResponse> {
    return this.webhooks.resume(actor, id);
  }

  /** Sends a test event now and answers how it went. */
  @Post(':id/test')
  @HttpCode(200)
  @Allow('webhooks.write')
  public async test(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<WebhookDeliveryResponse> {
    return this.deliveries.test(actor, id);
  }

  /** What was sent, what waits and what was given up, newest first. */
  @Get(':id/deliveries')
  @ContactsInClear(false)
  @Allow('webhooks.read')
  public async log(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListDeliveriesQuery,
  ): Promise<WebhookDeliveryPageResponse> {
    if ((await this.queries.find(id)) === null) throw notFound();
    return this.queries.deliveries(id, query);
  }

  /** Sends a delivery again, under the same id. */
  @Post(':id/deliveries/:deliveryId/replay')
  @HttpCode(200)
  @Allow('webhooks.write')
  public async replay(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('deliveryId', ParseUUIDPipe) deliveryId: string,
  ): Promise<WebhookDeliveryResponse> {
    return this.webhooks.replay(actor, id, deliveryId);
  }
}
