import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ContactsInClear, notFound } from '@luodi/platform';
import type { Actor } from '../access/actor';
import { Allow, CurrentActor } from '../access/auth.decorators';
import { CreateApiKeyDto, ListApiKeysQuery, RotateApiKeyDto, UpdateApiKeyDto } from './api-key.dto';
import { ApiKeyQueries } from './api-key.queries';
import { ApiKeyPageResponse, ApiKeyResponse, ApiKeySecretResponse } from './api-key.response';
import { ApiKeyService } from './api-key.service';

@ApiTags('api-keys')
@ContactsInClear()
@Controller('api/v1/api-keys')
export class ApiKeyController {
  public constructor(
    private readonly keys: ApiKeyService,
    private readonly queries: ApiKeyQueries,
  ) {}

  @Get()
  @Allow('apiKeys.read')
  public async list(@Query() query: ListApiKeysQuery): Promise<ApiKeyPageResponse> {
    return this.queries.list(query);
  }

  /** A new key; its secret is in this answer and nowhere else. */
  @Post()
  @Allow('apiKeys.write')
  public async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateApiKeyDto,
  ): Promise<ApiKeySecretResponse> {
    return this.keys.create(actor, body);
  }

  @Get(':id')
  @Allow('apiKeys.read')
  public async show(@Param('id', ParseUUIDPipe) id: string): Promise<ApiKeyResponse> {
    const key = await this.queries.find(id);
    if (key === null) throw notFound();
    return key;
  }

  @Patch(':id')
  @Allow('apiKeys.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateApiKeyDto,
  ): Promise<ApiKeyResponse> {
    return this.keys.update(actor, id, body);
  }

  /** A new secret for the same key; the old one works for the hours of grace. */
  @Post(':id/rotate')
  @HttpCode(200)
  @Allow('apiKeys.write')
  public async rotate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RotateApiKeyDto,
  ): Promise<ApiKeySecretResponse> {
    return this.keys.rotate(actor, id, body.graceHours);
  }

  /** Ends the key at once. */
  @Post(':id/revoke')
  @HttpCode(200)
  @Allow('apiKeys.write')
  public async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ApiKeyResponse> {
    return this.keys.revoke(actor, id);
  }
}
